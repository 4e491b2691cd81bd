import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { defineState, type State } from '../../src/tree/state.ts';
import { dial, gather, hangup, raw, redirect, say } from '../../src/twiml/build.ts';

const ask = gather({ numDigits: 1, actionOnEmptyResult: true }, [say('Press 1.')]);
const end: State = { enter: [hangup()], exit: null };

/** The smallest sound tree, with one state more. */
function treeWith(a: State, rest: Record<string, State> = { end }): Definition {
  return { name: 'small', initial: 'a', states: { a, ...rest } };
}

describe('a sound phone tree', () => {
  it.each<[string, State]>([
    ['a passing state', { enter: [say('Hi')], exit: 'end' }],
    ['a table', { enter: [ask], exit: { 1: 'end', '*': 'a', otherwise: 'a' } }],
    [
      'a table of outcomes',
      { enter: [dial('+14155550100')], exit: { busy: 'end', otherwise: null } },
    ],
    ['a function', { enter: [ask], exit: ({ event }) => (event.type === 'digits' ? 'end' : 'a') }],
    [
      'a gather that falls through to a redirect',
      { enter: [gather(), redirect('/webhook')], exit: { 1: 'end', otherwise: 'a' } },
    ],
    ['hand-written TwiML', { enter: [raw('<Gather/>')], exit: { otherwise: 'end' } }],
    ['counted tries', { enter: [ask], exit: { otherwise: 'a' }, tries: { limit: 3, exit: 'end' } }],
  ])('may have %s', (_, state) => {
    expect(definePhoneTree(treeWith(state)).name).toBe('small');
  });

  it('has the same version as an equal one, and another as soon as a word differs', () => {
    const version = (text: string) =>
      definePhoneTree(treeWith({ enter: () => [say(text)], exit: 'end' })).version;
    const worded = (text: string) =>
      definePhoneTree(treeWith({ enter: [say(text)], exit: 'end' })).version;
    expect(worded('Hi')).toBe(worded('Hi'));
    expect(worded('Hi')).not.toBe(worded('Hello'));
    expect(version('Hi')).not.toBe(worded('Hi'));
    expect(worded('Hi')).toMatch(/^[\w-]{12}$/);
  });
});

