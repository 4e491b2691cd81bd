import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../src/check/check.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Severity } from '../../src/check/rule.ts';
import { draftOf, readingOf } from '../../src/document/document.ts';
import { readSource } from '../../src/document/source.ts';
import { draftsIn } from '../../src/publishing/folder.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { RECEPTION } from '../server.ts';
import { callsOf, differs } from './callers.ts';
import { NOW } from './finds.ts';
import { mutantsOf } from './mutations.ts';

/** How many of the mutants are looked at: one of so many, or all of them where MUTANTS is set. */
const ONE_OF = process.env['MUTANTS'] === undefined ? 9 : 1;

/** What became of a mutant: how bad it is found to be, that nobody hears it, or that it was missed. */
type Fate = Severity | 'unheard' | 'missed';

/**
 * The kinds of which some mutants are missed, and what makes those hard to tell from what is meant.
 * Mutants of all other kinds are found, wherever they are made.
 */
const HARD: Readonly<Record<string, string>> = {
  'a prompt is dropped': 'what else is said there is enough to go on',
  'a sentence that offers a key is dropped': 'the key repeats, goes back, or is said before',
  'another key is spoken of': 'a number without "press" may be any number',
  'two keys are swapped': 'neither prompt names what it does: "If that is right, press 1"',
  'an exit leads elsewhere': 'the other state is sound, and none speaks of what was chosen',
  'a way with a condition is dropped': 'the rest is a whole, only smaller',
  'a condition is inverted': 'whether an event or a value is the usual one is not written anywhere',
  'an attribute of a verb is dropped': 'what is so without it is sound, too',
  'a demand on what is entered is dropped': 'shorter numbers may be right',
  'the exit of an outcome is dropped': 'the tree says goodbye instead',
  'a text lacks a language': 'the goodbye is said in the first language',
  'tries are dropped': 'those of the tree are counted instead',
  'a notice of a recording is dropped': 'the tree does not say that it records the call',
  'a special date is dropped': 'only the business knows when it is closed',
  'what a task finds out is not kept': 'the tree that uses this one has words for that',
};

/** The mutants of each document that have to be found at least, of a hundred that callers hear. */
const LEAST = {
  'trees/acme.yaml': 85,
  'examples/clinic/clinic.yaml': 85,
  'examples/shop/shop.yaml': 85,
  'examples/shop/account.yaml': 60,
  'examples/support/support.yaml': 75,
  'examples/support/agents.yaml': 75,
};

async function fatesOf(file: string): Promise<{ kind: string; at: string; fate: Fate }[]> {
  const folder = file.replace(`/${basename(file)}`, '');
  const { neighbours } = await draftsIn({
    folder,
    defaultTree: 'acme',
    receptionNumber: RECEPTION,
  });
  const check = (document: unknown) => {
    const draft = draftOf('mutant.json', JSON.stringify(document), neighbours);
    const { tree } = readingOf(draft, neighbours);
    return { found: findingsOf(draft, neighbours, { now: NOW }), tree };
  };
  const { data } = readSource(file, readFileSync(file, 'utf8'));
  const written = data as Readonly<Record<string, unknown>>;
  const original = check(written);
  if (!original.tree) throw new Error(`${file} can't be read`);
  const had = new Set(original.found.map(saidBy));
  const calls = callsOf(definePhoneTree(original.tree));
  const some = mutantsOf(written).filter((_, index) => index % ONE_OF === 0);
  return some.map(({ kind, at, document }) => {
    const { found, tree } = check(document);
    const fresh = found.filter((finding) => !had.has(saidBy(finding)));
    const worst = (['error', 'warning', 'hint'] as const).find((each) =>
      fresh.some(({ severity }) => severity === each),
    );
    const state = at[0] === 'states' ? at[1] : undefined;
    const isHeard = () => !tree || differs(calls, definePhoneTree(tree), state);
    return { kind, at: at.join('.'), fate: isHeard() ? (worst ?? 'missed') : 'unheard' };
  });
}

/** What tells a finding from others; a hint that only counts otherwise is none. */
function saidBy({ id, severity, message }: Finding): string {
  return severity === 'hint' ? id : `${id} ${message}`;
}

/** What became of the mutants of each kind, and where those were made that were missed. */
function tableOf(fates: Awaited<ReturnType<typeof fatesOf>>): string {
  const kinds = Map.groupBy(fates, ({ kind }) => kind);
  const lines = [...kinds].flatMap(([kind, each]) => {
    const counts = Map.groupBy(each, ({ fate }) => fate);
    const told = [...counts].map(([fate, { length }]) => `${fate} ${length}`).join(', ');
    const places = counts.get('missed')?.map(({ at }) => `      ${at}`) ?? [];
    return [`  ${kind}: ${told}`, ...places];
  });
  return `${lines.join('\n')}\n`;
}

describe('the checker finds what callers would hear of a mistake', () => {
  it.each(Object.entries(LEAST))(
    'in %s, %i of a hundred times',
    async (file, least) => {
      const fates = await fatesOf(file);
      const heard = fates.filter(({ fate }) => fate !== 'unheard');
      const missed = heard.filter(({ fate }) => fate === 'missed');
      const counts = Object.entries(Object.groupBy(fates, ({ fate }) => fate));
      const told = counts.map(([fate, each]) => `${fate} ${each.length}`).join(', ');
      const share = (100 * (heard.length - missed.length)) / heard.length;
      process.stdout.write(`${file}: ${share.toFixed(1)} % of ${heard.length} (${told})\n`);
      if (ONE_OF === 1) process.stdout.write(tableOf(fates));
      expect(missed.filter(({ kind }) => HARD[kind] === undefined)).toEqual([]);
      // A few of many may by chance be the hard ones.
      expect(share).toBeGreaterThan(ONE_OF === 1 ? least : least - 15);
    },
    600_000,
  );
});
