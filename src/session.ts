import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Standing } from './answer.ts';
import { GOODBYE } from './tree/line.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { passes } from './tree/state.ts';

/** Where a call is: all that is kept between two requests, sealed in the caller's cookie. */
export interface CallRecord extends Standing {
  readonly callSid: string;
  readonly tree: string;
  readonly version: string;
  /** When the call entered the queue that it is in, in epoch milliseconds. */
  readonly queued?: number | undefined;
}

/** What the cookie holds: the call, and what it hears meanwhile from another tree. */
export interface CallSession extends CallRecord {
  /** While a caller waits in a queue, or somebody who was rung is told whose call it is. */
  readonly beside?: CallRecord;
}

/** Changes whenever the record's shape does, so that an older one means a fresh start. */
const FORMAT = 4;

const count = Type.Integer({ minimum: 0 });
const record = {
  callSid: Type.String(),
  tree: Type.String(),
  version: Type.String(),
  place: Type.Object({
    state: Type.String(),
    tries: Type.Object({ noInput: count, noMatch: count }),
    vars: Type.Record(Type.String(), Type.String()),
    language: Type.String(),
    trail: Type.Array(Type.String()),
  }),
  failures: count,
};
const sealed = Compile(
  Type.Object({
    format: Type.Literal(FORMAT),
    ...record,
    queued: Type.Optional(count),
    beside: Type.Optional(Type.Object(record)),
  }),
);

/** What the cookie of a request holds; undefined where it is missing, forged or too old. */
export function openSession(request: FastifyRequest): CallSession | undefined {
  const session: unknown = request.session.get('call');
  return sealed.Check(session) ? session : undefined;
}

/** Seals what is known of the call in the cookie of the answer. */
export function sealSession(request: FastifyRequest, session: CallSession): void {
  request.session.set('call', { format: FORMAT, ...session });
}

/** A record of what is heard beside a call: it remembers no more than fits the cookie beside it. */
export function aside(record: CallRecord): CallRecord {
  return { ...record, place: { ...record.place, vars: {}, trail: [] } };
}

/** Whether a call can go on in this tree where its record says; if not, it has to start afresh. */
export function fits(record: CallRecord, tree: PhoneTree): boolean {
  const { state } = record.place;
  const own = Object.hasOwn(tree.states, state) ? tree.states[state] : undefined;
  const waits = own !== undefined && !passes(own);
  return (
    record.tree === tree.name && record.version === tree.version && (waits || state === GOODBYE)
  );
}

declare module '@fastify/secure-session' {
  interface SessionData {
    call: CallSession & { readonly format: number };
  }
}
