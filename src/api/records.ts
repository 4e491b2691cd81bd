import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { OwnNumber } from '../errors.ts';
import { tables } from '../records/fact.ts';
import type { Records } from '../records/records.ts';
import { noAccount } from '../voicemail/carrier-refusal.ts';
import type { Mailbox } from '../voicemail/mailbox.ts';
import type { ApiOptions } from './index.ts';
import { text, truth } from './parameter.ts';

const one = Type.Object({
  table: Type.Enum(tables, { description: `one of ${tables.join(', ')}` }),
  format: Type.Enum(['jsonl', 'csv'], { description: 'jsonl or csv' }),
});

const number = Type.Object({ number: text('a number in E.164, such as +14155550123') });
const query = Type.Object({ own: Type.Optional(truth()) }, { additionalProperties: false });

export interface KeepingOptions extends Pick<ApiOptions, 'mailbox' | 'isOwn' | 'shown'> {
  readonly records: Records;
}

/** What is done with the records as a whole: exported, erased, and compared with the carrier's. */
export function recordKeeping(
  app: FastifyInstance,
  { records, mailbox, isOwn, shown }: KeepingOptions,
) {
  app.get<{ Params: Static<typeof one> }>(
    '/api/export/:table.:format',
    { schema: { params: one } },
    async ({ params: { table, format } }, reply) => {
      await records.settled();
      const lines = format === 'csv' ? records.csv(table) : records.jsonLines(table);
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson')
        .header('content-disposition', `attachment; filename="${table}.${format}"`)
        .send(Readable.from(lines));
    },
  );

  app.delete<{ Params: Static<typeof number>; Querystring: Static<typeof query> }>(
    '/api/numbers/:number',
    { schema: { params: number, querystring: query } },
    async ({ params: { number }, query: { own }, log }) => {
      if (isOwn(number) && own !== true) throw new OwnNumber();
      const { recordingSids, ...deleted } = await eraseAll(number);
      log.info({ number: shown(number), ...deleted }, 'erased');
      return { deleted, soundLeft: mailbox?.hasAccount ? [] : recordingSids };
    },
  );

  app.post('/api/reconcile', async () => ({ found: await carrier().reconcile() }));

  function carrier(): Mailbox {
    if (!mailbox) throw noAccount();
    return mailbox;
  }

  /** The sound first: what the records have forgotten could never be deleted at the carrier. */
  async function eraseAll(number: string) {
    await records.settled();
    if (!mailbox?.hasAccount) return records.erase(number);
    await mailbox.reconcile();
    const recordingSids = await records.recordingsOf(number);
    await mailbox.deleteAudio(recordingSids);
    const erased = await records.erase(number);
    await mailbox.deleteAudio(erased.recordingSids.filter((sid) => !recordingSids.includes(sid)));
    return erased;
  }
}
