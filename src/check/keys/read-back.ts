import type { Rule, Subject } from '../rule.ts';
import { isAsking } from './ahead.ts';
import { menuRemarks } from './menu.ts';

/** Digits from which on people slip often enough to be asked. */
const LONG = 7;

export const readBack: Rule = {
  id: 'K16',
  severity: 'warning',
  demands: 'An entry of 7 digits or more is read back and confirmed before anything is done by it.',
  source: 'Kortum, HCI Beyond the GUI; Avaya, confirming entries',
  check: (subject) =>
    menuRemarks(subject, 'entry', ({ state: { entry } }) => {
      const { as, min = 1, max = min, check, sensitive } = entry ?? {};
      // Check digits, and tables that know all there are, find slips too.
      if (as === undefined || max < LONG || check || sensitive || isKnown(subject, as)) return [];
      return isReadBack(subject, as)
        ? []
        : [
            `takes up to ${max} digits that are never read back: ask whether {{ vars.${as} | digits }} is right.`,
          ];
    }),
};

function isReadBack({ spoken: texts, tree }: Subject, name: string): boolean {
  const names = new Set([name]);
  const set = Object.values(tree.states).flatMap((state) => Object.entries(state.set ?? {}));
  // What is made of it is read back in its stead; a set grows while it is gone through.
  for (const each of names) {
    const spoken = namer(each);
    for (const [other, text] of set) if (spoken.test(text)) names.add(other);
  }
  const spoken = [...names].map(namer);
  return texts.some(
    ({ state, text }) => spoken.some((each) => each.test(text)) && isAsking(tree, state),
  );
}

function isKnown({ tree }: Subject, name: string): boolean {
  const spoken = namer(name);
  return Object.values(tree.states).some(({ find }) => find && spoken.test(find.by));
}

/** Finds a variable in a text. */
function namer(name: string): RegExp {
  return new RegExp(`\\bvars\\.${name}\\b`);
}
