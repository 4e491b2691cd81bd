import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import type { CallEvent } from '../../src/tree/event.ts';
import { LONGEST_TRAIL } from '../../src/tree/line.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { step, UNANSWERED, type Place } from '../../src/tree/step.ts';
import { gather, say } from '../../src/twiml/build.ts';

const facts = {
  from: '+14155550123',
  to: '+14155550100',
  now: new Date(0),
  details: {},
  switches: new Set<string>(),
};
const ring: CallEvent = { ...facts, type: 'ring' };
const press = (digits: string): CallEvent => ({ ...facts, type: 'digits', digits });

const asking = (exit: State['exit'], more: Partial<State> = {}): State => ({
  enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say('Press.')])],
  exit,
  ...more,
});

/** A menu over `levels` levels of one state each, every one of which leads on by 1 and to news by 2. */
function levels(count: number): Definition {
  const names = Array.from({ length: count }, (_, level) => `level${level}`);
  return {
    name: 'levels',
    initial: 'level0',
    everywhere: { '*': 'back', 9: 'repeat' },
    states: {
      ...Object.fromEntries(
        names.map((name, level) => [
          name,
          asking({ 1: names[level + 1] ?? name, 2: 'news', 0: 'level0', otherwise: 'repeat' }),
        ]),
      ),
      news: { enter: [say('News.')], exit: 'repeat' },
    },
  };
}

/** Where a caller is after each of some keys. */
function walked(tree: Definition, keys: string): string[] {
  const compiled = definePhoneTree(tree);
  let place: Place = step(compiled, UNANSWERED, ring).place;
  return [...keys].map((key) => {
    place = step(compiled, place, press(key)).place;
    return place.state;
  });
}

describe('a caller', () => {
  it.each([
    ['goes back one level at a time', '11**', ['level1', 'level2', 'level1', 'level0']],
    ['stays at the first level', '**', ['level0', 'level0']],
    ['hears where they are again', '199', ['level1', 'level1', 'level1']],
    ['comes back from what was only said', '12*', ['level1', 'level1', 'level0']],
    [
      'who went to the beginning is at the beginning',
      '110*',
      ['level1', 'level2', 'level0', 'level0'],
    ],
    ['who presses a wrong key is asked again', '18', ['level1', 'level1']],
  ])('%s', (_, keys, states) => {
    expect(walked(levels(4), keys)).toEqual(states);
  });

  it('can go back as many levels as are remembered', () => {
    const keys = '1'.repeat(12) + '*'.repeat(12);
    expect(walked(levels(13), keys).at(-1)).toBe(`level${12 - LONGEST_TRAIL + 1}`);
  });

  it('finds the keys of a state before those that work everywhere', () => {
    const tree: Definition = {
      name: 'own',
      initial: 'menu',
      everywhere: { 9: 'repeat', 0: 'person' },
      states: {
        menu: asking({ 1: 'quiet', 9: 'person', otherwise: 'repeat' }),
        quiet: asking({ otherwise: 'menu' }, { everywhere: false }),
        person: { enter: [say('A person.')], exit: null },
      },
    };
    expect(walked(tree, '9')).toEqual(['person']);
    expect(walked(tree, '0')).toEqual(['person']);
    expect(walked(tree, '10')).toEqual(['quiet', 'menu']);
  });

  it('enters an account that begins with a key that works everywhere', () => {
    const tree: Definition = {
      name: 'entry',
      initial: 'ask',
      everywhere: { 0: 'person', '*': 'back' },
      states: {
        ask: asking({ entered: 'done', otherwise: 'repeat' }, { entry: { max: 4 } }),
        done: { enter: [say('Thanks.')], exit: null },
        person: { enter: [say('A person.')], exit: null },
      },
    };
    const { states } = definePhoneTree({ ...tree, lastExit: 'person' });
    expect(Object.keys(states['ask']?.exit ?? {}).toSorted()).toEqual([
      '*',
      'entered',
      'otherwise',
    ]);
  });

  it('is remembered on a trail without a state twice, whatever is pressed', () => {
    const compiled = definePhoneTree(levels(12));
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '0', '*', '9', '8')), (keys) => {
        let place: Place = step(compiled, UNANSWERED, ring).place;
        for (const key of keys) {
          place = step(compiled, place, press(key)).place;
          expect(place.trail.at(-1)).toBe(place.state);
          expect(new Set(place.trail).size).toBe(place.trail.length);
          expect(place.trail.length).toBeLessThanOrEqual(LONGEST_TRAIL);
        }
      }),
    );
  });
});

describe('a tree is refused', () => {
  const end: State = { enter: [say('Bye.')], exit: null };
  it.each<[string, Partial<Definition>, RegExp]>([
    ['for a key everywhere that is none', { everywhere: { 10: 'end' } }, /"10" is no key/],
    ['for a key that leads nowhere', { everywhere: { 0: 'edn' } }, /did you mean "end"/],
    [
      'for a state called back',
      { states: { ask: asking({ 1: 'end', otherwise: 'back' }), end, back: end } },
      /"back" has a name/,
    ],
  ])('%s', (_, more, fault) => {
    const states = { ask: asking({ 1: 'end', otherwise: 'repeat' }), end };
    expect(() => definePhoneTree({ name: 'small', initial: 'ask', states, ...more })).toThrow(
      fault,
    );
  });
});

describe('silences and wrong keys', () => {
  it('count where they happened, and not in the next menu', () => {
    const two: Definition = {
      name: 'two',
      initial: 'first',
      states: {
        first: asking(
          { 1: 'second', noInput: 'second', otherwise: 'repeat' },
          { tries: { noMatch: 3, exit: 'person' } },
        ),
        second: asking(
          { 1: 'first', otherwise: 'repeat' },
          { tries: { limit: 2, exit: 'person' } },
        ),
        person: { enter: [say('A person.')], exit: null },
      },
    };
    const tree = definePhoneTree(two);
    const silence: CallEvent = { ...facts, type: 'noInput' };
    let { place } = step(tree, UNANSWERED, ring);
    for (const state of ['second', 'second', 'person']) {
      ({ place } = step(tree, place, silence));
      expect(place.state).toBe(state);
    }
  });
});
