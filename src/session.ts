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
}

/** Changes whenever the record's shape does, so that an older one means a fresh start. */
const FORMAT = 2;

const count = Type.Integer({ minimum: 0 });
const sealed = Compile(
  Type.Object({
    format: Type.Literal(FORMAT),
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
  }),
);

/**
 * The record of this call; undefined where its cookie is missing, forged, too old or another call's.
 */
export function openRecord(request: FastifyRequest, callSid: string): CallRecord | undefined {
  const record: unknown = request.session.get('call');
  return sealed.Check(record) && record.callSid === callSid ? record : undefined;
}

/** Seals the record in the cookie of the answer. */
export function sealRecord(request: FastifyRequest, record: CallRecord): void {
  request.session.set('call', { format: FORMAT, ...record });
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
    call: CallRecord & { readonly format: number };
  }
}
