import type { Token } from './tokens.ts';
import type { Tongue } from './tongues/tongue.ts';

/** Words that a sentence is followed through, so that endless ones take no more time. */
const FAR = 40;

/** What stands before a key in its sentence: what the key is for, something else, or nothing. */
export function toldBefore(tokens: readonly Token[], start: number, end: number, tongue: Tongue) {
  const near = tokens.slice(Math.max(start, end - FAR), end);
  const told = near.filter((token) => isWord(token) && !tongue.polite.includes(token.word));
  if (told.length === 0) return 'nothing';
  const begins = (token: Token, index: number) =>
    tongue.purpose.includes(token.word) &&
    (index === 0 || near[near.indexOf(token) - 1]?.word === ',');
  return told.some(begins) ? 'function' : 'something';
}

/** Where the sentences of tokens begin, and with which token they end. */
export function sentencesOf(tokens: readonly Token[]) {
  const starts: number[] = [];
  const ends: number[] = [];
  tokens.forEach((_, index) => {
    starts[index] = index === 0 || tokens[index - 1]?.ends ? index : (starts[index - 1] ?? 0);
  });
  for (let index = tokens.length - 1; index >= 0; index--) {
    ends[index] = tokens[index]?.ends ? index : (ends[index + 1] ?? tokens.length);
  }
  return {
    start: (index: number) => Math.max(starts[index] ?? 0, index - FAR),
    end: (index: number) => Math.min(ends[index] ?? tokens.length, index + FAR),
  };
}

/** The tokens of a clause, without those around it that say nothing of the matter. */
export function matterOf(clause: readonly Token[], tongue: Tongue): readonly Token[] {
  const { polite, purpose, or, is, fillers, verbLast } = tongue;
  const isMute = (token: Token) => polite.includes(token.word) || !isWord(token);
  const first = clause.findIndex(
    (token) => !isMute(token) && !purpose.includes(token.word) && !or.includes(token.word),
  );
  const last = clause.findLastIndex(
    (token) =>
      !isMute(token) && !is.includes(token.word) && !(verbLast && fillers.includes(token.word)),
  );
  return first < 0 ? [] : clause.slice(first, last + 1);
}

function isWord({ word }: Token): boolean {
  return /[\p{L}\p{N}§]/u.test(word);
}
