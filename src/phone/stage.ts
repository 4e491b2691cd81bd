import type { Scope } from './debugger/context.ts';
import { standardFields } from './fields.ts';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';
import type { Fields } from './form.ts';
import type { Element } from './document.ts';
import type { Method } from './exchange.ts';
import { exchange, isWebUrl } from './exchange.ts';
import type { CallStatus, Ear } from './happening.ts';
import type { Leg } from './leg.ts';
import { find, tell } from './leg.ts';
import type { Page } from './page.ts';
import { openPage } from './page.ts';

/** A document to fetch: its fields come on top of the standard ones. */
export interface Visit {
  kind: 'visit';
  url: string;
  method: Method;
  fields: Fields;
  /** Default a new one. */
  idempotencyToken?: string;
  /** The document came with the call's request. */
  inline?: boolean;
}

/** What follows a verb or a document. */
export type Next =
  | { kind: 'verb' }
  | Visit
  | { kind: 'leave' }
  /** Somebody takes the caller out of the queue, and talks for so many seconds. */
  | { kind: 'taken'; seconds: number }
  | { kind: 'end'; status: CallStatus; by: 'caller' | 'application' | 'carrier' }
  | { kind: 'failure'; url: string; finding: Finding };

/**
 * Plays documents from the first to the last; `verb` when the last one is through, or when the next
 * one would begin at that second of the call or later.
 */
export type Play = (leg: Leg, visit: Visit, scope: Scope, until?: number) => Promise<Next>;

/** What a verb plays on: its leg, its document's address, and how to play further documents. */
export interface Stage {
  readonly leg: Leg;
  readonly url: string;
  readonly scope: Scope;
  readonly play: Play;
}

export type Verb = (stage: Stage, element: Element) => Promise<Next>;

/** Who hears a document of this scope. */
export function earOf(scope: Scope): Ear {
  return scope === 'whisper' ? 'callee' : 'caller';
}

/** Go on with the next verb of the document. */
export const nextVerb: Next = { kind: 'verb' };

/** The caller hangs up. */
export function hangUp(leg: Leg): Next {
  tell(leg, { kind: 'hangs up', by: 'caller' });
  leg.status = 'completed';
  return { kind: 'end', status: 'completed', by: 'caller' };
}

/** The carrier hangs up on the caller. */
export function hangUpForCarrier(leg: Leg): Next {
  tell(leg, { kind: 'hangs up', by: 'carrier' });
  return { kind: 'end', status: 'completed', by: 'carrier' };
}

/** Requests one document of a leg and opens it. */
export async function fetchPage(leg: Leg, visit: Visit): Promise<Page> {
  const { kind: _kind, inline: _inline, ...order } = visit;
  const { url, method } = order;
  const fields = { ...standardFields(leg), ...visit.fields };
  const done = await exchange(leg, { ...order, purpose: 'document', fields });
  leg.requests.push(done);
  const { status } = done;
  tell(leg, { kind: 'requests', method, url, ...(status === undefined ? {} : { status }) });
  const page = openPage(done, leg.knobs);
  return leg.knobs.documentUrl === 'requested' ? { ...page, url } : page;
}

/** Requests an action after the caller has gone: the answer has nobody to play to. */
export async function requestOnly(leg: Leg, next: Next): Promise<void> {
  if (next.kind === 'failure') find(leg, next.finding);
  if (next.kind !== 'visit') return;
  const fields = { ...next.fields, CallStatus: leg.knobs.statusAfterHangup };
  const page = await fetchPage(leg, { ...next, fields });
  if (page.kind === 'failure') find(leg, page.finding);
}

/**
 * A visit to an address written in the document, resolved against the document's own; an address
 * that cannot be requested fails with 11100.
 * Source: https://www.twilio.com/docs/api/errors/11100
 */
export function visit(stage: Stage, address: string, method: Method, fields: Fields = {}): Next {
  const url = resolve(stage, address);
  if (url === undefined) return fail(stage, 11100, `"${address}" is no web address`);
  return { kind: 'visit', url, method, fields };
}

/** The document fails here: the fallback takes over, or the call ends with the announcement. */
export function fail(stage: Stage, code: number, message: string, element?: Element): Next {
  const place = element === undefined ? {} : { line: element.line, column: element.column };
  const finding = { ...error(code, message), ...place, url: stage.url };
  return { kind: 'failure', url: stage.url, finding };
}

/** An absolute address, or undefined when it cannot be requested; empty is the document itself. */
export function resolve(stage: Stage, address: string): string | undefined {
  if (address === '') return stage.url;
  const url = URL.parse(address, stage.url)?.href;
  return url !== undefined && isWebUrl(url) ? url : undefined;
}
