/** When each outcome of a transfer, a queue, a recording or a task comes. */
export const OUTCOME_TEXT: Readonly<Record<string, string>> = {
  completed: 'When a talk, or a conference, is over.',
  answered: 'When the caller has left a conference in which others stay.',
  busy: 'When whom the call was put through to is busy.',
  'no-answer': 'When nobody answered in time.',
  failed: "When a call could not be put through, or the state's task failed.",
  canceled: 'When a transfer was given up before anybody answered.',
  bridged: 'When the talk with who took the caller from the queue is over.',
  'bridging-in-process': 'When the queue ended while somebody was taking the caller from it.',
  error: 'When the caller could not be queued.',
  hangup: 'When the caller hung up in the queue; nothing more is heard.',
  leave: 'When the caller left the queue, by `leave`.',
  redirected: 'When the waiting caller was taken elsewhere, from outside.',
  'redirected-from-bridged': 'When the caller was taken elsewhere in the talk after the queue.',
  'queue-full': 'When as many wait as may.',
  'system-error': 'When Twilio failed.',
  recorded: 'When a recording is over.',
  success: 'When a payment was made.',
  'payment-connector-error': 'When the payment processor failed.',
  'caller-interrupted-with-star': 'When the caller gave a payment up, by the star key.',
  'caller-hung-up': 'When the caller hung up in a payment; nothing more is heard.',
  'validation-error': 'When what a payment was asked with is wrong.',
  'too-many-failed-attempts': 'When the caller entered something wrong too often in a payment.',
  'live-agent-handoff': 'When a virtual agent hands the caller to a person.',
  done: "When the state's task is done.",
};

/** What each event is by which a condition asks what led here. */
export const EVENT_TEXT: Readonly<Record<string, string>> = {
  ring: 'The call begins.',
  digits: 'The caller pressed a key, or several.',
  speech: 'The caller spoke.',
  noInput: 'The caller stayed silent.',
  resume: 'The call comes back to where it was, after a failure of the server.',
  rescue: 'The call is given up for `lastExit`, after another failure.',
  ...OUTCOME_TEXT,
};

/** What a carrier tells of where the numbers of a call belong, by name. */
const PLACES = Object.fromEntries(
  ['from', 'to', 'caller', 'called'].flatMap((end) => {
    const whose = /^(from|caller)$/.test(end) ? "the caller's number" : 'the number called';
    return [
      [`${end}City`, `The city of ${whose}.`],
      [`${end}State`, `The state of ${whose}, such as CA.`],
      [`${end}Zip`, `The postal code of ${whose}.`],
      [`${end}Country`, `The country of ${whose}, such as US.`],
    ];
  }),
) as Readonly<Record<string, string>>;

/** What a carrier tells of a call, by name. */
export const DETAIL_TEXT: Readonly<Record<string, string>> = {
  from: "The caller's number in E.164, or what the carrier says instead, such as anonymous.",
  to: 'The number that was called.',
  sid: 'The SID of the call, by which the log of calls knows it.',
  parentSid: 'The SID of the call from which this one was made.',
  caller: "The caller's number, under its older name.",
  called: 'The number that was called, under its older name.',
  callerName: "The caller's name, where the carrier looks it up.",
  forwardedFrom: 'The number that handed the call on, where the carrier knows it.',
  direction: 'Who called: inbound, or outbound-api.',
  status: 'How far the call is, such as in-progress.',
  answeredBy: 'Who answered a call of yours: human, machine_start, …',
  stirVerstat: "How sure the caller's number is (STIR/SHAKEN), such as TN-Validation-Passed-A.",
  ...PLACES,
  confidence: 'How sure the carrier was of what it has just heard, from 0 to 1.',
  queuePosition: 'The place in the queue, from 1, while the caller waits in it.',
  queueSize: 'How many wait in it.',
  queueTime: 'Seconds that the caller has waited in it.',
  averageQueueTime: 'Seconds that callers wait in it on average.',
  dialSid: 'The SID of the call to whom the caller was just put through.',
  dialDuration: 'Seconds that this talk lasted.',
  recordingSid: 'The SID of what was just recorded.',
  recordingUrl: 'Its address.',
  recordingDuration: 'Seconds that it lasts.',
  paymentToken: 'The token of the payment that was just made.',
  paymentCardNumber: 'The last digits of its card.',
  paymentCardType: 'The kind of its card, such as visa.',
  paymentConfirmationCode: "The payment processor's code for it.",
  paymentError: 'What was wrong with it.',
};
