import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftsIn } from '../../src/publishing/folder.ts';
import { judge } from '../../src/publishing/judgement.ts';
import type { Site } from '../../src/site.ts';
import { RECEPTION } from '../server.ts';
import { temporary } from './published.ts';

type Documents = Readonly<Record<string, string>>;

/** A tree that says something, with whatever else it has. */
const saying = (name: string, words: string, rest = '') =>
  `name: ${name}\ninitial: a\n${rest}\nstates: { a: { enter: [{ say: ${words} }, hangup], exit: null } }\n`;

/** A tree that others use, by the words of its question. */
const question = (words: string, returns = 'yes') => `name: question
initial: ask
returns: [${returns}]
tries: { limit: 3, exit: yes }
states: { ask: { enter: [{ ask: '${words} For yes, press 1.' }], exit: { 1: yes, otherwise: repeat } } }
`;

/** A tree that uses the question. */
const using = (name: string, words = 'Hello.') => `name: ${name}
initial: a
states:
  a: { enter: [{ say: ${words} }], tree: question, exit: { yes: b, otherwise: b } }
  b: { enter: [{ say: Thank you. }, hangup], exit: null }
`;

/** A tree that hands calls over to another. */
const handing = (name: string, to: string) =>
  `name: ${name}\ninitial: a\nstates: { a: { enter: [], tree: ${to}, exit: null } }\n`;

/** A tree whose callers hear another while they wait. */
const queueing = (name: string, to: string) =>
  `name: ${name}\ninitial: a\nstates: { a: { enter: [{ enqueue: { waitUrl: /webhook/${to}, content: all } }], exit: null } }\n`;

/** What is live of the second documents, after the first were, and what is refused of them. */
async function judged(before: Documents, after: Documents, given: Partial<Site> = {}) {
  const [folder, archive] = [temporary(), temporary()];
  const site = { folder, defaultTree: 'acme', receptionNumber: RECEPTION, ...given };
  const write = (documents: Documents) => {
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  };
  const now = new Date();
  write(before);
  const first = await judge(await draftsIn(site), { site, archive, standing: [], now });
  expect(first.refused).toEqual([]);
  const standing = first.live.map(({ file, name, version }) => ({ file, name, version }));
  for (const name of Object.keys(before)) rmSync(join(folder, name));
  write(after);
  const { live, builtIn, refused } = await judge(await draftsIn(site), {
    site,
    archive,
    standing,
    now,
  });
  const news = live.map(({ name, definition }) => [name, definition ? 'new' : 'as before']);
  return {
    live: Object.fromEntries(news),
    builtIn,
    /** Each complaint's first line, without the folder. */
    refused: Object.fromEntries(
      refused.map(({ file, complaints }) => [
        file.replace(`${folder}/`, ''),
        complaints.map((each) => each.replaceAll(`${folder}/`, '').split('\n')[0]),
      ]),
    ),
    texts: live.map(({ definition = '' }) => definition).join('\n'),
  };
}

