import { promptFaults } from '../prompt/prompt-faults.ts';
import { compilePrompt } from '../prompt/prompt.ts';
import type { KnownVariables } from '../prompt/scope.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Definition } from './definition.ts';
import type { Fault } from './fault.ts';
import { namesOf, verbsIn } from './language.ts';
import { renderFaults } from './verb-faults.ts';
import { templatesOf } from './wording.ts';

/** What is told of every call. */
const ALWAYS: ReadonlySet<string> = new Set(['call.from', 'call.to', 'now', 'zone', 'language']);

/** What is wrong with what a tree says by itself: when it apologises, and when a call ends. */
export function sayingFaults(tree: Definition, known: KnownVariables): Fault[] {
  const { apology = [], goodbye = [] } = tree;
  return [
    ...inEach(tree, 'apology', apology, (text) => [
      `says "${text}": write it without variables, since it is said when something has failed.`,
    ]),
    ...inEach(tree, 'goodbye', goodbye, (text) => goodbyeFaults(text, known)),
  ];
}

function goodbyeFaults(text: string, known: KnownVariables): string[] {
  const faults = promptFaults(text, known).map(({ message }) => `can't say "${text}": ${message}`);
  if (faults.length > 0) return faults;
  const missing = compilePrompt(text).needs.filter((name) => !ALWAYS.has(name));
  return missing.map(
    (name) =>
      `says "${text}", but "${name}" may not be known when a call ends: write {{ ${name} | default: '…' }}.`,
  );
}

function inEach(
  tree: Definition,
  field: string,
  verbs: readonly Verb[],
  faultsOf: (text: string) => string[],
): Fault[] {
  const found = namesOf(tree).flatMap((language) => {
    const spoken = verbsIn(verbs, tree, language);
    return [...renderFaults(spoken), ...templatesOf(spoken).flatMap(({ text }) => faultsOf(text))];
  });
  const messages = new Set(found.map((fault) => `The ${field} ${fault}`));
  return [...messages].map((message) => ({ path: [field], message }));
}
