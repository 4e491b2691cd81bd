import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { dial } from '../../src/phone/index.ts';
import type { Document } from './application.ts';
import { application } from './application.ts';
import { play } from './play.ts';

describe('the requests of a call (https://www.twilio.com/docs/voice/twiml#request-parameters)', () => {
  it('carry every standard field, those of the old API and empty ones too', async () => {
    const { seen, call } = await play('<Hangup/>', '', {
      from: '+14155550188',
      to: '+14155550199',
      accountSid: 'AC00000000000000000000000000000001',
    });
    expect(seen[0]?.fields).toMatchObject({
      CallSid: call.sid,
      AccountSid: 'AC00000000000000000000000000000001',
      From: '+14155550188',
      Caller: '+14155550188',
      To: '+14155550199',
      Called: '+14155550199',
      CallStatus: 'ringing',
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
      FromCity: '',
      CalledCountry: 'US',
      StirVerstat: 'TN-Validation-Passed-A',
      CallToken: expect.any(String),
    });
    expect(call.sid).toMatch(/^CA[\da-f]{32}$/);
  });

  it('carry the fields of the options too', async () => {
    const { seen } = await play('<Hangup/>', '', { fields: { ForwardedFrom: '+14155550177' } });
    expect(seen[0]?.fields).toMatchObject({ ForwardedFrom: '+14155550177' });
  });

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

describe('a document', () => {
  it('that ends hangs up', async () => {
    const { call } = await play('<Say>Hello</Say>');
    expect(call.transcript).toEqual([
      'ringing   +1 415 555 0123 calls +1 415 555 0100',
      'hears     Hello',
      'hangs up  the application',
      'ended     completed after 1 second',
    ]);
  });

  it('that is empty answers the call and hangs up', async () => {
    const { call } = await play('');
    expect(call.status).toBe('completed');
    expect(call.happenings.map(({ kind }) => kind)).toContain('answers');
  });

  it('is played in order', async () => {
    const { call } = await play('<Say>one</Say><!-- two --><Pause/><Say>three</Say>');
    expect(call.heard).toEqual(['one', 'three']);
  });
});

describe('the fallback (https://www.twilio.com/docs/usage/security/availability-reliability)', () => {
  const options = { fallbackUrl: '/fallback' };

  it.each<[string, Document, string]>([
    ['a document that does not parse', '<Response><Say>', '12100'],
    ['an unknown address', '<Redirect>/nowhere</Redirect>', '11200'],
    ['an address that is none', '<Redirect>ftp://x.example</Redirect>', '11100'],
    ['a verb that fails', '<Refer/>', '13801'],
  ])('takes over after %s', async (_title, document, code) => {
    const { call, fieldsOf } = await play(document, '', options);
    expect(call.heard).toEqual(['the fallback']);
    expect(fieldsOf('/fallback')).toMatchObject([
      { ErrorCode: code, ErrorUrl: expect.stringMatching(/\/(voice|nowhere)$/) },
    ]);
  });

  it('takes over in the middle of a call', async () => {
    const document = '<Gather numDigits="1" action="/nowhere"/>';
    const { call, fieldsOf } = await play(document, '1', options);
    expect(call.heard).toEqual(['the fallback']);
    expect(fieldsOf('/fallback')).toMatchObject([{ CallStatus: 'in-progress' }]);
  });

  it('may bring the caller back', async () => {
    const { call } = await play('<Redirect>/nowhere</Redirect>', '', {
      ...options,
      documents: { '/fallback': '<Redirect>/action</Redirect>' },
    });
    expect(call.heard).toEqual(['the action']);
  });

  it('that fails too leaves the announcement', async () => {
    const { call } = await play('<Redirect>/nowhere</Redirect>', '', { fallbackUrl: '/missing' });
    expect(call.heard).toEqual([expect.stringMatching(/application error/)]);
    expect(call.findings).toHaveLength(2);
  });
});

describe('the status callback (https://www.twilio.com/docs/usage/webhooks/voice-webhooks)', () => {
  const options = { statusCallback: '/callback' };

  it('tells how long the call lasted', async () => {
    const { fieldsOf } = await play(
      '<Pause length="10"/><Say>a</Say><Pause length="69"/>',
      '',
      options,
    );
    expect(fieldsOf('/callback')).toMatchObject([
      {
        CallStatus: 'completed',
        CallDuration: '70',
        Duration: '2',
        SequenceNumber: '0',
        CallbackSource: 'call-progress-events',
        Timestamp: expect.stringMatching(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/),
      },
    ]);
  });

  it.each([
    ['a busy line', '<Reject reason="busy"/>', '', 'busy'],
    ['a rejected call', '<Reject/>', '', 'no-answer'],
    ['a caller who hung up', '<Gather/>', 'h', 'completed'],
    ['an application error', '<Refer/>', '', 'completed'],
  ])('tells of %s', async (_title, document, script, status) => {
    const { fieldsOf } = await play(document, script, options);
    expect(fieldsOf('/callback')).toMatchObject([{ CallStatus: status }]);
  });

  it('that fails is a warning only', async () => {
    const { call } = await play('<Hangup/>', '', { statusCallback: '/missing' });
    expect(call.findings).toMatchObject([{ code: 15003, level: 'warning' }]);
    expect(call.status).toBe('completed');
  });

  it('shares the cookies of the call only where the knob says so', async () => {
    const document: Document = {
      answer: (response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': 'a=1; Path=/' });
        response.end('<Response/>');
      },
    };
    const usual = await play(document, '', options);
    expect(usual.seen.at(-1)?.headers).not.toHaveProperty('cookie');
    const knobs = { cookies: 'call and callbacks' } as const;
    const shared = await play(document, '', { ...options, knobs });
    expect(shared.seen.at(-1)?.headers.cookie).toBe('a=1');
  });
});
