import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { UnknownCall } from '../errors.ts';
import type { Records } from '../records/records.ts';
import { paging, text, time, timeOf } from './parameter.ts';
import { listOf, rowOf } from './row.ts';

const query = Type.Object(
  {
    from: Type.Optional(time()),
    to: Type.Optional(time()),
    number: Type.Optional(text('a number at either end, such as +14155550123')),
    tree: Type.Optional(text('the name of a tree')),
    state: Type.Optional(text('the name of a state that callers came to')),
    ending: Type.Optional(text('how calls ended, such as goodbye, completed or busy')),
    ...paging,
  },
  { additionalProperties: false },
);

const params = Type.Object({ sid: text('the SID of a call') });

/** The log of calls. */
export function callLog(app: FastifyInstance, records: Records) {
  app.get<{ Querystring: Static<typeof query> }>(
    '/api/calls',
    { schema: { querystring: query } },
    async ({ query: { from, to, ...rest } }) =>
      listOf(await records.calls({ ...rest, from: timeOf(from), to: timeOf(to) })),
  );

  app.get<{ Params: Static<typeof params> }>(
    '/api/calls/:sid',
    { schema: { params } },
    async ({ params: { sid } }) => {
      const call = await records.call(sid);
      if (!call) throw new UnknownCall();
      const { steps, recordings } = call;
      return { ...rowOf(call), steps: steps.map(rowOf), recordings: recordings.map(rowOf) };
    },
  );
}
