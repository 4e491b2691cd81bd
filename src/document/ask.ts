import { tableOf, type Branch, type State } from '../tree/state.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import type { Misshape } from './shape.ts';

/** What a question is made of. */
export type Prompts = readonly (Element<'say' | 'play' | 'pause'> | Branch)[];

/** Seconds between two digits. */
const NEXT_DIGIT = 3;

/**
 * The gather that a state asks by: for one key where its exits are keys, for as many as its entry has,
 * and always heard of when the caller stays silent. Prompts under a condition stand in gathers of their
 * own, since TwiML has no conditions.
 */
export function asking(prompts: Prompts, state: Pick<State, 'exit' | 'entry'>): (Verb | Branch)[] {
  const index = prompts.findIndex((part) => !('kind' in part));
  const branch = prompts[index];
  if (!branch || 'kind' in branch) {
    const content = prompts as readonly Element<'say' | 'play' | 'pause'>[];
    return [{ kind: 'gather', attributes: attributesFor(state), content }];
  }
  const { when, play, otherwise = [] } = branch;
  const instead = (parts: Branch['play']) =>
    asking([...prompts.slice(0, index), ...(parts as Prompts), ...prompts.slice(index + 1)], state);
  return [{ when, play: instead(play), otherwise: instead(otherwise) }];
}

function attributesFor({
  exit,
  entry,
}: Pick<State, 'exit' | 'entry'>): Element<'gather'>['attributes'] {
  const table = tableOf(exit);
  const keys = Object.keys(table ?? {}).filter((input) => /^[0-9*#]+$/.test(input));
  if (!entry && keys.every((key) => key.length === 1)) {
    // With a key that ends the input, nobody could choose that key.
    return { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true };
  }
  const { min = 1, max = min } = entry ?? {};
  return {
    numDigits: Math.max(max, ...keys.map((key) => key.length)),
    ...(keys.includes('#') && { finishOnKey: '' }),
    // Whoever chooses a key, and does not enter more, is not kept waiting for long.
    ...(keys.length > 0 && { timeout: NEXT_DIGIT }),
    actionOnEmptyResult: true,
  };
}

/** How many conditions a question may have; each doubles the wordings there are of it. */
const MOST_CONDITIONS = 6;

/** The questions of a document, well-shaped or not, that have more conditions than can be worded. */
export function overaskedIn(data: unknown, path: readonly string[] = []): Misshape[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    const here = [...path, key];
    // A state may be called "ask", too.
    const asks = key === 'ask' && path.length > 1;
    if (!asks || conditionsIn(value) <= MOST_CONDITIONS) return overaskedIn(value, here);
    const message = `This question has more than ${MOST_CONDITIONS} conditions: ask in several states.`;
    return [{ path: here, message, key: true }];
  });
}

function conditionsIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  const below = Object.values(data).map(conditionsIn);
  return below.reduce((sum, each) => sum + each, 'when' in data ? 1 : 0);
}
