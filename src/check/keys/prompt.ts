import { allVerbs } from '../../tree/enter.ts';
import type { State } from '../../tree/state.ts';
import type { Subject } from '../rule.ts';
import type { Spoken } from '../spoken.ts';
import { audibleIn } from './audible.ts';
import { isDangling, offersIn, type Offer } from './offer.ts';
import { once } from './once.ts';
import { ANY } from './row.ts';
import { withoutLiquid } from './tokens.ts';
import { primaryOf, tongueOf } from './tongues/tongues.ts';

/** An offer, and the text that makes it. */
export interface Offered extends Offer {
  readonly spoken: Spoken;
}

/** All that callers of one language may hear in a state. */
export interface Heard {
  readonly language: string;
  readonly texts: readonly Spoken[];
  readonly offers: readonly Offered[];
}

/** Offers, and conditions, that are compared with each other; nobody listens to as many. */
const MOST = 100;

/** What may be heard in a state, in each language of the tree. */
export function heardIn(subject: Subject, state: string): readonly Heard[] {
  return heardByState(subject).get(state) ?? [];
}

const heardByState = once((subject: Subject) => {
  const states = Map.groupBy(audibleIn(subject), ({ state }) => state);
  return new Map(
    [...states].map(([state, spoken]) => {
      const byLanguage = Map.groupBy(spoken, ({ language }) => language);
      const heard = [...byLanguage].map(([language, texts]): Heard => {
        const offers = runsOf(texts).flatMap(offersOf).slice(0, MOST);
        return { language, texts, offers };
      });
      return [state, heard] as const;
    }),
  );
});

/** Texts that are heard one after the other, and read as one. */
function runsOf(texts: readonly Spoken[]): Spoken[][] {
  const runs: Spoken[][] = [];
  for (const each of texts) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn =
      before?.tag === each.tag &&
      before.when.join('\n') === each.when.join('\n') &&
      before.audio === undefined;
    if (goesOn) run?.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** The options that texts offer: "For sales, press" and "1" are one. */
function offersOf(run: readonly Spoken[]): Offered[] {
  const tag = run[0]?.tag ?? '';
  let joined = '';
  const pieces = run.map((spoken) => {
    const isWhole = /[.!?;:,…]$/.test(joined) || isDangling(joined, tag);
    joined += joined === '' || spoken.text === '' ? '' : isWhole ? ' ' : '. ';
    const start = joined.length;
    joined += spoken.text;
    return { spoken, start };
  });
  return offersIn(joined, tag).flatMap((offer) => {
    const piece = pieces.findLast(({ start }) => start <= offer.at);
    return piece ? [{ ...offer, at: offer.at - piece.start, spoken: piece.spoken }] : [];
  });
}

/** Whether all that is heard can be read here: no audio, no unknown language, no key unknown. */
export function isReadable({ texts, offers }: Heard): boolean {
  return (
    offers.every(({ key }) => key !== ANY) &&
    texts.every(({ audio, tag }) => audio === undefined && tongueOf(tag) !== undefined)
  );
}

/** Whether several languages are spoken in one hearing, for callers to choose from. */
export function isMixed({ texts }: Heard): boolean {
  return new Set(texts.map(({ tag }) => primaryOf(tag))).size > 1;
}

/** Whether the words of a state are known: neither a function's nor hand-written TwiML. */
export function isWritten({ enter }: State): boolean {
  return typeof enter !== 'function' && allVerbs(enter).every(({ kind }) => kind !== 'raw');
}

/** Whether it is said to callers of whom nothing was missed yet. */
export function isHeardAtFirst({ when }: Spoken): boolean {
  return !when.some((each) => /^(?:.* and )?after /.test(each) && !each.startsWith('not '));
}

/** What one caller may hear of it: each condition, in turn, with what surrounds it. */
export function hearings<S extends Pick<Spoken, 'when'>>(texts: readonly S[]): S[][] {
  const conditions = new Map(texts.map(({ when }) => [when.join('\n'), when]));
  return [...conditions.values()]
    .slice(0, MOST)
    .map((holding) =>
      texts.filter(({ when }) => when.every((each, index) => each === holding[index])),
    );
}

/** Words a minute that a voice says. */
const PACE = 150;

/** How long texts take to be said, in seconds; unknown audio takes none. */
export function secondsOf(texts: readonly Spoken[]): number {
  return texts.reduce((total, { text, pause }) => {
    const words = withoutLiquid(text).match(/\S+/g)?.length ?? 0;
    return total + (words / PACE) * 60 + pause;
  }, 0);
}

/** The seconds of the longest that one caller may hear of texts. */
export function longestOf(texts: readonly Spoken[]): number {
  return Math.max(0, ...hearings(texts).map(secondsOf));
}

/** The offers that can't mean anything else. */
export function sureOf(offers: readonly Offered[]): readonly Offered[] {
  return offers.filter(({ sure }) => sure);
}

/** The offers that one caller hears in a state, and that can't mean anything else. */
export function heardTogether(subject: Subject, state: string): Offered[][] {
  return heardIn(subject, state).flatMap(({ offers }) =>
    hearings(sureOf(offers).map((offer) => ({ ...offer, when: offer.spoken.when }))),
  );
}
