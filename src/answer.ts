import { hangup, say } from './twiml/build.ts';
import { render, type Addresses } from './twiml/render.ts';
import type { CallEvent } from './tree/event.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { step, UNANSWERED, type Place, type Step } from './tree/step.ts';

/** Where a call stands between two requests. */
export interface Standing {
  readonly place: Place;
  /** How often the server, or what it answered, has failed in this call. */
  readonly failures: number;
}

/** What the caller gets, and where that leaves the call. */
export interface Answer extends Standing {
  readonly twiml: string;
  /** The states entered on the way. */
  readonly path: readonly string[];
}

/** What answering takes beside the call itself. */
export interface Desk {
  readonly addresses: Addresses;
  readonly report: (error: unknown) => void;
}

export const NEW_CALL: Standing = { place: UNANSWERED, failures: 0 };

/** What the caller gets when nothing else works. */
export const LAST_WORDS = render(
  [say('We are sorry, something went wrong on our side. Please call again later.'), hangup()],
  { base: '', action: '' },
);

/** Takes a call one event further. It never throws: a failure is reported and the caller brought back. */
export function answer(tree: PhoneTree, standing: Standing, event: CallEvent, desk: Desk): Answer {
  try {
    const { verbs, path, place } = step(tree, standing.place, event);
    return { twiml: render(verbs, desk.addresses), path, place, failures: standing.failures };
  } catch (error) {
    desk.report(error);
    return bringBack(tree, standing, event, desk);
  }
}

/**
 * Brings a caller back after a failure: apologises and goes on where the call was; after another
 * failure, or where nothing is left to go on with, hands over to the tree's last exit; and when that
 * fails too, says so and hangs up.
 */
export function bringBack(
  tree: PhoneTree,
  { place, failures }: Standing,
  { from, to, now, details, switches }: CallEvent,
  desk: Desk,
): Answer {
  const facts = { from, to, now, details, switches };
  const goOn = () =>
    step(tree, place, { ...facts, type: place === UNANSWERED ? 'ring' : 'resume' });
  const giveUp = () => step(tree, UNANSWERED, { ...facts, type: 'rescue' });
  const handedOver = tree.states[place.state]?.exit === null;
  const ways: (() => Step)[] = [goOn, giveUp].slice(handedOver ? Math.max(1, failures) : failures);

  for (const way of ways) {
    try {
      const taken = way();
      const twiml = render([...tree.apology, ...taken.verbs], desk.addresses);
      return { twiml, path: taken.path, place: taken.place, failures: failures + 1 };
    } catch (error) {
      desk.report(error);
    }
  }
  return { twiml: LAST_WORDS, path: [], place, failures: failures + 1 };
}
