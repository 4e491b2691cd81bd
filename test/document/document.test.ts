import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintText } from '../../src/document/complaint.ts';
import { readDocument } from '../../src/document/document.ts';
import { builtIn } from '../../src/machines/built-in.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { dial, hangup, pause, raw, record, say, sayAs, ssmlBreak } from '../../src/twiml/build.ts';

const RECEPTION = '+14155550142';

/** Reads a document that has to be right. */
function read(text: string, settings: Record<string, string> = {}) {
  const { tree, complaints } = readDocument('trees/small.yaml', text, { settings });
  expect(complaints.map(complaintText)).toEqual([]);
  expect(tree).toBeDefined();
  return tree;
}

/** The complaints about a document, as an operator reads them, without the lines they quote. */
function complaintsOf(text: string): string[] {
  const { complaints } = readDocument('small.yaml', text);
  return complaints.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const SMALL = `name: small
initial: ask
states:
  ask:
    enter:
      - gather:
          numDigits: 1
          actionOnEmptyResult: true
          content:
            - say: Press 1.
    exit: { 1: end, otherwise: ask }
  end:
    enter:
      - say: Goodbye.
      - hangup
    exit: null
`;

describe('a document', () => {
  it.each(builtIn({ defaultTree: 'acme', receptionNumber: RECEPTION }))(
    'makes the same machine as TypeScript: $name, twice',
    ({ name, version, states }) => {
      const settings = { RECEPTION_NUMBER: RECEPTION };
      const written = read(readFileSync(`trees/${name}.yaml`, 'utf8'), settings);
      expect(written && definePhoneTree(written).version).toBe(version);
      expect(written?.states).toEqual(states);
    },
  );

  it('may be JSON', () => {
    const json = JSON.stringify({
      name: 'small',
      initial: 'end',
      states: { end: { enter: [{ say: 'Goodbye.' }], exit: null } },
    });
    expect(read(json)?.states['end']?.enter).toEqual([say('Goodbye.')]);
  });

  it.each([
    ['text', '- say: Hello', [say('Hello')]],
    ['attributes', '- say: { voice: alice, content: Hello }', [say({ voice: 'alice' }, 'Hello')]],
    ['nothing at all', '- hangup', [hangup()]],
    ['nothing after its name', '- pause:', [pause()]],
    ['attributes alone', '- pause: { length: 2 }', [pause({ length: 2 })]],
    ['a phone number without quotes', '- dial: +14155550142', [dial('+14155550142')]],
    [
      'speech mark-up',
      '- say: [Your code is, { break: { time: 1s } }, { sayAs: { interpret-as: digits, content: "42" } }]',
      [say(['Your code is', ssmlBreak({ time: '1s' }), sayAs({ 'interpret-as': 'digits' }, '42')])],
    ],
    ['TwiML by hand', '- raw: <Say>Hello</Say>', [raw('<Say>Hello</Say>')]],
    [
      'a voice Twilio has and its SDK has not',
      '- say: { voice: Polly.New, content: Hi }',
      [{ kind: 'say', attributes: { voice: 'Polly.New' }, content: ['Hi'] }],
    ],
    [
      'settings of a recording',
      '- record: { maxLength: 60, trim: do-not-trim }',
      [record({ maxLength: 60, trim: 'do-not-trim' })],
    ],
  ])('writes a verb with %s', (_, written, verbs) => {
    const text = SMALL.replace('- say: Goodbye.', written).replace('      - hangup\n', '');
    expect(read(text)?.states['end']?.enter).toEqual(verbs);
  });

  it('names settings, but only those it may', () => {
    const text = SMALL.replace('- say: Goodbye.', "- dial: '${RECEPTION_NUMBER}'").replace(
      '      - hangup\n',
      '',
    );
    const tree = read(text, { RECEPTION_NUMBER: '+14155550142' });
    expect(tree?.states['end']?.enter).toEqual([dial('+14155550142')]);
    expect(complaintsOf(text.replace('RECEPTION_NUMBER', 'TWILIO_AUTH_TOKEN'))).toEqual([
      '14:15 ${TWILIO_AUTH_TOKEN} is no setting for documents: there is none.',
    ]);
  });

  it('may have a state called as a question is, with as many questions as it needs', () => {
    const question =
      '- ask: [{ when: { tries: 1 }, play: [{ say: Sorry. }] }, { say: Press 1. }]\n';
    const asking = SMALL.replace(
      /- gather:[^]*?Press 1\.\n/,
      Array.from({ length: 7 }, () => question).join('      '),
    );
    expect(read(asking)?.states['ask']?.enter).toHaveLength(7);
  });

  it('may hold notes, which change no version', () => {
    const plain = read(SMALL);
    const noted = read(SMALL.replace('  ask:\n', '  ask:\n    note: asked by sales\n'));
    expect(plain && definePhoneTree(plain).version).toBe(noted && definePhoneTree(noted).version);
  });
});

describe('what a program that draws a tree keeps in its document', () => {
  it('may be anything, and changes no version', () => {
    const plain = read(SMALL);
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('${TWILIO_AUTH_TOKEN}', '{{ vars.unknown }}', { ask: { when: {} } }),
    );
    fc.assert(
      fc.property(anything, anything, (ofTree, ofState) => {
        const text = `layout: ${JSON.stringify(ofTree)}\n${SMALL.replace(
          '  ask:\n',
          () => `  ask:\n    layout: ${JSON.stringify(ofState)}\n`,
        )}`;
        expect(read(text)).toEqual(plain);
      }),
    );
  });
});

