import { randomUUID } from 'node:crypto';
import type { Method } from './exchange.ts';
import type { Fields } from './form.ts';
import { randomFrom } from './random.ts';

/**
 * How asynchronous callbacks arrive: Twilio promises no order, nor that each arrives once. Shares
 * are 0 to 1. Source: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback
 */
export interface DeliveryOptions {
  /** Shuffled callbacks may also be held back, until the end of the call at the latest. */
  order?: 'in order' | 'shuffled';
  /** The share of callbacks that arrive twice. */
  duplicated?: number;
  /** The share of callbacks that never arrive. */
  lost?: number;
  /** Calls with the same seed fare alike; default 1. */
  seed?: number;
}

/** How the callbacks of one call arrive. */
export interface Delivery {
  readonly order: 'in order' | 'shuffled';
  readonly duplicated: number;
  readonly lost: number;
  readonly random: () => number;
}

/** The delivery of one call; a share that is none is a RangeError. */
export function deliveryOf(options: DeliveryOptions): Delivery {
  const { order = 'in order', duplicated = 0, lost = 0, seed = 1 } = options;
  for (const [name, share] of Object.entries({ duplicated, lost })) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name}: ${share} is not from 0 to 1`);
  }
  return { order, duplicated, lost, random: randomFrom(seed) };
}

/** A request the carrier owes: sent in turn, its answer ignored. */
export interface Callback {
  url: string;
  method: Method;
  fields: Fields;
  /** Copies of one callback share it. */
  idempotencyToken?: string;
}

/** Puts a callback into an outbox, as often as it is to arrive. */
export function put(outbox: Callback[], delivery: Delivery, callback: Callback): void {
  const idempotencyToken = randomUUID();
  for (let copies = copiesOf(delivery); copies > 0; copies -= 1) {
    outbox.push({ idempotencyToken, ...callback });
  }
}

/** Sends an outbox as far as its callbacks arrive now: all of it where nothing follows. */
export async function empty(
  outbox: Callback[],
  delivery: Delivery,
  last: boolean,
  send: (callback: Callback) => Promise<void>,
): Promise<void> {
  for (;;) {
    const next = nextOf(delivery, outbox.length, last);
    if (next === undefined) return;
    for (const callback of outbox.splice(next, 1)) await send(callback);
  }
}

/** How often a callback arrives. */
function copiesOf({ lost, duplicated, random }: Delivery): number {
  if (random() < lost) return 0;
  return random() < duplicated ? 2 : 1;
}

/** Which of the waiting callbacks arrives next; undefined when the others are held back for now. */
function nextOf(delivery: Delivery, waiting: number, last: boolean): number | undefined {
  if (waiting === 0) return undefined;
  if (delivery.order === 'in order') return 0;
  const index = Math.floor(delivery.random() * (last ? waiting : waiting * 2));
  return index < waiting ? index : undefined;
}
