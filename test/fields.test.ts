import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type How, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Every field that Twilio sends, or has been seen to send. https://www.twilio.com/docs/voice/twiml */
const EVERYTHING = {
  CallSid: 'CA00000000000000000000000000000002',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+14155550123',
  To: '+14155550100',
  Caller: '+14155550123',
  Called: '+14155550100',
  CallStatus: 'in-progress',
  ApiVersion: '2010-04-01',
  Direction: 'inbound',
  ForwardedFrom: '+14155550111',
  CallerName: 'ANN EXAMPLE',
  ParentCallSid: 'CA00000000000000000000000000000009',
  CallToken: '{"parentCallInfoToken":"x"}',
  ...Object.fromEntries(
    ['From', 'To', 'Caller', 'Called'].flatMap((who) => [
      [`${who}City`, 'SAN FRANCISCO'],
      [`${who}State`, 'CA'],
      [`${who}Zip`, ''],
      [`${who}Country`, 'US'],
    ]),
  ),
  StirVerstat: 'TN-Validation-Passed-A',
  StirPassportToken: 'eyJ.x.y',
  ApplicationSid: 'AP00000000000000000000000000000001',
  AnsweredBy: 'human',
  MachineDetectionDuration: '1200',
  FinishedOnKey: '',
  msg: 'Gather End',
  Digits: '3',
};

/** Puts a call at the menu and sends one more request with these fields. */
async function atMenu(fields: Record<string, string | string[]>, how: How = {}) {
  const { Digits: _, ...first } = EVERYTHING;
  const ring = await server.send(first);
  const cookie = String(ring.headers['set-cookie']).split(';')[0] ?? '';
  return server.send({ ...first, ...fields }, { ...how, headers: { cookie } });
}

const SILENCE = 'We are sorry, we did not hear from you.';
const WRONG_KEY = 'We are sorry, we did not get that.';

describe('a caller at the menu', () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ['every field there is', EVERYTHING, 'We are open'],
    ['no Digits at all', {}, SILENCE],
    ['empty Digits', { Digits: '' }, SILENCE],
    ['empty Digits and the terminator', { Digits: '', FinishedOnKey: '#' }, SILENCE],
    ['*', { Digits: '*' }, WRONG_KEY],
    ['#', { Digits: '#' }, WRONG_KEY],
    ['12345', { Digits: '12345' }, WRONG_KEY],
    ['the name of an event', { Digits: 'digits.*' }, WRONG_KEY],
    ['the name of an exit', { Digits: 'otherwise' }, WRONG_KEY],
    ['a property of every object', { Digits: '__proto__' }, WRONG_KEY],
    ['10 kB of digits', { Digits: '1'.repeat(10_240) }, WRONG_KEY],
    ['a key with a space', { Digits: ' 1' }, WRONG_KEY],
    ['Digits twice', { Digits: ['3', '1'] }, 'We are open'],
    ['speech nobody asked for', { SpeechResult: 'sales please', Confidence: '0.9' }, WRONG_KEY],
    ['markup', { Digits: '<Hangup/>' }, WRONG_KEY],
    ['a field that is new', { Digits: '3', FutureField: 'x' }, 'We are open'],
  ])('who sends %s gets the right answer', async (_, fields, heard) => {
    const reply = await atMenu(fields);
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toContain(heard);
  });

  it('gets the same with GET', async () => {
    const { Digits: _, ...first } = EVERYTHING;
    const ring = await server.send(first, { method: 'GET' });
    const cookie = String(ring.headers['set-cookie']).split(';')[0] ?? '';
    const reply = await server.send(
      { ...first, Digits: '3' },
      { method: 'GET', headers: { cookie } },
    );
    expect(reply.body).toContain('We are open');
  });

  it('always gets TwiML, whatever the field values', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '*', 'hangup', '1'));
    const name = fc.oneof(
      fc.constantFrom(
        'Digits',
        'SpeechResult',
        'DialCallStatus',
        'QueueResult',
        'RecordingUrl',
        'To',
        '__proto__',
      ),
      fc.string({ minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 20 }), async (pairs) => {
        const fields = Object.fromEntries(
          pairs.map(([key, text]) => [key.toWellFormed(), text.toWellFormed()] as const),
        );
        const reply = await atMenu({ ...fields, CallSid: EVERYTHING.CallSid });
        expect(reply.statusCode).toBe(200);
        expect(reply.body).toMatch(
          /^<\?xml version="1.0" encoding="UTF-8"\?><Response>.+<\/Response>$/,
        );
      }),
      { numRuns: 150 },
    );
  });
});

describe('a request that is no call', () => {
  const { CallSid: _, ...nameless } = EVERYTHING;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  it.each<[string, Record<string, string>, How, number, string]>([
    ['without a CallSid', nameless, {}, 400, 'CallSid is missing or malformed'],
    [
      'with an empty CallSid',
      { ...nameless, CallSid: '' },
      {},
      400,
      'CallSid is missing or malformed',
    ],
    [
      'with a CallSid that no cookie holds',
      { ...nameless, CallSid: 'C'.repeat(200) },
      {},
      400,
      'CallSid is missing or malformed',
    ],
    [
      'with a CallSid that is markup',
      { ...nameless, CallSid: '<CA1>' },
      {},
      400,
      'CallSid is missing or malformed',
    ],
    ['without any field', {}, {}, 400, 'CallSid is missing or malformed'],
    [
      'to a tree that does not exist',
      EVERYTHING,
      { path: '/webhook/nosuch' },
      404,
      'There is no such phone tree',
    ],
    [
      'to a tree called like what every object has',
      EVERYTHING,
      { path: '/webhook/constructor' },
      404,
      'There is no such phone tree',
    ],
    [
      'in JSON',
      EVERYTHING,
      { headers: { 'content-type': 'application/json' }, body: '{"CallSid":"CA1"}' },
      415,
      'Unsupported Media Type',
    ],
    [
      'in plain text',
      EVERYTHING,
      { headers: { 'content-type': 'text/plain' } },
      415,
      'Unsupported Media Type',
    ],
    [
      'larger than 64 kB',
      { ...EVERYTHING, Digits: '1'.repeat(70_000) },
      {},
      413,
      'Payload Too Large',
    ],
    [
      'with bad percent-encoding',
      {},
      { headers: form, body: 'CallSid=CA1&Digits=%ZZ' },
      400,
      'The form is not valid percent-encoded UTF-8',
    ],
    [
      'with bad UTF-8',
      {},
      { headers: form, body: 'CallSid=CA1&Digits=%E0%A4%A' },
      400,
      'The form is not valid percent-encoded UTF-8',
    ],
    [
      'with a thousand fields',
      Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`F${index}`, '1'])),
      {},
      400,
      'The form has too many fields',
    ],
    ['to no route', EVERYTHING, { path: '/nothing?secret=1' }, 404, 'Not Found'],
  ])('%s gets a clear refusal that repeats nothing of it', async (_, fields, how, status, text) => {
    const reply = await server.send(fields, how);
    expect([reply.statusCode, reply.body]).toEqual([status, text]);
    expect(reply.headers['content-type']).toMatch(/^text\/plain/);
  });

  it('with PUT is not found', async () => {
    expect((await server.app.inject({ method: 'PUT', url: '/webhook' })).statusCode).toBe(404);
  });

  it('leaves the server in good order', async () => {
    expect((await atMenu({ Digits: '3' })).body).toContain('We are open');
    expect((await server.app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect((await server.app.inject('/health/ready')).json()).toEqual({ status: 'ready' });
  });
});
