/**
 * The rows of the records. Times are epoch milliseconds in 64-bit integers: both databases compare and
 * index them alike, whatever their time zones and collations. What is not known is null.
 * @module
 */

export interface Call {
  readonly callSid: string;
  /** Calls in the order in which they were recorded; their steps are kept by it, side by side. */
  readonly serial: number;
  readonly tree: string | null;
  readonly version: string | null;
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  readonly direction: string | null;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly endedAt: number | null;
  /** As the carrier says. */
  readonly status: string | null;
  /** Null while it lasts. */
  readonly ending: string | null;
  /** Seconds, as the carrier says. */
  readonly duration: number | null;
  readonly lastState: string | null;
  /** When it came to its last state. */
  readonly lastAt: number | null;
}

export interface Step {
  readonly callSerial: number;
  readonly id: string;
  readonly at: number;
  readonly tree: string;
  readonly version: string;
  readonly state: string;
  readonly event: string;
  readonly option: string | null;
  readonly key: string | null;
  /** The states entered, as a JSON array. */
  readonly path: string;
}

export interface Recording {
  readonly recordingSid: string;
  readonly callSid: string | null;
  readonly kind: string | null;
  readonly tree: string | null;
  readonly state: string | null;
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  readonly createdAt: number;
  /** Seconds. */
  readonly duration: number | null;
  readonly status: string | null;
  readonly url: string | null;
  readonly transcript: string | null;
  readonly transcriptionStatus: string | null;
  readonly handledAt: number | null;
  readonly handledBy: string | null;
  readonly note: string | null;
  readonly deletedAt: number | null;
  /** When somebody was told of it. */
  readonly notifiedAt: number | null;
}

export interface Message {
  readonly messageSid: string;
  readonly direction: string | null;
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  readonly body: string | null;
  readonly status: string | null;
  readonly errorCode: string | null;
  readonly at: number;
  readonly updatedAt: number;
  readonly callSid: string | null;
}

export interface QueueEntry {
  readonly id: string;
  readonly queue: string | null;
  readonly queueSid: string | null;
  readonly callSid: string | null;
  readonly enteredAt: number;
  readonly leftAt: number | null;
  readonly result: string | null;
  /** Seconds. */
  readonly wait: number | null;
  readonly agent: string | null;
}

export interface CallBack {
  readonly id: string;
  readonly number: string | null;
  readonly queue: string | null;
  readonly tree: string | null;
  readonly askedAt: number;
  readonly takenAt: number | null;
  readonly takenBy: string | null;
  readonly result: string | null;
  /** How often it was tried; null before the first time. */
  readonly tries: number | null;
}

export interface TreeVersion {
  readonly tree: string;
  readonly version: string;
  readonly liveSince: number;
  readonly liveUntil: number | null;
  readonly file: string | null;
}

/** How often what happened in a state, by day: days since 1970-01-01 UTC. */
export interface StepCount {
  readonly day: number;
  readonly tree: string;
  readonly state: string;
  readonly event: string;
  /** Empty where none was chosen. */
  readonly option: string;
  readonly steps: number;
}

/** How many calls of a day ended how and where; both are empty while they last. */
export interface CallCount {
  readonly day: number;
  readonly tree: string;
  readonly state: string;
  readonly ending: string;
  readonly calls: number;
}

/** How many calls of a day took how many seconds. */
export interface CallLength {
  readonly day: number;
  readonly tree: string;
  readonly duration: number;
  readonly calls: number;
}

/** The tables, as queries name them; in the database both are written in snake case. */
export interface Schema {
  calls: Call;
  steps: Step;
  recordings: Recording;
  messages: Message;
  queueEntries: QueueEntry;
  callBacks: CallBack;
  treeVersions: TreeVersion;
  stepCounts: StepCount;
  callCounts: CallCount;
  callLengths: CallLength;
}
