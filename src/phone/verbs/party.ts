import { post, statusFields } from '../callbacks.ts';
import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Action, CallStatus } from '../happening.ts';
import type { Caller, Leg } from '../leg.ts';
import { tell } from '../leg.ts';
import { newSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import { resolve } from '../stage.ts';
import type { Target, Transfer } from '../transfer.ts';
import { transferOf } from '../transfer.ts';

/** A dialled party: how it will respond, and the leg it is called on. */
export interface Party {
  target: Target;
  /** The noun; a plain number is dialled by `<Dial>` itself. */
  element: Element;
  transfer: Transfer;
  leg: Leg;
  sequence: number;
}

/** The nouns of a Dial in order, or its text as a number. */
export function partiesOf(stage: Stage, dial: Element): Party[] {
  const nouns = elementsOf(dial);
  const elements = nouns.length > 0 ? nouns : [dial];
  return elements
    .map((element) => ({ element, target: targetOf(element) }))
    .filter(({ target }) => target.to !== '')
    .map(({ element, target }) => {
      const transfer = transferOf(stage.leg.transfers, target);
      return {
        target,
        element,
        transfer,
        leg: childLeg(stage.leg, dial, target, transfer),
        sequence: 0,
      };
    });
}

/** A number is written with spaces, dots and brackets at will; other names are taken as written. */
function targetOf(element: Element): Target {
  const named = elementsOf(element).find((child) =>
    ['Identity', 'ApplicationSid', 'Uri'].includes(child.name),
  );
  const text = textOf(named ?? element);
  const isNumber = element.name === 'Dial' || element.name === 'Number';
  return {
    noun: element.name === 'Dial' ? 'Number' : element.name,
    to: isNumber ? text.replace(/[\s().-]/g, '') : text,
  };
}

function childLeg(parent: Leg, dial: Element, target: Target, transfer: Transfer): Leg {
  return {
    ...parent,
    sid: newSid('CA'),
    parentSid: parent.sid,
    from: dial.attributes['callerId'] ?? parent.from,
    to: target.noun === 'Client' ? `client:${target.to}` : target.to,
    direction: 'outbound-dial',
    extraFields: {},
    caller: calleeOf(parent, transfer),
    status: 'initiated',
    answeredAt: undefined,
    idleDocuments: 0,
  };
}

const notForCaller: ReadonlySet<string> = new Set(['waits', 'silent', 'ignores', 'hangs up']);

/** The callee presses the scripted keys once where asked, and is silent otherwise. */
function calleeOf(parent: Leg, transfer: Transfer): Caller {
  let keys = transfer.keys;
  return {
    happens: (happening) => {
      if (notForCaller.has(happening.kind)) return;
      const pressed = happening.kind === 'presses';
      parent.caller.happens(pressed ? { ...happening, by: 'callee' } : happening);
    },
    acts: () => {
      const action: Action = keys === undefined ? { kind: 'silence' } : { kind: 'keys', keys };
      keys = undefined;
      return Promise.resolve(action);
    },
  };
}

/**
 * A party's leg takes a status: the noun's callback hears of the events it asked for, and of the
 * end in any case. https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback-event
 */
export function progress(stage: Stage, party: Party, status: CallStatus): void {
  const { leg, element } = party;
  leg.status = status;
  const address = element.name === 'Dial' ? undefined : element.attributes['statusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  const wanted = (element.attributes['statusCallbackEvent'] ?? 'completed').split(/\s+/);
  const event = { initiated: 'initiated', ringing: 'ringing', 'in-progress': 'answered' }[
    status as string
  ];
  if (url === undefined || !wanted.includes(event ?? 'completed')) return;
  const talked = leg.answeredAt === undefined ? 0 : leg.clock.seconds - leg.answeredAt;
  post(stage.leg, {
    url,
    method: methodOf(stage.leg, element, 'statusCallbackMethod', 13210),
    fields: statusFields(leg, party.sequence, event === undefined ? talked : undefined),
  });
  party.sequence += 1;
}

/** Tells what became of a party. */
export function conclude(stage: Stage, party: Party, status: CallStatus, seconds = 0): void {
  progress(stage, party, status);
  const outcome = status === 'completed' ? 'answered' : outcomeOf(status);
  tell(stage.leg, { kind: 'dialled', ...party.target, outcome, seconds });
}

function outcomeOf(status: CallStatus): 'busy' | 'no-answer' | 'failed' | 'canceled' {
  return status === 'busy' || status === 'no-answer' || status === 'canceled' ? status : 'failed';
}
