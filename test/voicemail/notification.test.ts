import { describe, expect, it } from 'vitest';
import { operated, OWN } from '../api/operated.ts';
import { signature } from '../../src/voicemail/notification.ts';
import { serve } from '../tasks/world.ts';

const CALLER = '+14155550177';
const OFFICE = '+14155550160';
const SECRET = 'secret-of-the-webhook';

describe('whoever is to hear of voicemails', () => {
  it('gets one text message and one signed request for each, however often it is told of', async () => {
    const crm = await serve((response) => response.writeHead(204).end());
    await using world = await operated({
      carried: { delivery: { duplicated: 1 } },
      notified: { textTo: OFFICE, webhook: { url: `${crm.url}/voicemails`, secret: SECRET } },
    });
    const call = await world.leaveMessage(CALLER);
    const sid = world.line.recordings[0]?.sid ?? '';
    await expect.poll(() => crm.asked.length).toBe(1);
    const again = { CallSid: call.sid, RecordingSid: sid, RecordingStatus: 'completed' };
    await world.server.send(again, { path: '/callbacks/recording' });
    await world.ask('reconcile', { method: 'POST' });
    // Closing waits for whatever is still to be told.
    await world[Symbol.asyncDispose]();

    const texts = world.line.messages.filter(({ to }) => to === OFFICE);
    expect(texts.map(({ from, body }) => [from, body])).toEqual([
      [OWN, `Voicemail from ${CALLER}, 3 s (acme): ${sid}`],
    ]);
    expect(crm.asked).toHaveLength(1);
    const [sent] = crm.asked;
    const body = sent?.body ?? '';
    expect([sent?.method, sent?.url]).toEqual(['POST', '/voicemails']);
    expect(JSON.parse(body)).toMatchObject({
      recordingSid: sid,
      callSid: call.sid,
      fromNumber: CALLER,
      tree: 'acme',
      state: 'sales',
      duration: 3,
    });
    const signed = sent?.headers['phone-tree-signature'];
    const [, at] = /^t=(\d+),/.exec(String(signed)) ?? [];
    expect(signed).toBe(signature(body, SECRET, Number(at)));
    expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(60);
    expect(world.errors).toEqual([]);
  });

  it('hears of one whose call was told of late, with its number', async () => {
    const crm = await serve((response) => response.writeHead(204).end());
    await using world = await operated({
      notified: { webhook: { url: crm.url, secret: SECRET } },
    });
    const sid = `RE${'2'.repeat(32)}`;
    const { server } = world;
    await server.send(
      { CallSid: 'CA2', RecordingSid: sid, RecordingStatus: 'completed' },
      { path: '/callbacks/recording' },
    );
    await server.send({ CallSid: 'CA2', From: CALLER, To: OWN });
    await expect.poll(() => crm.asked.length).toBe(1);
    expect(JSON.parse(crm.asked[0]?.body ?? '')).toMatchObject({ fromNumber: CALLER });
  });

  it('is told again where it failed to listen, and what the carrier waits for does not wait', async () => {
    let tries = 0;
    const crm = await serve((response) => {
      tries += 1;
      response.writeHead(tries === 1 ? 503 : 204).end();
    });
    await using world = await operated({
      notified: { webhook: { url: crm.url, secret: SECRET } },
    });
    const began = performance.now();
    await world.leaveMessage(CALLER);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(tries).toBe(0);
    await expect.poll(() => tries).toBe(2);
  });

  it('never gets a secret that a caller speaks of, and its failure is told without what was sent', async () => {
    const crm = await serve((response) => response.writeHead(400).end());
    await using world = await operated({
      notified: { webhook: { url: crm.url, secret: SECRET } },
    });
    const spoken = '${secret:CRM_KEY} is mine';
    await world.server.send(
      {
        CallSid: 'CA3',
        RecordingSid: 'RE3',
        RecordingStatus: 'completed',
        TranscriptionText: spoken,
      },
      { path: '/callbacks/recording' },
    );
    await expect.poll(() => world.errors.length).toBe(1);
    expect(JSON.parse(crm.asked[0]?.body ?? '')).toMatchObject({ transcript: spoken });
    expect(crm.asked).toHaveLength(1);
    expect(world.errors).toEqual([{ recordingSid: 'RE3', reason: 'status 400' }]);
  });
});
