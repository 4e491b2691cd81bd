import { describe, expect, it } from 'vitest';
import type { Definition } from '../src/tree/definition.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import type { State } from '../src/tree/state.ts';
import { dial, enqueue, gather, hangup, leave, number, say } from '../src/twiml/build.ts';
import { startServer } from './server.ts';

const asks = (text: string, exit: State['exit']): State => ({
  enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say(text)])],
  exit,
});

/** A line whose callers wait, and whose agents are told whom they will talk to. */
const line: Definition = {
  name: 'line',
  initial: 'menu',
  states: {
    menu: {
      ...asks('Press 1 to wait.', { 1: 'queue', 2: 'person', otherwise: 'repeat' }),
      set: { name: 'Ann' },
    },
    queue: {
      enter: [enqueue({ waitUrl: '/webhook/hold' }, 'line')],
      exit: { leave: 'left', bridged: 'thanks', otherwise: 'menu' },
    },
    person: {
      enter: [dial([number({ url: '/webhook/whisper' }, '+14155550142')])],
      exit: { completed: 'thanks', otherwise: 'menu' },
    },
    left: asks('You left, {{ vars.name }}.', { otherwise: 'repeat' }),
    thanks: { enter: [say('Thank you, {{ vars.name }}.'), hangup()], exit: null },
  },
};
const hold: Definition = {
  name: 'hold',
  initial: 'music',
  states: {
    music: asks('Music. To leave, press 1.', { 1: 'leave', otherwise: 'repeat' }),
    leave: { enter: [leave()], exit: null },
  },
};
const onceOnly: Definition = {
  name: 'hold',
  initial: 'music',
  states: { music: { enter: [say('Please hold.')], exit: null } },
};
const whisper: Definition = {
  name: 'whisper',
  initial: 'tell',
  states: {
    tell: {
      ...asks('A caller. Press 1.', { 1: 'take', otherwise: 'repeat' }),
      tries: { limit: 2, exit: 'take' },
    },
    take: { enter: [say('Here you are.')], exit: null },
  },
};

async function call(waiting = hold) {
  const server = await startServer({
    trees: [line, waiting, whisper].map((tree) => definePhoneTree(tree)),
    defaultTree: 'line',
  });
  return { server, caller: await server.dial() };
}

describe('a call goes on where it was', () => {
  it('when the caller leaves a queue by a key', async () => {
    const { server, caller } = await call();
    await caller.press('1');
    await caller.hears('Music. To leave, press 1.');
    await caller.press('7');
    await caller.hears('Music. To leave, press 1.');
    await caller.press('1');
    await caller.hears('You left, Ann.');
    await server.close();
  });

  it.each([
    ['asks', hold],
    ['only speaks, again and again', onceOnly],
  ])('when an agent takes the caller out of a queue whose tree %s', async (_, waiting) => {
    const { server, caller } = await call(waiting);
    await caller.press('1');
    await caller.silence();
    await caller.agent();
    await caller.hears('Thank you, Ann.');
    await server.close();
  });

  it('when whoever was rung was told whose call it is, with the same cookie or without', async () => {
    const { server, caller } = await call();
    await caller.press('2');
    await caller.hears('Thank you, Ann.');
    const whispered = caller.requests.filter(({ url }) => url.endsWith('/webhook/whisper'));
    expect(whispered.length).toBeGreaterThan(0);

    // Where the legs share their cookies, a whisper must not take the caller's place.
    const sid = { CallSid: 'CAcaller', From: '+14155550123', To: '+14155550100' };
    const first = await server.send(sid);
    const cookie = (reply: typeof first) => String(reply.headers['set-cookie']).split(';')[0] ?? '';
    const rung = await server.send({ ...sid, Digits: '2' }, { headers: { cookie: cookie(first) } });
    const child = { CallSid: 'CAchild', ParentCallSid: 'CAcaller', From: '+14155550123' };
    const told = await server.send(child, {
      path: '/webhook/whisper',
      headers: { cookie: cookie(rung) },
    });
    expect(told.body).toContain('A caller. Press 1.');
    const taken = await server.send(
      { ...child, Digits: '1' },
      { path: '/webhook/whisper', headers: { cookie: cookie(told) } },
    );
    expect(taken.body).toContain('Here you are.');
    const over = await server.send(
      { ...sid, DialCallStatus: 'completed' },
      { path: '/webhook/line', headers: { cookie: cookie(taken) } },
    );
    expect(over.body).toContain('Thank you, Ann.');
    await server.close();
  });
});