describe('boot refuses', () => {
  it.each<[string, Definition, RegExp]>([
    [
      'a name that does not fit a URL',
      { ...treeWith({ enter: [], exit: 'end' }), name: 'My Tree' },
      /"My Tree" can't be a URL's/,
    ],
    [
      'a beginning that does not exist',
      { ...treeWith({ enter: [], exit: 'end' }), initial: 'start' },
      /initial names "start", which is no state: there are a, end/,
    ],
    [
      'a last exit that does not exist',
      { ...treeWith({ enter: [], exit: 'end' }), lastExit: 'person' },
      /lastExit names "person"/,
    ],
    [
      'a name as exit that does not exist',
      treeWith({ enter: [], exit: 'edn' }),
      /State "a" names "edn"/,
    ],
    [
      'a table that leads nowhere',
      treeWith({ enter: [ask], exit: { 1: 'sale', 2: 'end', otherwise: 'a' } }),
      /State "a" names "sale"/,
    ],
    [
      'a last try that leads nowhere',
      treeWith({
        enter: [ask],
        exit: { 1: 'end', otherwise: 'a' },
        tries: { limit: 3, exit: 'gone' },
      }),
      /State "a" names "gone"/,
    ],
    [
      'a function that leads nowhere on some key',
      treeWith({
        enter: [ask],
        exit: ({ event }) => (event.type === 'digits' && event.digits === '7' ? 'seven' : 'end'),
      }),
      /State "a" names "seven"/,
    ],
    [
      'an exit to what every object has',
      treeWith({ enter: [], exit: 'toString' }),
      /State "a" names "toString"/,
    ],
    [
      'a state that cannot be reached',
      treeWith({ enter: [], exit: 'end' }, { end, island: end }),
      /State "island" can't be reached from "a"/,
    ],
    [
      'a loop that never waits',
      treeWith(
        { enter: [], exit: 'b' },
        { b: { enter: [], exit: 'c' }, c: { enter: [], exit: 'b' } },
      ),
      /State "b" can come back to itself without waiting.*\n- State "c" can come back/,
    ],
    [
      'a wait that drops a silent caller',
      treeWith({ enter: [gather({ numDigits: 1 })], exit: { 1: 'end', otherwise: 'a' } }),
      /State "a" drops a caller who stays silent: set actionOnEmptyResult/,
    ],
    [
      'a wait that asks nothing',
      treeWith({ enter: [say('Hi')], exit: { 1: 'end', otherwise: 'a' } }),
      /State "a" drops a caller who stays silent/,
    ],
    [
      'a wait that drops a silent caller only on the second time',
      treeWith({
        enter: ({ tries }) => (tries.noInput > 0 ? [say('Hi')] : [ask]),
        exit: { 1: 'end', otherwise: 'a' },
      }),
      /State "a" drops a caller who stays silent/,
    ],
    [
      'a table without "otherwise"',
      treeWith({ enter: [ask], exit: { 1: 'end' } as unknown as State['exit'] }),
      /State "a" has no "otherwise"/,
    ],
    [
      'an input that is neither key nor outcome',
      treeWith({ enter: [ask], exit: { 1: 'end', buzy: 'end', otherwise: 'a' } }),
      /State "a" has an exit on "buzy"/,
    ],
    [
      'a passing state whose own verb ends the answer',
      treeWith({ enter: [ask], exit: 'end' }),
      /State "a" goes on by itself, but nothing is heard after its <gather>/,
    ],
    [
      'tries without a table',
      treeWith({ enter: [], exit: 'end', tries: { limit: 3, exit: 'end' } }),
      /State "a" counts tries/,
    ],
    [
      'a limit of no tries',
      treeWith({ enter: [ask], exit: { otherwise: 'a' }, tries: { limit: 0, exit: 'end' } }),
      /State "a" has 0 as the limit/,
    ],
    [
      'a function that throws on enter',
      treeWith({
        enter: () => {
          throw new Error('no prompt');
        },
        exit: 'end',
      }),
      /State "a" fails: no prompt/,
    ],
    [
      'a function that throws on exit',
      treeWith({
        enter: [ask],
        exit: () => {
          throw new Error('no way');
        },
      }),
      /State "a" fails: no way/,
    ],
    [
      'TwiML that is not well-formed',
      treeWith({ enter: [raw('<Say>')], exit: 'end' }),
      /State "a" can't be played: Raw TwiML is not well-formed/,
    ],
    [
      'a goodbye that is not well-formed',
      { ...treeWith({ enter: [], exit: 'end' }), goodbye: [raw('<Say>')] },
      /The goodbye can't be played/,
    ],
    [
      'a state name the machine would misread',
      treeWith({ enter: [], exit: 'a.b' }, { 'a.b': end }),
      /State "a.b" has a name that can't be used/,
    ],
  ])('%s', (_, definition, complaint) => {
    expect(() => definePhoneTree(definition)).toThrow(complaint);
  });

  it('with every complaint at once', () => {
    const wrong: Definition = {
      name: 'small',
      initial: 'start',
      states: { a: { enter: [gather()], exit: { 1: 'b', otherwise: 'c' } } },
    };
    expect(() => definePhoneTree(wrong)).toThrow(
      /^The phone tree "small" can't take calls:\n- .*"start".*\n- .*drops a caller.*\n- .*"b".*\n- .*"c".*$/,
    );
  });
});

describe('the compiler refuses', () => {
  const a = defineState({ enter: [ask], exit: { 1: 'b', otherwise: 'a' } });
  const b = defineState({ enter: [], exit: null });
  const c = defineState({
    enter: [ask],
    exit: ({ event }) => (event.type === 'noInput' ? 'a' : 'd'),
  });

  it('a target that does not exist, wherever it is named', () => {
    const small = { name: 'small', initial: 'a' } as const;
    expect(definePhoneTree({ ...small, states: { a, b } }).definition.initial).toBe('a');
    // @ts-expect-error -- "c" is no state.
    expect(() => definePhoneTree({ ...small, initial: 'c', states: { a, b } })).toThrow();
    // @ts-expect-error -- "c" is no state.
    expect(() => definePhoneTree({ ...small, lastExit: 'c', states: { a, b } })).toThrow();
    // @ts-expect-error -- a's table leads to "b".
    expect(() => definePhoneTree({ ...small, states: { a } })).toThrow();
    // @ts-expect-error -- c's function leads to "d".
    expect(() => definePhoneTree({ ...small, states: { a, b, c } })).toThrow();
    // @ts-expect-error -- a, written in place, leads to "c".
    expect(() => definePhoneTree({ ...small, states: { a: { enter: [], exit: 'c' } } })).toThrow();
  });

  it('a table without "otherwise"', () => {
    // @ts-expect-error -- a caller who presses 2 has nowhere to go.
    const lost = defineState({ enter: [ask], exit: { 1: 'b' } });
    expect(() => definePhoneTree(treeWith(lost))).toThrow('has no "otherwise"');
  });
});
