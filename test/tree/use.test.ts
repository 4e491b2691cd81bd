import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import { roundFaults } from '../../src/tree/use-faults.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { gather, hangup, say } from '../../src/twiml/build.ts';
import { startServer } from '../server.ts';

const asks = (text: string, exit: State['exit'], more: Partial<State> = {}): State => ({
  enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say(text)])],
  exit,
  ...more,
});
const ends = (text: string): State => ({ enter: [say(text), hangup()], exit: null });

/** Asks a question, and tells by its returns how it was answered. */
const question: Definition = {
  name: 'question',
  initial: 'ask',
  takes: ['topic'],
  returns: ['yes', 'no'],
  schedules: { day: { zone: 'Europe/London', hours: { 'mon-fri': '09:00-17:00' } } },
  states: {
    ask: {
      ...asks('Would you like {{ vars.topic | default: "it" }}?', {
        1: 'yes',
        2: 'sure',
        otherwise: 'repeat',
      }),
    },
    sure: asks('Surely not?', { 1: 'no', 2: 'ask', otherwise: 'hours' }),
    hours: { enter: [], exit: [{ when: { open: 'day' }, to: 'ask' }, { to: 'no' }] },
  },
};

const shop: Definition = {
  name: 'shop',
  initial: 'bread',
  everywhere: { 0: 'person', '*': 'back' },
  schedules: { day: { zone: 'Europe/London', hours: { sat: '09:00-12:00' } } },
  trees: { question },
  states: {
    bread: {
      enter: [say('Bread.')],
      tree: 'question',
      with: { topic: 'rye' },
      exit: { yes: 'cake', otherwise: 'person' },
    },
    cake: {
      enter: [],
      tree: 'question',
      with: { topic: 'cake' },
      exit: { yes: null, otherwise: 'bread' },
    },
    person: ends('A person.'),
  },
};

async function callTo(tree: Definition, others: readonly Definition[] = []) {
  const server = await startServer({
    trees: [tree, ...others].map((each) => definePhoneTree(each)),
    defaultTree: tree.name,
    clock: () => new Date('2026-11-20T12:00:00Z'),
  });
  return { server, call: await server.dial() };
}

describe('a tree that is used by another', () => {
  it('is asked with what it takes, and returns by each of its ways', async () => {
    const { server, call } = await callTo(shop);
    expect(call.heard).toEqual(['Bread.', 'Would you like rye?']);
    await call.press('1');
    await call.hears('Would you like cake?');
    await call.press('2');
    await call.press('1');
    await call.hears('Bread.');
    await call.press('2');
    await call.hears('Surely not?');
    await call.press('9');
    await call.hears('Would you like rye?');
    await server.close();
  });

  it('knows the keys that work everywhere in the one that uses it, and its trail', async () => {
    const { server, call } = await callTo(shop);
    await call.press('2');
    await call.press('*');
    await call.hears('Would you like rye?');
    await call.press('0');
    await call.hears('A person.');
    await server.close();
  });

  it('takes calls of its own, which end where it would return', async () => {
    const { server, call } = await callTo(question);
    await call.hears('Would you like it?');
    await call.press('1');
    await call.hears('Thank you for calling. Goodbye.');
    await server.close();
  });

  it('changes the version of the tree that uses it', () => {
    const version = (text: string) =>
      definePhoneTree({
        ...shop,
        trees: {
          question: {
            ...question,
            states: {
              ...question.states,
              ask: asks(text, { 1: 'yes', 2: 'sure', otherwise: 'repeat' }),
            },
          },
        },
      }).version;
    expect(version('Well?')).toBe(version('Well?'));
    expect(version('Well?')).not.toBe(version('So?'));
  });
});

describe('a call that is handed over to another tree', () => {
  const desk: Definition = {
    name: 'desk',
    initial: 'ask',
    takes: ['name'],
    states: { ask: asks('Hello {{ vars.name | default: "stranger" }}.', { otherwise: 'repeat' }) },
  };
  const door: Definition = {
    name: 'door',
    initial: 'ask',
    states: {
      ask: asks('Press 1.', { 1: 'desk', otherwise: 'repeat' }, { set: { secret: '4711' } }),
      desk: { enter: [say('One moment.')], tree: 'desk', with: { name: 'Ann' }, exit: null },
    },
  };

  it('goes on there with what that one takes, and nothing else', async () => {
    const { server, call } = await callTo(door, [desk]);
    await call.press('1');
    await call.hears('One moment.');
    await call.hears('Hello Ann.');
    await call.press('1');
    await call.hears('Hello Ann.');
    expect(server.log.findLast(({ msg }) => msg === 'step')).toMatchObject({ tree: 'desk' });
    await server.close();
  });

  it('is not told what has its name there, and was not given', async () => {
    const states = {
      ask: asks('Press 1.', { 1: 'desk', otherwise: 'repeat' }, { set: { name: 'Eve' } }),
      desk: { enter: [say('One moment.')], tree: 'desk', exit: null },
    };
    const { server, call } = await callTo({ ...door, states }, [desk]);
    await call.press('1');
    await call.hears('Hello stranger.');
    await server.close();
  });
});

