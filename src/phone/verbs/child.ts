import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { Action, Happening } from '../happening.ts';
import type { Caller, Leg } from '../leg.ts';
import type { Progress } from '../progress.ts';
import { newSid } from '../sid.ts';
import type { Stage } from '../stage.ts';
import { resolve } from '../stage.ts';
import type { Target, Transfer } from '../transfer.ts';

/** The leg a dialled party is called on; it shares the caller's clock and outbox. */
export function childLeg(
  stage: Stage,
  dial: Element,
  noun: Element,
  target: Target,
  transfer: Transfer,
): Leg {
  const { leg: parent } = stage;
  const { progress: _progress, ...shared } = parent;
  const progress = progressOf(stage, noun);
  const child: Leg = {
    ...shared,
    sid: newSid('CA'),
    parentSid: parent.sid,
    from: dial.attributes['callerId'] ?? parent.from,
    to: target.noun === 'Client' ? `client:${target.to}` : target.to,
    direction: 'outbound-dial',
    extraFields: {},
    caller: calleeOf(parent, transfer),
    cookies: [],
    ...(progress === undefined ? {} : { progress }),
    status: 'initiated',
    answeredAt: undefined,
    idleDocuments: 0,
  };
  return parent.knobs.childCookies === 'own' ? child : sharingCookies(child, parent);
}

function sharingCookies(child: Leg, parent: Leg): Leg {
  return {
    ...child,
    get cookies() {
      return parent.cookies;
    },
    set cookies(cookies) {
      parent.cookies = cookies;
    },
  };
}

/** The status callback of a noun; a plain number has none. */
function progressOf(stage: Stage, noun: Element): Progress | undefined {
  const address = noun.name === 'Dial' ? undefined : noun.attributes['statusCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url === undefined) return undefined;
  const events = (noun.attributes['statusCallbackEvent'] ?? 'completed').split(/\s+/);
  const method = methodOf(noun, 'statusCallbackMethod');
  return { url, method, events, sent: 0 };
}

const notForCaller: ReadonlySet<string> = new Set(['waits', 'silent', 'ignores', 'hangs up']);

/** The callee presses the scripted keys once where asked, and is silent otherwise. */
function calleeOf(parent: Leg, transfer: Transfer): Caller {
  let keys = transfer.keys;
  return {
    happens: (happening) => {
      if (notForCaller.has(happening.kind)) return;
      parent.caller.happens(forParent(happening));
    },
    acts: () => {
      const action: Action = keys === undefined ? { kind: 'silence' } : { kind: 'keys', keys };
      keys = undefined;
      return Promise.resolve(action);
    },
  };
}

/** What the callee hears and presses, the parent only knows of. */
function forParent(happening: Happening): Happening {
  if (happening.kind === 'presses') return { ...happening, by: 'callee' };
  return 'ear' in happening ? { ...happening, ear: 'callee' } : happening;
}
