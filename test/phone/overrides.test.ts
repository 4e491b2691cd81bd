import { describe, expect, it } from 'vitest';
import { parseOverrides } from '../../src/phone/overrides.ts';

// https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides

const usual = { connect: 5000, read: 15_000, total: 15_000, retries: 1, retryOn: ['ct'] };

describe('connection overrides', () => {
  it.each([
    ['none are given', '', usual],
    ['the fragment is something else', '#section', usual],
    ['a retry count', '#rc=3', { ...usual, retries: 3 }],
    ['a retry policy', '#rp=5xx,rt', { ...usual, retryOn: ['rt', '5xx'] }],
    ['retry for everything', '#rp=all', { ...usual, retryOn: ['ct', 'rt', '4xx', '5xx'] }],
    [
      'all three time-outs',
      '#ct=200&rt=300&tt=400',
      { ...usual, connect: 200, read: 300, total: 400 },
    ],
    [
      'numbers out of range go to the bound',
      '#rc=9&ct=1&tt=99999',
      { ...usual, retries: 5, connect: 100 },
    ],
    ['a number that is none', '#rc=two', usual],
    ['known edges', '#e=dublin,frankfurt', usual],
  ])('%s', (_title, fragment, expected) => {
    expect(parseOverrides(`https://x.example/voice${fragment}`)).toEqual(expected);
  });

  it.each([
    ['a list of edges that is none', '#e=Dublin;1', 11240],
    ['an unknown edge', '#e=atlantis', 11241],
    ['a private interconnect', '#e=ashburn-ix', 11242],
    ['an unknown retry policy', '#rp=always', 11243],
  ])('%s is error %s', (_title, fragment, code) => {
    expect(parseOverrides(`https://x.example/voice${fragment}`)).toMatchObject({ code });
  });
});
