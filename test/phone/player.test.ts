import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { dial } from '../../src/phone/index.ts';
import { application } from './application.ts';
import { play } from './play.ts';

describe('the requests of a call (https://www.twilio.com/docs/voice/twiml#request-parameters)', () => {
  it('are signed so that the library of Twilio accepts each', async () => {
    await using app = await application({
      '/voice': '<Gather numDigits="1" action="/next?a=%20b" method="GET"/>',
      '/next': '<Record action="/voice"/>',
    });
    const call = await dial({ url: `${app.url}/voice?é=1`, authToken: 'secret' });
    await call.press('1');
    await call.record(3);
    const valid = app.seen.map((one) => {
      const fields = one.method === 'GET' ? {} : one.fields;
      const sent = one.method === 'GET' ? {} : withoutQuery(fields, one.url);
      return validateRequest(
        'secret',
        String(one.headers['x-twilio-signature']),
        app.url + one.url,
        sent,
      );
    });
    expect(valid).toEqual([true, true, true]);
  });
});

/** The bare fields of the body: the fixture mixes them with those of the query. */
function withoutQuery(fields: Record<string, string>, url: string): Record<string, string> {
  const query = new URL(url, 'http://x.example').searchParams;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !query.has(name)));
}

describe('the transcript of a call', () => {
  it('tells from the ringing to the end', async () => {
    const { call } = await play('<Say>Hello</Say>');
    expect(call.transcript).toEqual([
      'ringing   +1 415 555 0123 calls +1 415 555 0100',
      'hears     Hello',
      'hangs up  the application',
      'ended     completed after 1 second',
    ]);
  });
});
