import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { Unsigned } from './errors.ts';
import { formOf, type Form } from './form.ts';
import { misfitOf } from './misfit.ts';

export interface SignatureOptions {
  /** The server's public address, without a trailing slash: what Twilio was told to request. */
  readonly publicUrl: string;
  readonly authToken: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request is proven to come from the holder of the auth token. */
    signed: boolean;
  }
}

/**
 * Refuses every request that Twilio did not sign: 403 outside, the likely reason in the log.
 * The signed URL is the public address plus the raw path and query, whatever the Host header says.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function requireSignature(app: FastifyInstance, { publicUrl, authToken }: SignatureOptions) {
  app.decorateRequest('signed', false);
  app.addHook('preHandler', (request, _reply, done) => {
    const signature = request.headers['x-twilio-signature'];
    const rawUrl = request.raw.url ?? '';
    const form = request.method === 'GET' ? {} : formOf(request);
    const fits = (url: string, withForm: boolean) =>
      typeof signature === 'string' &&
      validateRequest(authToken, signature, url, withForm ? form : {});

    request.signed = isPlain(signature, publicUrl + rawUrl, form) || fits(publicUrl + rawUrl, true);
    if (request.signed) return done();
    request.log.warn(misfitOf(publicUrl, rawUrl, request.headers, fits), 'refused');
    done(new Unsigned());
  });

  /** Nearly every signature is of the address as it is; the SDK also tries it with and without a port. */
  function isPlain(signature: unknown, url: string, form: Form): boolean {
    if (typeof signature !== 'string') return false;
    const expected = Buffer.from(getExpectedTwilioSignature(authToken, url, form));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
