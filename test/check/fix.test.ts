import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mended } from '../../src/check/fix.ts';
import { readDocument } from '../../src/document/document.ts';

const PLAIN = `# The bakery's phone.
name: bakery   # as in its address
initial: menu
states:
  menu:
    enter:
      - gather: # what callers hear
          timeout: 4
          content: [{ say: 'For bread, press 1.' }]
    exit: { 1: bread, otherwise: menu }
  bread:
    enter: [{ say: Rye. }, { gather: { content: [{ say: 'Again: 1.' }] } }]
    exit: { 1: bread, otherwise: menu }
`;

describe('what has one remedy only is mended', () => {
  it('and nothing else is touched', () => {
    const { text, fixes } = mended(PLAIN);
    expect(text).toBe(`# The bakery's phone.
name: bakery   # as in its address
initial: menu
states:
  menu:
    enter:
      - gather: # what callers hear
          actionOnEmptyResult: true
          numDigits: 1
          finishOnKey: ''
          timeout: 4
          content: [{ say: 'For bread, press 1.' }]
    exit: { 1: bread, otherwise: menu }
  bread:
    enter: [{ say: Rye. }, { gather: { actionOnEmptyResult: true, numDigits: 1, finishOnKey: '', content: [{ say: 'Again: 1.' }] } }]
    exit: { 1: bread, otherwise: menu }
`);
    expect(fixes).toHaveLength(6);
    expect(readDocument('bakery.yaml', text).complaints).toEqual([]);
    expect(mended(text)).toEqual({ text, fixes: [] });
  });

  it('in JSON too, and under conditions', () => {
    const { text } = mended(
      '{ "name": "a", "initial": "m", "states": { "m": { "enter": [{ "when": { "tries": 1 }, "play": [{ "gather": { "timeout": 5 } }], "otherwise": [{ "gather": { "numDigits": 1, "finishOnKey": "#", "actionOnEmptyResult": true } }] }], "exit": { "1": "m", "otherwise": null } } } }',
    );
    expect(text).toContain(
      '"gather": { "actionOnEmptyResult": true, "numDigits": 1, "finishOnKey": "", "timeout": 5 }',
    );
    expect(readDocument('a.json', text).complaints).toEqual([]);
  });

  it('where yes was meant for true', () => {
    const { text, fixes } = mended(
      'states:\n  m:\n    enter: [{ record: { playBeep: yes, transcribe: No } }]\n    exit: null\n',
    );
    expect(text).toContain('{ playBeep: true, transcribe: false }');
    expect(fixes).toEqual(['m: playBeep is true', 'm: transcribe is false']);
  });

  it('but a state that takes a number keeps its pound key and its digits', () => {
    const text =
      'states:\n  m:\n    enter: [{ gather: { actionOnEmptyResult: true } }]\n    entry: { min: 4 }\n    exit: { 1: m, entered: m, otherwise: m }\n';
    expect(mended(text)).toEqual({ text, fixes: [] });
  });

  it('and ACME, and what can’t be read, stay as they are', () => {
    for (const text of [readFileSync('trees/acme.yaml', 'utf8'), 'a: [', '', 'states: 5']) {
      expect(mended(text)).toEqual({ text, fixes: [] });
    }
  });
});
