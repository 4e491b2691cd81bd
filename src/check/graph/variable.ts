import { compilePrompt } from '../../prompt/prompt.ts';
import { PromptError } from '../../prompt/fault.ts';
import type { Definition } from '../../tree/definition.ts';
import { RINGING } from '../../tree/line.ts';
import type { PhoneTree } from '../../tree/phone-tree.ts';
import type { Branch, State } from '../../tree/state.ts';
import { keptBy } from '../../tree/variables.ts';
import { partsByLanguage } from '../../tree/enter.ts';
import { templatesOf } from '../../tree/wording.ts';
import type { Verb } from '../../twiml/verb.ts';
import { assuming, knownNames, type Facts } from '../facts.ts';
import { surely } from '../flow.ts';
import type { Edge } from '../graph.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule } from '../rule.ts';

type Names = ReadonlySet<string>;

/** What every carrier tells of every call. */
const ALWAYS_TOLD = ['call.from', 'call.to', 'call.direction', 'call.status'];

export const unsetVariable: Rule = {
  id: 'G16',
  severity: 'error',
  allowable: true,
  demands: 'What a text names is known on every way that leads to it, or has a default.',
  source: 'A text without its variable fails the call; data-flow fixpoint over the graph',
  check: ({ tree, graph, definition }) => {
    const given = (definition.takes ?? []).map((name) => `vars.${name}`);
    const start = new Set([...ALWAYS_TOLD, 'now', 'zone', 'language', ...given]);
    const kept = new Set(
      Object.values(tree.states).flatMap((state) =>
        keptBy(state).map(({ name }) => `vars.${name}`),
      ),
    );
    const known = surely(graph, start, (edge, before) => along(edge, before, tree, kept));
    return graph.reached.flatMap((name): Remark[] => {
      const state = tree.states[name];
      const here = known.get(name);
      if (!state || !here || typeof state.enter === 'function') return [];
      const needs = partsByLanguage(state.enter, state, definition).flatMap(([, parts]) =>
        missingIn(parts, here, graph.known(name), ['enter']),
      );
      const found = new Map(needs.map((need) => [need.name, need]));
      return [...found.values()].map(({ name: variable, text, path }) => ({
        path: placeOf(name, ...path),
        message: `State "${name}" says "${text}", but "${variable}" may not be known there: set it on every way, or write {{ ${variable} | default: '…' }}.`,
        state: name,
      }));
    });
  },
};

/** What is known where a way ends, once its target has set what it sets. */
function along(
  { from, to, input, facts, again }: Edge,
  before: Names,
  tree: PhoneTree,
  kept: Names,
): Names {
  // Whoever is led back has been there by another way, which tells what is known.
  if (again) return before.union(kept);
  const left = from === RINGING ? undefined : tree.states[from];
  const known = new Set([...before, ...knownNames(facts)]);
  const { entry, speech, task, find } = left ?? {};
  if (input === 'entered' && entry?.as !== undefined) known.add(`vars.${entry.as}`);
  // What is said at length is not kept.
  if (speech?.as !== undefined) known.delete(`vars.${speech.as}`);
  for (const name of Object.keys(task?.keep ?? {})) {
    if (input === 'done') known.add(`vars.${name}`);
    else known.delete(`vars.${name}`);
  }
  for (const name of input === 'found' ? Object.keys(find?.keep ?? {}) : [])
    known.add(`vars.${name}`);
  const next = tree.states[to];
  return next ? entering(next, known) : known;
}

/** What is known once a state has set its variables; a text that can't be worked out sets none. */
function entering({ set, with: given, find }: State, before: Names): Names {
  const known = new Set(before);
  for (const [name, text] of Object.entries({ ...set, ...given })) {
    if (needsOf(text).every((need) => before.has(need))) known.add(`vars.${name}`);
    else known.delete(`vars.${name}`);
  }
  for (const name of Object.keys(find?.keep ?? {})) known.delete(`vars.${name}`);
  return known;
}

function missingIn(
  parts: readonly (Verb | Branch)[],
  known: Names,
  facts: Facts,
  path: readonly string[],
): { name: string; text: string; path: readonly string[] }[] {
  return parts.flatMap((part, index) => {
    const here = [...path, String(index)];
    if ('kind' in part) {
      return templatesOf([part]).flatMap(({ text }) =>
        needsOf(text)
          .filter((name) => !known.has(name))
          .map((name) => ({ name, text, path: here })),
      );
    }
    const { when, play, otherwise = [] } = part;
    const under = (so: boolean, inside: Branch['play'], key: string) => {
      const assumed = assuming(when, so, facts);
      const more = knownNames(assumed);
      return missingIn(inside, new Set([...known, ...more]), assumed, [...here, key]);
    };
    return [...under(true, play, 'play'), ...under(false, otherwise, 'otherwise')];
  });
}

function needsOf(text: string): readonly string[] {
  try {
    return compilePrompt(text).needs;
  } catch (error) {
    if (error instanceof PromptError) return [];
    throw error;
  }
}

export const unreadVariable: Rule = {
  id: 'G17',
  severity: 'hint',
  demands: 'What a call remembers is spoken, asked for or sent somewhere.',
  source: 'Node-RED, search for unused configuration',
  check: ({ definition, tree }) => {
    const read = namesReadIn(definition, tree);
    if (!read) return [];
    return Object.entries(definition.states).flatMap(([state, each]) =>
      keptBy(each)
        .filter(({ name }) => !read.has(name))
        .map(({ name, path }) => ({
          path: placeOf(state, ...path),
          message: `"${name}" is kept and never used: take it out.`,
        })),
    );
  },
};

/** The variables that are read anywhere; undefined where others may read what is kept here. */
function namesReadIn({ states, returns }: Definition, tree: PhoneTree): Names | undefined {
  const all = Object.values(states);
  const leaves = all.some((state) => state.tree !== undefined);
  const hidden = all.some(
    ({ enter, exit }) => typeof enter === 'function' || typeof exit === 'function',
  );
  if (leaves || hidden || returns !== undefined) return undefined;
  const read = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      for (const [, name = ''] of value.matchAll(/\bvars(?:\.|\[["'])(\w+)/g)) read.add(name);
    } else if (typeof value === 'object' && value !== null) {
      if (key === 'vars') for (const name of Object.keys(value)) read.add(name);
      for (const [each, inside] of Object.entries(value)) visit(inside, each);
    }
  };
  visit(tree.states, 'states');
  return read;
}
