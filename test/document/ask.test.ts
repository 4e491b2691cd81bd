import { describe, expect, it } from 'vitest';
import { complaintText } from '../../src/document/complaint.ts';
import { readDocument } from '../../src/document/document.ts';

/** What a state of a document is entered with, as JSON; or what is wrong with it. */
function entered(state: string, around = ''): unknown {
  const indented = state.replaceAll('\n', '\n    ');
  const { tree, complaints } = readDocument(
    'ask.yaml',
    `name: asking\ninitial: ask\n${around}\nstates:\n  ask:\n    ${indented}\n`,
  );
  return tree?.states['ask']?.enter ?? complaints.map(complaintText).join('\n');
}

const say = (text: string) => ({ kind: 'say', attributes: {}, content: [text] });
const gather = (attributes: object, ...content: object[]) => ({
  kind: 'gather',
  attributes: { actionOnEmptyResult: true, ...attributes },
  content,
});
const ONE = { numDigits: 1, finishOnKey: '' };

describe('a question', () => {
  it.each<[string, string, unknown]>([
    [
      'for one key',
      'enter: [ask: Press 1.]\nexit: { 1: ask, otherwise: repeat }',
      [gather(ONE, say('Press 1.'))],
    ],
    [
      'for the pound key',
      "enter: [ask: Press pound.]\nexit: { '#': ask, otherwise: repeat }",
      [gather(ONE, say('Press pound.'))],
    ],
    [
      'for an entry',
      'enter: [ask: Enter it.]\nentry: { min: 3, max: 8 }\nexit: { entered: ask, otherwise: repeat }',
      [gather({ numDigits: 8 }, say('Enter it.'))],
    ],
    [
      'for an entry beside keys, which does not wait for long',
      'enter: [ask: Choose.]\nentry: { pattern: 4XX, min: 3 }\nexit: { entered: ask, 1: ask, otherwise: repeat }',
      [gather({ numDigits: 3, timeout: 3 }, say('Choose.'))],
    ],
    [
      'for keys in a row',
      'enter: [ask: Press 42.]\nexit: { 42: ask, otherwise: repeat }',
      [gather({ numDigits: 2, timeout: 3 }, say('Press 42.'))],
    ],
    [
      'of several prompts',
      'enter: [ask: [{ say: Press 1. }, { play: /music.mp3 }, pause]]\nexit: { 1: ask, otherwise: repeat }',
      [
        gather(
          ONE,
          say('Press 1.'),
          { kind: 'play', attributes: {}, content: ['/music.mp3'] },
          { kind: 'pause', attributes: {}, content: [] },
        ),
      ],
    ],
    [
      'worded by conditions',
      'enter: [ask: [{ when: { tries: 1 }, play: [{ say: Sorry. }] }, { say: Press 1. }]]\nexit: { 1: ask, otherwise: repeat }',
      [
        {
          when: { tries: 1 },
          play: [gather(ONE, say('Sorry.'), say('Press 1.'))],
          otherwise: [gather(ONE, say('Press 1.'))],
        },
      ],
    ],
  ])('%s', (_, state, parts) => {
    expect(entered(state)).toEqual(parts);
  });

  it('is asked in each language', () => {
    const around = 'languages: { en: {}, es: {} }';
    const asked = entered(
      'enter: [ask: { en: Press 1., es: Oprima 1. }]\nexit: { otherwise: repeat }',
      around,
    );
    const text = {
      kind: 'translated',
      attributes: { en: 'Press 1.', es: 'Oprima 1.' },
      content: [],
    };
    expect(asked).toEqual([gather(ONE, { kind: 'say', attributes: {}, content: [text] })]);
  });

  it.each<[string, string, string]>([
    ['with a transfer in it', "ask: [{ dial: '+14155550142' }]", '<dial> may not stand here'],
    [
      'with more conditions than can be worded',
      `ask: [${Array.from({ length: 30 }, () => '{ when: { tries: 1 }, play: [{ say: Hi }] }').join(', ')}]`,
      'has more than 6 conditions: ask in several states',
    ],
    ['of nothing', 'ask: 7', 'write "7" in quotes'],
  ])('is refused %s', (_, ask, complaint) => {
    expect(entered(`enter: [{ ${ask} }]\nexit: { otherwise: repeat }`)).toContain(complaint);
  });
});
