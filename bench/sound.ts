/**
 * Looks for a tree in which no error is found and a caller is trapped or failed all the same: 100,000
 * random trees, or as many as are named, in slices of which each has a seed of its own.
 * `npm run sound -- 20000`
 * @module
 */
import fc from 'fast-check';
import { arrives, errorsIn, LONG, MANNERS, smallTrees } from '../test/check/small-trees.ts';

const TREES = Number(process.argv[2] ?? 100_000);
const SLICE = 2_000;

const choices = fc.array(fc.nat(9), { minLength: LONG, maxLength: LONG });
const start = performance.now();
const seconds = () => ((performance.now() - start) / 1_000).toFixed(0);
let looked = 0;
let sound = 0;
let calls = 0;
for (let seed = 1; looked < TREES; seed += 1) {
  const numRuns = Math.min(SLICE, TREES - looked);
  const property = fc.property(smallTrees, choices, fc.boolean(), (written, each, fire) => {
    if (errorsIn(written).length > 0) return true;
    sound += 1;
    return Object.keys(MANNERS).every((manner) => {
      calls += 1;
      // Whoever presses what leads round and round may stay as long as they like.
      return arrives(written, manner, each, fire) || manner === 'presses anything';
    });
  });
  const { failed, counterexample, errorInstance } = fc.check(property, { seed, numRuns });
  if (failed) {
    process.stdout.write(
      `seed ${seed}: ${JSON.stringify(counterexample)} ${String(errorInstance)}\n`,
    );
    process.exitCode = 1;
    break;
  }
  looked += numRuns;
  process.stdout.write(
    `${looked} trees, ${sound} without errors, ${calls} calls, ${seconds()} s\n`,
  );
}
