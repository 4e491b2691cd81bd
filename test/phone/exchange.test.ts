import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DialOptions } from '../../src/phone/index.ts';
import { dial } from '../../src/phone/index.ts';
import type { Document } from './application.ts';
import { application } from './application.ts';

const hello = '<Response><Say>Hello</Say></Response>';

/** An answer with this status, content type and body. */
function answers(status: number, type: string | undefined, body = ''): Document {
  return {
    answer: (response) => {
      const length = { 'Content-Length': String(Buffer.byteLength(body)) };
      const headers = type === undefined ? {} : { 'Content-Type': type, ...length };
      response.writeHead(status, headers).end(body);
    },
  };
}

function redirectsTo(location: string | undefined, status = 302): Document {
  return {
    answer: (response) => {
      response.writeHead(status, location === undefined ? {} : { Location: location }).end();
    },
  };
}

async function callVoice(documents: Record<string, Document>, options: Partial<DialOptions> = {}) {
  await using app = await application(documents);
  const call = await dial({ url: `${app.url}/voice`, ...options });
  return { call, seen: app.seen };
}

describe('an answer the caller hears (https://www.twilio.com/docs/voice/twiml)', () => {
  it.each([
    ['text/xml is TwiML', 'text/xml', hello, 'Hello'],
    ['application/xml is TwiML', 'application/xml; charset=utf-8', hello, 'Hello'],
    ['text/html is TwiML', 'text/html', hello, 'Hello'],
    ['text/plain that parses is TwiML', 'text/plain', hello, 'Hello'],
    ['other text/plain is read aloud', 'text/plain', 'Hello & goodbye', 'Hello & goodbye'],
    ['audio is played', 'audio/mpeg', 'ID3', '/voice'],
    ['ISO-8859-1 is read as such', 'text/xml; charset=ISO-8859-1', hello, 'Hello'],
  ])('%s', async (_title, type, body, heard) => {
    const { call } = await callVoice({ '/voice': answers(200, type, body) });
    await call.hears(heard);
    await call.ends('completed');
    expect(call.findings).toEqual([]);
  });

  it('audio of any size is not read as TwiML', async () => {
    const { call } = await callVoice({ '/voice': answers(200, 'audio/wav', 'x'.repeat(200_000)) });
    await call.hears('/voice');
    expect(call.findings).toEqual([]);
  });
});

