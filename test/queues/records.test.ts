import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/records.ts';
import { stepOf } from '../records/step.ts';
import { startPostgres, temporary } from '../records/store.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const databases: [string, () => Promise<string | undefined>][] = [
  ['SQLite', async () => undefined],
  ['PostgreSQL', () => postgres.database()],
];

describe.each(databases)('queues in %s', (_title, newDatabase) => {
  async function open() {
    const folder = temporary();
    closing.push(folder.remove);
    const databaseUrl = await newDatabase();
    const records = await openRecords({ dataDir: folder.path, databaseUrl, told() {} });
    closing.push(() => records.close());
    const enter = (callSid: string, enteredAt: number, options: readonly string[] = []) => {
      for (const [index, option] of ['', ...options].entries()) {
        const at = enteredAt - MINUTE + index;
        records.record(
          'steps',
          stepOf({ id: `${index}`, callSid, at, option: option || undefined }),
        );
      }
      const id = `${callSid}/${enteredAt}`;
      records.record('queueEntries', { id, callSid, queue: 'support', enteredAt });
      return id;
    };
    return { records, enter };
  }

  it('tell who waits, the longest waiting first, with the way that led there', async () => {
    const { records, enter } = await open();
    enter('CA2', NOW - 2 * MINUTE);
    enter('CA1', NOW - 3 * MINUTE, ['billing', 'refund']);
    await records.settled();
    expect(await records.waiters(NOW, 'other')).toEqual([]);
    const waiters = await records.waiters(NOW, 'support');
    expect(waiters).toMatchObject([
      { callSid: 'CA1', since: NOW - 3 * MINUTE, path: ['billing', 'refund'] },
      { callSid: 'CA2', queue: 'support', path: [] },
    ]);
  });

  it('have nobody wait who was taken, has hung up, is to be called back, is in the queue anew or was forgotten', async () => {
    const { records, enter } = await open();
    enter('CAtaken', NOW - MINUTE);
    const left = enter('CAleft', NOW - MINUTE);
    enter('CAgone', NOW - MINUTE);
    enter('CApromised', NOW - MINUTE);
    enter('CAagain', NOW - 9 * MINUTE);
    enter('CAagain', NOW - MINUTE);
    enter('CAlost', NOW - 25 * 60 * MINUTE);
    const told = { id: left, callSid: 'CAleft', enteredAt: NOW, leftAt: NOW, wait: 60 };
    records.record('queueEntries', { ...told, result: 'hangup' });
    records.record('calls', { callSid: 'CAgone', at: NOW, status: 'completed' });
    await records.take({ callSid: 'CAtaken', agent: 'CAagent', at: NOW });
    await records.settled();
    await records.askCallBack({ ...asked('one', '+14155550111'), callSid: 'CApromised' });
    const waiters = await records.waiters(NOW);
    expect(waiters.map(({ callSid, since }) => [callSid, since])).toEqual([
      ['CAagain', NOW - MINUTE],
    ]);
  });

  it('count how stays ended', async () => {
    const { records, enter } = await open();
    const ends = ['bridged', 'leave', 'hangup', 'queue-full', undefined, 'hangup'];
    for (const [index, result] of ends.entries()) {
      const callSid = `CA${index}`;
      const id = enter(callSid, NOW);
      await records.settled();
      if (index === 5) {
        await records.askCallBack({ ...asked('x', '+14155550123'), callSid });
      }
      if (result === undefined) records.record('calls', { callSid, at: NOW, status: 'completed' });
      else
        records.record('queueEntries', {
          id,
          enteredAt: NOW,
          leftAt: NOW,
          result,
          wait: (index + 1) * 10,
        });
    }
    await records.settled();
    expect(await records.queueCounts(NOW)).toEqual([
      {
        queue: 'support',
        entered: 6,
        answered: 1,
        left: 2,
        abandoned: 2,
        refused: 1,
        longest: 60,
        average: 10,
      },
    ]);
    expect(await records.queueCounts(NOW + 1)).toEqual([]);
  });

  const asked = (id: string, number: string, at = NOW) => ({
    id,
    callSid: 'CA0',
    queue: 'support',
    number,
    tree: 'support',
    at,
  });

  it('give each call-back to one agent, in the order in which they were asked for', async () => {
    const { records } = await open();
    const numbers = Array.from({ length: 12 }, (_, index) => `+141555501${10 + index}`);
    for (const [index, number] of numbers.entries()) {
      await records.askCallBack(asked(`id${index}`, number, NOW + index));
    }
    // A number that waits already keeps its place.
    await records.askCallBack(asked('again', '+14155550110', NOW + 99));
    const taken = await Promise.all(
      numbers.map((_, index) => records.takeCallBack('support', `CA${index}`, NOW + MINUTE)),
    );
    expect(new Set(taken.map((each) => each?.number))).toEqual(new Set(numbers));
    expect(await records.takeCallBack('support', 'CAlate', NOW + MINUTE)).toBeUndefined();
    expect(await records.takeCallBack('support', 'CA3', NOW + MINUTE)).toEqual(taken[3]);
    const waiting = await records.openCallBacks();
    expect(waiting.map(({ tries }) => tries)).toEqual(numbers.map(() => 1));
  });

  it('try whom nobody reached again, later and at most three times', async () => {
    const { records } = await open();
    await records.askCallBack(asked('one', '+14155550111'));
    await records.askCallBack(asked('two', '+14155550112', NOW + 2 * MINUTE));
    const order: string[] = [];
    for (let now = NOW + MINUTE; now < NOW + 60 * MINUTE; now += MINUTE) {
      const taken = await records.takeCallBack('support', 'CA1', now);
      if (!taken) continue;
      order.push(taken.id);
      const result = taken.id === 'two' ? 'completed' : 'no-answer';
      // Another call's word does not count.
      await records.endCallBack({ id: taken.id, by: 'CA2', result: 'completed' });
      await records.endCallBack({ id: taken.id, by: 'CA1', result });
      await records.endCallBack({ id: taken.id, by: 'CA1', result });
    }
    expect(order).toEqual(['one', 'two', 'one', 'one']);
    expect(await records.openCallBacks()).toEqual([]);
  });

  it('give a call-back to somebody else whose agent has hung up without a word', async () => {
    const { records } = await open();
    await records.askCallBack(asked('one', '+14155550111'));
    await records.takeCallBack('support', 'CA1', NOW);
    expect(await records.takeCallBack('support', 'CA2', NOW + 6 * MINUTE)).toBeUndefined();
    records.record('calls', { callSid: 'CA1', at: NOW, status: 'completed' });
    await records.settled();
    expect(await records.takeCallBack('support', 'CA2', NOW + 6 * MINUTE)).toMatchObject({
      id: 'one',
    });
  });
});
