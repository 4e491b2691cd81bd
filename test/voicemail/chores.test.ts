import { afterEach, expect, it, vi } from 'vitest';
import { openChores } from '../../src/chores.ts';
import { operated, type Items } from '../api/operated.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

afterEach(() => vi.useRealTimers());

it.each([
  [true, 'goes at the carrier'],
  [false, 'stays at the carrier'],
])(
  'a minute after the start and then daily what is old is deleted; with RETENTION_AUDIO=%s sound %s',
  async (retentionAudio) => {
    await using world = await operated();
    const { records, line } = world;
    await world.leaveMessage();
    await world.leaveMessage();
    await records.settled();
    const [sid = '', unhandled] = line.recordings.map((recording) => recording.sid);
    const old = Date.now() - 3 * DAY;
    for (const { callSid, sid: recordingSid } of line.recordings) {
      records.record('calls', { callSid, at: old });
      records.record('recordings', { recordingSid, createdAt: old });
    }
    await records.settled();
    await records.handle(sid, { at: Date.now(), by: 'Ann' });
    const lines: object[] = [];
    const note = (facts: object) => void lines.push(facts);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const chores = openChores({
      config: { reconcileMinutes: 0, retentionDays: 1, retentionAudio },
      records,
      mailbox: world.mailbox,
      logger: { info: note, error: note },
    });
    vi.advanceTimersByTime(MINUTE);
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({ calls: 2, recordings: 1 });
    // The clock is not to run on under a request.
    await vi.waitFor(() => expect(line.recordings).toHaveLength(retentionAudio ? 1 : 2));
    vi.advanceTimersByTime(DAY);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines[1]).toMatchObject({ calls: 0, recordings: 0 });
    await chores.stop();
    vi.useRealTimers();
    const left = line.recordings.map((recording) => recording.sid);
    expect(left).toEqual(retentionAudio ? [unhandled] : [sid, unhandled]);
    expect((await world.read<Items>('voicemails')).items).toMatchObject([
      { recordingSid: unhandled },
    ]);
  },
);

it('voicemails that were not told of are looked for by the clock', async () => {
  await using world = await operated({ carried: { delivery: { lost: 1 } } });
  await world.leaveMessage();
  await world.records.settled();
  const lines: object[] = [];
  const note = (facts: object) => void lines.push(facts);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const chores = openChores({
    config: { reconcileMinutes: 15, retentionDays: undefined, retentionAudio: false },
    records: world.records,
    mailbox: world.mailbox,
    logger: { info: note, error: note },
  });
  vi.advanceTimersByTime(MINUTE);
  vi.useRealTimers();
  await vi.waitFor(() => expect(lines).toEqual([{ found: [world.line.recordings[0]?.sid] }]));
  await chores.stop();
});
