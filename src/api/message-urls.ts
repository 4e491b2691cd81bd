import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { AddressBook } from '../signed-address.ts';
import { MOST_LOOPS, MOST_PARTS, pathOf } from '../spoken-message.ts';
import { text, time, timeOf } from './parameter.ts';

/** How a message is spoken. */
export const speaking = {
  voice: Type.Optional(text('the name of a voice, such as Polly.Joanna')),
  language: Type.Optional(text('the tag of a language, such as en-US')),
  loop: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MOST_LOOPS,
      description: `a whole number from 1 to ${MOST_LOOPS}`,
    }),
  ),
};

const body = Type.Object(
  {
    messages: Type.Array(Type.String(), {
      minItems: 1,
      maxItems: MOST_PARTS,
      description: `a list of 1 to ${MOST_PARTS} texts or addresses of sounds`,
    }),
    ...speaking,
    until: Type.Optional(time()),
  },
  { additionalProperties: false },
);

/** Makes addresses that say something to whoever calls a number that is set to them. */
export function messageUrls(app: FastifyInstance, book: AddressBook, publicUrl: string) {
  app.post<{ Body: Static<typeof body> }>(
    '/api/message-urls',
    { schema: { body } },
    ({ body: { until, ...message } }) => ({
      url: publicUrl + pathOf(book, { ...message, until: timeOf(until) }),
    }),
  );
}