describe('a complaint', () => {
  it('shows file, line, column and the text', () => {
    const { complaints } = readDocument('trees/small.yaml', SMALL.replace('1: end', '1: edn'));
    expect(complaints.map(complaintText)).toEqual([
      'trees/small.yaml:11:16 State "ask" names "edn", which is no state: did you mean "end"?\n' +
        '        exit: { 1: edn, otherwise: ask }\n' +
        '                   ^',
    ]);
  });

  it.each<[string, [string, string], string[]]>([
    [
      'a key that is not known',
      ['numDigits', 'numDigit'],
      ['7:11 "numDigit" is not known here: did you mean "numDigits"?'],
    ],
    [
      'a verb that is not known',
      ['- say: Press', '- speak: Press'],
      ['10:15 "speak" is not known here: there are say, play, pause.'],
    ],
    [
      'a verb in the wrong place',
      ['- say: Press 1.', '- dial: "1"'],
      ['10:15 "dial" is not known here: there are say, play, pause.'],
    ],
    [
      'a bare verb that is misspelt',
      ['- hangup', '- hagnup'],
      ['15:9 "hagnup" is not known here: did you mean "hangup"?'],
    ],
    ['a number in quotes', ['numDigits: 1', "numDigits: '1'"], ['7:22 This has to be a number.']],
    [
      'text that is a number',
      ['Goodbye.', '5'],
      ['14:14 This has to be text or a list or keys with values or empty: write "5" in quotes.'],
    ],
    [
      'a switch that is neither on nor off',
      ['true', 'yes'],
      ['8:32 This has to be true or false.'],
    ],
    [
      'an input that is neither key nor outcome',
      ['1: end', 'buzy: end'],
      [
        '11:19 State "ask" has an exit on "buzy", which is neither a key nor an outcome: did you mean "busy"?',
      ],
    ],
    [
      'an exit without "otherwise"',
      [', otherwise: ask', ''],
      ['11:5 "otherwise" is missing here.'],
    ],
    [
      'two verbs under one dash',
      ['- say: Goodbye.\n      - hangup', '- say: Goodbye.\n        hangup:'],
      ['14:9 Two things stand under one dash: give each a dash of its own.'],
    ],
    [
      'a condition without verbs',
      ['- say: Goodbye.', '- when: { tries: 2 }'],
      ['14:9 "when" needs "play" beside it.'],
    ],
    [
      'an empty condition',
      ['- say: Goodbye.', '- when: {}\n        play: [hangup]'],
      ['14:9 Nothing stands here: write something or take it out.'],
    ],
    [
      'a state that cannot be reached',
      ['1: end, ', ''],
      ['12:3 State "end" can\'t be reached from "ask": lead to it or take it out.'],
    ],
    [
      'a wait that drops the silent',
      ['          actionOnEmptyResult: true\n', ''],
      ['5:5 State "ask" drops a caller who stays silent: set actionOnEmptyResult on its gather.'],
    ],
    ['a missing name', ['name: small\n', ''], ['1:1 "name" is missing here.']],
    [
      'a place without a clock',
      ['initial: ask', 'initial: ask\nzone: America/Nwe_York'],
      ['3:7 "America/Nwe_York" is no time zone: did you mean "America/New_York"?'],
    ],
    [
      'a number that nobody is called by',
      ['initial: ask', 'initial: ask\nnumbers: ["415-555-0199"]'],
      ['3:11 "415-555-0199" is never called so: write it in E.164, such as +14155550100.'],
    ],
    [
      'a number that stands twice',
      ['initial: ask', 'initial: ask\nnumbers: ["+14155550199", "+14155550199"]'],
      ['3:27 "+14155550199" stands here twice: take one out.'],
    ],
    [
      'a question for confirmation that can not be said',
      [
        '    exit: { 1',
        '    speech: { phrases: { 1: ["a {{ b }}"] }, confidence: 0.5, confirm: "{{ phrase }} {{ now | tiem }}?" }\n    exit: { 1',
      ],
      [
        '11:26 State "ask" has the phrase "a {{ b }}", which nobody says: write words.',
        '11:72 State "ask" can\'t say "it {{ now | tiem }}?": There is no filter "tiem": did you mean "time"?',
      ],
    ],
    [
      'states that are none',
      ['states:', 'states: 5\nnote:'],
      ['3:9 This has to be keys with values.'],
    ],
    ['a state twice', ['  end:\n', '  ask:\n'], ['12:3 This key stands here twice: take one out.']],
    [
      'a colon in a text',
      ['Goodbye.', 'Goodbye: see you.'],
      ['14:14 A text with ": " in it has to stand in quotes, or below a ">-".'],
    ],
    [
      'a quote that is not closed',
      ['Goodbye.', '"Goodbye.'],
      ['17:1 A quote, bracket or brace is not closed.'],
    ],
    ['a tab', ['  ask:', '\task:'], ['4:1 Indent with spaces, not with tabs.']],
  ])('is made of %s', (_, [right, wrong], complaints) => {
    expect(SMALL).toContain(right);
    expect(complaintsOf(SMALL.replace(right, wrong))).toEqual(expect.arrayContaining(complaints));
  });

  it.each<[string, [string, string][], string[]]>([
    [
      'a state whose exit is misspelt, and a target elsewhere',
      [
        ['exit: { 1', 'exits: { 1'],
        ['exit: null', 'exit: nowhere'],
      ],
      [
        '4:3 "exit" is missing here.',
        '11:5 "exits" is not known here: did you mean "exit"?',
        '13:5 State "end" goes on by itself, but nothing is heard after its <hangup>.',
        '16:11 State "end" names "nowhere", which is no state: there are ask, end.',
      ],
    ],
    [
      'a misspelt "otherwise", and another key that is none',
      [['otherwise: ask', 'otherwis: ask, noInputt: ask']],
      [
        '11:5 "otherwise" is missing here.',
        '11:31 State "ask" has an exit on "otherwis", which is neither a key nor an outcome: did you mean "otherwise"?',
        '11:46 State "ask" has an exit on "noInputt", which is neither a key nor an outcome: did you mean "noInput"?',
      ],
    ],
    [
      'a name that is missing, and a target',
      [
        ['name: small\n', ''],
        ['1: end', '1: edn'],
      ],
      [
        '1:1 "name" is missing here.',
        '10:16 State "ask" names "edn", which is no state: did you mean "end"?',
      ],
    ],
    [
      'misspelt tries, and a target',
      [
        ['    exit: { 1: end', '    trys: { limit: 3, exit: end }\n    exit: { 1: edn'],
        ['exit: null', 'exit: nowhere'],
      ],
      [
        '11:5 "trys" is not known here: did you mean "tries"?',
        '14:5 State "end" goes on by itself, but nothing is heard after its <hangup>.',
        '17:11 State "end" names "nowhere", which is no state: there are ask, end.',
      ],
    ],
    [
      'a misspelt list of tables, and nothing that follows from it',
      [
        ['states:', 'table: { staff: { key: id, rows: [{ id: 1 }] } }\nstates:'],
        [
          '    exit: null',
          '    find: { in: staff, by: 1 }\n    exit: { found: ask, otherwise: ask }',
        ],
      ],
      [
        '3:1 "table" is not known here: did you mean "tables"?',
        '17:28 This has to be text: write "1" in quotes.',
      ],
    ],
    [
      'a state that is none, whose variable another one says',
      [
        ['    exit: { 1: end', '    entri: 4\n    entry: { as: number }\n    exit: { 1: end'],
        ['Goodbye.', "'{{ vars.number }} {{ vars.nubmer }}'"],
      ],
      [
        '11:5 "entri" is not known here: did you mean "entry"?',
        '15:5 State "end" can\'t say "{{ vars.number }} {{ vars.nubmer }}": "vars.nubmer" is never set: did you mean "vars.number"?',
      ],
    ],
  ])('is made, all at once, of %s', (_, changes, complaints) => {
    const text = changes.reduce((whole, [right, wrong]) => {
      expect(whole).toContain(right);
      return whole.replace(right, wrong);
    }, SMALL);
    expect(complaintsOf(text)).toEqual(complaints);
  });

  it('is made of every mistake at once, in the order of the lines', () => {
    const text = SMALL.replace('initial: ask', 'initial: start')
      .replace('numDigits', 'numDigit')
      .replace('exit: null', 'exit: nowhere');
    expect(complaintsOf(text)).toEqual([
      '2:10 initial names "start", which is no state: there are ask, end.',
      '7:11 "numDigit" is not known here: did you mean "numDigits"?',
      '13:5 State "end" goes on by itself, but nothing is heard after its <hangup>.',
      '16:11 State "end" names "nowhere", which is no state: there are ask, end.',
    ]);
  });
});

