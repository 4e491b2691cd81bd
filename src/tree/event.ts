/** What every request tells about the call, whatever happened. */
interface Facts {
  /** The caller's number in E.164, or what the carrier says instead (`anonymous`, `client:ann`). */
  readonly from: string;
  /** The number that was called. */
  readonly to: string;
  /** When it happened; the machine has no clock of its own. */
  readonly now: Date;
  /** What else the carrier tells of the call, where it does: `callerName`, `fromCity`, … */
  readonly details: Readonly<Record<string, string>>;
  /** The switches that operators have thrown. */
  readonly switches: ReadonlySet<string>;
  /** What the address says that was requested, where it was signed here. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/**
 * What happened on the line:
 * - `ring`: the call begins;
 * - `digits`: the caller pressed one or more keys;
 * - `speech`: the caller spoke (`confidence` from 0 to 1, where the carrier gives one);
 * - `noInput`: the caller stayed silent;
 * - `outcome`: a transfer, queue or recording ended, in Twilio's word for it (`busy`, `queue-full`, …),
 *   or a task, as `done` or `failed` (`values` are what the call is to remember of it);
 * - `resume`: the call comes back to the state it was in, after a failure;
 * - `rescue`: the call is given up for the tree's last exit, after another failure.
 */
export type CallEvent = Facts &
  (
    | { readonly type: 'ring' }
    | { readonly type: 'digits'; readonly digits: string }
    | { readonly type: 'speech'; readonly speech: string; readonly confidence?: number }
    | { readonly type: 'noInput' }
    | {
        readonly type: 'outcome';
        readonly outcome: string;
        readonly values?: Readonly<Record<string, string>>;
      }
    | { readonly type: 'resume' | 'rescue' }
  );

/** What a carrier tells of either end of a call: `fromCity`, `calledCountry`, … */
const PLACES = ['from', 'to', 'caller', 'called'].flatMap((end) =>
  ['City', 'State', 'Zip', 'Country'].map((part) => end + part),
);

/**
 * What a carrier may tell of a call, as prompts name it: `call.fromCity`. Times are in seconds. What is
 * told of a queue, a recording, a transfer or a payment is told when it has just come about.
 * https://www.twilio.com/docs/voice/twiml#request-parameters
 * https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
 */
export const CALL_DETAILS: readonly string[] = [
  'sid',
  'parentSid',
  'caller',
  'called',
  'callerName',
  'forwardedFrom',
  'direction',
  'status',
  'answeredBy',
  'stirVerstat',
  ...PLACES,
  'confidence',
  'queuePosition',
  'queueSize',
  'queueTime',
  'averageQueueTime',
  'dialSid',
  'dialDuration',
  'recordingSid',
  'recordingUrl',
  'recordingDuration',
  'paymentToken',
  'paymentCardNumber',
  'paymentCardType',
  'paymentConfirmationCode',
  'paymentError',
];

/**
 * The outcomes that a state's table may name: `DialCallStatus`, `QueueResult`, `recorded` for a
 * finished `<Record>`, the `Result` of a payment, what became of a virtual agent, and `done` for a task.
 * https://www.twilio.com/docs/voice/twiml/dial#action https://www.twilio.com/docs/voice/twiml/enqueue#action
 * https://www.twilio.com/docs/voice/twiml/pay#action https://www.twilio.com/docs/voice/twiml/connect
 */
export const OUTCOMES: readonly string[] = [
  'completed',
  'answered',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'bridged',
  'bridging-in-process',
  'error',
  'hangup',
  'leave',
  'redirected',
  'redirected-from-bridged',
  'queue-full',
  'system-error',
  'recorded',
  'success',
  'payment-connector-error',
  'caller-interrupted-with-star',
  'caller-hung-up',
  'validation-error',
  'too-many-failed-attempts',
  'live-agent-handoff',
  'done',
];

/** What a condition may say led here. */
export const EVENTS: readonly string[] = [
  'ring',
  'digits',
  'speech',
  'noInput',
  'resume',
  'rescue',
  ...OUTCOMES,
];
