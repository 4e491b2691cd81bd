import type { Verb } from '../twiml/verb.ts';
import type { Fill } from './comparison.ts';
import { holds } from './condition.ts';
import type { Definition } from './definition.ts';
import { inLanguage, namesOf, verbsIn } from './language.ts';
import type { Played } from './line.ts';
import { listening } from './speech.ts';
import type { Branch, Call, Enter, State } from './state.ts';
import { fillingOf, templatesOf, worded, type Wording } from './wording.ts';

type Parts = readonly (Verb | Branch)[];

/** What a state plays: always the same, the same in a language, or what a call makes of it. */
export type Playing = Played | ReadonlyMap<string, Played> | ((call: Call) => Played);

/** Works out, once, all of what a state plays that no call has a say in. */
export function playingOf(name: string, state: State, tree: Definition, wording: Wording): Playing {
  const { enter } = state;
  if (typeof enter === 'function') {
    return (call) => ({ state: name, verbs: verbsIn(enter(call), tree, call.language) });
  }
  const spoken = new Map(
    partsByLanguage(enter, state, tree).map(([language, parts]) => {
      const constant = isConstant(parts) ? { state: name, verbs: parts } : undefined;
      return [language, { parts, constant }] as const;
    }),
  );
  const [first, ...others] = spoken.values();
  const constants = [...spoken].flatMap(([language, { constant }]) =>
    constant ? [[language, constant] as const] : [],
  );
  if (first?.constant && others.length === 0) return first.constant;
  if (constants.length === spoken.size) return new Map(constants);
  const filling = fillingOf(wording, tree);
  return (call) => {
    const { parts, constant } = spoken.get(call.language) ?? first ?? { parts: [] };
    return (
      constant ?? {
        state: name,
        verbs: worded(chosen(parts, call, filling(call)), wording, tree, call),
      }
    );
  };
}

/** A state's parts as they are in each language of its tree, by the language's name. */
export function partsByLanguage(
  enter: Parts,
  { speech }: State,
  tree: Definition,
): (readonly [string, Parts])[] {
  return namesOf(tree).map((name) => {
    const parts = speech ? listening(enter, speech, name) : enter;
    return [name, inLanguage(parts, tree, name)];
  });
}

/** All that a state may play, whatever the conditions. */
export function allVerbs(parts: Parts): readonly Verb[] {
  return parts.flatMap((part) =>
    'kind' in part ? [part] : allVerbs([...part.play, ...(part.otherwise ?? [])]),
  );
}

/** Whether a state asks the caller for keys or words, and waits for them. */
export function asks({ enter, exit, task, find, tree }: State): boolean {
  const waits = typeof exit === 'function' || (typeof exit === 'object' && !Array.isArray(exit));
  if (!waits || exit === null || task || find || tree !== undefined) return false;
  return typeof enter === 'function' || gathers(enter);
}

function gathers(enter: Exclude<Enter, (call: Call) => unknown>): boolean {
  return allVerbs(enter).some(({ kind }) => kind === 'gather' || kind === 'raw');
}

/** Whether parts are the same whatever the call. */
function isConstant(parts: Parts): parts is readonly Verb[] {
  return parts.every((part) => 'kind' in part) && templatesOf(allVerbs(parts)).length === 0;
}

function chosen(parts: Parts, call: Call, fill: Fill): readonly Verb[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return [part];
    return chosen(holds(part.when, call, fill) ? part.play : (part.otherwise ?? []), call, fill);
  });
}
