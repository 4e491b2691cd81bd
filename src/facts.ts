import { randomUUID } from 'node:crypto';
import { field, type Form } from './form.ts';
import type {
  CallFact,
  MessageFact,
  QueueEntryFact,
  RecordingFact,
  StepFact,
} from './records/fact.ts';
import { choiceOf } from './tree/choice.ts';
import type { CallEvent } from './tree/event.ts';
import { GOODBYE, RINGING } from './tree/line.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { toldName } from './tree/questions.ts';
import type { Place } from './tree/step.ts';
import type { Verb } from './twiml/verb.ts';

/** One step of a call, as it was answered. */
export interface Stepped {
  readonly callSid: string;
  readonly tree: PhoneTree;
  /** Where the call was; undefined where it began. */
  readonly before: Place | undefined;
  readonly event: CallEvent;
  readonly path: readonly string[];
  /** Twilio's token of the request, the same when it asks again; empty where there is none. */
  readonly token: string;
}

/** What the records keep of a step: which way was chosen, and never what was pressed or said. */
export function stepFact({ callSid, tree, before, event, path, token }: Stepped): StepFact {
  const choice = before && choiceOf(tree, before, event);
  return {
    id: token || randomUUID(),
    callSid,
    at: event.now.getTime(),
    tree: tree.name,
    version: tree.version,
    fromNumber: event.from,
    toNumber: event.to,
    direction: event.details['direction'],
    state: toldName(before?.state ?? RINGING),
    event: event.type === 'outcome' ? event.outcome : event.type,
    option: choice?.option,
    key: choice?.key,
    path: path.map(toldName),
    ending: path.includes(GOODBYE) ? 'goodbye' : undefined,
  };
}

/** The stay in a queue that begins with an answer; undefined where it puts the caller into none. */
export function enteredFact(
  verbs: readonly Verb[],
  callSid: string,
  now: number,
): QueueEntryFact | undefined {
  const [queue] = verbs.find(({ kind }) => kind === 'enqueue')?.content ?? [];
  if (typeof queue !== 'string') return undefined;
  return { id: `${callSid}/${now}`, callSid, queue, enteredAt: now };
}

/**
 * What a request tells of the caller's stay in a queue, once it is over; where it is known, with when it
 * began, in epoch milliseconds. https://www.twilio.com/docs/voice/twiml/enqueue#action
 */
export function leftFact(
  form: Form,
  callSid: string,
  queued: number | undefined,
  now: number,
): QueueEntryFact | undefined {
  const result = field(form, 'QueueResult');
  if (!result) return undefined;
  const wait = seconds(form, 'QueueTime') ?? 0;
  const queueSid = field(form, 'QueueSid');
  return {
    // Told again, a stay whose beginning is not known is told with the same wait.
    id: `${callSid}/${queued ?? `${queueSid}/${wait}`}`,
    callSid,
    queueSid: queueSid || undefined,
    queue: field(form, 'QueueName') || undefined,
    enteredAt: queued ?? now - wait * 1000,
    leftAt: now,
    result,
    wait,
  };
}

/**
 * What a request tells of a recording: the `action` of `<Record>`, or one of its callbacks.
 * https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallback
 */
export function recordingFact(
  form: Form,
  now: number,
  where: Pick<RecordingFact, 'tree' | 'state'> = {},
): RecordingFact | undefined {
  const recordingSid = field(form, 'RecordingSid');
  if (!recordingSid) return undefined;
  const told = (name: string) => field(form, name) || undefined;
  const began = Date.parse(field(form, 'RecordingStartTime'));
  return {
    recordingSid,
    createdAt: Number.isNaN(began) ? now : began,
    kind: 'voicemail',
    callSid: told('CallSid'),
    fromNumber: told('From'),
    toNumber: told('To'),
    duration: seconds(form, 'RecordingDuration'),
    status: told('RecordingStatus'),
    url: told('RecordingUrl'),
    transcript: told('TranscriptionText'),
    transcriptionStatus: told('TranscriptionStatus'),
    ...where,
  };
}

/** What a status callback tells of a call. https://www.twilio.com/docs/voice/api/call-resource#statuscallback */
export function callFact(form: Form, now: number): CallFact {
  const told = (name: string) => field(form, name) || undefined;
  const status = told('CallStatus');
  const over = status !== undefined && OVER.has(status);
  const duration = seconds(form, 'CallDuration');
  const sent = Date.parse(field(form, 'Timestamp'));
  const at = Number.isNaN(sent) ? now : sent;
  return {
    callSid: field(form, 'CallSid'),
    at,
    fromNumber: told('From'),
    toNumber: told('To'),
    direction: told('Direction'),
    status,
    ...(over && { ending: status, endedAt: at, duration }),
    ...(over && duration !== undefined && { startedAt: at - duration * 1000 }),
  };
}

/** What a callback tells of a text message. https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
export function messageFact(form: Form, now: number): MessageFact {
  const told = (name: string) => field(form, name) || undefined;
  return {
    messageSid: field(form, 'MessageSid') || field(form, 'SmsSid'),
    at: now,
    updatedAt: now,
    direction: 'out',
    fromNumber: told('From'),
    toNumber: told('To'),
    status: told('MessageStatus') ?? told('SmsStatus'),
    errorCode: told('ErrorCode'),
  };
}

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** A whole number of seconds; undefined where none is told. */
function seconds(form: Form, name: string): number | undefined {
  const text = field(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
