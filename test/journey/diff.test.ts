import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { differencesBetween } from '../../src/journey/differences.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { journeysOf, treeOf } from './played.ts';

const ACME = readFileSync('trees/acme.yaml', 'utf8');

const OFFICE = `
name: office
numbers: ['+14155550170']
initial: welcome
language: en
languages: { en: { voice: Polly.Joanna }, es: { voice: Polly.Lupe } }
everywhere: { '*': back }
schedules: { desk: { zone: America/New_York, hours: { mon-fri: '09:00-17:00' } } }
tables: { staff: { key: id, rows: [{ id: 401, phone: '+14155550171' }, { id: 402, phone: '+14155550172' }] } }
switches: [storm]
states:
  welcome:
    enter: []
    exit:
      - { when: { on: storm }, to: closed }
      - { when: { open: desk }, to: menu }
      - { to: closed }
  menu:
    enter:
      - gather:
          timeout: 5
          actionOnEmptyResult: true
          content: [{ say: { en: 'Press 1 for Ann.', es: 'Oprima el 1 para Ann.' } }]
    entry: { min: 3, pattern: 4XX, as: id }
    speech: { phrases: { 1: { en: [ann], es: [ana] } } }
    exit: { 1: ann, entered: find, otherwise: menu }
    tries: { limit: 3, exit: ann }
  find:
    find: { in: staff, by: '{{ vars.id }}', keep: { number: phone } }
    enter: []
    exit: { found: ann, otherwise: menu }
  ann:
    enter: [{ dial: { timeout: 20, content: '+14155550171' } }]
    exit: { busy: closed, otherwise: null }
  closed:
    enter: [{ say: { en: We are closed., es: Cerrado. } }, hangup]
    exit: null
`;

function sentencesBetween(older: string, newer: string): string[] {
  return differencesBetween(treeOf(older).definition, treeOf(newer).definition).map(
    ({ sentence }) => sentence,
  );
}