describe('an answer that fails (https://www.twilio.com/docs/api/errors)', () => {
  it.each<[string, Document, number]>([
    ['status 404', answers(404, 'text/xml', hello), 11200],
    ['status 429, for webhooks cannot be rate-limited', answers(429, 'text/xml', hello), 11200],
    ['status 500, even with TwiML', answers(500, 'text/xml', hello), 11200],
    ['status 304 to a request that had no condition', answers(304, undefined), 11200],
    ['another content type', answers(200, 'application/json', '{}'), 12300],
    ['an image', answers(200, 'image/png', 'x'), 12300],
    ['no content type', answers(200, undefined, hello), 12300],
    ['an HTML page', answers(200, 'text/html', '<!doctype html><p>It works!<br>'), 12100],
    ['an empty body', answers(200, 'text/xml'), 12100],
    ['no content', answers(204, undefined), 12100],
    ['another root', answers(200, 'text/xml', '<Answer/>'), 12102],
    [
      'a chunked and empty body',
      {
        answer: (response) =>
          void response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(),
      },
      11770,
    ],
    [
      'a body over 64 kB',
      answers(200, 'text/xml', `<Response><Say>${'x'.repeat(65_536)}</Say></Response>`),
      11750,
    ],
    ['ten megabytes', answers(200, 'text/xml', 'x'.repeat(10_000_000)), 11750],
    ['a redirect to nowhere', redirectsTo(undefined), 11216],
    ['a redirect to another protocol', redirectsTo('ftp://x.example/'), 11216],
    ['a redirect to what is no address', redirectsTo('http://'), 11216],
    ['a redirect loop', redirectsTo('/voice'), 11215],
    [
      'a connection closed without an answer',
      { answer: (response) => void response.destroy() },
      11205,
    ],
    [
      'an answer that breaks off',
      {
        answer: (response) => {
          response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': '100' });
          response.write('<Response>', () => response.destroy());
        },
      },
      11200,
    ],
  ])('%s: the caller hears the announcement', async (_title, document, code) => {
    const { call } = await callVoice({ '/voice': document });
    expect(call.findings).toMatchObject([{ code, level: 'error' }]);
    await call.hears(/application error/);
    await call.ends('completed');
  });

  it('an empty body ends the call quietly where the knob says so', async () => {
    const knobs = { emptyBody: 'ends' } as const;
    const { call } = await callVoice({ '/voice': answers(200, 'text/xml') }, { knobs });
    expect(call.findings).toEqual([]);
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });

  it.each([
    ['a server that is not there', 'http://127.0.0.1:1/voice', 11202],
    ['a name nobody has', 'http://nobody.invalid/voice', 11210],
    ['another protocol', 'ftp://127.0.0.1/voice', 11100],
    ['what is no address', 'voice', 11100],
    ['a retry policy that is none', 'http://127.0.0.1:1/voice#rp=never', 11243],
  ])('%s: code %s is found', async (_title, url, code) => {
    const call = await dial({ url });
    expect(call.findings).toMatchObject([{ code, level: 'error' }]);
    await call.hears(/application error/);
  });

  it('a server that speaks no HTTP is 11206', async () => {
    const server = net.createServer((socket) => socket.end('220 ready\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const call = await dial({ url: `http://127.0.0.1:${port}/` });
    server.close();
    expect(call.findings).toMatchObject([{ code: 11206 }]);
  });

  it.each<[string, string, Document]>([
    ['nothing comes', '#tt=150', { answer: () => {} }],
    ['nothing comes in the read time', '#rt=150', { answer: () => {} }],
    [
      'the body comes byte by byte and never ends',
      '#tt=200',
      {
        answer: (response) => {
          response.writeHead(200, { 'Content-Type': 'text/xml' });
          const drip = setInterval(() => response.write('<'), 20);
          response.on('close', () => clearInterval(drip));
        },
      },
    ],
  ])('%s: 11205', async (_title, fragment, document) => {
    await using app = await application({ '/voice': document });
    const call = await dial({ url: `${app.url}/voice${fragment}` });
    expect(call.findings).toMatchObject([{ code: 11205, level: 'error' }]);
  });
});

describe('a request', () => {
  it("carries Twilio's headers", async () => {
    const { seen } = await callVoice({ '/voice': hello }, { authToken: 'secret' });
    expect(seen[0]?.headers).toMatchObject({
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': expect.stringMatching(/^[\w+/]{27}=$/),
      'i-twilio-idempotency-token': expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('goes unsigned without an auth token', async () => {
    const { seen } = await callVoice({ '/voice': hello });
    expect(seen[0]?.headers).not.toHaveProperty('x-twilio-signature');
  });

  it('by GET carries the fields in its query, after what is there', async () => {
    await using app = await application({ '/voice': hello });
    await dial({ url: `${app.url}/voice?tenant=a`, method: 'GET' });
    expect(app.seen[0]).toMatchObject({
      method: 'GET',
      url: expect.stringMatching(/^\/voice\?tenant=a&CallSid=CA/),
      fields: { From: '+14155550123' },
    });
  });

  it('never sends its fragment', async () => {
    await using app = await application({ '/voice': hello });
    await dial({ url: `${app.url}/voice#rc=2` });
    expect(app.seen[0]?.url).toBe('/voice');
  });

  it('closes its connection where the knob says so', async () => {
    const { seen } = await callVoice({ '/voice': hello }, { knobs: { connection: 'close' } });
    expect(seen[0]?.headers.connection).toBe('close');
  });

  it('has an idempotency token of its own', async () => {
    const { seen } = await callVoice({ '/voice': '<Redirect>/next</Redirect>', '/next': hello });
    const tokens = seen.map((one) => one.headers['i-twilio-idempotency-token']);
    expect(new Set(tokens).size).toBe(2);
  });

  it('is repeated on a kept-open connection the server has closed meanwhile', async () => {
    let served = 0;
    const server = http.createServer((request, response) => {
      request.resume();
      served += 1;
      if (served === 2) response.destroy();
      else
        response
          .writeHead(200, { 'Content-Type': 'text/xml' })
          .end('<Response><Redirect/></Response>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const call = await dial({ url: `http://127.0.0.1:${port}/`, knobs: { idleDocuments: 3 } });
    server.close();
    expect(call.requests.map((one) => one.status)).toEqual([200, 200, 200]);
  });
});

/** Fails that often, then says hello. */
function failsTimes(times: number, status: number): Document {
  let failures = 0;
  return {
    answer: (response) => {
      failures += 1;
      if (failures <= times) response.writeHead(status).end();
      else response.writeHead(200, { 'Content-Type': 'text/xml' }).end(hello);
    },
  };
}

describe('a retry (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides)', () => {
  it.each([
    ['a 500 is not retried by default', '', 1, 500, 1],
    ['a 500 is retried once with rp=5xx', '#rp=5xx', 1, 500, 2],
    ['a 500 is retried as often as rc says', '#rp=5xx&rc=3', 3, 500, 4],
    ['a 404 is not retried with rp=5xx', '#rp=5xx', 1, 404, 1],
    ['a 404 is retried with rp=4xx', '#rp=4xx', 1, 404, 2],
    ['everything is retried with rp=all', '#rp=all', 1, 503, 2],
  ])('%s', async (_title, fragment, times, status, attempts) => {
    await using app = await application({ '/voice': failsTimes(times, status) });
    const call = await dial({ url: `${app.url}/voice${fragment}` });
    expect(app.seen).toHaveLength(attempts);
    expect(call.requests).toMatchObject([{ attempts }]);
    const tokens = app.seen.map((one) => one.headers['i-twilio-idempotency-token']);
    expect(new Set(tokens).size).toBe(1);
  });

  it('follows a refused connection once', async () => {
    const call = await dial({ url: 'http://127.0.0.1:1/' });
    expect(call.requests).toMatchObject([{ attempts: 2 }]);
  });
});

describe('an HTTP redirect', () => {
  it.each([
    ['302 becomes a GET without fields', 302, 'GET', undefined],
    ['301 becomes a GET without fields', 301, 'GET', undefined],
    ['303 becomes a GET without fields', 303, 'GET', undefined],
    ['307 stays a POST with fields', 307, 'POST', '+14155550123'],
    ['308 stays a POST with fields', 308, 'POST', '+14155550123'],
  ])('%s', async (_title, status, method, from) => {
    const { call, seen } = await callVoice({
      '/voice': redirectsTo('/next?x=1', status),
      '/next': hello,
    });
    await call.hears('Hello');
    expect(seen[1]).toMatchObject({ method, url: '/next?x=1' });
    expect(seen[1]?.fields['From']).toBe(from);
    expect(call.requests).toMatchObject([{ redirects: 1 }]);
  });

  it('stays a POST after 302 where the knob says so', async () => {
    const documents = { '/voice': redirectsTo('/next'), '/next': hello };
    const { seen } = await callVoice(documents, { knobs: { redirectMethod: 'POST' } });
    expect(seen[1]).toMatchObject({ method: 'POST', fields: { From: '+14155550123' } });
  });

  it('is followed ten times', async () => {
    let count = 0;
    const { call } = await callVoice({
      '/voice': {
        answer: (response) => {
          count += 1;
          if (count <= 10) response.writeHead(302, { Location: '/voice' }).end();
          else response.writeHead(200, { 'Content-Type': 'text/xml' }).end(hello);
        },
      },
    });
    expect(call.heard).toEqual(['Hello']);
  });

  it('is where relative addresses resolve against', async () => {
    const { seen } = await callVoice({
      '/voice': redirectsTo('/deep/page', 307),
      '/deep/page': '<Redirect>next</Redirect>',
      '/deep/next': hello,
    });
    expect(seen.at(-1)?.url).toBe('/deep/next');
  });
});

describe('credentials in the URL (https://www.twilio.com/docs/usage/security)', () => {
  const guarded: Document = {
    answer: (response, { headers }) => {
      if (headers.authorization === `Basic ${btoa('user:pass word')}`) {
        response.writeHead(200, { 'Content-Type': 'text/xml' });
        response.end('<Response><Gather numDigits="1"/></Response>');
      } else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="ivr"' }).end();
    },
  };

  it('go out after a 401 only, then with every request of the call', async () => {
    await using app = await application({ '/voice': guarded });
    const call = await dial({ url: `${app.url}/voice`.replace('//', '//user:pass%20word@') });
    await call.press('1');
    const sent = app.seen.map((one) => one.headers.authorization !== undefined);
    expect(sent).toEqual([false, true, true]);
    expect(call.findings).toEqual([]);
  });

  it('that are wrong fail the request', async () => {
    await using app = await application({ '/voice': guarded });
    const call = await dial({ url: `${app.url}/voice`.replace('//', '//user:wrong@') });
    expect(call.findings).toMatchObject([{ code: 11200 }]);
    expect(app.seen).toHaveLength(2);
  });
});

describe("the call's cookies", () => {
  const counting: Document = {
    answer: (response, { headers }) => {
      const count = Number(/n=(\d+)/.exec(headers.cookie ?? '')?.[1] ?? 0) + 1;
      response.writeHead(200, { 'Content-Type': 'text/xml', 'Set-Cookie': `n=${count}; Path=/` });
      response.end(`<Response><Gather numDigits="1"><Say>${count}</Say></Gather></Response>`);
    },
  };

  it('come back with each request', async () => {
    await using app = await application({ '/voice': counting });
    const call = await dial({ url: `${app.url}/voice` });
    await call.press('1');
    await call.hears('2');
    expect(call.cookies).toMatchObject([{ name: 'n', value: '2' }]);
  });

  it('can be tampered with between actions', async () => {
    await using app = await application({ '/voice': counting });
    const call = await dial({ url: `${app.url}/voice` });
    for (const cookie of call.cookies) cookie.value = '41';
    await call.press('1');
    expect(call.heard).toEqual(['42']);
    call.cookies = [];
    await call.press('1');
    expect(call.heard).toEqual(['1']);
  });

  it('that hold what no header may hold fail as a finding', async () => {
    await using app = await application({ '/voice': counting });
    const call = await dial({ url: `${app.url}/voice` });
    for (const cookie of call.cookies) cookie.value = 'line\nfeed';
    await call.press('1');
    expect(call.findings).toMatchObject([{ code: 11200 }]);
  });

  it('stay away where the knob is off', async () => {
    const { call, seen } = await callVoice({ '/voice': counting }, { knobs: { cookies: 'off' } });
    expect(call.cookies).toEqual([]);
    expect(seen[0]?.headers).not.toHaveProperty('cookie');
  });
});
