import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrives, errorsIn, LONG, MANNERS, smallTrees } from './small-trees.ts';

describe('a tree in which no error is found', () => {
  it.each(Object.keys(MANNERS))('never fails, and never traps, a caller who %s', (manner) => {
    let sound = 0;
    const choices = fc.array(fc.nat(9), { minLength: LONG, maxLength: LONG });
    fc.assert(
      fc.property(smallTrees, choices, fc.boolean(), (written, choices, fire) => {
        if (errorsIn(written).length > 0) return;
        sound += 1;
        const came = arrives(written, manner, choices, fire);
        // Whoever presses what leads round and round may stay as long as they like.
        expect(came || manner === 'presses anything').toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});