/** What is written otherwise in which document, and what that is told as. */
const CHANGES: readonly (readonly [
  string,
  string,
  readonly [string, string][],
  readonly string[],
])[] = [
  [
    'a key that leads elsewhere',
    ACME,
    [['1: sales, 2: support', '1: support, 2: sales']],
    [
      'Pressing 1 at "menu" now leads to support instead of sales.',
      'Pressing 2 at "menu" now leads to sales instead of support.',
    ],
  ],
  [
    'a new key and its state',
    ACME,
    [
      ['3: hours, 0:', '3: hours, 4: billing, 0:'],
      [
        '  sales:\n',
        '  billing:\n    enter: [{ say: Billing. }, hangup]\n    exit: null\n\n  sales:\n',
      ],
    ],
    [
      'State billing is new: reached by pressing 4 at menu; it says "Billing.".',
      'Pressing 4 at "menu" now leads to billing (it was not offered before).',
    ],
  ],
  [
    'a key that is gone',
    ACME,
    [['9: menu, ', '']],
    ['Pressing 9 at "menu" is no longer offered: it led to menu, and now leads to error.'],
  ],
  [
    'a text',
    ACME,
    [['Welcome to ACME, Inc.', 'Hello from ACME.']],
    ['"greeting" says "Hello from ACME." instead of "Welcome to ACME, Inc.".'],
  ],
  [
    'a text more and one less',
    ACME,
    [
      ['- say: Welcome to ACME, Inc.', '- say: Hello.\n      - say: Welcome to ACME, Inc.'],
      [
        '      - say: Please hold the line. The next free person in support will take your call.\n',
        '',
      ],
    ],
    [
      '"greeting" now says "Hello.".',
      '"support" no longer says "Please hold the line. The next free person in support will take your call.".',
    ],
  ],
  [
    'when a text is said',
    ACME,
    [['when: { tries: 2 }', 'when: { tries: 1 }']],
    [
      '"error" says "To speak with a person, just press 0." when after 1 tries instead of when after 2 tries.',
    ],
  ],
  [
    'who takes callers after three tries',
    ACME,
    [['limit: 3, exit: reception', 'limit: 3, exit: voicemail']],
    ['After 3 silences or wrong keys at "menu" callers now get voicemail instead of reception.'],
  ],
  [
    'after how many silences',
    ACME,
    [['limit: 3, exit: reception', 'noInput: 2, exit: reception']],
    [
      'After 2 silences at "menu" callers now get reception instead of after 3 silences or wrong keys.',
    ],
  ],
  [
    'how a transfer goes on',
    ACME,
    [['busy: voicemail, no-answer', 'busy: sales, no-answer']],
    ['A busy line at "reception" now leads to sales instead of voicemail.'],
  ],
  [
    'silence and what goes on by itself',
    ACME,
    [
      [
        '    exit: { 1: hours, otherwise: menu }',
        '    exit: { 1: hours, noInput: sales, otherwise: menu }',
      ],
      ['Inc.\n    exit: menu', 'Inc.\n    exit: hours'],
    ],
    [
      '"greeting" now leads to hours instead of menu.',
      'Staying silent at "hours" now leads to sales instead of menu.',
    ],
  ],
  [
    'a queue and a number',
    ACME,
    [
      ['content: support', 'content: help'],
      ["'${RECEPTION_NUMBER}'", '+14155550188'],
    ],
    [
      '"support" has callers wait in "help" instead of "support".',
      '"reception" rings +14155550188 instead of +14155550142.',
    ],
  ],
  [
    'how long it rings',
    ACME,
    [['timeout: 20', 'timeout: 30']],
    ['"reception", where it rings +14155550142: timeout is now 30 instead of 20.'],
  ],
  [
    'a state’s name',
    ACME,
    [
      ['  hours:', '  opening:'],
      ['3: hours', '3: opening'],
      ['1: hours', '1: opening'],
    ],
    ['State hours is now called opening.'],
  ],
  [
    'the end of the call',
    ACME,
    [['failed: voicemail, otherwise: null }', 'failed: voicemail, otherwise: voicemail }']],
    ['Anything else at "reception" now leads to voicemail instead of the end of the call.'],
  ],
  [
    'hours',
    OFFICE,
    [["'09:00-17:00'", "'09:00-18:00', sat: '10:00-12:00'"]],
    [
      'Hours "desk": hours.mon-fri is now 09:00-18:00 instead of 09:00-17:00.',
      'Hours "desk": hours.sat is now 10:00-12:00.',
    ],
  ],
  [
    'numbers',
    OFFICE,
    [["['+14155550170']", "['+14155550180']"]],
    ['The tree now answers +14155550180.', 'The tree no longer answers +14155550170.'],
  ],
  [
    'languages',
    OFFICE,
    [
      ['es: { voice: Polly.Lupe } }', 'es: { voice: Polly.Mia }, fr: {} }'],
      ["para Ann.'", "para Ann.', fr: 'Appuyez sur 1.'"],
      ['es: [ana]', 'es: [ana], fr: [anne]'],
      ['es: Cerrado.', 'es: Cerrado., fr: Fermé.'],
    ],
    [
      'The tree now speaks fr.',
      'How es is spoken: voice is now Polly.Mia instead of Polly.Lupe.',
      'At "menu", what callers may say: phrases.1.fr is now anne.',
    ],
  ],
  [
    'a text in one language',
    OFFICE,
    [['es: Cerrado.', 'es: Está cerrado.']],
    ['"closed" (es) says "Está cerrado." instead of "Cerrado.".'],
  ],
  [
    'keys that work everywhere',
    OFFICE,
    [["'*': back", "'*': repeat, 0: ann"]],
    [
      'Pressing 0 everywhere now leads to ann.',
      'Pressing * everywhere now leads to the same question again instead of the question before.',
    ],
  ],
  [
    'a condition',
    OFFICE,
    [['on: storm }, to: closed', 'on: storm }, to: ann']],
    ['"welcome", when storm is on, now leads to ann instead of closed.'],
  ],
  [
    'what may be entered and said',
    OFFICE,
    [
      ['pattern: 4XX', 'pattern: 5XX'],
      ['en: [ann]', 'en: [ann, sales]'],
    ],
    [
      'At "menu", what callers may enter: pattern is now 5XX instead of 4XX.',
      'At "menu", what callers may say: phrases.1.en is now ann, sales instead of ann.',
    ],
  ],
  [
    'a row of a table and a switch',
    OFFICE,
    [
      ["{ id: 402, phone: '+14155550172' }", "{ id: 402, phone: '+14155550173' }"],
      ['[storm]', '[storm, strike]'],
    ],
    [
      'Table "staff": 402.phone is now +14155550173 instead of +14155550172.',
      'The tree now has the switch strike.',
    ],
  ],
];

