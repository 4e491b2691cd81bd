import type { Address } from './player.ts';

/** Thrown into a call that is taken elsewhere from outside: the verb in hand is given up at once. */
export class Diversion extends Error {
  readonly to: Address | 'end';

  constructor(to: Address | 'end') {
    super('the call is taken elsewhere');
    this.to = to;
  }
}
