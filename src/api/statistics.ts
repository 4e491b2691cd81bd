import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Records } from '../records/records.ts';
import { text, time, timeOf } from './parameter.ts';

const query = Type.Object(
  {
    tree: Type.Optional(text('the name of a tree')),
    since: Type.Optional(time()),
    until: Type.Optional(time()),
  },
  { additionalProperties: false },
);

/** How many calls there were, how long, and what callers chose. */
export function callStatistics(app: FastifyInstance, records: Records) {
  app.get<{ Querystring: Static<typeof query> }>(
    '/api/statistics',
    { schema: { querystring: query } },
    async ({ query: { tree, since, until } }) => {
      const found = await records.statistics({ tree, since: timeOf(since), until: timeOf(until) });
      const { meanLength = null, medianLength = null } = found;
      return { ...found, meanLength, medianLength };
    },
  );
}
