import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintText } from '../../src/document/complaint.ts';
import { readDocument } from '../../src/document/document.ts';
import { misshapes } from '../../src/document/shape.ts';
import { readSource } from '../../src/document/source.ts';
import { EVENTS, OUTCOMES } from '../../src/tree/event.ts';
import { openEditor } from './editor.ts';

const bare = openEditor({ settings: false });
const editor = openEditor({ settings: true });

const shipped = globSync(['trees/*.yaml', 'examples/*/*.yaml']);
const pages = ['README.md', ...globSync('docs/*.md')].flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/\n```yaml.*\n(name:[^]*?\nstates:[^]*?\n)```/g)].map(
    ([, text = '']) => ({ page, text }),
  ),
);

/** A tree with a state whose rest is written. */
const state = (rest: string) => `name: small\ninitial: menu\nstates:\n  menu:\n${rest}`;

describe('an editor', () => {
  it.each(shipped)('has no complaint about %s, and checks it by its first line', async (file) => {
    const text = readFileSync(file, 'utf8');
    expect(await bare.complaints(file, text)).toEqual([]);
    const misspelt = await bare.complaints(file, text.replace('\ninitial:', '\ninitail:'));
    expect(misspelt).toContainEqual(expect.stringContaining('initail'));
  });

  it.each([...shipped, 'draft/acme.yaml'])('knows %s by the settings alone', async (file) => {
    const text = 'name: small\ninitail: menu\nstates: {}\n';
    expect(await editor.complaints(file, text)).toContainEqual(expect.stringContaining('initail'));
  });

  it('has no complaint about the documents in the pages', async () => {
    expect(pages.length).toBeGreaterThan(20);
    for (const { page, text } of pages) {
      expect([page, ...(await editor.complaints('trees/page.yaml', text))]).toEqual([page]);
    }
  });

  it('completes a whole tree that is right', async () => {
    const { tree, complaints } = readDocument(
      'trees/bakery.yaml',
      await editor.taken('|>', 'a phone tree'),
    );
    expect(complaints.map(complaintText)).toEqual([]);
    expect(tree?.name).toBe('bakery');
  });

  it.each([
    ...['hangup', 'pause', 'record', 'reject', 'leave', 'echo'].map((verb) => [
      verb,
      state('    enter:\n      - |>\n    exit: null\n'),
    ]),
    ['hangup', state('    enter:\n      - say: Goodbye.\n      - |>\n    exit: null\n')],
    ['pause', state('    enter: [|>]\n    exit: null\n')],
    ['a condition', state('    enter:\n      - |>\n    exit: null\n')],
    ['a condition', state('    enter:\n      - hangup\n      - |>\n    exit: null\n')],
    ...['a menu', 'a question', 'something said', 'a transfer'].flatMap((kind) => [
      [kind, state('    |>\n')],
      [kind, 'name: small\ninitial: menu\nstates:\n  |>\n'],
    ]),
    ['keys', state('    enter: []\n    exit: |>\n')],
    ['keys', state('    enter: []\n    exit:\n      |>\n')],
    ['ways', state('    enter: []\n    exit: |>\n')],
    ['numDigits', state('    enter:\n      - gather:\n          |>\n    exit: null\n')],
    [
      'noInput',
      state('    enter:\n      - when:\n          |>\n        play: []\n    exit: null\n'),
    ],
    ['limit', state('    enter: []\n    exit: null\n    tries:\n      |>\n      exit: menu\n')],
  ])('completes %s to what the server takes', async (label = '', text = '') => {
    const taken = await editor.taken(text, label);
    expect(await editor.complaints('trees/open.yaml', taken)).toEqual([]);
    const source = readSource('open.yaml', taken);
    expect([...source.complaints, ...misshapes(source.data)]).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ['events', '    enter:\n      - when:\n          event: |>', EVENTS],
    ['outcomes', '    enter: []\n    exit:\n      |>', OUTCOMES],
    ['targets', '    enter: []\n    exit:\n      1: |>\n', ['repeat', 'back', 'null']],
    ['ways to leave', '    enter: []\n    exit: |>\n', ['repeat', 'back', 'null', 'keys', 'ways']],
    ['words of a verb', '    enter:\n      - reject:\n          reason: |>', ['busy', 'rejected']],
  ])('offers %s', async (_, text, expected) => {
    const labels = (await editor.offers(state(text))).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...expected]));
  });

  it('offers what is played if not only beside a condition', async () => {
    const labels = async (text: string) =>
      (await editor.offers(state(`    enter:\n      - ${text}`))).map(({ label }) => label);
    expect(await labels('|>')).not.toContain('otherwise');
    expect(await labels('when: { tries: 1 }\n        play: []\n        |>')).toContain('otherwise');
  });

  it.each([
    ['a key of a tree', 'na|>me: small\n', 'The name of the tree'],
    ['a key of a state', state('    ex|>it: null\n'), 'Where the caller goes'],
    ['a verb', state('    enter: [{ ga|>ther: { numDigits: 1 } }]\n'), 'docs/voice/twiml/gather'],
    ['an attribute', state('    enter: [{ gather: { time|>out: 1 } }]\n'), '5 unless given'],
    ['where a key leads', state('    exit: { 1: me|>nu, otherwise: menu }\n'), 'Where this key'],
    [
      'opening hours',
      'schedules: { shop: { ho|>urs: { mon: closed } } }\n',
      'Opening times by day',
    ],
  ])('explains %s', async (_, text, expected) => {
    expect(await editor.hover(text)).toContain(expected);
  });
});