describe('mistakes without number', () => {
  /** A document of so many states, each on a line of its own. */
  const tree = (states: number, state: string) =>
    `name: many\ninitial: s0\nstates:\n${Array.from({ length: states }, (_, i) => `  s${i}: ${state}\n`).join('')}`;

  it.each<[string, string, number]>([
    ['of the shape', tree(3_000, '{ entr: [], exit: null }'), 5_950],
    ['of targets', tree(3_000, '{ enter: [], exit: nowhere }'), 2_950],
    ['of keys that stand twice', `a: 1\n`.repeat(50_000), 49_949],
    ['of tabs', `a:\n${'\tb: 1\n'.repeat(50_000)}`, 49_950],
    ['of top-level keys', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join(''), 19_953],
  ])('%s are told as far as somebody reads, with how many more there are', (_, text, more) => {
    const { complaints } = readDocument('many.yaml', text);
    expect(complaints).toHaveLength(51);
    expect(complaints.at(-1)?.message).toBe(
      `${more} more mistakes are from here on: mend these first.`,
    );
    expect(complaints.map(complaintText).join('\n').length).toBeLessThan(50_000);
  });

  it('in one line are told without that line', () => {
    const text = JSON.stringify({ name: 'a', initial: 'b', states: {}, note: 'x'.repeat(1_000) });
    const [first] = readDocument('small.json', text).complaints;
    expect(first && complaintText(first)).toBe(
      'small.json:1:23 initial names "b", which is no state: there are none.',
    );
  });
});

