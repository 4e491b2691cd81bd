/**
 * What is told of a call while it lasts and after it. All times are epoch milliseconds; numbers are in
 * E.164 where the carrier knows them, and whatever it sent where not. What is told twice, late or in
 * another order comes to the same records.
 * @module
 */

/** One step of a call that was answered, and with it how far the call has come. */
export interface StepFact {
  /** Unique within the call; a step told again under its id is not recorded again. */
  readonly id: string;
  readonly callSid: string;
  readonly at: number;
  readonly tree: string;
  readonly version: string;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly direction?: string | undefined;
  /** The state the caller was in. */
  readonly state: string;
  /** What happened: `ring`, `digits`, `speech`, `noInput`, or the outcome of a task. */
  readonly event: string;
  /** The state the caller chose by its name; undefined where what was pressed or said was no way on. */
  readonly option?: string | undefined;
  /** A single key of the tree's own table; never anything else that was pressed. */
  readonly key?: string | undefined;
  /** The states entered. */
  readonly path: readonly string[];
  /** How the tree ended the call with this step, such as `goodbye`. */
  readonly ending?: string | undefined;
}

/** What a status callback tells. https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export interface CallFact {
  readonly callSid: string;
  readonly at: number;
  readonly tree?: string | undefined;
  readonly version?: string | undefined;
  readonly fromNumber?: string | undefined;
  readonly toNumber?: string | undefined;
  readonly direction?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly status?: string | undefined;
  /** How it ended: the final status unless the tree knows better, such as `goodbye`. */
  readonly ending?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
}

/** https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallback */
export interface RecordingFact {
  readonly recordingSid: string;
  readonly createdAt: number;
  /** `voicemail` is somebody's to hear; a `post` is what the tree itself plays. */
  readonly kind?: 'voicemail' | 'post' | undefined;
  readonly callSid?: string | undefined;
  readonly tree?: string | undefined;
  readonly state?: string | undefined;
  readonly fromNumber?: string | undefined;
  readonly toNumber?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly status?: string | undefined;
  readonly url?: string | undefined;
  readonly transcript?: string | undefined;
  /** https://www.twilio.com/docs/voice/api/recording-transcription#transcription-status-values */
  readonly transcriptionStatus?: string | undefined;
}

/** A text message. https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
export interface MessageFact {
  readonly messageSid: string;
  readonly at: number;
  readonly updatedAt: number;
  readonly direction?: 'in' | 'out' | undefined;
  readonly fromNumber?: string | undefined;
  readonly toNumber?: string | undefined;
  readonly body?: string | undefined;
  readonly status?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly callSid?: string | undefined;
}

/** A stay in a queue. https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action */
export interface QueueEntryFact {
  /** Unique to the stay; the same when the caller enters and leaves. */
  readonly id: string;
  readonly enteredAt: number;
  readonly queue?: string | undefined;
  readonly queueSid?: string | undefined;
  readonly callSid?: string | undefined;
  readonly leftAt?: number | undefined;
  readonly result?: string | undefined;
  /** Seconds waited. */
  readonly wait?: number | undefined;
  readonly agent?: string | undefined;
}

/** A caller who asked to be called back. */
export interface CallBackFact {
  readonly id: string;
  readonly askedAt: number;
  readonly number?: string | undefined;
  readonly queue?: string | undefined;
  readonly tree?: string | undefined;
  readonly takenAt?: number | undefined;
  readonly takenBy?: string | undefined;
  readonly result?: string | undefined;
  readonly tries?: number | undefined;
}

/** A version of a tree that took new calls. */
export interface TreeVersionFact {
  readonly tree: string;
  readonly version: string;
  readonly liveSince: number;
  readonly liveUntil?: number | undefined;
  readonly file?: string | undefined;
}

/** What can be told, by the table it goes to. */
export interface Facts {
  readonly steps: StepFact;
  readonly calls: CallFact;
  readonly recordings: RecordingFact;
  readonly messages: MessageFact;
  readonly queueEntries: QueueEntryFact;
  readonly callBacks: CallBackFact;
  readonly treeVersions: TreeVersionFact;
}

/** What can be asked for as a whole. */
export const tables = [
  'calls',
  'steps',
  'recordings',
  'messages',
  'queueEntries',
  'callBacks',
  'treeVersions',
] as const satisfies readonly (keyof Facts)[];
