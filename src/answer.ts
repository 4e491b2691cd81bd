import { hangup, redirect, say } from './twiml/build.ts';
import { render, type Addresses } from './twiml/render.ts';
import type { Verb } from './twiml/verb.ts';
import type { Errand } from './tree/errand.ts';
import type { CallEvent } from './tree/event.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { RINGING } from './tree/line.ts';
import { mayRing } from './tree/transfer.ts';
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
  /** What has to be done before the call goes on; as it is, the answer has the caller come back for it. */
  readonly task: Errand | undefined;
  /** What is played before anything that follows the task in the same answer. */
  readonly verbs: readonly Verb[];
  /** The states entered on the way. */
  readonly path: readonly string[];
}

/** What answering takes beside the call itself. */
export interface Desk {
  readonly addresses: Addresses;
  /** What was played on the way to a task that is over by now. */
  readonly verbs?: readonly Verb[];
  /** What calls may be transferred to; undefined: all that trees write out. */
  readonly transfers?: readonly string[] | undefined;
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
    return answered(step(tree, standing.place, event), [], standing.failures, desk);
  } catch (error) {
    desk.report(error);
    if (error instanceof Barred && !hasFailed(event)) {
      // The caller meets what a transfer that failed would have led to.
      const { step: begun, verbs } = error;
      const failed = { ...event, type: 'outcome', outcome: 'failed' } as const;
      const there = { ...standing, place: begun.place };
      const { path, ...rest } = answer(tree, there, failed, { ...desk, verbs });
      return { ...rest, path: [...begun.path, ...path] };
    }
    if (event.type === 'outcome' && event.outcome === 'done') {
      // What a task found out and the tree can't speak of is as good as not found out.
      const { values: _, ...rest } = event;
      return answer(tree, standing, { ...rest, outcome: 'failed' }, desk);
    }
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
  { from, to, now, details, switches, parameters }: CallEvent,
  desk: Desk,
): Answer {
  const facts = { from, to, now, details, switches, parameters };
  const goOn = () =>
    step(tree, place, { ...facts, type: place.state === RINGING ? 'ring' : 'resume' });
  const giveUp = () => step(tree, UNANSWERED, { ...facts, type: 'rescue' });
  const handedOver = tree.states[place.state]?.exit === null;
  const ways: (() => Step)[] = [goOn, giveUp].slice(handedOver ? Math.max(1, failures) : failures);

  for (const way of ways) {
    try {
      return answered(way(), tree.apology(place.language), failures + 1, desk);
    } catch (error) {
      desk.report(error);
    }
  }
  const nothing = { task: undefined, verbs: [], path: [] };
  return { ...nothing, twiml: LAST_WORDS, place, failures: failures + 1 };
}

/** The answer to a step; while a task takes time, the caller hears what the state says and comes back. */
function answered(next: Step, apology: readonly Verb[], failures: number, desk: Desk): Answer {
  const { verbs, task, meanwhile, path, place } = next;
  const { addresses } = desk;
  const played = [...(desk.verbs ?? []), ...apology, ...verbs];
  const barred = played.findIndex((verb) => !mayRing(desk.transfers, verb));
  if (barred >= 0) throw new Barred(next, played.slice(0, barred));
  const back = task ? [...meanwhile, redirect(addresses.action)] : [];
  const twiml = render([...played, ...back], addresses);
  return { twiml, task, verbs: played, path, place, failures };
}

/** Thrown instead of ringing a number that is not allowed. */
class Barred extends Error {
  readonly step: Step;
  /** What is played before it. */
  readonly verbs: readonly Verb[];

  constructor(step: Step, verbs: readonly Verb[]) {
    super(`State "${step.place.state}" would ring somebody whom TRANSFER_NUMBERS does not cover`);
    this.step = step;
    this.verbs = verbs;
  }
}

function hasFailed(event: CallEvent): boolean {
  return event.type === 'outcome' && event.outcome === 'failed';
}
