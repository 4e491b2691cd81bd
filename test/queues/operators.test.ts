import { afterEach, describe, expect, it } from 'vitest';
import { operated } from '../api/operated.ts';
import { stepOf } from '../records/step.ts';
import { queueCommand } from './queue-command.ts';

const MINUTE = 60_000;

let server: Awaited<ReturnType<typeof operated>>;
afterEach(() => server[Symbol.asyncDispose]());

/** A server that knows of one who waits, one who was answered and one who is to be called back. */
async function open() {
  server = await operated();
  const { records } = server;
  const now = Date.now();
  for (const callSid of ['CAwaits', 'CAtalked']) {
    records.record('steps', stepOf({ callSid, at: now - 3 * MINUTE, option: 'billing' }));
    const enteredAt = now - 2 * MINUTE;
    const stay = { id: `${callSid}/1`, callSid, queue: 'support', enteredAt };
    records.record('queueEntries', stay);
    if (callSid === 'CAwaits') continue;
    records.record('queueEntries', { ...stay, leftAt: now, result: 'bridged', wait: 75 });
  }
  await records.askCallBack({
    id: 'one',
    callSid: 'CA0',
    queue: 'sales',
    number: '+14155550124',
    tree: 'clinic',
    at: now - MINUTE,
  });
  return server;
}

describe('operators', () => {
  it('see who waits in which queue, who is to be called back and how the day went', async () => {
    const { ask } = await open();
    const reply = await ask('queues');
    expect(await reply.json()).toEqual({
      queues: [
        {
          name: 'sales',
          waiting: [],
          callBacks: [
            {
              id: 'one',
              number: '+14155550124',
              asked: expect.stringMatching(/Z$/),
              takenBy: null,
              tries: 0,
            },
          ],
          day: {
            entered: 0,
            answered: 0,
            left: 0,
            abandoned: 0,
            refused: 0,
            longest: null,
            average: null,
          },
        },
        {
          name: 'support',
          waiting: [
            {
              number: '+14155550123',
              since: expect.stringMatching(/Z$/),
              path: ['billing'],
              tree: 'clinic',
              callSid: 'CAwaits',
            },
          ],
          callBacks: [],
          day: {
            entered: 2,
            answered: 1,
            left: 0,
            abandoned: 0,
            refused: 0,
            longest: 75,
            average: 75,
          },
        },
      ],
    });
    expect((await fetch(`${server.url}/api/queues`)).status).toBe(401);
  });

  it('are shown the same by the command line, of all queues or of one', async () => {
    await open();
    const command = queueCommand(server.url);
    const out = await command();
    expect(out.replaceAll(/\d:\d\d(?= {2})/g, '0:00')).toBe(
      [
        'sales: 0 waiting, 1 to be called back',
        '  +14155550124  0:00  to be called back',
        '  24 hours: 0 entered, 0 answered, 0 left, 0 hung up, 0 turned away; answered after 0:00 on average, waited 0:00 at most',
        '',
        'support: 1 waiting, 0 to be called back',
        '  +14155550123  0:00  billing',
        '  24 hours: 2 entered, 1 answered, 0 left, 0 hung up, 0 turned away; answered after 1:15 on average, waited 1:15 at most',
        '',
      ].join('\n'),
    );
    const { queues } = JSON.parse(await command('support', '--json')) as {
      queues: { name: string }[];
    };
    expect(queues.map(({ name }) => name)).toEqual(['support']);
    expect(await command('none')).toBe('Nobody waits, and nobody has within a day.\n');
  });
});
