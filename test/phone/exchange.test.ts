import { createHash } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DialOptions } from '../../src/phone/index.ts';
import { dial } from '../../src/phone/index.ts';
import type { Document } from './application.ts';
import { answers, application, redirects } from './application.ts';

const hello = '<Response><Say>Hello</Say></Response>';

async function callVoice(documents: Record<string, Document>, options: Partial<DialOptions> = {}) {
  await using app = await application(documents);
  const call = await dial({ url: `${app.url}/voice`, ...options });
  return { call, seen: app.seen };
}

describe('an answer that fails (https://www.twilio.com/docs/api/errors)', () => {
  it.each<[string, Document, number]>([
    ['status 304 to a request that had no condition', answers(304, undefined), 11200],
    ['an image', answers(200, 'image/png', 'x'), 12300],
    ['an HTML page', answers(200, 'text/html', '<!doctype html><p>It works!<br>'), 12100],
    ['ten megabytes', answers(200, 'text/xml', 'x'.repeat(10_000_000)), 11750],
    ['a redirect to what is no address', redirects('http://'), 11216],
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
    [
      'compressed data that is none',
      {
        answer: (response) => {
          response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' });
          response.end('no gzip');
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

  it('of bytes in ISO-8859-1 is read as such', async () => {
    const body = Buffer.from('<Response><Say>Grüß Gott</Say></Response>', 'latin1');
    const type = 'text/xml; charset=ISO-8859-1';
    const { call } = await callVoice({ '/voice': answers(200, type, body) });
    await call.hears('Grüß Gott');
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

  it.each<[string, string, Document, number]>([
    ['nothing comes in the total time', '#tt=150', { answer: () => {} }, 11203],
    ['nothing comes in the read time', '#rt=150', { answer: () => {} }, 11205],
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
      11203,
    ],
  ])('%s: code %s', async (_title, fragment, document, code) => {
    await using app = await application({ '/voice': document });
    const call = await dial({ url: `${app.url}/voice${fragment}` });
    expect(call.findings).toMatchObject([{ code, level: 'error' }]);
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

  it('never sends its fragment', async () => {
    await using app = await application({ '/voice': hello });
    await dial({ url: `${app.url}/voice#rc=2` });
    expect(app.seen[0]?.url).toBe('/voice');
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
    const knobs = { connection: 'keep-alive', idleDocuments: 3 } as const;
    const call = await dial({ url: `http://127.0.0.1:${port}/`, knobs });
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
    expect(call.requests).toMatchObject([{ redirects: 10 }]);
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

describe('credentials that no decoder reads', () => {
  it('are sent as they are', async () => {
    const challenge = { 'WWW-Authenticate': 'Basic realm="ivr"' };
    const refused: Document = {
      answer: (response) => void response.writeHead(401, challenge).end(),
    };
    await using app = await application({ '/voice': refused });
    await dial({ url: `${app.url}/voice`.replace('//', '//user:100%@') });
    expect(app.seen[1]?.headers.authorization).toBe(`Basic ${btoa('user:100%')}`);
  });
});

describe('digest access authentication (https://www.rfc-editor.org/rfc/rfc7616)', () => {
  /** A server that knows one user, and tires of a nonce after so many requests. */
  function guarded(algorithm: 'MD5' | 'SHA-256', lastsFor = Infinity): Document {
    const hash = (...parts: string[]): string =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(parts.join(':'))
        .digest('hex');
    let served = 0;
    let nonce = 'first';
    return {
      answer: (response, { method, url, headers: { authorization = '' } }) => {
        const given = (name: string): string =>
          new RegExp(`\\b${name}="?([^",]*)`).exec(authorization)?.[1] ?? '';
        const wanted = hash(
          hash('user', 'ivr', 'pass word'),
          nonce,
          given('nc'),
          given('cnonce'),
          'auth',
          hash(method, url),
        );
        if (given('response') === wanted && served < lastsFor) {
          served += 1;
          response.writeHead(200, { 'Content-Type': 'text/xml' });
          response.end('<Response><Gather numDigits="1"/></Response>');
          return;
        }
        const stale = given('response') === wanted;
        if (stale) nonce = 'second';
        served = 0;
        const challenge = `Digest realm="ivr", nonce="${nonce}", qop="auth", opaque="o"`;
        const more = `, algorithm=${algorithm}${stale ? ', stale=true' : ''}`;
        response.writeHead(401, { 'WWW-Authenticate': challenge + more }).end();
      },
    };
  }

  it.each(['MD5', 'SHA-256'] as const)('by %s logs in once for the call', async (algorithm) => {
    await using app = await application({ '/voice': guarded(algorithm) });
    const call = await dial({ url: `${app.url}/voice?a=1`.replace('//', '//user:pass%20word@') });
    await call.press('1');
    expect(call.findings).toEqual([]);
    expect(app.seen.map((one) => /nc=(\d+)/.exec(one.headers.authorization ?? '')?.[1])).toEqual([
      undefined,
      '00000001',
      '00000002',
    ]);
  });

  it('logs in again when the server tires of a nonce', async () => {
    await using app = await application({ '/voice': guarded('MD5', 1) });
    const call = await dial({ url: `${app.url}/voice`.replace('//', '//user:pass%20word@') });
    await call.press('1');
    expect(call.findings).toEqual([]);
    expect(app.seen).toHaveLength(4);
  });

  it('that is refused fails the request', async () => {
    await using app = await application({ '/voice': guarded('MD5') });
    const call = await dial({ url: `${app.url}/voice`.replace('//', '//user:wrong@') });
    expect(call.findings).toMatchObject([{ code: 11200 }]);
    expect(app.seen).toHaveLength(2);
  });

  it('by an algorithm nobody knows is not tried', async () => {
    const challenge = 'Digest realm="ivr", nonce="n", algorithm=SHA-512-256';
    const { call, seen } = await callVoice({
      '/voice': {
        answer: (response) => void response.writeHead(401, { 'WWW-Authenticate': challenge }).end(),
      },
    });
    expect(call.findings).toMatchObject([{ code: 11200 }]);
    expect(seen).toHaveLength(1);
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
});
