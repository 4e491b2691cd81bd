import { field, type Form } from './form.ts';
import { CALL_DETAILS, type CallEvent } from './tree/event.ts';

/** Fields in which a verb that left the tree reports how it ended; at most one of them is there. */
const OUTCOME_FIELDS = [
  'DialCallStatus',
  'QueueResult',
  'ReferCallStatus',
  'VirtualAgentStatus',
  'Result',
];

/** Any of them tells that the request is the `action` of `<Record>`. */
const RECORDING_FIELDS = ['RecordingUrl', 'RecordingSid', 'RecordingDuration'];

/** What a request does not tell itself. */
export type Circumstances = Pick<CallEvent, 'now' | 'switches' | 'parameters'>;

/**
 * Reads what happened from the fields of a voice request. A request that tells nothing is silence:
 * Twilio sends an empty `Digits` or none at all. `<Dial>` may report a recording and `<Record>` a key,
 * so the order matters. https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function happeningOf(form: Form, { now, switches, parameters }: Circumstances): CallEvent {
  const facts = {
    from: field(form, 'From'),
    to: field(form, 'To'),
    now,
    details: detailsOf(form),
    switches,
    parameters,
  };
  const value = (name: string) => field(form, name);

  const outcome = OUTCOME_FIELDS.map(value).find(Boolean);
  if (outcome) return { ...facts, type: 'outcome', outcome };

  const digits = value('Digits');
  if (RECORDING_FIELDS.some(value)) {
    return { ...facts, type: 'outcome', outcome: digits === 'hangup' ? 'hangup' : 'recorded' };
  }
  if (digits) return { ...facts, type: 'digits', digits };

  const speech = value('SpeechResult');
  if (speech) {
    const confidence = Number.parseFloat(value('Confidence'));
    return { ...facts, type: 'speech', speech, ...(confidence >= 0 && { confidence }) };
  }
  return { ...facts, type: 'noInput' };
}

/** What is known of the call beside its numbers; what the carrier leaves empty is left out. */
function detailsOf(form: Form): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [name, from] of DETAILS) {
    const value = field(form, from);
    if (value) details[name] = value;
  }
  return details;
}

/** The fields that are not called as prompts call them. */
const FIELDS: Readonly<Record<string, string>> = {
  sid: 'CallSid',
  parentSid: 'ParentCallSid',
  status: 'CallStatus',
  dialSid: 'DialCallSid',
  dialDuration: 'DialCallDuration',
  queueSize: 'CurrentQueueSize',
  averageQueueTime: 'AvgQueueTime',
};

const DETAILS = CALL_DETAILS.map((name) => {
  const field = FIELDS[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  return [name, field] as const;
});
