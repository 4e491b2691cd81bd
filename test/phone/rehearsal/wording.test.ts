import { describe, expect, it } from 'vitest';
import { readHeading } from '../../../src/phone/rehearsal/heading.ts';
import { shown } from '../../../src/phone/rehearsal/number.ts';
import { matches } from '../../../src/phone/rehearsal/wording.ts';

describe('a text in a transcript', () => {
  it.each([
    ['Welcome.', 'Welcome.'],
    ['For sales,\n   press 1.', 'For sales, press 1.'],
    ['For sales, press 1.', 'For  sales,\npress 1. '],
    ['For sales, …', 'For sales, press 1.'],
    ['For sales, ...', 'For sales, press 1.'],
    ['… press 1.', 'For sales, press 1.'],
    ['… sales … 1.', 'For sales, press 1.'],
    ['For … press … press 2.', 'For sales, press 1. For support, press 2.'],
    ['…', ''],
    ['Hold on…', 'Hold on...'],
    ["Don't say “hello”", 'Don’t say "hello"'],
    ['a … a', 'a a'],
  ])('"%s" stands for "%s"', (pattern, text) => {
    expect(matches(pattern, text)).toBe(true);
  });

  it.each([
    ['Welcome.', 'Welcome. Goodbye.'],
    ['welcome.', 'Welcome.'],
    ['For sales, …', 'For support, press 2.'],
    ['… press 1.', 'For sales, press 2.'],
    ['one … two … one', 'one two'],
    ['ab … bc', 'abc'],
    ['', 'Welcome.'],
  ])('"%s" does not stand for "%s"', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });
});

/** The moment of a call that begins then. */
function momentOf(text: string): Date | undefined {
  const heading = readHeading(`anonymous calls 911 at ${text}`);
  return heading?.kind === 'calls' ? heading.who.at : undefined;
}

describe('a moment in a transcript', () => {
  it.each([
    ['2026-12-25 10:00 America/New_York', '2026-12-25T15:00:00.000Z'],
    ['2026-07-04 9:05 America/New_York', '2026-07-04T13:05:00.000Z'],
    ['2026-12-25 10:00 UTC', '2026-12-25T10:00:00.000Z'],
    ['2026-03-08 03:30 America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01 00:30 America/New_York', '2026-11-01T04:30:00.000Z'],
    ['2026-12-25T10:00 Asia/Kathmandu', '2026-12-25T04:15:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(momentOf(text)?.toISOString()).toBe(instant);
  });

  it.each([
    ['2026-03-08 02:30 America/New_York', 'skipped when clocks go forward'],
    ['2026-02-30 10:00 UTC', 'no day'],
    ['2026-12-25 25:00 UTC', 'no hour'],
    ['2026-12-25 10:00 Springfield', 'no time zone'],
    ['2026-12-25 10:00', 'without a time zone'],
    ['tomorrow', 'nothing of the kind'],
  ])('%s is none: %s', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });
});

it.each([
  ['+1 (415) 555-0142', '+1 415 555 0142'],
  ['+14155550142', '+1 415 555 0142'],
  ['+44 20 7946 0000', '+442079460000'],
  ['client ann', 'client ann'],
  ['…', '…'],
])('who is dialled is compared as the phone prints it: %s', (text, printed) => {
  expect(shown(text)).toBe(printed);
});