describe('a hostile document is refused in bounded time', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    .concat(
      Array.from({ length: 8 }, (_, i) => {
        const [from, to] = ['abcdefghi'[i], 'abcdefghi'[i + 1]];
        return `${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`;
      }),
    )
    .join('\n');

  it.each<[string, string, RegExp]>([
    ['with anchors that explode', bomb, /^"\*e" repeats too much: write out what/],
    [
      'with more anchors named than can be',
      `a: &a x\nb: [${'*a,'.repeat(10_001)}]`,
      /"\*a" repeats/,
    ],
    [
      'with an anchor that stands in itself',
      'note: &n [*n]',
      /^"\*n" stands in what it stands for/,
    ],
    ['with anchors that stand in each other', 'a: &a [&b [*a]]', /^"\*a" stands in what it stands/],
    [
      'with an anchor that is not there',
      'note: *n',
      /^"\*n" stands for nothing: write "&n" before/,
    ],
    [
      'with anchors that are deeper together',
      `a: &a ${'['.repeat(60)}${']'.repeat(60)}\nb: ${'['.repeat(60)}*a${']'.repeat(60)}`,
      /^This is nested too deeply/,
    ],
    ['of many megabytes', `name: ${'x'.repeat(5_000_000)}`, /longer than 1 MB/],
    ['that is empty', '', /has to be keys with values/],
    ['that is a list', '- a\n- b', /has to be keys with values/],
    ['of two documents', 'name: a\n---\nname: b', /A file holds one tree/],
    ['nested without end', '['.repeat(20_000), /^This is nested too deeply/],
    [
      'nested a thousand times',
      `{a: `.repeat(1000) + '1' + '}'.repeat(1000),
      /^This is nested too/,
    ],
    ['with a tag that makes objects', 'name: !!js/function "x"', /./],
    ['with prototype names', '__proto__: { name: x }\nconstructor: y', /is missing here|not known/],
    [
      'with prototype names in a state',
      'name: a\ninitial: b\nstates: { b: { enter: [], exit: null, "__proto__": 1, "constructor": 2 } }',
      /"__proto__" is not known here/,
    ],
    ['of binary rubbish', '\u0000\u0001\uFFFE%@`', /./],
  ])('%s', (_, text, complaint) => {
    const { tree, complaints } = readDocument('bad.yaml', text);
    expect(tree).toBeUndefined();
    expect(complaints.map(({ message }) => message).join('\n')).toMatch(complaint);
    expect(complaints[0]).toMatchObject({ file: 'bad.yaml', line: expect.any(Number) });
  });
});
