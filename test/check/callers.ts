import { chancesOf } from '../../src/check/chances.ts';
import { subjectOf } from '../../src/check/subject.ts';
import { worldsOf, type World } from '../../src/check/world.ts';
import { answersFor, entriesFor, samplesOf } from '../../src/journey/sample.ts';
import type { CallEvent } from '../../src/tree/event.ts';
import type { PhoneTree } from '../../src/tree/phone-tree.ts';
import { wordedIn } from '../../src/tree/speech.ts';
import { tableOf } from '../../src/tree/state.ts';
import { step, UNANSWERED, type Place } from '../../src/tree/step.ts';
import { NOW } from './finds.ts';

type Happening = CallEvent extends infer Each
  ? Each extends CallEvent
    ? Omit<Each, keyof World>
    : never
  : never;

/** One event of a call, and what the caller gets for it. */
interface Moment {
  readonly before: Moment | undefined;
  readonly world: World;
  readonly event: Happening;
  readonly place: Place;
  readonly got: string;
}

/** Places of a state that are told apart, in each world. */
const MOST_OF_STATE = 4;

/** The events of generated callers, who do in every state whatever can be done there. */
export function callsOf(tree: PhoneTree): Moment[] {
  const met = new Set<string>();
  return worldsIn(tree).flatMap((world) => {
    const seen = new Map<string, Set<string>>();
    const moments: Moment[] = [];
    const add = (event: Happening, before?: Moment) => {
      const answer = answerOf(tree, world, event, before?.place ?? UNANSWERED);
      if (!answer) return false;
      const key = JSON.stringify([before?.place.state, before?.place.tries, event, answer.got]);
      const { state, tries, language } = answer.place;
      const stand = JSON.stringify([tries, language]);
      const others = seen.get(state) ?? new Set();
      seen.set(state, others);
      const isNew = !others.has(stand) && others.size < MOST_OF_STATE;
      others.add(stand);
      if (isNew || !met.has(key)) moments.push({ before, world, event, ...answer });
      met.add(key);
      return isNew;
    };
    add({ type: 'ring' });
    const waiting = [...moments];
    // A list grows while it is gone through.
    for (const moment of waiting) {
      for (const event of happeningsAt(tree, moment.place)) {
        if (add(event, moment)) waiting.push(...moments.slice(-1));
      }
    }
    return moments;
  });
}

/** Whether callers get something else from another tree; those first who are in a certain state. */
export function differs(calls: readonly Moment[], other: PhoneTree, state = ''): boolean {
  const places = new Map<Moment, Place | undefined>();
  const placeAt = (moment: Moment | undefined): Place | undefined => {
    if (!moment) return UNANSWERED;
    if (places.has(moment)) return places.get(moment);
    const before = placeAt(moment.before);
    const answer = before && answerOf(other, moment.world, moment.event, before);
    const place = answer?.got === moment.got ? answer.place : undefined;
    places.set(moment, place);
    return place;
  };
  const near = (moment: Moment) => moment.before?.place.state.startsWith(state) === true;
  return [...calls.filter(near), ...calls].some((moment) => !placeAt(moment));
}

/** Attributes that are so without being written, in a message and a transfer. */
const USUAL = [/"playBeep":true,?/g, /"timeout":5,?/g];

/** What a caller gets; undefined where the tree fails. */
function answerOf(tree: PhoneTree, world: World, event: Happening, from: Place) {
  try {
    const { verbs, meanwhile, task, place } = step(tree, from, { ...world, ...event });
    const got = JSON.stringify([verbs, meanwhile, task]);
    return { place, got: USUAL.reduce((text, usual) => text.replaceAll(usual, ''), got) };
  } catch {
    return undefined;
  }
}

/** When to call: as the checker's witnesses do, and at noon of every special date. */
function worldsIn(tree: PhoneTree): World[] {
  const worlds = worldsOf(subjectOf(tree, NOW));
  const { schedules = {} } = tree.definition;
  const dates = Object.values(schedules).flatMap(({ special = {} }) => Object.keys(special));
  const [first] = worlds;
  if (!first) return [];
  return [
    ...worlds,
    ...[...new Set(dates)].flatMap((date) =>
      ['17:00', '20:45'].map((time) => ({
        ...first,
        now: new Date(`${date.length === 5 ? `2026-${date}` : date}T${time}:00Z`),
      })),
    ),
  ];
}

/** Whatever can happen in a state. */
function happeningsAt(tree: PhoneTree, { state: name, language }: Place): Happening[] {
  const state = tree.states[name];
  if (!state || state.exit === null) return [];
  const { keys, words, silence, outcomes } = chancesOf(state);
  const rows = Object.keys(tableOf(state.exit) ?? {}).filter((key) => /^[0-9*#]+$/.test(key));
  const samples = samplesOf(tree);
  const pressed = [
    ...new Set([...'0123456789*#', ...rows]),
    ...(state.entry ? entriesFor(state.entry, rows, samples) : []),
  ];
  const said = Object.values(state.speech?.phrases ?? {}).flatMap((phrases) =>
    (wordedIn(phrases, language) ?? []).slice(0, 1),
  );
  const values = answersFor(Object.keys(state.task?.keep ?? {}), samples);
  return [
    ...(silence ? [{ type: 'noInput' as const }] : []),
    ...(keys ? pressed.map((digits) => ({ type: 'digits' as const, digits })) : []),
    ...(words
      ? [...said, 'xyzzy'].flatMap((speech) =>
          [0.1, 0.9].map((confidence) => ({ type: 'speech' as const, speech, confidence })),
        )
      : []),
    ...outcomes.flatMap((outcome) =>
      state.task && outcome === 'done'
        ? values.map((each) => ({ type: 'outcome' as const, outcome, values: each }))
        : [{ type: 'outcome' as const, outcome }],
    ),
  ];
}
