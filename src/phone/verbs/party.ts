import { detectionFields } from '../amd.ts';
import { methodOf } from '../attribute.ts';
import { post } from '../callbacks.ts';
import { isPhoneNumber } from '../debugger/checks.ts';
import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Fields } from '../form.ts';
import type { CallStatus } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { tell } from '../leg.ts';
import type { ProgressEvent } from '../progress.ts';
import { report } from '../progress.ts';
import type { Stage } from '../stage.ts';
import { resolve } from '../stage.ts';
import type { Target, Transfer } from '../transfer.ts';
import { transferOf } from '../transfer.ts';
import { childLeg } from './child.ts';

/** A dialled party: how it will respond, and the leg it is called on. */
export interface Party {
  target: Target;
  /** The noun; a plain number is dialled by `<Dial>` itself. */
  element: Element;
  transfer: Transfer;
  leg: Leg;
}

/** The nouns of a Dial in order, or its text as a number. */
export function partiesOf(stage: Stage, dial: Element): Party[] {
  const nouns = elementsOf(dial);
  const elements = nouns.length > 0 ? nouns : [dial];
  return elements
    .map((element) => ({ element, target: targetOf(element) }))
    .filter(({ target }) => target.to !== '')
    .map(({ element, target }) => {
      const transfer = respond(stage.leg, target);
      return { target, element, transfer, leg: childLeg(stage, dial, element, target, transfer) };
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

/** What is no number cannot be reached. https://www.twilio.com/docs/api/errors/13223 */
function respond(leg: Leg, target: Target): Transfer {
  const transfer = transferOf(leg.transfers, target);
  const isReal = target.noun !== 'Number' || isPhoneNumber(target.to);
  return isReal ? transfer : { ...transfer, outcome: 'failed' };
}

const events: Partial<Record<CallStatus, ProgressEvent>> = {
  initiated: 'initiated',
  ringing: 'ringing',
  'in-progress': 'answered',
};

/** A party's leg takes a status, of which the noun's status callback hears. */
export function progress({ leg }: Party, status: CallStatus, more: Fields = {}): void {
  leg.status = status;
  report(leg, events[status] ?? 'completed', more);
}

/** Tells what became of a party. */
export function conclude(
  stage: Stage,
  party: Party,
  status: CallStatus,
  seconds = 0,
  more: Fields = {},
): void {
  progress(party, status, { ...(status === 'completed' ? detected(party) : {}), ...more });
  const outcome = status === 'completed' ? 'answered' : outcomeOf(status);
  tell(stage.leg, { kind: 'dialled', ...party.target, outcome, seconds });
}

function outcomeOf(status: CallStatus): 'busy' | 'no-answer' | 'failed' | 'canceled' {
  return status === 'busy' || status === 'no-answer' || status === 'canceled' ? status : 'failed';
}

/** What machine detection finds, if the noun asks for it. */
function detected({ element, transfer }: Party): Fields {
  const mode = element.attributes['machineDetection'];
  if (mode !== 'Enable' && mode !== 'DetectMessageEnd') return {};
  return detectionFields(transfer.answerer, mode);
}

/**
 * Tells the noun's callback who or what answered.
 * Source: https://www.twilio.com/docs/voice/twiml/number#attributes-amdstatuscallback
 */
export function detect(stage: Stage, party: Party): void {
  const { element, leg } = party;
  const found = detected(party);
  const address = element.attributes['amdStatusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url === undefined || !('AnsweredBy' in found)) return;
  const method = methodOf(element, 'amdStatusCallbackMethod');
  post(leg, { url, method, fields: { CallSid: leg.sid, AccountSid: leg.accountSid, ...found } });
}
