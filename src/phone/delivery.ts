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

/** How often a callback arrives. */
export function copiesOf({ lost, duplicated, random }: Delivery): number {
  if (random() < lost) return 0;
  return random() < duplicated ? 2 : 1;
}

/** Which of the waiting callbacks arrives next; undefined when the others are held back for now. */
export function nextOf(delivery: Delivery, waiting: number, last: boolean): number | undefined {
  if (waiting === 0) return undefined;
  if (delivery.order === 'in order') return 0;
  const index = Math.floor(delivery.random() * (last ? waiting : waiting * 2));
  return index < waiting ? index : undefined;
}
