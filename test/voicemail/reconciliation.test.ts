import { describe, expect, it } from 'vitest';
import { operated, OWN, type Items } from '../api/operated.ts';

const CALLER = '+14155550177';
const LOST = { delivery: { lost: 1 } };

/** Looks for voicemails as an operator has it done. */
async function reconcile(world: Awaited<ReturnType<typeof operated>>): Promise<string[]> {
  const reply = await world.ask('reconcile', { method: 'POST' });
  return ((await reply.json()) as { found: string[] }).found;
}

describe('a voicemail that the carrier told nothing of', () => {
  it('is found with the numbers of its call, and only once', async () => {
    await using world = await operated({ carried: LOST });
    await world.leaveMessage(CALLER);
    const sid = world.line.recordings[0]?.sid;
    // The action told of it, but not that it is whole.
    expect((await world.read<Items>('voicemails')).items).toMatchObject([{ status: null }]);
    expect(await reconcile(world)).toEqual([sid]);
    expect((await world.read<Items>('voicemails')).items).toMatchObject([
      {
        recordingSid: sid,
        status: 'completed',
        fromNumber: CALLER,
        toNumber: OWN,
        tree: 'acme',
        state: 'sales',
        duration: 3,
      },
    ]);
    expect(await reconcile(world)).toEqual([]);
  });

  it('is found even where nothing told of its call, at a number that is the server’s', async () => {
    await using world = await operated();
    await world.leaveMessage(CALLER);
    await world.records.erase(CALLER);
    expect((await world.read<Items>('voicemails')).items).toEqual([]);
    expect(await reconcile(world)).toHaveLength(1);
    expect((await world.read<Items>('voicemails')).items).toMatchObject([
      { fromNumber: CALLER, toNumber: OWN, tree: null },
    ]);
  });

  it('is left alone when it was left at a number of somebody else’s', async () => {
    const other = '+14155550109';
    await using world = await operated();
    const { line, server, records } = world;
    await using shared = await operated({
      carried: { numbers: [{ phoneNumber: other, voiceUrl: `${server.url}/webhook` }] },
    });
    const call = await shared.line.ring({ from: CALLER, to: other });
    await call.press('1');
    await call.record(3, '#');
    await records.settled();
    expect(shared.line.recordings).toHaveLength(1);
    expect(line.recordings).toEqual([]);
    expect(await reconcile(shared)).toEqual([]);
    expect((await shared.read<Items>('voicemails')).items).toEqual([]);
  });

  it('does not come back once it is deleted', async () => {
    await using world = await operated();
    await world.leaveMessage(CALLER);
    const sid = world.line.recordings[0]?.sid;
    await world.ask(`voicemails/${sid}`, { method: 'DELETE' });
    expect(await reconcile(world)).toEqual([]);
    expect((await world.read<Items>('voicemails')).items).toEqual([]);
  });

  it('is not looked for while the carrier is away, which is said', async () => {
    await using world = await operated();
    await world.line.close();
    const reply = await world.ask('reconcile', { method: 'POST' });
    expect([reply.status, await reply.text()]).toEqual([502, 'the carrier can not be reached']);
  });
});
