import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import type { CallEvent } from '../../src/tree/event.ts';
import { faultsOf } from '../../src/tree/faults.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { step, UNANSWERED, type Place, type Step } from '../../src/tree/step.ts';
import { gather, say } from '../../src/twiml/build.ts';

const facts = {
  from: '+14155550123',
  to: '+14155550100',
  now: new Date(0),
  details: {},
  switches: new Set<string>(),
};
const RING: CallEvent = { ...facts, type: 'ring' };
const press = (digits: string): CallEvent => ({ ...facts, type: 'digits', digits });

const asks = (text: string, exit: State['exit'], rest: Partial<State> = {}): State => ({
  enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say(text)])],
  exit,
  ...rest,
});

/** The names of what a call remembers after each key. */
function rememberedIn(definition: Definition, keys: string): string[][] {
  const tree = definePhoneTree(definition);
  let place: Place = UNANSWERED;
  return [RING, ...[...keys].map(press)].map((event) => {
    ({ place } = step(tree, place, event));
    return Object.keys(place.vars).toSorted();
  });
}

describe('a call remembers a variable', () => {
  it('until nothing can read it any more, and not at all where nothing ever does', () => {
    const definition: Definition = {
      name: 'small',
      initial: 'menu',
      states: {
        menu: asks('Press 1.', { 1: 'order', otherwise: 'repeat' }),
        order: asks(
          'Enter the order.',
          { 1: 'told', otherwise: 'repeat' },
          {
            set: { number: '4711', unread: 'never' },
          },
        ),
        told: asks('Your order {{ vars.number }}.', { 1: 'menu', otherwise: 'repeat' }),
      },
    };
    expect(rememberedIn(definition, '1111')).toEqual([[], ['number'], ['number'], [], ['number']]);
  });

  it('for the tree that the call is handed over to, and for the goodbye', () => {
    const definition: Definition = {
      name: 'small',
      initial: 'menu',
      goodbye: [say('Bye {{ vars.name | default: "" }}.')],
      states: {
        menu: asks(
          'Press 1.',
          { 1: 'desk', otherwise: 'repeat' },
          {
            set: { name: 'Ann', topic: 'bread', other: 'cake' },
          },
        ),
        desk: { enter: [], tree: 'desk', with: { topic: '{{ vars.topic }}' }, exit: null },
      },
    };
    expect(rememberedIn(definition, '1')).toEqual([
      ['name', 'topic'],
      ['name', 'topic'],
    ]);
  });
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const VARS = ['x', 'y', 'z'];
const target = fc.constantFrom(...NAMES, 'repeat', 'back');
const variables = fc.uniqueArray(fc.constantFrom(...VARS), { maxLength: 3 });
const values = fc.dictionary(
  fc.constantFrom(...VARS),
  fc.oneof(
    fc.stringMatching(/^[a-z]{1,3}$/),
    fc.constantFrom(...VARS.map((name) => `{{ vars.${name} }}!`)),
  ),
);
const state = fc
  .record({
    reads: variables,
    set: values,
    asked: fc.boolean(),
    when: variables,
    ways: fc.array(target, { minLength: 3, maxLength: 3 }),
  })
  .map(({ reads, set, asked, when, ways: [one = 'a', two = 'b', other = 'a'] }): State => {
    const text = reads.map((name) => `{{ vars.${name} | default: "none" }}`).join(' ');
    const [name] = when;
    const condition = name === undefined ? { again: true } : { vars: { [name]: 'aa!' } };
    return asked
      ? asks(`Say ${text}`, { 1: one, 2: two, otherwise: other }, { set })
      : { enter: [say(`Hear ${text}`)], set, exit: [{ when: condition, to: one }, { to: two }] };
  });

/** Trees that set, hand on and read variables in all ways. */
const definitions = fc.tuple(state, state, state, state, state).map((states): Definition => {
  const named = NAMES.map((name, index) => [name, states[index]] as const);
  return { name: 'random', initial: 'a', states: Object.fromEntries(named) } as Definition;
});

const keysOf = fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 12 });

it('a call that forgets what nobody reads goes on as one that remembers everything', () => {
  fc.assert(
    fc.property(definitions, keysOf, (definition, keys) => {
      fc.pre(faultsOf(definition).length === 0);
      const tree = definePhoneTree(definition);
      const elephant: PhoneTree = { ...tree, live: new Map() };
      let [here, there]: [Place, Place] = [UNANSWERED, UNANSWERED];
      for (const event of [RING, ...keys.map(press)]) {
        const [one, other] = [stepped(tree, here, event), stepped(elephant, there, event)];
        expect(one?.verbs).toEqual(other?.verbs);
        if (!one || !other) return;
        expect(other.place.vars).toMatchObject(one.place.vars);
        [here, there] = [one.place, other.place];
      }
    }),
    { numRuns: 300 },
  );
});

/** A step; undefined where the tree goes on for ever by itself, which is not asked here. */
function stepped(tree: PhoneTree, place: Place, event: CallEvent): Step | undefined {
  try {
    return step(tree, place, event);
  } catch {
    return undefined;
  }
}
