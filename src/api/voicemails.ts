import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { UnknownVoicemail } from '../errors.ts';
import type { Records } from '../records/records.ts';
import type { Recording } from '../records/schema.ts';
import { noAccount } from '../voicemail/carrier-refusal.ts';
import type { Mailbox } from '../voicemail/mailbox.ts';
import { paging, text, truth } from './parameter.ts';
import { listOf, rowOf } from './row.ts';

const query = Type.Object(
  {
    handled: Type.Optional(truth()),
    number: Type.Optional(text('the number of a caller, such as +14155550123')),
    tree: Type.Optional(text('the name of a tree')),
    ...paging,
  },
  { additionalProperties: false },
);

const params = Type.Object({ sid: text('the SID of a recording') });

const body = Type.Object(
  {
    by: text('the name of who took care of it'),
    note: Type.Optional(
      Type.String({ maxLength: 10_000, description: 'a text of 10,000 characters at most' }),
    ),
  },
  { additionalProperties: false },
);

interface One {
  Params: Static<typeof params>;
}

/** The voicemails, which can be heard, handled and deleted. */
export function inbox(
  app: FastifyInstance,
  { records, mailbox }: { records: Records; mailbox: Mailbox | undefined },
) {
  app.get<{ Querystring: Static<typeof query> }>(
    '/api/voicemails',
    { schema: { querystring: query } },
    async (request) => listOf(await records.voicemails(request.query)),
  );

  app.get<One>(
    '/api/voicemails/:sid/audio',
    { schema: { params } },
    async ({ params: { sid }, headers }, reply) => {
      await known(sid);
      const audio = await carrier().audio(sid, headers.range);
      if (!audio) throw new UnknownVoicemail();
      return reply.code(audio.status).headers(audio.headers).send(audio.body);
    },
  );

  app.post<One & { Body: Static<typeof body> }>(
    '/api/voicemails/:sid/handled',
    { schema: { params, body } },
    async ({ params: { sid }, body: { by, note } }) => {
      await known(sid);
      await records.handle(sid, { at: Date.now(), by, note });
      return rowOf(await known(sid));
    },
  );

  app.delete<One>('/api/voicemails/:sid', { schema: { params } }, async ({ params: { sid } }) => {
    const recording = await recorded(sid);
    // A second time is as good as once.
    if (recording.deletedAt === null) {
      await carrier().deleteAudio([sid]);
      await records.discard(sid, Date.now());
    }
    return rowOf(await recorded(sid));
  });

  function carrier(): Mailbox {
    if (!mailbox) throw noAccount();
    return mailbox;
  }

  /** A recording, even if it is only on its way to the database. */
  async function recorded(sid: string): Promise<Recording> {
    const [found] = await records.recordings([sid]);
    if (found) return found;
    await records.settled();
    const [settled] = await records.recordings([sid]);
    if (!settled) throw new UnknownVoicemail();
    return settled;
  }

  async function known(sid: string): Promise<Recording> {
    const recording = await recorded(sid);
    if (recording.deletedAt !== null) throw new UnknownVoicemail();
    return recording;
  }
}
