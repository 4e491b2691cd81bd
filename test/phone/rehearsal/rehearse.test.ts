import { describe, expect, it } from 'vitest';
import { outcomeOf, parse, rehearse, reportOf } from '../../../src/phone/rehearsal/index.ts';
import type { Knobs } from '../../../src/phone/knobs.ts';
import type { Document } from '../application.ts';
import { application } from '../application.ts';

const documents: Record<string, Document> = {
  '/voice': ({ Digits }) => {
    if (Digits === '1') return '<Redirect>/sales</Redirect>';
    if (Digits === '2') return '<Enqueue waitUrl="">support</Enqueue><Say>Goodbye.</Say>';
    if (Digits === '3') return '<Dial action="/after">+14155550142</Dial>';
    if (Digits === '4') return '<Redirect>/nowhere</Redirect>';
    if (Digits === '6') return '<Dial action="/after"><Number url="/whisper">123</Number></Dial>';
    if (Digits === '5') return '<Play>/music.mp3</Play>';
    const lost = Digits === undefined ? '' : '<Say>That is no option.</Say>';
    return (
      `${lost}<Gather numDigits="1" actionOnEmptyResult="true">` +
      '<Say>Welcome to the shop of many things, which is open day and night.</Say>' +
      '<Say>For sales, press 1.</Say></Gather>'
    );
  },
  '/sales': '<Say>Speak after the tone.</Say><Record finishOnKey="#" action="/thanks"/>',
  '/after': ({ DialCallStatus }) =>
    DialCallStatus === 'completed'
      ? '<Say>That was it.</Say>'
      : `<Say>It was ${DialCallStatus}.</Say>`,
  '/whisper': '<Gather numDigits="1" action="/accepted"><Say>Press 1.</Say></Gather><Hangup/>',
  '/accepted': '<Say>Go ahead.</Say>',
  '/thanks': ({ RecordingDuration }) => `<Say>Thank you for ${RecordingDuration} seconds.</Say>`,
};

/** What the report says of the only call in the text, line by line. */
async function report(
  text: string,
  stubborn = false,
  change: typeof documents = {},
  knobs: Partial<Knobs> = {},
) {
  await using app = await application({ ...documents, ...change });
  const { transcripts, faults } = parse(text);
  expect(faults).toEqual([]);
  const [transcript] = transcripts;
  if (transcript === undefined) return [];
  const outcome = await outcomeOf(transcript, { url: `${app.url}/voice`, knobs }, stubborn);
  return reportOf(outcome, 'a.call').flatMap((line) => line.text.split('\n'));
}

const welcome = 'hears Welcome to the shop of many things, which is open day and night.';

it('advice on the documents is shown once, and fails nothing', async () => {
  const text = '# One\nadvice    whatever\nhears …\nsilence\nhears …\nsilence\nhears …';
  const change = { '/voice': '<Gather numDigits="1"><Say>Hi</Say></Gather><Redirect/>' };
  expect(await report(text, true, change, { advice: 'on' })).toEqual([
    '  ok       One (8 ways)',
    '  advice   <Gather> asks for this document again, which may go on for ever (line',
    '           1) at /voice',
    '  advice   <Redirect> asks for this document again, which may go on for ever',
    '           (line 1) at /voice',
  ]);
});

