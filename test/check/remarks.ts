import { keyRules } from '../../src/check/keys/rules.ts';
import type { Remark, Rule } from '../../src/check/rule.ts';
import { subjectOf } from '../../src/check/subject.ts';
import { wordingRules } from '../../src/check/wording/rules.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import type { State, Table } from '../../src/tree/state.ts';
import { dial, gather, hangup, say } from '../../src/twiml/build.ts';
import type { Element, Prompt } from '../../src/twiml/verb.ts';

/** What one rule has to say of a tree. */
export function remarksOf(id: string, tree: PhoneTree): readonly Remark[] {
  const rule = [...keyRules, ...wordingRules].find((each) => each.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule.check(subjectOf(tree, new Date('2026-11-20T12:00:00Z')));
}

/** What rules have to say of a tree, which is looked at once. */
export function judged(rules: readonly Rule[], tree: PhoneTree): readonly Remark[] {
  const subject = subjectOf(tree, new Date('2026-11-20T12:00:00Z'));
  return rules.flatMap((rule) => rule.check(subject));
}

/** The place that a remark points at, as far as another goes. */
export function placeIn({ path }: Remark, place: string): string {
  return path.slice(0, place.split('.').length).join('.');
}

/** Somebody who takes calls, and an end. */
const person: State = { enter: [dial('+14155550142')], exit: null };
const end: State = { enter: [hangup()], exit: null };

/** A tree that begins in `menu`, with a person and an end to lead to. */
export function treeOf(
  states: Readonly<Record<string, State>>,
  rest: Partial<Definition> = {},
): PhoneTree {
  const all: Record<string, State> = { ...states, person, end };
  const used = JSON.stringify([states, rest]);
  for (const name of ['person', 'end']) if (!used.includes(`"${name}"`)) delete all[name];
  return definePhoneTree({ name: 'small', initial: 'menu', states: all, ...rest });
}

/** A state that asks for one key. */
export function asking(
  words: string | readonly Prompt[],
  exit: Table,
  rest: Partial<State> = {},
  attributes: Element<'gather'>['attributes'] = {},
): State {
  const prompts = typeof words === 'string' ? [say(words)] : words;
  const one = { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true };
  return { enter: [gather({ ...one, ...attributes }, [...prompts])], exit, ...rest };
}
