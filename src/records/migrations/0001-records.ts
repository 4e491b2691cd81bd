import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Schema = Kysely<unknown>['schema'];

/** The first tables. Each index is of a question that operators ask, or of what is looked up in erasing. */
export const records: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('calls')
      .addColumn('call_sid', 'text', (column) => column.primaryKey())
      .addColumn('serial', 'bigint', (column) => column.notNull())
      .addColumn('tree', 'text')
      .addColumn('version', 'text')
      .addColumn('from_number', 'text')
      .addColumn('to_number', 'text')
      .addColumn('direction', 'text')
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('status', 'text')
      .addColumn('ending', 'text')
      .addColumn('duration', 'bigint')
      .addColumn('last_state', 'text')
      .addColumn('last_at', 'bigint')
      .execute();
    await index(schema, 'calls', ['serial']);
    await index(schema, 'calls', ['started_at', 'call_sid']);
    await index(schema, 'calls', ['from_number', 'started_at']);
    await index(schema, 'calls', ['to_number', 'started_at']);
    await index(schema, 'calls', ['tree', 'started_at']);
    await index(schema, 'calls', ['ending', 'started_at']);

    await schema
      .createTable('steps')
      .addColumn('call_serial', 'bigint', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('tree', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('option', 'text')
      .addColumn('key', 'text')
      .addColumn('path', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('steps_pkey', ['call_serial', 'id'])
      .execute();

    await schema
      .createTable('recordings')
      .addColumn('recording_sid', 'text', (column) => column.primaryKey())
      .addColumn('call_sid', 'text')
      .addColumn('kind', 'text')
      .addColumn('tree', 'text')
      .addColumn('state', 'text')
      .addColumn('from_number', 'text')
      .addColumn('to_number', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('duration', 'bigint')
      .addColumn('status', 'text')
      .addColumn('url', 'text')
      .addColumn('transcript', 'text')
      .addColumn('transcription_status', 'text')
      .addColumn('handled_at', 'bigint')
      .addColumn('handled_by', 'text')
      .addColumn('note', 'text')
      .addColumn('deleted_at', 'bigint')
      .addColumn('notified_at', 'bigint')
      .execute();
    await index(schema, 'recordings', ['created_at', 'recording_sid']);
    await index(schema, 'recordings', ['handled_at', 'created_at']);
    await index(schema, 'recordings', ['from_number']);
    await index(schema, 'recordings', ['to_number']);
    await index(schema, 'recordings', ['call_sid']);

    await schema
      .createTable('messages')
      .addColumn('message_sid', 'text', (column) => column.primaryKey())
      .addColumn('direction', 'text')
      .addColumn('from_number', 'text')
      .addColumn('to_number', 'text')
      .addColumn('body', 'text')
      .addColumn('status', 'text')
      .addColumn('error_code', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('call_sid', 'text')
      .execute();
    await index(schema, 'messages', ['at']);
    await index(schema, 'messages', ['from_number']);
    await index(schema, 'messages', ['to_number']);
    await index(schema, 'messages', ['call_sid']);

    await schema
      .createTable('queue_entries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('queue', 'text')
      .addColumn('queue_sid', 'text')
      .addColumn('call_sid', 'text')
      .addColumn('entered_at', 'bigint', (column) => column.notNull())
      .addColumn('left_at', 'bigint')
      .addColumn('result', 'text')
      .addColumn('wait', 'bigint')
      .addColumn('agent', 'text')
      .execute();
    await index(schema, 'queue_entries', ['queue', 'entered_at']);
    await index(schema, 'queue_entries', ['entered_at']);
    await index(schema, 'queue_entries', ['call_sid']);

    await schema
      .createTable('call_backs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('number', 'text')
      .addColumn('queue', 'text')
      .addColumn('tree', 'text')
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addColumn('taken_at', 'bigint')
      .addColumn('taken_by', 'text')
      .addColumn('result', 'text')
      .addColumn('tries', 'bigint')
      .execute();
    await index(schema, 'call_backs', ['asked_at']);
    await index(schema, 'call_backs', ['number']);

    await schema
      .createTable('tree_versions')
      .addColumn('tree', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('live_since', 'bigint', (column) => column.notNull())
      .addColumn('live_until', 'bigint')
      .addColumn('file', 'text')
      .addPrimaryKeyConstraint('tree_versions_pkey', ['tree', 'version', 'live_since'])
      .execute();

    await schema
      .createTable('step_counts')
      .addColumn('day', 'bigint', (column) => column.notNull())
      .addColumn('tree', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('option', 'text', (column) => column.notNull())
      .addColumn('steps', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('step_counts_pkey', ['day', 'tree', 'state', 'event', 'option'])
      .execute();
    await schema
      .createTable('call_counts')
      .addColumn('day', 'bigint', (column) => column.notNull())
      .addColumn('tree', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('ending', 'text', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('call_counts_pkey', ['day', 'tree', 'state', 'ending'])
      .execute();
    await schema
      .createTable('call_lengths')
      .addColumn('day', 'bigint', (column) => column.notNull())
      .addColumn('tree', 'text', (column) => column.notNull())
      .addColumn('duration', 'bigint', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('call_lengths_pkey', ['day', 'tree', 'duration'])
      .execute();
  },
};

async function index(schema: Schema, table: string, columns: readonly string[]): Promise<void> {
  const name = `${table}_by_${columns.join('_')}`;
  await schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