describe('a transcript passes', () => {
  it.each([
    ['when everything heard is in it', `# One\n${welcome}\nhears For sales, press 1.`],
    ['however its lines are broken', `${welcome}\n  For\n  sales, press 1.`],
    [
      'however the texts are cut',
      'hears Welcome to the shop of many things,\nhears which is open day and night.\nhears For sales, press 1.',
    ],
    ['with … for any text', 'hears Welcome … press 1.'],
    ['with … for whatever is heard', '…'],
    ['where the call waits at its end', 'hears …\npresses 7\nhears That is no option. …'],
    ['where the caller hangs up', 'hears …\nhangs up\nended completed'],
    [
      'with a recording',
      'hears …\npresses 1\nhears Speak …\nrecords 7 seconds\nhears … 7 seconds.',
    ],
    [
      'with a recording that a key ends',
      'hears …\npresses 1\nhears Speak …\npresses 5\npresses #\nrecords 1 second, ended by key #\nhears …',
    ],
    [
      'with a recording that a hang-up ends',
      'hears …\npresses 1\nhears Speak …\nrecords 7 seconds, ended by hangup\nhangs up the caller\nended completed',
    ],
    [
      'with an agent',
      'hears …\npresses 2\nsilence\nanswered queue support, 9 seconds\nhears Goodbye.',
    ],
    ['with a queue that is full', 'support is full\nhears …\npresses 2\nhears Goodbye.'],
    ['with somebody who is busy', 'hears …\npresses 3\nbusy +1 415 555 0142\nhears It was busy.'],
    [
      'with somebody who never answers',
      'reception +14155550142 does not answer\nhears …\npresses 3\nhears It was no-answer.',
    ],
    [
      'with a talk',
      'hears …\npresses 3\nanswered …, 9 seconds\nhears That was it.\nended completed',
    ],
    [
      'with a talk at whose end the caller hangs up',
      'hears …\npresses 3\nanswered …, 9 seconds\nhangs up\nended completed',
    ],
    [
      'with somebody who accepts the call with a key',
      'hears …\npresses 6\ncallee Press 1.\ncallee presses 1\nanswered 123\nhears That was it.',
    ],
    ['with somebody who does not', 'hears …\npresses 6\ncallee Press 1.\nhears It was no-answer.'],
    [
      'with an error that is written',
      'hears …\npresses 4\nerror 11200 …\nhears We are sorry. …\nhangs up the carrier',
    ],
    ['with a file, wherever the server is', 'hears …\npresses 5\nhears ♪ /music.mp3'],
    ['with a prompt that is cut off', 'hears …\n(the prompt stops)\npresses 7\nhears …'],
    ['with a key that is lost', 'hears …\npresses 78\n(8 is lost: nobody asked for it)\nhears …'],
  ])('%s', async (_, text) => {
    expect(await report(text)).toEqual([expect.stringMatching(/^ {2}ok {7}(One|line 1|line 2)$/)]);
  });
});

describe('a transcript that differs is shown beside what happened', () => {
  it('where another text is heard', async () => {
    const text = [
      '# Sales',
      'hears Welcome …',
      'presses 7',
      'hears We are sorry.',
      'hears Welcome … press 1.',
    ].join('\n');
    expect(await report(text)).toEqual([
      '  differs  Sales',
      '  a.call:4',
      '    presses   7',
      '  - hears     We are sorry.',
      '  + hears     That is no option.',
      '    hears     Welcome … press 1.',
      '              (waiting for a key)',
    ]);
  });

  it('where more is heard, folded at 80 columns', async () => {
    expect(await report('hears For sales, press 1.\nhangs up')).toEqual([
      '  differs  line 1',
      '  a.call:1',
      '    ringing   +1 415 555 0123 calls +1 415 555 0100',
      '  + hears     Welcome to the shop of many things, which is open day and night.',
      '    hears     For sales, press 1.',
      '              (waiting for a key)',
    ]);
    const [, , , , folded, rest] = await report('hears For sales, press 1.', false, {
      '/voice': `<Say>${'word '.repeat(20)}</Say>`,
    });
    expect(folded).toHaveLength(78);
    expect(rest).toMatch(/^ {14}word/);
  });

  it('where more is heard, at the line before it', async () => {
    const lines = await report(
      'hears …\npresses 7\nhears Welcome … night.\nhears For sales, press 1.',
    );
    expect(lines.slice(1, 4)).toEqual([
      '  a.call:2',
      '    presses   7',
      '  + hears     That is no option.',
    ]);
  });

  it('where something else comes of an action, or of a time', async () => {
    const text = 'hears …\nsilence 9 seconds\nhears …\npresses 1\nhears …\nended completed';
    expect(await report(text)).toEqual([
      '  differs  line 1',
      '  a.call:2',
      '  - silence   9 seconds',
      '  + silence   5 seconds',
      '    hears     …',
      '              (waiting for a key)',
      '  a.call:6',
      '    presses   1',
      '    hears     …',
      '    hears     (beep)',
      '  - ended     completed',
      '              (recording)',
    ]);
  });

  it('where the caller can not do what is written', async () => {
    expect(await report('hears …\nrecords 5 seconds\nhears …')).toEqual([
      '  differs  line 1',
      '  a.call:2',
      '  - records   5 seconds',
      '              (cannot be done: the call is waiting for a key)',
    ]);
    expect(await report('hears …\npresses 3\nhears That was it.\npresses 1')).toEqual([
      '  differs  line 1',
      '  a.call:4',
      '  - presses   1',
      '              (cannot be done: the call has ended)',
    ]);
  });

  it('where the caller meets an error, even one that … would cover', async () => {
    expect(await report('hears …\npresses 4\n…')).toEqual([
      '  differs  line 1',
      '  a.call:2',
      '    presses   4',
      expect.stringMatching(/^ {2}\+ error {5}11200 the server answered 404/),
      '    hears     We are sorry. An application error has occurred. Goodbye.',
      '    hangs up  the carrier',
      expect.stringMatching(/^ {4}ended {5}completed after \d+ seconds$/),
      '              (ended)',
    ]);
  });

  it('where an error comes of the hang-up at its end', async () => {
    const action = { '/sales': '<Record action="/nowhere"/>' };
    const lines = await report('hears …\npresses 1', false, action);
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}\+ error {5}11200/));
  });

  it('with a hint where the server refuses the signature', async () => {
    const refusing: Document = { answer: (response) => void response.writeHead(403).end() };
    const lines = await report('hears …', false, { '/voice': refusing });
    expect(lines.at(-1)).toBe(
      '    (the server refuses the signature: is --token its TWILIO_AUTH_TOKEN?)',
    );
  });
});

