import { describe, expect, it } from 'vitest';
import { faultText, parse } from '../../../src/phone/rehearsal/index.ts';

/** The only call of a file that has no mistakes. */
function only(text: string) {
  const { transcripts, faults } = parse(text);
  expect(faults).toEqual([]);
  expect(transcripts).toHaveLength(1);
  return transcripts[0];
}

function faultsOf(text: string): string[] {
  return parse(text).faults.map((fault) => faultText(fault, 'a.call').replaceAll('\n  ', ' '));
}

describe('a line of a transcript', () => {
  it.each([
    ['hears     Welcome.', { label: 'hears', pattern: 'Welcome.' }],
    ['Hears: Welcome.', { label: 'hears', pattern: 'Welcome.' }],
    ['hears\tWelcome\n    to ACME.', { label: 'hears', pattern: 'Welcome to ACME.' }],
    ['hears ...', { label: 'hears', pattern: '…' }],
    ['...', { label: '…', pattern: '…' }],
    ['presses 1', { action: { kind: 'keys', keys: '1' } }],
    ['presses 1 2 #', { action: { kind: 'keys', keys: '12#' } }],
    ['(the prompt stops)\npresses 1', { action: { kind: 'keys', keys: '1', bargeIn: true } }],
    ['says "opening hours"', { action: { kind: 'speech', words: 'opening hours' } }],
    ['says opening hours', { action: { kind: 'speech', words: 'opening hours' } }],
    ['silence', { pattern: '…', action: { kind: 'silence' } }],
    ['silence 5 seconds', { pattern: '5 seconds', action: { kind: 'silence' } }],
    ['records 20 seconds', { action: { kind: 'record', seconds: 20, endedBy: 'silence' } }],
    [
      'records 20 seconds, ends with #',
      { pattern: '20 seconds, ended by key #', action: { kind: 'record', endedBy: '#' } },
    ],
    ['records 1 second, ended by hangup', { action: { seconds: 1, endedBy: 'hangup' } }],
    ['hangs up', { pattern: '…', action: { kind: 'hangUp' } }],
    ['hangs up the caller', { action: { kind: 'hangUp' } }],
    ['hangs up the application', { pattern: 'the application' }],
    ['dials +1 (415) 555-0142', { pattern: '+1 415 555 0142' }],
    ['busy +14155550142', { party: { to: '+1 415 555 0142', transfer: { outcome: 'busy' } } }],
    ['no-answer …', { party: { to: '…', transfer: { outcome: 'no-answer' } } }],
    [
      'answered client ann, 45 seconds',
      { party: { to: 'client ann', transfer: { outcome: 'answered', seconds: 45 } } },
    ],
    ['answered queue support, 60 seconds', { action: { kind: 'agent', seconds: 60 } }],
    [
      'queue leaves "support" after 0 seconds: queue-full',
      { party: { to: 'enqueue support', transfer: { outcome: 'full' } } },
    ],
    ['ended completed', { pattern: 'completed…' }],
    ['ended no-answer after 0 seconds', { pattern: 'no-answer after 0 seconds' }],
    [
      '(5 is lost: nobody asked for it)',
      { label: '', pattern: '(5 is lost: nobody asked for it)' },
    ],
  ])('%s', (text, entry) => {
    expect(only(text)?.entries).toMatchObject([entry]);
  });

  it.each([
    ['+1 415 555 0123 calls +1 415 555 0100', { from: '+14155550123', to: '+14155550100' }],
    ['ringing   +1 415 555 0123 calls +1 415 555 0100', { from: '+14155550123' }],
    ['anonymous calls +14155550100', { from: 'anonymous' }],
    ['anonymous calls 911 at 2026-12-25 10:00 UTC', { at: new Date('2026-12-25T10:00:00Z') }],
    ['+14155550142 is busy', { parties: [{ transfer: { outcome: 'busy' } }] }],
    [
      'reception +1 415 555 0142 does not answer',
      { parties: [{ to: '+1 415 555 0142', transfer: { outcome: 'no-answer' } }] },
    ],
    ['reception … fails', { parties: [{ to: '…', transfer: { outcome: 'failed' } }] }],
    [
      'client ann answers for 30 seconds',
      { parties: [{ to: 'client ann', transfer: { outcome: 'answered', seconds: 30 } }] },
    ],
    ['support is full', { parties: [{ to: 'enqueue support', transfer: { outcome: 'full' } }] }],
  ])('%s', (text, call) => {
    expect(only(text)).toMatchObject(call);
  });

  it.each([
    ['hear Welcome.', '"hear Welcome.": begin with hears'],
    ['presses one', '"presses one": keys are 0-9, * and #: presses 12#'],
    ['hears', '"hears": say what, or … for anything'],
    ['says', '"says": write the words: says "opening hours"'],
    [
      'silence for a while',
      '"silence for a while": write it alone, or how long it lasts: silence 5 seconds',
    ],
    [
      'records a message',
      '"records a message": write its length and end: records 20 seconds, ended by key # (or silence, hangup)',
    ],
    [
      'hangs up angrily',
      '"hangs up angrily": write hangs up for the caller; else hangs up the application (or the carrier)',
    ],
    ['busy', '"busy": write who: busy +1 415 555 0142 (or … for anybody)'],
    ['ended well', '"ended well": write ended completed (or busy, failed, no-answer, canceled)'],
    [
      'reception is busy',
      '"reception is busy": write whom: reception +1 415 555 0142 is busy (or reception … is busy)',
    ],
    [
      '+14155550142 answers soon',
      '"+14155550142 answers soon": write is busy, does not answer, fails, is full, or answers for 30 seconds',
    ],
    [
      'my aunt calls +14155550100',
      '"my aunt calls +14155550100": write both numbers: +1 415 555 0123 calls +1 415 555 0100',
    ],
    [
      'anonymous calls 911 at noon',
      '"anonymous calls 911 at noon": write day, hour and time zone: at 2026-12-25 10:00 America/New_York',
    ],
    [
      '(the prompt stops)\nhears Hello.',
      '"(the prompt stops)": write what the caller presses or says in the next line',
    ],
    [
      '   presses 1',
      '"presses 1": begin it at the margin: an indented line belongs to the line above',
    ],
  ])('%s is a mistake, and what would be right is told', (text, fault) => {
    expect(faultsOf(text)).toEqual([`a.call:1: ${fault}`]);
  });

  it('lists the words a line may begin with when it can not guess', () => {
    expect(faultsOf('whistles a tune')).toEqual([
      'a.call:1: "whistles a tune": begin with one of: hears, presses, says, silence, records, ' +
        'hangs up, dials, answered, busy, no-answer, failed, canceled, queue, callee, pause, ' +
        'message, carrier, warning, error, ended',
    ]);
  });
});

