import { expect, it } from 'vitest';
import { AGENTS, operated, OWN } from '../api/operated.ts';
import { RECEPTION } from '../server.ts';
import { queueCommand } from './queue-command.ts';

const [BACK, WAITS, LAST] = ['+14155550121', '+14155550122', '+14155550123'] as const;

/** What operators are told of a queue. */
interface Queue {
  readonly waiting: readonly { readonly number: string; readonly path: readonly string[] }[];
  readonly callBacks: readonly { readonly number: string; readonly tries: number }[];
  readonly day: Readonly<Record<string, number | null>>;
}

it('ACME’s support queue is walked from ring to result', async () => {
  await using world = await operated({ trees: 'trees', app: { transfers: ['+1415555*'] } });
  const { line, read, records, url } = world;
  const queue = async () => (await read<{ queues: [Queue] }>('queues')).queues[0];
  const command = queueCommand(url);
  const shown = async () => (await command('support')).replaceAll(/\d:\d\d/g, '0:00').split('\n');
  const ringSupport = async (from: string) => {
    const call = await line.ring({ from, to: OWN });
    await call.press('2');
    return call;
  };

  // A caller waits, hears place and music, and asks to be called back.
  const first = await ringSupport(BACK);
  expect(first.heard).toEqual([
    'Please hold the line. The next free person in support will take your call.',
    'You are number 1 in line.',
    'To leave a message instead, press 1. To be called back, press 2.',
    `${url}/media/hold.wav`,
  ]);
  expect(await queue()).toMatchObject({
    waiting: [{ number: BACK, path: ['support'] }],
    callBacks: [],
    day: { entered: 1, answered: 0, left: 0 },
  });
  expect((await shown()).slice(0, 2)).toEqual([
    'support: 1 waiting, 0 to be called back',
    `  ${BACK}  0:00  support`,
  ]);
  await first.press('2');
  await first.hears('We will call you back at 4 1 5, 5 5 5, 0 1 2 1. Goodbye.');
  await first.ends('completed');
  await line.settled();
  expect(await queue()).toMatchObject({
    waiting: [],
    callBacks: [{ number: BACK, takenBy: null, tries: 0 }],
    day: { entered: 1, left: 1, abandoned: 0 },
  });

  // Another one waits, and an agent hears who it is and what about, takes the call and comes back.
  const second = await ringSupport(WAITS);
  await second.hears('You are number 1 in line.');
  expect((await shown()).slice(0, 3)).toEqual([
    'support: 1 waiting, 1 to be called back',
    `  ${WAITS}  0:00  support`,
    `  ${BACK}  0:00  to be called back`,
  ]);
  const agent = await line.ring({ from: RECEPTION, to: AGENTS });
  await agent.hears(/^1 waiting, next 4 1 5, 5 5 5, 0 1 2 2, for .+, about support\.$/);
  await agent.hears('1 to call back.');
  await agent.press('1');
  await line.settled();
  expect(second.transcript).toContain('hears     Thank you for waiting. You are being connected.');
  await second.hears('Thank you for calling. Goodbye.');
  await second.ends('completed');
  await agent.hears('Nobody is waiting.');
  await agent.hears('1 to call back.');
  expect(await queue()).toMatchObject({
    waiting: [],
    callBacks: [{ number: BACK }],
    day: { entered: 2, answered: 1, left: 1 },
  });

  // The agent calls the first one back.
  await agent.press('2');
  await agent.hears('Calling 4 1 5, 5 5 5, 0 1 2 1.');
  expect(agent.transcript).toContain('answered  +1 415 555 0121, 30 seconds');
  expect(agent.heard.slice(1)).toEqual([
    'Nobody is waiting.',
    'To take the next caller, press 1. To call back, press 2.',
  ]);
  expect(await queue()).toMatchObject({ waiting: [], callBacks: [] });
  expect((await shown())[0]).toBe('support: 0 waiting, 0 to be called back');
  let kept = '';
  for await (const row of records.jsonLines('callBacks')) kept += row;
  expect(JSON.parse(kept)).toMatchObject({ number: BACK, tries: 1, result: 'completed' });

  // Who calls after that hears how long it took.
  const third = await ringSupport(LAST);
  await third.hears(/^In the last 24 hours, it took us \d+ seconds? on average to answer\.$/);
  const calls = [first, second, third, agent];
  expect(calls.flatMap(({ findings }) => findings)).toEqual([]);
});