describe('a document that is refused', () => {
  it('keeps what is live of it, while others are published', async () => {
    const before = { 'a.yaml': saying('a', 'One.'), 'b.yaml': saying('b', 'One.') };
    const after = { 'a.yaml': saying('a', 'Two.', 'zone: Nowhere'), 'b.yaml': saying('b', 'Two.') };
    expect(await judged(before, after)).toMatchObject({
      live: { a: 'as before', b: 'new' },
      refused: {
        'a.yaml': [
          'a.yaml:3:7 "Nowhere" is no time zone: write the IANA name of a place, such as America/New_York.',
        ],
      },
    });
  });

  it('is used by others as it is live', async () => {
    const before = { 'a.yaml': using('a'), 'q.yaml': question('Well?') };
    const after = {
      'a.yaml': using('a', 'Good day.'),
      'q.yaml': question('So?').replace('1: yes', '1: yse'),
    };
    const { live, refused, texts } = await judged(before, after);
    expect([live, refused]).toEqual([
      { a: 'new', question: 'as before' },
      { 'q.yaml': ['q.yaml:5:72 State "ask" names "yse", which is no state: did you mean "yes"?'] },
    ]);
    expect(texts).toMatch(/Good day\..*Well\?/);
  });

  it('refuses those that lead to it, where nothing is live of it', async () => {
    const endless = question('So?').replace('tries: { limit: 3, exit: yes }\n', '');
    const after = { 'a.yaml': using('a'), 'b.yaml': handing('b', 'question'), 'q.yaml': endless };
    expect(await judged({}, after)).toMatchObject({
      live: {},
      refused: {
        'a.yaml': [
          'a.yaml:4:40 State "a" leads to "question", whose document is refused: mend that first.',
        ],
        'b.yaml': [
          'b.yaml:3:33 State "a" leads to "question", whose document is refused: mend that first.',
        ],
        'q.yaml': [expect.stringMatching(/^q\.yaml:\d+:\d+ error G09 /)],
      },
    });
    const broken = { 'a.yaml': using('a'), 'q.yaml': endless.replace('1: yes', '1: yse') };
    expect(await judged({}, broken)).toMatchObject({
      live: {},
      refused: { 'a.yaml': [expect.stringContaining('uses "question", which has a fault')] },
    });
  });

  it('keeps what is live of it where it was moved', async () => {
    const before = { 'a.yaml': saying('a', 'One.') };
    const after = { 'b.yaml': saying('a', 'Two.', 'zone: Nowhere') };
    const { live, refused } = await judged(before, after);
    expect([live, Object.keys(refused)]).toEqual([{ a: 'as before' }, ['b.yaml']]);
  });

  it('leaves a tree that is built in where it is', async () => {
    const after = { 'acme.yaml': saying('acme', 'Hello.', 'zone: Nowhere') };
    const { live, builtIn } = await judged({}, after);
    expect([live, builtIn]).toEqual([{}, expect.arrayContaining(['acme'])]);
  });

  it('is each of a circle, of which the last good trees stay', async () => {
    const before = { 'a.yaml': using('a'), 'q.yaml': question('Well?') };
    const circle = question('So?').replace(
      'states: {',
      'states: { in: { enter: [], tree: a, exit: { otherwise: ask } },',
    );
    const { live, refused } = await judged(before, { ...before, 'q.yaml': circle });
    expect(live).toEqual({ a: 'as before', question: 'as before' });
    expect(Object.keys(refused)).toContain('q.yaml');
  });
});

describe('a tree that others lead to', () => {
  const gone = 'The tree "question" can\'t be taken away, since';
  const remedy = 'put it back, or see to that first.';

  it.each<[string, string]>([
    ['uses it', using('a')],
    ['hands calls over to it', handing('a', 'question')],
    ['has callers wait in it', queueing('a', 'question')],
  ])('is not taken away with its document, while another one %s', async (_, leading) => {
    const before = { 'a.yaml': leading, 'q.yaml': question('Well?') };
    const { live, refused } = await judged(before, { 'a.yaml': leading });
    expect(live).toEqual({ a: 'as before', question: 'as before' });
    expect(refused).toEqual({ 'q.yaml': [`q.yaml:1:1 ${gone} "a" leads to it: ${remedy}`] });
    const otherwise = await judged(before, { 'a.yaml': saying('a', 'Hello.') });
    expect(otherwise).toMatchObject({ live: { a: 'new' }, refused: {} });
  });

  it('is not taken away as the one that answers every number', async () => {
    const site = { defaultTree: 'question' };
    expect(await judged({ 'q.yaml': question('Well?') }, {}, site)).toMatchObject({
      live: { question: 'as before' },
      refused: { 'q.yaml': [`q.yaml:1:1 ${gone} PHONE_TREE names it: ${remedy}`] },
    });
  });

  it('is not called otherwise', async () => {
    const before = { 'a.yaml': using('a'), 'q.yaml': question('Well?') };
    const renamed = question('Well?').replace('name: question', 'name: query');
    expect(await judged(before, { ...before, 'q.yaml': renamed })).toMatchObject({
      live: { a: 'as before', question: 'as before' },
      refused: { 'q.yaml': [`q.yaml:1:7 ${gone} "a" leads to it: ${remedy}`] },
    });
  });
});

