import { alongWith, greatest, lastOf, least, sum, type Merge } from './merge.ts';
import type { Schema } from './schema.ts';

/** Characters; what is longer does not fit an index. */
export const LONGEST_NAME = 255;

/** A column that is written by what is told: a `name` is short text, `text` is of any length. */
export interface Column {
  readonly name: string;
  readonly type: 'name' | 'text' | 'integer';
  /** Whether a row without it can't be written. */
  readonly required: boolean;
  /** Undefined for a column that never changes. */
  readonly merge: Merge | undefined;
}

export interface Table {
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

const required = (name: string, type: Column['type'], merge?: Merge): Column => ({
  name,
  type,
  required: true,
  merge,
});
const optional = (name: string, type: Column['type'], merge: Merge = greatest): Column => ({
  name,
  type,
  required: false,
  merge,
});

/** Final statuses; a call has one of them. https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export const OVER = ['canceled', 'no-answer', 'busy', 'failed', 'completed'];

const CALL_STATUS = ['queued', 'initiated', 'ringing', 'in-progress', ...OVER];

/** https://www.twilio.com/docs/voice/api/recording#recording-status-values */
const RECORDING_STATUS = ['in-progress', 'paused', 'stopped', 'processing', 'failed', 'absent'];

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const MESSAGE_STATUS = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'receiving',
  'received',
  'canceled',
  'failed',
  'undelivered',
  'delivered',
  'read',
];

/** The tables that are written by what is told, and how what is told again goes into them. */
export const tables: Readonly<Record<keyof Schema, Table>> = {
  calls: {
    key: ['callSid'],
    columns: [
      required('callSid', 'name'),
      required('serial', 'integer'),
      optional('tree', 'name'),
      optional('version', 'name'),
      optional('fromNumber', 'name'),
      optional('toNumber', 'name'),
      optional('direction', 'name'),
      required('startedAt', 'integer', least),
      required('updatedAt', 'integer', greatest),
      optional('endedAt', 'integer', least),
      optional('status', 'name', lastOf(CALL_STATUS)),
      optional('ending', 'name', lastOf(OVER, 'after')),
      optional('duration', 'integer'),
      optional('lastState', 'name', alongWith('lastAt')),
      optional('lastAt', 'integer'),
    ],
  },
  steps: {
    key: ['callSerial', 'id'],
    columns: [
      required('callSerial', 'integer'),
      required('id', 'name'),
      required('at', 'integer'),
      required('tree', 'name'),
      required('version', 'name'),
      required('state', 'name'),
      required('event', 'name'),
      { name: 'option', type: 'name', required: false, merge: undefined },
      { name: 'key', type: 'name', required: false, merge: undefined },
      required('path', 'text'),
    ],
  },
  recordings: {
    key: ['recordingSid'],
    columns: [
      required('recordingSid', 'name'),
      optional('callSid', 'name'),
      optional('kind', 'name'),
      optional('tree', 'name'),
      optional('state', 'name'),
      optional('fromNumber', 'name'),
      optional('toNumber', 'name'),
      required('createdAt', 'integer', least),
      optional('duration', 'integer'),
      optional('status', 'name', lastOf([...RECORDING_STATUS, 'completed'])),
      optional('url', 'text'),
      optional('transcript', 'text'),
      optional('transcriptionStatus', 'name', lastOf(['in-progress', 'failed', 'completed'])),
      optional('handledAt', 'integer'),
      optional('handledBy', 'name'),
      optional('note', 'text'),
      optional('deletedAt', 'integer'),
      optional('notifiedAt', 'integer'),
    ],
  },
  messages: {
    key: ['messageSid'],
    columns: [
      required('messageSid', 'name'),
      optional('direction', 'name'),
      optional('fromNumber', 'name'),
      optional('toNumber', 'name'),
      optional('body', 'text'),
      optional('status', 'name', lastOf(MESSAGE_STATUS)),
      optional('errorCode', 'name'),
      required('at', 'integer', least),
      required('updatedAt', 'integer', greatest),
      optional('callSid', 'name'),
    ],
  },
  queueEntries: {
    key: ['id'],
    columns: [
      required('id', 'name'),
      optional('queue', 'name'),
      optional('queueSid', 'name'),
      optional('callSid', 'name'),
      required('enteredAt', 'integer', least),
      optional('leftAt', 'integer'),
      // Whoever hangs up has only just asked to be called back.
      optional('result', 'name', lastOf(['hangup'], 'after')),
      optional('wait', 'integer'),
      optional('agent', 'name'),
    ],
  },
  callBacks: {
    key: ['id'],
    columns: [
      required('id', 'name'),
      optional('number', 'name'),
      optional('queue', 'name'),
      optional('tree', 'name'),
      required('askedAt', 'integer', least),
      optional('takenAt', 'integer', least),
      optional('takenBy', 'name'),
      optional('result', 'name'),
      optional('tries', 'integer'),
    ],
  },
  treeVersions: {
    key: ['tree', 'version', 'liveSince'],
    columns: [
      required('tree', 'name'),
      required('version', 'name'),
      required('liveSince', 'integer'),
      optional('liveUntil', 'integer'),
      optional('file', 'text'),
    ],
  },
  stepCounts: {
    key: ['day', 'tree', 'state', 'event', 'option'],
    columns: [
      required('day', 'integer'),
      required('tree', 'name'),
      required('state', 'name'),
      required('event', 'name'),
      required('option', 'name'),
      required('steps', 'integer', sum),
    ],
  },
  callCounts: {
    key: ['day', 'tree', 'state', 'ending'],
    columns: [
      required('day', 'integer'),
      required('tree', 'name'),
      required('state', 'name'),
      required('ending', 'name'),
      required('calls', 'integer', sum),
    ],
  },
  callLengths: {
    key: ['day', 'tree', 'duration'],
    columns: [
      required('day', 'integer'),
      required('tree', 'name'),
      required('duration', 'integer'),
      required('calls', 'integer', sum),
    ],
  },
};
