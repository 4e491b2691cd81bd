import { toldBefore } from './clause.ts';
import type { Found } from './offer.ts';
import type { Reader } from './row.ts';

/** Words behind a key within which a verb has it for what another key is for. */
const NEAR = 4;

/**
 * A key that is offered without a verb: "2 for support" and "for support, 2" after "press 1", "option
 * 2", "support is two", "mit der 2".
 */
export function bareAt(index: number, last: Found | undefined, reader: Reader): Found | undefined {
  const { tokens, tongue, word, isVerb, isJoint, isOver, isPurpose, isKeyWord, keyAt } = reader;
  const key = keyAt(index);
  if (!key || key.key.length > 1 || isKeyWord(index - 1)) return undefined;
  const { end } = key;
  const sentence = reader.sentence.start(index);
  const begin = Math.max(sentence, last?.end ?? 0);
  let from = index;
  const skip = (words: readonly string[]) => {
    if (from <= begin || !words.includes(word(from - 1))) return false;
    from--;
    return true;
  };
  const isNoun = tongue.options.some((noun) => word(index).endsWith(noun));
  const isNamed = skip(tongue.options) || end > index + 1 || isNoun;
  let isMeant = false;
  while (skip(tongue.articles)) isMeant = true;
  const lead = from > begin ? word(from - 1) : '';
  const next = [0, 1, 2].map((ahead) => end + ahead).find((at) => !isJoint(at)) ?? end;
  const goesOn = isJoint(from - 1) && isKeyWord(from - 2) && from - 2 >= begin;
  // Keys in a list are no options each: "line 2, 3 or 4".
  if (goesOn || (next > end && isKeyWord(next))) return undefined;

  const isEnd = isOver(end) || isJoint(end);
  const isTold = toldBefore(tokens, begin, from, tongue) === 'function';
  const clause = tokens.slice(begin, from);
  const colon = clause.findLastIndex((token) => token.word === ':');
  const rest = tokens.slice(end, reader.sentence.end(end));
  // The key of a verb that is not to be pressed, or what another key is for.
  const isVerbal = clause.some((_, at) => at > colon && isVerb(begin + at));
  const isFunction = rest.some((_, at) => isVerb(end + at) && (at < NEAR || (isTold && !isEnd)));
  if (isVerbal || isFunction) return undefined;

  const offer = { keys: [key.key], from, end, verb: '', keyFirst: !isEnd };
  if (tongue.by.includes(lead) && (isNamed || isMeant)) {
    return { ...offer, from: from - 1, sure: isNamed, lead: 'by' };
  }
  if (isNamed) return { ...offer, sure: true, lead: 'name' };
  if (tongue.is.includes(lead)) return isEnd ? { ...offer, sure: false, lead: 'is' } : undefined;
  const isApart = lead === '' || isJoint(from - 1);
  if (isApart && (isPurpose(end) || word(end) === ':')) {
    const sure = last !== undefined && last.end > sentence && last.sure;
    return { ...offer, keyFirst: true, sure, lead: 'apart' };
  }
  if (!isEnd || !(isApart || isMeant || isTold)) return undefined;
  const sure = last?.sure === true && isTold && (isMeant || isApart);
  return { ...offer, sure, lead: isApart || isMeant ? 'apart' : 'plain' };
}

/** Whether an offer without a verb goes on where others leave off: "sales is one, support is two". */
export function isListed(
  { lead, keys: [key = ''] }: Found,
  before: Found | undefined,
  after: Found | undefined,
): boolean {
  if (lead === undefined || lead === 'plain') return false;
  const follows = (one: Found, other: string) => Number(one.keys.at(-1)) + 1 === Number(other);
  const isAlike = (other: Found) =>
    other.lead === lead || (lead === 'apart' && other.lead === undefined && other.sure);
  return (
    (before !== undefined && isAlike(before) && (follows(before, key) || /[09*#]/.test(key))) ||
    (after?.lead === lead && /\d/.test(key) && Number(key) + 1 === Number(after.keys[0]))
  );
}
