import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes } from '../../../src/phone/debugger/codes.ts';
import { lint, lintRoot, lintVerb } from '../../../src/phone/debugger/lint.ts';
import type { Element } from '../../../src/phone/document.ts';
import { elementsOf, parseDocument } from '../../../src/phone/document.ts';
import { rows as dial } from './rows/dial.ts';
import { rows as documents } from './rows/document.ts';
import { rows as gather } from './rows/gather.ts';
import { rows as other } from './rows/other.ts';
import { rows as record } from './rows/record.ts';
import { foundIn } from './rows/row.ts';
import { rows as speech } from './rows/speech.ts';

const tables = {
  'a document (https://www.twilio.com/docs/api/errors/12200)': documents,
  'Gather (https://www.twilio.com/docs/voice/twiml/gather)': gather,
  'Say, Play and Pause (https://www.twilio.com/docs/voice/twiml/say)': speech,
  'Record (https://www.twilio.com/docs/voice/twiml/record)': record,
  'Dial and its nouns (https://www.twilio.com/docs/voice/twiml/dial)': dial,
  'the other verbs (https://www.twilio.com/docs/voice/twiml)': other,
};

describe.each(Object.entries(tables))('%s', (_title, rows) => {
  it.each(rows.map(([sentence, verbs, found, context]) => ({ sentence, verbs, found, context })))(
    '$sentence',
    ({ verbs, found, context }) => {
      expect(foundIn(verbs, context)).toEqual(found);
    },
  );
});

/** Raised while a call goes on, by fetching, dialling and recording. */
const elsewhere = new Set([
  11200, 11201, 11202, 11203, 11205, 11206, 11210, 11215, 11216, 11217, 11220, 11235, 11236, 11237,
  11240, 11241, 11242, 11243, 11251, 11750, 11770, 12100, 12300, 12400, 13224, 13225, 13226, 13227,
  13236, 13247, 13325, 13337, 13420, 13617, 13618, 13619, 13620, 13801, 13802, 13805, 14106, 14110,
  14207, 15003, 15004, 16025, 16101, 16102,
]);

it('every other code of the table is raised by some row above', () => {
  const raised = Object.values(tables).flatMap((rows) => rows.flatMap(([, , found]) => found));
  const expected = Object.entries(codes)
    .filter(([code]) => !elsewhere.has(Number(code)) && code !== '12102')
    .map(([code, { level }]) => `${code} ${level}`);
  expect(expected.filter((line) => !raised.includes(line))).toEqual([]);
  expect(raised.filter((line) => elsewhere.has(Number.parseInt(line, 10)))).toEqual([]);
});

describe('a finding', () => {
  it('says where, what and what is meant', () => {
    expect(messages('<say>Hi</say>\n <Gather numdigits="1"/><Number/><Hangup/>')).toEqual([
      '1:11 <say> is not allowed in <Response>, <Say> is',
      '2:2 <Gather> has no attribute "numdigits", but "numDigits"',
      '2:25 <Number> is not allowed in <Response>, but in <Dial>',
    ]);
  });

  it.each([
    ['<Say voice="Polly.Joana">Hi</Say>', /is not known to Twilio; "Polly.Joanna" is$/],
    ['<Play loop="x">/a</Play>', /has loop="x", which is not a whole number from 0$/],
    ['<Reject reason="x"/>', /has reason="x", which is not rejected or busy$/],
    ['<Dial>4155550123<Say>Hi</Say></Dial>', /is not allowed in <Dial>, but in <Response>$/],
    ['<Shout/>', /<Shout> is not allowed in <Response>$/],
    ['<Say lop="2">Hi</Say>', /has no attribute "lop", but "loop"$/],
    ['<Say lopo="2">Hi</Say>', /has no attribute "lopo", but "loop"$/],
    ['<Say vouce="man">Hi</Say>', /has no attribute "vouce", but "voice"$/],
    ['<Say voices="man">Hi</Say>', /has no attribute "voices", but "voice"$/],
    ['<Say prosody="2">Hi</Say>', /has no attribute "prosody"$/],
  ])('names the likely value of %s', (verbs, message) => {
    expect(messages(verbs)).toEqual([expect.stringMatching(message)]);
  });

  it('of a root that is no Response is the only one', () => {
    const root = { name: 'Say', attributes: { a: 'b' }, children: ['Hi'], line: 1, column: 1 };
    expect(lint(root)).toEqual([
      {
        code: 12102,
        level: 'error',
        message: '<Say> is the root, not <Response>',
        line: 1,
        column: 1,
      },
    ]);
  });
});

