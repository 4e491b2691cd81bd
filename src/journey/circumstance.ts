import { momentFrom } from '../phone/moment.ts';
import type { CallEvent } from '../tree/event.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';

/** Who calls whom, in E.164, and when. */
export interface Circumstance {
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

type Told = 'from' | 'to' | 'now' | 'details' | 'switches';
type Without<Event> = Event extends CallEvent ? Omit<Event, Told> : never;

/** What happens on the line, without what every request tells. */
export type Happened = Without<CallEvent>;

/** The numbers of a call of which nothing is told. */
const CALLER = '+14155550123';
const CALLED = '+14155550100';

/** Where the search for an open moment begins: a Monday's noon in UTC. */
const BEGINNING = new Date('2026-01-05T12:00:00Z');

/**
 * The circumstance of a call of which only some is told: the tree's first number, and a moment at
 * which most of its schedules are open, the same each time.
 */
export function circumstanceOf(
  tree: PhoneTree,
  { from = CALLER, at = openMoment(tree) }: { readonly from?: string; readonly at?: Date } = {},
): Circumstance {
  return { from, to: tree.numbers[0] ?? CALLED, at };
}

function openMoment({ calendars }: PhoneTree): Date {
  const schedules = [...calendars.values()];
  const openAt = (moment: Date) => schedules.filter((each) => each.at(moment).open).length;
  const moments = [BEGINNING, ...schedules.flatMap((each) => each.opensAt(BEGINNING) ?? [])];
  return moments.reduce((best, each) => (openAt(each) > openAt(best) ? each : best));
}

/** What happens, as a rehearsal tells of it: no switch is on. */
export function eventIn({ from, to, at: now }: Circumstance, happened: Happened): CallEvent {
  const status = happened.type === 'ring' ? 'ringing' : 'in-progress';
  const places = { fromState: 'CA', fromCountry: 'US', toState: 'CA', toCountry: 'US' };
  // As long as the messages that rehearsals leave.
  const isRecorded = happened.type === 'outcome' && happened.outcome === 'recorded';
  const recording = isRecorded ? { recordingDuration: '10' } : {};
  const details = { direction: 'inbound', status, ...places, ...recording };
  return { ...happened, from, to, now, details, switches: new Set<string>() };
}

/** A moment as transcripts write it: `2026-01-05 09:00:00 America/New_York`. */
export function writtenMoment(moment: Date, { zone, schedules = {} }: PhoneTree['definition']) {
  const timeZone = zone ?? Object.values(schedules)[0]?.zone ?? 'UTC';
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const written = `${clock.format(moment).replace(/:00$/, '')} ${timeZone}`;
  // An hour that comes twice is read as the first of the two.
  return momentFrom(written).getTime() === moment.getTime() ? written : moment.toISOString();
}
