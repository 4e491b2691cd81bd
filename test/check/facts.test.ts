import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuming, NOTHING_KNOWN, truth } from '../../src/check/facts.ts';
import { compileSchedule } from '../../src/schedule/compile.ts';
import { holds, type Condition } from '../../src/tree/condition.ts';
import type { Call } from '../../src/tree/state.ts';

const shop = compileSchedule({
  zone: 'America/New_York',
  hours: { 'mon-fri': '09:00-17:00' },
  holidays: 'US',
});

const atom = fc.constantFrom<Condition>(
  { event: 'noInput' },
  { event: 'digits' },
  { tries: 1 },
  { tries: 2 },
  { noInput: 1 },
  { noMatch: 2 },
  { open: 'shop' },
  { holiday: 'shop' },
  { on: 'fire' },
  { from: ['+1415*'] },
  { again: true },
  { again: false },
  { language: 'en' },
  { language: 'es' },
  { vars: { a: 'x' } },
  { vars: { a: { known: true } } },
  { vars: { a: { known: false } } },
  { vars: { a: { oneOf: ['x', 'y'] } } },
  { vars: { a: { above: 3 } } },
  { event: 'noInput', tries: 2 },
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: atom },
    { weight: 1, arbitrary: fc.record({ not: tie('condition') }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }) },
  ),
}));

const call: fc.Arbitrary<Call> = fc.record({
  event: fc.record({
    type: fc.constantFrom('noInput', 'ring'),
    from: fc.constantFrom('+14155550123', '+12125550123'),
    to: fc.constant('+14155550100'),
    now: fc.constantFrom(
      new Date('2026-11-23T15:00:00Z'),
      new Date('2026-11-21T15:00:00Z'),
      new Date('2026-12-25T15:00:00Z'),
    ),
    details: fc.constant({}),
    switches: fc.constantFrom(new Set(['fire']), new Set<string>()),
  }),
  tries: fc.record({ noInput: fc.nat(2), noMatch: fc.nat(2) }),
  vars: fc.constantFrom<Call['vars']>({}, { a: 'x' }, { a: 'z' }, { a: '4' }),
  calendars: fc.constant(new Map([['shop', shop]])),
  language: fc.constantFrom('en', 'es'),
  again: fc.boolean(),
});

describe('what is known of a condition', () => {
  it('is never otherwise than in a call in which what is known is so', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), condition, call, (before, asked, call) => {
        const facts = before.reduce(
          (known, each) => assuming(each, holds(each, call), known),
          NOTHING_KNOWN,
        );
        const so = truth(asked, facts);
        expect(so ?? holds(asked, call)).toBe(holds(asked, call));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each<[Condition, Condition, boolean]>([
    [{ open: 'shop' }, { holiday: 'shop' }, false],
    [{ event: 'busy' }, { event: 'failed' }, false],
    [{ tries: 3 }, { tries: 2 }, true],
    [{ noInput: 2 }, { tries: 1 }, true],
    [{ vars: { a: 'x' } }, { vars: { a: { oneOf: ['y', 'z'] } } }, false],
    [{ vars: { a: 'x' } }, { vars: { a: { known: true } } }, true],
    [{ not: { any: [{ on: 'fire' }, { open: 'shop' }] } }, { on: 'fire' }, false],
  ])('with %j, it is decided that %j is %s', (known, asked, so) => {
    expect(truth(asked, assuming(known, true, NOTHING_KNOWN))).toBe(so);
  });
});
