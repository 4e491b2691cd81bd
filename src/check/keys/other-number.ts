import type { Spoken } from '../spoken.ts';
import { tokensOf, withoutLiquid } from './tokens.ts';
import { tongueOf } from './tongues/tongues.ts';

/** A telephone number of seven digits or more, as it is written. */
const NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,14}/;

/** The telephone number that a text asks callers to call instead. */
export function otherNumberIn({ text, tag }: Spoken): string | undefined {
  const { call = [], callBack = [] } = tongueOf(tag) ?? {};
  return withoutLiquid(text)
    .split(/(?<=[.!?;])\s/)
    .map((sentence) => {
      const found = NUMBER.exec(sentence);
      const words = tokensOf(sentence.slice(0, found?.index)).map(({ word }) => word);
      const verb = words.findLastIndex((word) => call.includes(word));
      const isTheirs = verb >= 0 && !words.slice(verb).some((word) => callBack.includes(word));
      return isTheirs ? found?.[0] : undefined;
    })
    .find((number) => number !== undefined);
}