describe('a change is told as what callers meet', () => {
  it.each(CHANGES)('%s', (_, text, edits, sentences) => {
    const newer = edits.reduce((now, [from, to]) => {
      expect(now).toContain(from);
      return now.replaceAll(from, to);
    }, text);
    expect(sentencesBetween(text, newer)).toEqual(sentences);
    expect(sentencesBetween(newer, text)).not.toEqual([]);
  });

  it('as nothing, where only notes, comments and the order of keys are other', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, each]) => [key, reversed(each)]),
      );
    };
    for (const text of [ACME, OFFICE]) {
      const { note: _, ...tree } = reversed(parse(text)) as { note?: string };
      expect(
        sentencesBetween(text, `# other\n${stringify(tree, { aliasDuplicateObjects: false })}`),
      ).toEqual([]);
      expect(sentencesBetween(text, text)).toEqual([]);
    }
  });

  it('in a used tree by its name', () => {
    const used = (text: string) =>
      treeOf(
        `name: used\ninitial: ask\nreturns: [known]\nstates:\n  ask: { enter: [{ say: ${text} }], exit: known }\n`,
      ).definition;
    const user =
      'name: user\ninitial: a\nstates:\n  a: { tree: used, enter: [], exit: { known: b, otherwise: b } }\n  b: { enter: [hangup], exit: null }\n';
    const found = differencesBetween(
      treeOf(user, used('One.')).definition,
      treeOf(user, used('Two.')).definition,
    );
    expect(found).toEqual([
      {
        kind: 'prompts',
        state: 'used/ask',
        sentence: 'In used: "ask" says "Two." instead of "One.".',
      },
    ]);
  });
});

/** ACME with one thing changed at random. */
const mutations = (tree: Definition) => {
  const names = Object.keys(tree.states);
  const paths: { path: string[]; value: unknown }[] = [];
  const collect = (value: unknown, path: string[]) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) collect(each, [...path, key]);
    } else paths.push({ path, value });
  };
  collect(tree.states, ['states']);
  const other = (value: unknown) => {
    if (typeof value === 'number') return fc.integer({ min: 1, max: 9 });
    if (typeof value === 'boolean') return fc.constant(!value);
    if (value === null || names.includes(value as string)) return fc.constantFrom(null, ...names);
    return fc.constantFrom('Something else.', 'support', '#');
  };
  return fc
    .constantFrom(...paths)
    .chain(({ path, value }) => other(value).map((now) => ({ path, now })))
    .map(({ path, now }) => {
      const copy = structuredClone(tree) as unknown as Record<string, unknown>;
      const last = path.at(-1) ?? '';
      const holder = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
      holder[last] = now;
      return copy as unknown as Definition;
    });
};

describe('whatever changes what callers meet', () => {
  it('is told', () => {
    const { definition } = treeOf(ACME);
    const met = (tree: Definition) => journeysOf(definePhoneTree(tree)).text;
    const before = met(definition);
    let changed = 0;
    fc.assert(
      fc.property(mutations(definition), (mutation) => {
        let after: string;
        try {
          after = met(mutation);
        } catch {
          return; // No tree any more.
        }
        if (after === before) return;
        changed += 1;
        expect(differencesBetween(definition, mutation)).not.toEqual([]);
        expect(differencesBetween(mutation, definition)).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(100);
  });
});

it('a thousand states that all changed are told of within seconds', () => {
  const large = (text: string): Definition => ({
    name: 'large',
    initial: 's0',
    states: Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [
        `s${index}`,
        {
          enter: [{ kind: 'say', attributes: {}, content: [`${text} ${index}`] }],
          exit: index === 999 ? null : `s${index + 1}`,
        },
      ]),
    ),
  });
  const before = performance.now();
  expect(differencesBetween(large('One'), large('Two'))).toHaveLength(1_000);
  expect(performance.now() - before).toBeLessThan(5_000);
});

describe('phone-tree diff', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const older = write('older.yaml', ACME);
  const newer = write(
    'newer.yaml',
    ACME.replace('1: sales, 2: support', '1: support, 2: support, 4: sales'),
  );
  const wrong = write('wrong.yaml', 'name: wrong');
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/cli/main.ts', 'diff', ...args],
      { encoding: 'utf8', env: { ...process.env, TREES_DIR: 'trees' } },
    );
    return { status, stdout, stderr };
  };

  it('exits with 0 where callers meet the same, 1 where not, and 2 where it can’t tell', () => {
    expect(run(older, older)).toMatchObject({ status: 0, stdout: 'Callers will meet the same.\n' });
    const { status, stdout } = run(older, newer);
    expect(status).toBe(1);
    expect(stdout).toBe(
      'Where callers are led\n- Pressing 1 at "menu" now leads to support instead of sales.\n- Pressing 4 at "menu" now leads to sales (it was not offered before).\n',
    );
    expect(run(older, wrong).status).toBe(2);
    expect(run(older, join(folder, 'nothing.yaml'))).toMatchObject({ status: 2, stdout: '' });
  });

  it('tells other programs in lines of JSON', () => {
    const lines = run('--json', older, newer).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual({
      kind: 'journeys',
      state: 'menu',
      sentence: 'Pressing 1 at "menu" now leads to support instead of sales.',
    });
  });
});
