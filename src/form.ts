import { parse } from 'node:querystring';
import type { FastifyRequest } from 'fastify';
import { MalformedForm, TooManyFields } from './errors.ts';

/** The fields of a request; one that is repeated holds a list. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;

/** Twilio sends about 40 fields and may add some; a form far beyond that is not Twilio's. */
const MOST_FIELDS = 200;

/**
 * Parses an `application/x-www-form-urlencoded` body, strictly.
 * @throws {MalformedForm} on bad percent-encoding or UTF-8.
 * @throws {TooManyFields} beyond 200 fields.
 */
export function parseForm(body: string): Form {
  try {
    decodeURIComponent(body);
  } catch {
    throw new MalformedForm();
  }
  if (body.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new TooManyFields();
  return parse(body, '&', '=', { maxKeys: 0 });
}

/** The fields of a voice request: of its body, or of its query when Twilio was told to use GET. */
export function formOf(request: FastifyRequest): Form {
  return ((request.method === 'GET' ? request.query : request.body) ?? {}) as Form;
}

/** One field's value; empty when it is missing, the first when it is repeated. */
export function field(form: Form, name: string): string {
  const value = form[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