describe('two trees', () => {
  const NUMBER = '+14155550101';
  const answering = (name: string) => saying(name, 'Hello.', `numbers: ['${NUMBER}']`);

  it('of one name are both refused, each with the place of the other', async () => {
    const before = { 'a.yaml': saying('a', 'One.') };
    const after = { 'a.yaml': saying('a', 'Two.'), 'b.yaml': `\n${saying('a', 'Three.')}` };
    const remedy = 'give one of them another name.';
    expect(await judged(before, after)).toMatchObject({
      live: { a: 'as before' },
      refused: {
        'a.yaml': [`a.yaml:1:7 Another tree is called "a", in b.yaml:2: ${remedy}`],
        'b.yaml': [`b.yaml:2:7 Another tree is called "a", in a.yaml:1: ${remedy}`],
      },
    });
  });

  it('for one number are both refused, each with the place of the other', async () => {
    const before = { 'a.yaml': answering('a') };
    const after = { ...before, 'b.yaml': answering('b') };
    const said = `"${NUMBER}" is answered by another tree, in`;
    expect(await judged(before, after)).toMatchObject({
      live: { a: 'as before' },
      refused: {
        'a.yaml': [`a.yaml:3:11 ${said} b.yaml:3: give it to one of them.`],
        'b.yaml': [`b.yaml:3:11 ${said} a.yaml:3: give it to one of them.`],
      },
    });
  });

  it('do not share a number that one gives away in a document that is refused', async () => {
    const before = { 'a.yaml': answering('a') };
    const after = { 'a.yaml': saying('a', 'One.', 'zone: Nowhere'), 'b.yaml': answering('b') };
    expect(await judged(before, after)).toMatchObject({
      live: { a: 'as before' },
      refused: {
        'b.yaml': [
          `b.yaml:3:11 "${NUMBER}" is answered by "a", which is live: mend the document of that first.`,
        ],
      },
    });
  });
});

describe('a tree that is built in', () => {
  const after = { 'a.yaml': saying('a', 'Hello.') };
  const server = { allowedHosts: [], secrets: [], transfers: [RECEPTION] };
  const nobody = { receptionNumber: undefined, server };

  it('is live where somebody is at reception', async () => {
    expect((await judged({}, after, { server })).builtIn).toContain('acme');
  });

  it('is not where nobody is, unless it is the default', async () => {
    expect((await judged({}, after, { ...nobody, defaultTree: 'a' })).builtIn).toEqual([]);
    const site = { folder: temporary(), defaultTree: 'acme', ...nobody };
    const court = { site, archive: temporary(), standing: [], now: new Date() };
    expect((await judge(await draftsIn(site), court)).refused).toEqual([
      {
        file: 'acme, which is built in',
        complaints: [
          expect.stringMatching(/"reception" rings \+12025550100, which TRANSFER_NUMBERS does not/),
        ],
      },
    ]);
  });
});

describe('a folder', () => {
  it('may hold what is no document', async () => {
    const folder = temporary();
    symlinkSync('nobody@nowhere.1:2', join(folder, '.#a.yaml'));
    symlinkSync('nothing', join(folder, 'dangling.yaml'));
    mkdirSync(join(folder, 'old.yaml'));
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    writeFileSync(join(folder, '.hidden.json'), '{');
    writeFileSync(join(folder, 'a.yaml'), saying('a', 'Hello.'));
    writeFileSync(join(folder, 'real'), saying('b', 'Hello.'));
    symlinkSync('real', join(folder, 'b.yaml'));
    const { drafts } = await draftsIn({ folder, defaultTree: 'a' });
    expect(drafts.map(({ draft }) => draft.tree?.name)).toEqual(['a', 'b']);
  });

  it('may not be there', async () => {
    expect((await draftsIn({ folder: '/nowhere/at/all', defaultTree: 'a' })).drafts).toEqual([]);
  });
});
