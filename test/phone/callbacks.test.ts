import { describe, expect, it } from 'vitest';
import type { DeliveryOptions } from '../../src/phone/index.ts';
import { dial } from '../../src/phone/index.ts';
import { randomFrom } from '../../src/phone/random.ts';
import { play } from './play.ts';

// https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback

const events = 'statusCallbackEvent="initiated ringing answered completed"';
const dials = `<Dial><Number statusCallback="/callback" ${events}>+14155550111</Number></Dial>`;

/** The sequence numbers of the callbacks of three transfers, as they arrived. */
async function arrivals(delivery: DeliveryOptions): Promise<string[]> {
  const { fieldsOf } = await play(dials.repeat(3), '', { delivery });
  return fieldsOf('/callback').map(({ SequenceNumber }) => String(SequenceNumber));
}

const inOrder = [...'012301230123'];

describe('callbacks', () => {
  it('arrive in order, each once, unless told otherwise', async () => {
    expect(await arrivals({})).toEqual(inOrder);
  });

  it('may be shuffled; all have arrived by the end of the call', async () => {
    const shuffled = await arrivals({ order: 'shuffled' });
    expect(shuffled).not.toEqual(inOrder);
    expect(shuffled.toSorted()).toEqual(inOrder.toSorted());
  });

  it('that are shuffled may be overtaken by the call', async () => {
    const { seen } = await play(dials.replace('<Dial>', '<Dial action="/action">'), '', {
      delivery: { order: 'shuffled', seed: 2 },
    });
    const paths = seen.map(({ url }) => url);
    expect(paths.indexOf('/action')).toBeLessThan(paths.lastIndexOf('/callback'));
  });

  it('may all arrive twice, both times with one idempotency token', async () => {
    const { seen } = await play(dials, '', { delivery: { duplicated: 1 } });
    const callbacks = seen.filter(({ url }) => url === '/callback');
    const tokens = callbacks.map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(callbacks).toHaveLength(8);
    expect(new Set(tokens).size).toBe(4);
  });

  it('may all be lost', async () => {
    expect(await arrivals({ lost: 1 })).toEqual([]);
  });

  it('may be lost and doubled now and then', async () => {
    const some = await arrivals({ lost: 0.3, duplicated: 0.3 });
    expect(new Set(some).size).toBeGreaterThan(1);
    expect(some).not.toEqual(inOrder);
  });

  it('fare alike with the same seed, and otherwise with another', async () => {
    const chaos = { order: 'shuffled', lost: 0.2, duplicated: 0.2 } as const;
    const first = await arrivals({ ...chaos, seed: 7 });
    expect(await arrivals({ ...chaos, seed: 7 })).toEqual(first);
    expect(await arrivals({ ...chaos, seed: 8 })).not.toEqual(first);
  });

  it.each([-0.1, 1.1, NaN])('cannot be lost in a share of %s', async (lost) => {
    const url = 'http://127.0.0.1:1/';
    await expect(dial({ url, delivery: { lost } })).rejects.toThrow('is not from 0 to 1');
  });
});

describe('random numbers', () => {
  it('are those of mulberry32', () => {
    const random = randomFrom(1);
    expect([random(), random(), random()].map((number) => number.toFixed(6))).toEqual([
      '0.627074',
      '0.002736',
      '0.527447',
    ]);
  });
});