describe('a file of transcripts', () => {
  it('holds several calls, each with its first comment as its title', () => {
    const { transcripts, faults } = parse(
      '\uFEFF# One\r\n# by Ann\r\nhears A\r\n\r\n---\r\n\r\n---\r\nhears B\r\n-----\n# Three\nhears C\n',
    );
    expect(faults).toEqual([]);
    expect(transcripts.map(({ title, line }) => [title, line])).toEqual([
      ['One', 3],
      ['', 8],
      ['Three', 11],
    ]);
  });

  it('holds a table of endings: each is a call of its own with the same beginning', () => {
    const { transcripts, faults } = parse(
      [
        '# Keys',
        'hears Welcome …',
        '| presses | hears | then       |',
        '| :------ | ----- | ---------- |',
        '| 1       | Sales |            |',
        '| silence |       | hangs up   |',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    expect(
      transcripts.map(({ title, line, entries }) => [
        title,
        line,
        ...entries.map((entry) => `${entry.line} ${entry.label} ${entry.text}`.trim()),
      ]),
    ).toEqual([
      ['Keys: presses 1', 5, '2 hears Welcome …', '5 presses 1', '5 hears Sales'],
      ['Keys: silence, hangs up', 6, '2 hears Welcome …', '6 silence', '6 hangs up'],
    ]);
  });

  it('tells every mistake at once, and those of a common beginning once', () => {
    const faults = faultsOf(
      [
        'hear Welcome',
        '| presses | hears |',
        '| 1 | Sales |',
        '| x | Support |',
        '| 2 |',
        'hears more',
        '---',
        'presses 1',
        '+14155550142 is busy',
        'ended completed',
        'hears more',
      ].join('\n'),
    );
    expect(faults).toEqual([
      'a.call:1: "hear Welcome": begin with hears',
      'a.call:4: "presses x": keys are 0-9, * and #: presses 12#',
      'a.call:5: "| 2 |": write 2 cells, as in the first row (there are 1)',
      'a.call:6: "hears more": a table ends the call: put --- above the next one',
      'a.call:9: "+14155550142 is busy": write it above the call, or put --- above it to begin another',
      'a.call:11: "hears more": the call has ended above: put --- above the next one',
    ]);
  });

  it.each(['', '# only a comment\n', '---\n---\n'])('holds at least one call: %j', (text) => {
    expect(faultsOf(text)).toEqual(['a.call:1: write a call: hears Welcome …, then presses 1']);
  });

  it('holds a table whose columns are headed by words that lines begin with', () => {
    expect(faultsOf('hears A\n| presses | heard |\n| 1 | Sales |')).toEqual([
      expect.stringMatching(/^a\.call:2: "heard": head a column with then, or one of: hears, /),
    ]);
  });

  it('holds a table with endings', () => {
    expect(faultsOf('hears A\n| presses |')).toEqual([
      'a.call:2: "| presses |": write an ending in a row below',
    ]);
  });
});
