import { Type, type Static } from 'typebox';

/** Seconds for a whole task, retries and redirects included. */
export const TIMEOUT = 5;

/** A text message of more characters is refused. https://www.twilio.com/docs/api/errors/21617 */
export const TEXT_LIMIT = 1600;

/** https://www.itu.int/rec/T-REC-E.164 */
export const E164 = /^\+[1-9]\d{6,14}$/;

const strings = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.String(), { description }));

/** A request to another server, as JSON Schema. */
export const http = Type.Object(
  {
    url: Type.String({
      description:
        'The address: https, on a host this server may ask. Variables in it are encoded; a secret has no ' +
        'place in it.',
    }),
    method: Type.Optional(
      Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], {
        description: 'GET unless there is something to send, then POST.',
      }),
    ),
    query: strings('Parameters added to the address, encoded on the way.'),
    headers: strings(
      'Headers by name. A secret is written ${secret:NAME}, as in "Bearer ${secret:CRM_KEY}".',
    ),
    json: Type.Optional(
      Type.Unknown({ description: 'What to send as JSON. May hold secrets: ${secret:NAME}.' }),
    ),
    form: strings('What to send as the fields of a form. May hold secrets: ${secret:NAME}.'),
    body: Type.Optional(
      Type.String({
        description:
          'What to send as it is, with a Content-Type header of its own. May hold secrets: ${secret:NAME}.',
      }),
    ),
    signed: Type.Optional(
      Type.Boolean({
        description:
          "Whether it is signed as Twilio signs requests, with the account's auth token, which protected " +
          'functions ask for. What is sent has to be a form then, or nothing.',
      }),
    ),
    timeout: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 30,
        description: `Seconds for everything, retries included: ${TIMEOUT} unless given.`,
      }),
    ),
    retries: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 3,
        description:
          'How often to try again: after a failed connection or a status 429; with GET, PUT, DELETE or ' +
          'an Idempotency-Key header also after a status 5xx or a lost connection. 0 unless given.',
      }),
    ),
  },
  {
    additionalProperties: false,
    title: 'A request over HTTP',
    description: 'A request to another server.',
  },
);

/** A text message, as JSON Schema. */
export const text = Type.Object(
  {
    to: Type.String({ description: 'The number that gets it, in E.164, such as +14155550123.' }),
    from: Type.Optional(
      Type.String({ description: 'The number it comes from; the one that is set unless given.' }),
    ),
    body: Type.String({ description: `The message: 1 to ${TEXT_LIMIT} characters.` }),
  },
  {
    additionalProperties: false,
    title: 'A text message',
    description: 'A text message to a phone.',
  },
);

const httpTask = Type.Object({ http }, { additionalProperties: false });
const textTask = Type.Object({ text }, { additionalProperties: false });

/** Work over the network, asked for by a state and done by the host, as JSON Schema. */
export const taskSchema = Type.Union([httpTask, textTask], {
  description: 'Work that takes time: a request to another server, or a text message.',
});

export type HttpTask = Static<typeof httpTask>;
export type TextTask = Static<typeof textTask>;
export type Task = HttpTask | TextTask;

export type TextMessage = TextTask['text'];

/** Sends a text message; rejects where it was not taken. */
export type SendText = (message: TextMessage) => Promise<{ readonly sid: string }>;

/** How a task ended. */
export interface TaskResult {
  readonly outcome: 'done' | 'failed';
  /** The answer: JSON as parsed, or else its text; the sid of a message; undefined if it was empty. */
  readonly value?: unknown;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** Why it failed, for the log: without a query, a header, a body, an answer or a secret. */
  readonly reason?: string;
  /** Milliseconds it took. */
  readonly ms: number;
}
