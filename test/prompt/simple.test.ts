import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FILTERS } from '../../src/prompt/engine.ts';
import { SPOKEN } from '../../src/prompt/filters/spoken.ts';
import type { Notation } from '../../src/prompt/notation.ts';
import { compilePrompt } from '../../src/prompt/prompt.ts';
import { outcomeOf, scopeWith } from './speak.ts';

/** With a tag in it a prompt takes the engine, and says the same. */
const TAG = '{% comment %}{% endcomment %}';

const NOTATIONS: readonly Notation[] = ['words', 'address', 'json', 'xml'];

const variable = fc.constantFrom(
  'vars.x',
  'vars.y',
  'call.from',
  'call.none',
  'vars["x"]',
  'now',
  'zone',
  "'a'",
  '3',
  'vars.x.y',
  'vars.x.size',
);
const argument = fc.constantFrom('', ': 2', ": 'EUR'", ': "or"', ': vars.y', ': 1, 2');
const filter = fc
  .tuple(fc.constantFrom('default', 'default', ...Object.keys(SPOKEN), ...FILTERS), argument)
  .map(([name, given]) => ` | ${name}${given}`);
const output = fc
  .tuple(variable, fc.array(filter, { maxLength: 3 }), fc.constantFrom(' ', '-'))
  .map(([name, filters, trim]) => `{{${trim === '-' ? '- ' : ' '}${name}${filters.join('')} }}`);
const text = fc
  .array(fc.oneof(output, fc.constantFrom(' Hello ', '\n', '& "<', 'x'.repeat(1_500))), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const value = fc.oneof(
  fc.constantFrom(
    '',
    'Ann',
    '4111',
    '+4930123456',
    '2026-11-20',
    '2026-11-20T09:30:00Z',
    12.5,
    0,
    true,
    false,
    null,
    undefined,
  ),
  fc.string({ unit: 'binary' }),
  fc.anything({ withDate: true, withBigInt: true }),
);

/** What a prompt says, or what is wrong with it. */
function saidBy(prompt: string, notation: Notation, vars: Record<string, unknown>): string {
  const said = outcomeOf(() => compilePrompt(prompt, notation).render(scopeWith(vars)));
  return said instanceof Error ? said.message : `says ${String(said)}`;
}

it('a prompt says the same with and without the engine', () => {
  fc.assert(
    fc.property(text, value, value, fc.constantFrom(...NOTATIONS), (prompt, x, y, notation) => {
      fc.pre(prompt.includes('{{'));
      expect(saidBy(prompt, notation, { x, y })).toBe(saidBy(prompt + TAG, notation, { x, y }));
    }),
    { numRuns: 3_000 },
  );
});
