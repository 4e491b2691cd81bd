import { faultAt, PromptError, type PromptFault } from './fault.ts';
import { suggestion } from '../nearest.ts';
import { parse } from './parse.ts';
import { readingOf } from './reading.ts';
import type { KnownVariables } from './scope.ts';

/** Everything that is wrong with a prompt in a tree whose variables are known, in the text's order. */
export function promptFaults(text: string, known: KnownVariables): PromptFault[] {
  try {
    const { reads, faults } = readingOf(parse(text));
    const unknown = reads.flatMap(({ path: [root = '', name], token }) => {
      if ((root !== 'call' && root !== 'vars') || name === undefined) return [];
      if (known[root].includes(name)) return [];
      if (root === 'vars' && known.sensitive?.includes(name)) {
        return [faultAt(token, `"vars.${name}" is sensitive: only a task may send it, unseen.`)];
      }
      const names = known[root].map((each) => `${root}.${each}`);
      const path = `${root}.${name}`;
      return [faultAt(token, `"${path}" is never set: ${suggestion(path, names)}`)];
    });
    return [...faults, ...unknown].toSorted(
      (one, other) => one.line - other.line || one.column - other.column,
    );
  } catch (error) {
    if (!(error instanceof PromptError)) throw error;
    const { fault } = error;
    return [fault];
  }
}
