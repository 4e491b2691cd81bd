import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { definePhoneTree, type PhoneTree } from '../src/tree/phone-tree.ts';
import type { Call } from '../src/tree/state.ts';
import { dial, gather, raw, say } from '../src/twiml/build.ts';
import { startServer } from './server.ts';

const SORRY = 'We are sorry, something went wrong on our side.';
const ask = (text: string) =>
  gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [say(text)]);

/** A tree with a person at hand, where `broken` is what fails in a call but not at boot. */
function fragile(broken: { enter?: (call: Call) => void; exit?: (call: Call) => void }): PhoneTree {
  return definePhoneTree({
    name: 'fragile',
    initial: 'menu',
    lastExit: 'person',
    states: {
      menu: {
        enter: [ask('The menu.')],
        exit: (call) => {
          broken.exit?.(call);
          return call.event.type === 'digits' ? 'news' : 'menu';
        },
      },
      news: {
        enter: (call) => {
          broken.enter?.(call);
          return [ask('The news.')];
        },
        exit: { otherwise: 'menu' },
      },
      person: { enter: [say('A person.'), dial('+14155550142')], exit: null },
    },
  });
}

/** Fails only in a real call, which boot can't foresee. */
const failInCall = ({ event }: Call) => {
  if (event.now.getTime() > 0) throw new Error('the news are gone');
};

async function serverFor(tree: PhoneTree) {
  return startServer({ trees: [tree], defaultTree: tree.name });
}

