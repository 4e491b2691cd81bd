import { allVerbs } from '../../tree/enter.ts';
import type { State } from '../../tree/state.ts';
import type { Subject } from '../rule.ts';
import type { Spoken } from '../spoken.ts';
import { audibleIn } from './audible.ts';
import { offersIn, type Offer } from './offer.ts';
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

const textsByState = once((spoken: readonly Spoken[]) => Map.groupBy(spoken, ({ state }) => state));

/** The options that a text offers. */
export const offersOf = once(({ text, tag }: Spoken) => offersIn(text, tag));

/** Offers that are compared with each other; nobody listens to as many. */
const MOST = 100;

/** What may be heard in some states, in each language of the tree. */
export function heardIn(subject: Subject, states: readonly string[]): Heard[] {
  const texts = states.flatMap((state) => textsByState(audibleIn(subject)).get(state) ?? []);
  const byLanguage = Map.groupBy(texts, ({ language }) => language);
  return [...byLanguage].map(([language, texts]) => {
    const offers = texts
      .flatMap((each) => offersOf(each).map((offer) => ({ ...offer, spoken: each })))
      .slice(0, MOST);
    return { language, texts, offers };
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

/** What one caller may hear of it: each condition, in turn, with what surrounds it. */
export function hearings<S extends Pick<Spoken, 'when'>>(texts: readonly S[]): S[][] {
  const conditions = new Map(texts.map(({ when }) => [when.join('\n'), when]));
  return [...conditions.values()].map((holding) =>
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
