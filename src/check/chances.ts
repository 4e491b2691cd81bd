import { allVerbs } from '../tree/enter.ts';
import { OUTCOMES } from '../tree/event.ts';
import type { State } from '../tree/state.ts';
import type { Element } from '../twiml/verb.ts';

/** What may happen to a caller in a state that waits. */
export interface Chances {
  readonly keys: boolean;
  readonly words: boolean;
  readonly silence: boolean;
  /** How what the state does may end. */
  readonly outcomes: readonly string[];
}

/** `DialCallStatus`. https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values */
const DIALLED = ['completed', 'answered', 'busy', 'no-answer', 'failed', 'canceled'];

/** `QueueResult`. https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action */
const QUEUED = [
  'bridged',
  'bridging-in-process',
  'error',
  'hangup',
  'leave',
  'redirected',
  'redirected-from-bridged',
  'queue-full',
  'system-error',
];

/** What the verbs that leave the tree report; what others do has no word of its own. */
const ENDS: Readonly<Partial<Record<Element['kind'], readonly string[]>>> = {
  dial: DIALLED,
  enqueue: QUEUED,
  record: ['recorded', 'hangup'],
  refer: ['completed', 'busy', 'no-answer', 'failed'],
  connect: ['completed', 'failed', 'live-agent-handoff'],
  pay: [
    'success',
    'payment-connector-error',
    'caller-interrupted-with-star',
    'caller-hung-up',
    'validation-error',
    'too-many-failed-attempts',
  ],
};

/** What may happen in a state; in one whose verbs are not known, everything. */
export function chancesOf({ enter, task, speech }: State): Chances {
  if (task) return { keys: false, words: false, silence: false, outcomes: ['done', 'failed'] };
  const verbs = typeof enter === 'function' ? [] : allVerbs(enter);
  if (typeof enter === 'function' || verbs.some(({ kind }) => kind === 'raw')) {
    return { keys: true, words: true, silence: true, outcomes: OUTCOMES };
  }
  const gathers = verbs.filter((verb) => verb.kind === 'gather');
  const inputs = gathers.map(({ attributes }) =>
    String(attributes.input ?? (speech ? 'speech dtmf' : 'dtmf')),
  );
  return {
    keys: inputs.some((input) => input.includes('dtmf')),
    words: inputs.some((input) => input.includes('speech')),
    silence: verbs.some(({ kind }) => kind === 'gather' || kind === 'redirect'),
    outcomes: [...new Set(verbs.flatMap(({ kind }) => ENDS[kind] ?? []))],
  };
}
