import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import { LONGEST_TRAIL } from '../../src/tree/line.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { gather, hangup, say } from '../../src/twiml/build.ts';
import type { Verb } from '../../src/twiml/verb.ts';
import { startServer } from '../server.ts';

/** As many bytes in a cookie as a kept value can have. */
const LONGEST = '字'.repeat(50);

function ask(text: string): Verb {
  return gather({ numDigits: 1, actionOnEmptyResult: true }, [say(text)]);
}

/** A tree of levels with names of some length, which keeps some variables of the longest kind. */
function treeOf({ variables, letters }: { variables: number; letters: number }): Definition {
  const names = Array.from({ length: LONGEST_TRAIL + 2 }, (_, level) =>
    `a${level}`.padEnd(letters, 'x'),
  );
  const set = Object.fromEntries(
    Array.from({ length: variables }, (_, index) => [`v${index}`.padEnd(30, 'x'), LONGEST]),
  );
  // What is asked for at the end is remembered on all the way there.
  const read = Object.keys(set).map((variable) => say(`{{ vars.${variable} }}`));
  const states = names.map((name, level): [string, State] => [
    name,
    {
      enter: [ask(`Level ${level}.`)],
      exit: { 1: names[level + 1] ?? 'end', otherwise: 'repeat' },
      ...(level === 0 && { set }),
    },
  ]);
  return {
    name: 'memory',
    initial: names[0] ?? '',
    states: { ...Object.fromEntries(states), end: { enter: [...read, hangup()], exit: null } },
  };
}

/** The most variables with which such a tree is not refused. */
function most(letters: number): number {
  let variables = 0;
  const isSound = () => {
    try {
      definePhoneTree(treeOf({ variables: variables + 1, letters }));
      return true;
    } catch {
      return false;
    }
  };
  while (isSound()) variables += 1;
  return variables;
}

describe('what a call remembers', () => {
  it.each([4, 20, 60])(
    'fits its cookie, with names of %i letters, at its very most',
    async (letters) => {
      const tree = definePhoneTree(treeOf({ variables: most(letters), letters }));
      const server = await startServer({ trees: [tree], defaultTree: 'memory' });
      const call = { CallSid: 'CA'.padEnd(128, '0'), From: '+14155550123' };
      let cookie = '';
      for (let level = 0; level <= LONGEST_TRAIL + 1; level += 1) {
        const reply = await server.send(level === 0 ? call : { ...call, Digits: '1' }, {
          headers: { cookie },
        });
        expect(reply.body).toContain(`Level ${level}.`);
        const [sealed = ''] = [reply.headers['set-cookie'] ?? ''].flat();
        expect(sealed.length).toBeLessThanOrEqual(4096);
        cookie = sealed.split(';')[0] ?? '';
      }
      await server.close();
    },
  );

  it('is refused where it could outgrow it, with the variable that does it', () => {
    const variables = most(20) + 1;
    expect(() => definePhoneTree(treeOf({ variables, letters: 20 }))).toThrow(
      `State "a0xxxxxxxxxxxxxxxxxx" keeps "v${variables - 1}`,
    );
  });

  it('may be many short entries', () => {
    const asks = (index: number): State => ({
      enter: [gather({ numDigits: 4, actionOnEmptyResult: true }, [say('Enter four digits.')])],
      entry: { min: 4, as: `code${index}` },
      exit: { entered: `s${(index + 1) % 50}`, otherwise: 'repeat' },
    });
    const states = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`s${index}`, asks(index)]),
    );
    expect(definePhoneTree({ name: 'codes', initial: 's0', states }).name).toBe('codes');
  });
});