describe('a stubborn rehearsal', () => {
  it('plays every combination of the knobs that matter to the call', async () => {
    expect(await report('hears …', true)).toEqual(['  ok       line 1 (2 ways)']);
    expect(await report('hears …\npresses 7\nhears …', true)).toEqual([
      '  ok       line 1 (4 ways)',
    ]);
    expect(await report('hears …\nsilence\nhears …', true)).toEqual(['  ok       line 1 (8 ways)']);
    const talk = 'hears …\npresses 3\nanswered …\nhangs up\nended completed';
    expect(await report(talk, true)).toEqual(['  ok       line 1 (8 ways)']);
  });

  it('names the knobs under which the call differs, and no more than it takes', async () => {
    const naive: Document = ({ msg, Digits }) =>
      msg !== undefined && Digits === ''
        ? '<Say>An empty key.</Say>'
        : '<Gather actionOnEmptyResult="true"><Say>Press a key.</Say></Gather>';
    const text = 'hears Press a key.\nsilence\nhears Press a key.';
    expect(await report(text, true, { '/voice': naive })).toEqual([
      '  differs  line 1',
      '           where emptyDigits is empty',
      '  a.call:3',
      '    silence',
      '  - hears     Press a key.',
      '  + hears     An empty key.',
      '    hangs up  the application',
      expect.stringMatching(/^ {4}ended {5}completed after \d+ seconds$/),
      '              (ended)',
    ]);
  });
});

const prompts = [
  'Welcome to the shop of many things, which is open day and night.',
  'For sales, press 1.',
] as const;

function said(text: string) {
  return { label: 'hears', text, counts: true };
}

it('a rehearsal is data: what was compared, what the call did, and what was found', async () => {
  await using app = await application(documents);
  const [transcript] = parse(
    'anonymous calls +14155550100 at 2026-12-25 10:00 UTC\nhears …',
  ).transcripts;
  expect(transcript).toBeDefined();
  if (transcript === undefined) return;
  const rehearsal = await rehearse(transcript, { url: `${app.url}/voice`, authToken: 'secret' });
  expect(rehearsal).toMatchObject({ passed: true, reached: true, findings: [] });
  expect(rehearsal.stretches).toEqual([
    {
      state: 'waiting for a key',
      rows: [
        {
          kind: 'unwritten',
          heard: { label: 'ringing', text: 'anonymous calls +1 415 555 0100', counts: false },
        },
        { kind: 'same', expected: transcript.entries, heard: [said(prompts[0]), said(prompts[1])] },
      ],
    },
    { state: 'ended', rows: [] },
  ]);
  expect(app.seen[0]?.fields).toMatchObject({ From: 'anonymous', To: '+14155550100' });
  expect(app.seen[0]?.headers['x-twilio-signature']).toBeDefined();
});