describe('trees that hand calls over to each other', () => {
  const over = (tree: string): State => ({ enter: [say('One moment.')], tree, exit: null });
  const treeOf = (name: string, states: Record<string, State>): Definition => ({
    name,
    initial: Object.keys(states)[0] ?? '',
    states,
  });
  const known = (...trees: Definition[]) => new Map(trees.map((tree) => [tree.name, tree]));

  it('are refused where nobody is asked anything on the way', () => {
    const a = treeOf('a', { door: { enter: [say('Hello.')], exit: 'b' }, b: over('b') });
    const [b, c] = [treeOf('b', { c: over('c') }), treeOf('c', { a: over('a') })];
    expect(roundFaults(a, known(a, b, c))).toEqual([
      {
        path: ['states', 'b', 'tree'],
        message:
          'State "b" hands calls over to "b", which hands them over to "c", which hands them over to "a" without asking anything: they would go round for ever.',
      },
    ]);
  });

  it('may do so where the caller is asked', () => {
    const a = treeOf('a', {
      menu: asks('Press 1.', { 1: 'b', otherwise: 'repeat' }),
      b: over('b'),
    });
    const b = treeOf('b', { a: over('a') });
    expect(roundFaults(a, known(a, b))).toEqual([]);
    expect(roundFaults(b, known(a, b))).toEqual([]);
  });
});

/** A tree that only goes on in others. */
function passing(name: string, uses: readonly string[]): Definition {
  return {
    name,
    initial: 'a0',
    returns: ['done'],
    states: Object.fromEntries(
      uses.map((tree, index) => [
        `a${index}`,
        {
          enter: [],
          tree,
          exit: { otherwise: index + 1 < uses.length ? `a${index + 1}` : 'done' },
        },
      ]),
    ),
  };
}

describe('a tree is refused', () => {
  const a = passing('a', ['b']);
  const chain = Array.from({ length: 9 }, (_, index) => passing(`t${index}`, [`t${index + 1}`]));
  const wide = Array.from({ length: 5 }, (_, index) =>
    passing(
      `w${index}`,
      Array.from({ length: 10 }, () => (index < 4 ? `w${index + 1}` : 'question')),
    ),
  );
  const named = (trees: readonly Definition[]) =>
    Object.fromEntries(trees.map((tree) => [tree.name, tree]));

  it.each<[string, Definition, RegExp]>([
    [
      'that uses itself',
      { ...passing('a', ['a']), trees: { a: passing('a', ['a']) } },
      /a uses a: a tree can't stand in itself/,
    ],
    [
      'that uses itself by another',
      { ...a, trees: { b: passing('b', ['a']), a } },
      /a uses b uses a/,
    ],
    ['whose tree uses itself', { ...a, trees: { b: passing('b', ['b']) } }, /b uses b/],
    [
      'that goes too deep',
      { ...passing('t', ['t0']), trees: named(chain) },
      /6 trees below each other are enough/,
    ],
    [
      'that is too many states',
      { ...passing('w', ['w0']), trees: named([...wide, question]) },
      /more than 5000 states/,
    ],
    [
      'that uses one that is not there',
      a,
      /State "a0" goes on in "b", which is no tree: there are none/,
    ],
    [
      'that gives what is not taken',
      {
        ...shop,
        states: {
          ...shop.states,
          cake: { enter: [], tree: 'question', with: { tpoic: 'cake' }, exit: { otherwise: null } },
        },
      },
      /gives "tpoic", which "question" does not take: did you mean "topic"/,
    ],
    [
      'that waits for what is not returned',
      {
        ...shop,
        states: {
          ...shop.states,
          cake: { enter: [], tree: 'question', exit: { maybe: null, otherwise: null } },
        },
      },
      /leads on by "maybe", by which "question" does not return/,
    ],
    [
      'whose tree has a fault',
      { ...shop, trees: { question: { ...question, initial: 'aks' } } },
      /State "bread" uses "question", which has a fault: initial names "aks"/,
    ],
  ])('%s', (_, tree, fault) => {
    expect(() => definePhoneTree(tree)).toThrow(fault);
  });
});
