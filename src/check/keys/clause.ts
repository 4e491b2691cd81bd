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

/** The first token of a token's sentence. */
export function sentenceStart(tokens: readonly Token[], index: number): number {
  for (let start = index; start > Math.max(0, index - FAR); start--) {
    if (tokens[start - 1]?.ends) return start;
  }
  return Math.max(0, index - FAR);
}

/** The token with which a token's sentence ends. */
export function sentenceEnd(tokens: readonly Token[], index: number): number {
  for (let end = index; end < index + FAR; end++) {
    if (end >= tokens.length || tokens[end]?.ends) return end;
  }
  return index + FAR;
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