describe('when a state fails, the caller', () => {
  it('hears an apology and is back where the key was pressed; the next time a person answers', async () => {
    const server = await serverFor(fragile({ enter: failInCall }));
    const call = await server.dial();
    await call.press('1');
    expect(call.heard).toEqual([SORRY, 'The menu.']);
    await call.press('1');
    expect(call.heard.slice(0, 2)).toEqual([SORRY, 'A person.']);
    expect(call.findings).toEqual([]);
    await server.close();
  });

  it('may go on as if nothing had been, if it fails only once', async () => {
    let failures = 0;
    const server = await serverFor(
      fragile({
        enter: (call) => {
          if (failures === 0 && call.event.now.getTime() > 0) {
            failures += 1;
            throw new Error('busy');
          }
        },
      }),
    );
    const call = await server.dial();
    await call.press('1');
    expect(call.heard).toEqual([SORRY, 'The menu.']);
    await call.press('1');
    expect(call.heard).toEqual(['The news.']);
    await server.close();
  });

  it('is not lost either when the exit fails, or leads to no state', async () => {
    const server = await serverFor(fragile({ exit: failInCall }));
    const call = await server.dial();
    await call.press('1');
    expect(call.heard).toEqual([SORRY, 'The menu.']);
    await call.silence();
    expect(call.heard.slice(0, 2)).toEqual([SORRY, 'A person.']);
    await server.close();
  });

  it('reaches a person when the very first state fails', async () => {
    const tree = definePhoneTree({
      name: 'stillborn',
      initial: 'greeting',
      lastExit: 'person',
      states: {
        greeting: {
          enter: (call) => {
            failInCall(call);
            return [say('Hi')];
          },
          exit: 'person',
        },
        person: { enter: [say('A person.'), dial('+14155550142')], exit: null },
      },
    });
    const server = await serverFor(tree);
    const call = await server.dial();
    expect(call.heard.slice(0, 2)).toEqual([SORRY, 'A person.']);
    await server.close();
  });

  it('is told so and the call ends when nobody else can take it', async () => {
    const tree = definePhoneTree({
      name: 'alone',
      initial: 'greeting',
      states: {
        greeting: {
          enter: (call) => {
            failInCall(call);
            return [say('Hi')];
          },
          exit: null,
        },
      },
    });
    const server = await serverFor(tree);
    const call = await server.dial();
    expect(call.heard).toEqual([`${SORRY} Please call again later.`]);
    await call.ends('completed');
    expect(call.findings).toEqual([]);
    await server.close();
  });

  it('gets well-formed TwiML when a function makes what is not', async () => {
    const broken = definePhoneTree({
      name: 'broken',
      initial: 'menu',
      states: {
        menu: { enter: [ask('The menu.')], exit: { 1: 'news', otherwise: 'menu' } },
        news: {
          enter: ({ event }) => [raw(event.now.getTime() > 0 ? '<Say>' : '<Say/>')],
          exit: null,
        },
      },
    });
    const server = await serverFor(broken);
    const call = await server.dial();
    await call.press('1');
    expect(call.heard).toEqual([SORRY, 'The menu.']);
    await server.close();
  });

  it('is found in the log by CallSid, with the error and without what was pressed', async () => {
    const server = await serverFor(fragile({ enter: failInCall }));
    const call = await server.dial();
    await call.press('7');
    expect(server.log).toContainEqual(
      expect.objectContaining({
        level: 50,
        msg: 'failed',
        callSid: call.sid,
        tree: 'fragile',
        err: expect.objectContaining({ message: 'the news are gone', stack: expect.any(String) }),
      }),
    );
    expect(JSON.stringify(server.log)).not.toMatch(/"digits":"|"7"/);
    await server.close();
  });
});

describe('when Twilio calls the fallback, the caller', () => {
  const error = { ErrorCode: '12100', ErrorUrl: 'https://ivr.example.com/webhook?Digits=4242' };

  it('is back at the same place after an apology, and the next time with a person', async () => {
    const server = await startServer();
    const fields = { CallSid: 'CA1', From: '+14155550123', To: '+14155550100' };
    const cookieOf = (reply: { headers: Record<string, unknown> }) =>
      String(reply.headers['set-cookie']).split(';')[0] ?? '';
    const ring = await server.send(fields);
    const hours = await server.send(
      { ...fields, Digits: '3' },
      { headers: { cookie: cookieOf(ring) } },
    );
    const path = '/webhook/fallback';
    const back = await server.send(
      { ...fields, ...error },
      { path, headers: { cookie: cookieOf(hours) } },
    );
    expect(back.body).toMatch(/<Say>We are sorry, something went wrong.*<Gather.*We are open/);
    const again = await server.send(
      { ...fields, ...error },
      { path, headers: { cookie: cookieOf(back) } },
    );
    expect(again.body).toMatch(/<Say>We are sorry, something went wrong.*reception.*<Dial/);
    const last = await server.send(
      { ...fields, ...error },
      { path, headers: { cookie: cookieOf(again) } },
    );
    expect(last.body).toMatch(/Please call again later.<\/Say><Hangup\/>/);
    expect(server.log).toContainEqual(
      expect.objectContaining({
        msg: 'fallback',
        callSid: 'CA1',
        errorCode: '12100',
        errorUrl: 'https://ivr.example.com/webhook',
      }),
    );
    expect(JSON.stringify(server.log)).not.toMatch(/["=]4242/);
    await server.close();
  });

  it('reaches the menu when the first request of the call went wrong', async () => {
    const server = await startServer();
    const down = 'http://127.0.0.1:9/webhook';
    const call = await server.dial({ url: down, fallbackUrl: `${server.url}/webhook/fallback` });
    expect(call.heard.slice(0, 2)).toEqual([SORRY, 'Welcome to ACME, Inc.']);
    await call.press('3');
    await call.hears('We are open');
    await server.close();
  });

  it('reaches a person when the transfer itself went wrong', async () => {
    const server = await startServer();
    const fields = { CallSid: 'CA1' };
    const ring = await server.send(fields);
    const cookie = String(ring.headers['set-cookie']).split(';')[0] ?? '';
    const sales = await server.send({ ...fields, Digits: '1' }, { headers: { cookie } });
    const back = await server.send(
      { ...fields, ...error },
      {
        path: '/webhook/fallback',
        headers: { cookie: String(sales.headers['set-cookie']).split(';')[0] ?? '' },
      },
    );
    expect(back.body).toMatch(/something went wrong.*reception.*<Dial/);
    await server.close();
  });
});

describe('a client that', () => {
  /** Sends a text over a bare connection; resolves with what came back when the server closes it. */
  function overSocket(url: string, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let reply = '';
      const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () =>
        socket.write(text),
      );
      socket.on('data', (data) => (reply += data.toString()));
      socket.on('close', () => resolve(reply));
      socket.on('error', reject);
    });
  }

  it('never finishes its headers is cut', { timeout: 20_000 }, async () => {
    const server = await startServer({ slowestRequest: 300 });
    expect(await overSocket(server.url, 'POST /webhook HTTP/1.1\r\nHost: a\r\n')).toMatch(
      /^HTTP\/1\.1 408/,
    );
    await server.close();
  });

  it('never finishes its form is cut', { timeout: 20_000 }, async () => {
    const server = await startServer({ slowestRequest: 300 });
    const head =
      'POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nCallSid=';
    expect(await overSocket(server.url, head)).toMatch(/^HTTP\/1\.1 408/);
    await server.close();
  });

  it('speaks no HTTP is refused', async () => {
    const server = await startServer();
    expect(await overSocket(server.url, 'REGISTER sip:a SIP/2.0\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400/,
    );
    await server.close();
  });

  it('sends enormous headers is refused', async () => {
    const server = await startServer();
    const flood = `POST /webhook HTTP/1.1\r\nHost: a\r\nX-Flood: ${'a'.repeat(17_000)}\r\n\r\n`;
    expect(await overSocket(server.url, flood)).toMatch(/^HTTP\/1\.1 431/);
    await server.close();
  });
});