it('the findings of a document are those of its root, its verbs and their order', () => {
  const parsed = parseDocument('<Response a="b"><Enqueue/><Hangup/><Say loop="x"/></Response>');
  if (!parsed.ok) throw new Error('does not parse');
  const [enqueue, hangup, say] = elementsOf(parsed.root);
  if (enqueue === undefined || hangup === undefined || say === undefined) throw new Error('lost');
  expect(lintRoot(parsed.root)).toMatchObject([{ code: 12200 }]);
  expect(lintVerb(enqueue)).toMatchObject([{ code: 14204, level: 'error' }]);
  expect(lintVerb(hangup)).toEqual([]);
  expect(lintVerb(say)).toMatchObject([{ code: 13510 }, { code: 13520 }]);
  expect(lint(parsed.root).map(({ code }) => code)).toEqual([12200, 14204, 13510, 13520, 0]);
});

describe('any tree of elements', () => {
  const names = [
    'Response',
    'Say',
    'Gather',
    'Dial',
    'Number',
    'Sip',
    'Refer',
    'Enqueue',
    'Task',
    'p',
  ];
  const attributes = [
    'action',
    'loop',
    'url',
    'voice',
    'finishOnKey',
    'hints',
    'waitUrl',
    'method',
  ];
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constant('\uD800'));
  const key = fc.oneof(fc.constantFrom(...attributes), fc.string());
  const { tree } = fc.letrec<{ tree: Element }>((tie) => ({
    tree: fc.record({
      name: fc.oneof(fc.constantFrom(...names), fc.string()),
      attributes: fc.dictionary(key, text),
      children: fc.array(fc.oneof({ maxDepth: 4 }, text, tie('tree')), { maxLength: 4 }),
      line: fc.nat(),
      column: fc.nat(),
    }),
  }));
  const scope = fc.constantFrom('call', 'whisper', 'queue', 'conference', 'dequeue');

  it('is linted without an exception, and a second time with the same result', () => {
    fc.assert(
      fc.property(tree, scope, fc.boolean(), (element, where, inline) => {
        const root = { ...element, name: 'Response' };
        const context = { scope: where, inline };
        expect(lint(root, context)).toEqual(lint(root, context));
      }),
    );
  });
});

describe('a document of 64 kB is linted twenty times:', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `n${at}="x"`).join(' ');
  it.each([
    ['clean verbs', '<Say>a</Say>'],
    ['unknown verbs', '<Shout/>'],
    ['misspelled attributes', '<Gather numdigit="1"/>'],
    ['unknown voices', '<Say voice="Google.en-US-Standard-Z">a</Say>'],
    ['broken addresses', '<Play>/a b</Play>'],
    ['an element with many attributes', `<Gather ${names}/>`],
    ['an element with much SSML', `<Say>${'<p>a</p>'.repeat(8000)}</Say>`],
    ['an element with many nouns', `<Dial>${'<Number>1</Number>'.repeat(3500)}</Dial>`],
  ])('%s', (_title, verb) => {
    const verbs = verb.repeat(Math.max(1, 64_000 / verb.length));
    const { length } = foundIn(verbs);
    for (let round = 0; round < 20; round += 1) expect(foundIn(verbs)).toHaveLength(length);
  });
});

function messages(verbs: string): string[] {
  const parsed = parseDocument(`<Response>${verbs}</Response>`);
  if (!parsed.ok) throw new Error(parsed.finding.message);
  return lint(parsed.root, { session: true }).map(({ line, column, message }) =>
    verbs.includes('\n') ? `${line}:${column} ${message}` : message,
  );
}
