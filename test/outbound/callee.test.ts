import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calleeOf, type Countries } from '../../src/outbound/callee.ts';

const COUNTRIES: Countries = ['US', 'GB', 'DE'];

describe('a number to be called', () => {
  it.each([
    ['+14155550123', '+14155550123'],
    ['(415) 555-0123', '+14155550123'],
    ['1 415 555 0123', '+14155550123'],
    [' +1.415.555.0123 ', '+14155550123'],
    ['+44 20 7946 0000', '+442079460000'],
    ['0044 20 7946 0000', '+442079460000'],
    ['\u202A+49 30 123456\u202C', '+4930123456'],
    ['＋４９３０１２３４５６', '+4930123456'],
  ])('is understood however it is written: %s', (text, number) => {
    expect(calleeOf(text, COUNTRIES)).toEqual({ number });
  });

  it.each([
    ['', 'there is no number'],
    ['Ann', 'it is no telephone number'],
    ['+1415555', 'it is no number that is in use'],
    ['911', 'it is no number that is in use'],
    ['+19005550123', 'calling it costs more than a call'],
    ['+44 909 879 0000', 'calling it costs more than a call'],
    ['+1 876 555 0123', 'it is in JM, which CALL_COUNTRIES does not list'],
    ['+33 1 23 45 67 89', 'it is in FR, which CALL_COUNTRIES does not list'],
    ['+882 16 123456', /it is (in no country|no number)/],
    ["+14155550123'; drop table calls; --", 'it is no telephone number'],
    ['<b>+14155550123</b>', 'it is no telephone number'],
    ['sip:+14155550123@example.com', 'it is no telephone number'],
    ['1'.repeat(10_000), 'it is no telephone number'],
  ])('is refused with the reason: %s', (text, refusal) => {
    const callee = calleeOf(text, COUNTRIES);
    expect(callee.refusal).toMatch(refusal);
  });

  it('is one number of one of the countries, or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[\d ()-]{3,20}$/)), (text) => {
        const { number = '', refusal = '' } = { ...calleeOf(text, COUNTRIES) } as {
          readonly number?: string;
          readonly refusal?: string;
        };
        expect(/^\+(1|44|49)\d{6,13}$/.test(number)).toBe(refusal === '');
      }),
    );
  });
});
