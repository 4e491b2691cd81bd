import { expect } from 'vitest';
import { circumstanceOf } from '../../src/journey/circumstance.ts';
import { transcriptsOf } from '../../src/journey/transcripts.ts';
import { walk } from '../../src/journey/walk.ts';
import { readDocument } from '../../src/document/document.ts';
import { outcomeOf, parse, reportOf, type Transcript } from '../../src/phone/rehearsal/index.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { AUTH_TOKEN, RECEPTION, startServer } from '../server.ts';

type Told = NonNullable<Parameters<typeof circumstanceOf>[1]>;

/** The tree of a document, among others that it uses. */
export function treeOf(text: string, ...others: readonly Definition[]): PhoneTree {
  const { tree, complaints } = readDocument('test.yaml', text, {
    settings: { RECEPTION_NUMBER: RECEPTION },
    trees: new Map(others.map((other) => [other.name, other])),
  });
  expect(complaints).toEqual([]);
  return definePhoneTree(tree as Definition);
}

/** Everything about a tree's journeys. */
export function journeysOf(tree: PhoneTree, told: Told = {}, language?: string) {
  const circumstance = circumstanceOf(tree, told);
  const walked = walk(tree, circumstance);
  const text = transcriptsOf(tree, circumstance, walked, language);
  return { ...walked, text };
}

/** Plays every transcript of a text against the real server, with other trees beside; returns them. */
export async function isAsWritten(
  text: string,
  tree: PhoneTree,
  others: readonly PhoneTree[] = [],
): Promise<readonly Transcript[]> {
  const { transcripts, faults } = parse(text);
  expect(faults).toEqual([]);
  let now = new Date();
  const server = await startServer({
    trees: [tree, ...others],
    defaultTree: tree.name,
    clock: () => now,
  });
  const options = { url: `${server.url}/webhook`, authToken: AUTH_TOKEN };
  const wrong: string[] = [];
  for (const transcript of transcripts) {
    now = transcript.at ?? now;
    const outcome = await outcomeOf(transcript, options, false);
    if (outcome.failures.length > 0)
      wrong.push(...reportOf(outcome, 'paths').map((line) => line.text));
  }
  await server.close();
  expect(wrong.join('\n')).toBe('');
  return transcripts;
}
