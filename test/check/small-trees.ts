import fc from 'fast-check';
import { chancesOf } from '../../src/check/chances.ts';
import { checkTree } from '../../src/check/check.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { faultsOf } from '../../src/tree/faults.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State, Table } from '../../src/tree/state.ts';
import { step, UNANSWERED } from '../../src/tree/step.ts';
import { dial, gather, hangup, say } from '../../src/twiml/build.ts';
import { NOW } from './finds.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const target = fc.constantFrom(...NAMES, 'repeat', 'back');
const text = fc.constantFrom('Hello.', '{{ vars.x }}', '{{ vars.y | default: "you" }}');
const tries = fc.record({ limit: fc.integer({ min: 1, max: 3 }), exit: fc.constantFrom(...NAMES) });

const asking = fc
  .record({
    text,
    exit: fc.dictionary(fc.constantFrom('1', '2', 'noInput'), target, { maxKeys: 3 }),
    otherwise: target,
    tries: fc.option(tries, { nil: undefined }),
  })
  .map(({ text, exit, otherwise, tries }): State => ({
    enter: [gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [say(text)])],
    exit: { ...exit, otherwise } as Table,
    ...(tries && { tries }),
  }));
const passing = fc
  .record({
    text,
    set: fc.constantFrom<Record<string, string>>({}, { x: '1' }, { y: '{{ vars.x }}' }),
    when: fc.constantFrom({ event: 'noInput' }, { tries: 2 }, { vars: { x: '1' } }, { on: 'fire' }),
    one: target,
    other: target,
  })
  .map(({ text, set, when, one, other }): State => ({
    enter: [say(text)],
    set,
    exit: [{ when, to: one }, { to: other }],
  }));
const transferring = target.map((to): State => ({
  enter: [dial('+14155550142')],
  exit: { busy: to, otherwise: null },
}));
const ending = fc.constant<State>({ enter: [hangup()], exit: null });
const state = fc.oneof(
  { weight: 5, arbitrary: asking },
  { weight: 3, arbitrary: passing },
  { weight: 1, arbitrary: transferring },
  { weight: 2, arbitrary: ending },
);

/** A small tree without faults, in which callers may be lost or trapped. */
export const smallTrees = fc
  .tuple(state, state, state, state, state)
  .map((states): Definition => {
    const all = Object.fromEntries(
      NAMES.map((name, index) => [name, states[index] ?? { enter: [], exit: null }]),
    );
    const reached = new Set<string>(['a']);
    for (const name of reached) {
      const { exit, tries } = all[name] ?? { exit: null };
      const found = JSON.stringify([exit, tries?.exit]).match(/"[a-e]"/g) ?? [];
      for (const each of found) reached.add(each.slice(1, -1));
    }
    const kept = Object.entries(all).filter(([name]) => reached.has(name));
    return { name: 'small', initial: 'a', switches: ['fire'], states: Object.fromEntries(kept) };
  })
  .filter((each) => faultsOf(each).length === 0);

/** Events after which a caller who does nothing right would be asked for ever. */
export const LONG = 60;

/** What callers do where they are asked. */
export const MANNERS: Readonly<Record<string, (choice: number) => Happening>> = {
  'stays silent': () => ({ type: 'noInput' }),
  'presses wrong keys': () => ({ type: 'digits', digits: '7' }),
  'does now this, now that': (choice) =>
    choice % 2 === 0 ? { type: 'noInput' } : { type: 'digits', digits: '7' },
  'presses anything': (choice) => ({ type: 'digits', digits: String(choice) }),
};

type Happening =
  | { readonly type: 'noInput' }
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'outcome'; readonly outcome: string };

/** Whether a call comes to its end, or to somebody, within so many events. */
export function arrives(
  written: Definition,
  manner: string,
  choices: readonly number[],
  fire: boolean,
) {
  const tree = definePhoneTree(written);
  const facts = {
    from: '+14155550123',
    to: '+14155550100',
    now: NOW,
    details: {},
    switches: new Set(fire ? ['fire'] : []),
  };
  let { place } = step(tree, UNANSWERED, { ...facts, type: 'ring' });
  for (const choice of choices) {
    const here = tree.states[place.state];
    if (!here || here.exit === null) return true;
    const { outcomes } = chancesOf(here);
    const outcome = outcomes[choice % outcomes.length];
    if (outcome !== undefined && manner !== 'presses anything') return true;
    const happening = outcome ? { type: 'outcome' as const, outcome } : MANNERS[manner]?.(choice);
    if (happening) ({ place } = step(tree, place, { ...facts, ...happening }));
  }
  return false;
}

/** The errors in a tree by which callers would be failed or trapped. */
export function errorsIn(written: Definition): string[] {
  const found = checkTree(definePhoneTree(written), NOW).map(({ demand }) => demand.id);
  return found.filter((id) => ['G04', 'G05', 'G09', 'G16'].includes(id));
}
