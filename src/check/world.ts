import type { CallEvent } from '../tree/event.ts';
import { partsOf } from '../tree/condition.ts';
import { DAY } from '../schedule/date.ts';
import type { CompiledSchedule } from '../schedule/compile.ts';
import { conditionsOf } from '../tree/conditions.ts';
import type { Subject } from './rule.ts';

/** Who calls whom, when, and what has been switched on. */
export type World = Pick<CallEvent, 'from' | 'to' | 'now' | 'details' | 'switches'>;

/** Worlds that are looked at for one witness. */
const MOST = 16;

/** What the built-in phone tells of its calls. */
const DETAILS = {
  direction: 'inbound',
  status: 'in-progress',
  fromState: 'CA',
  fromCountry: 'US',
  toState: 'CA',
  toCountry: 'US',
};

/** The worlds that tell a tree's conditions apart: open and closed, thrown switches, known callers. */
export function worldsOf({ tree, now }: Subject): World[] {
  const conditions = Object.values(tree.states).flatMap((state) =>
    conditionsOf(state).flatMap(({ when }) => partsOf(when, []).map(({ condition }) => condition)),
  );
  const moments = [...tree.calendars.values()].flatMap((calendar) => momentsOf(calendar, now));
  const callers = conditions.flatMap(({ from = [] }) => from).map(numberLike);
  const switches = [...new Set(conditions.flatMap(({ on }) => (on === undefined ? [] : [on])))];
  const [to = '+14155550100'] = tree.numbers;
  const worlds = distinct(['+14155550123', ...callers]).flatMap((from) =>
    [[], ...switches.map((each) => [each]), switches].flatMap((thrown) =>
      distinct([minute(now), ...moments.map(minute)]).map((moment) => ({
        from,
        to,
        now: new Date(moment),
        details: DETAILS,
        switches: new Set(thrown),
      })),
    ),
  );
  return worlds.slice(0, MOST);
}

/** A moment at which a schedule is open, one at which it is closed, and a holiday. */
function momentsOf(calendar: CompiledSchedule, now: Date): Date[] {
  const open = calendar.at(now).open;
  const noons = Array.from({ length: 400 }, (_, days) => new Date(now.getTime() + days * DAY));
  const holiday = noons.find((noon) => calendar.at(noon).because === 'holiday');
  return [open ? calendar.closesAt(now) : calendar.opensAt(now), holiday].filter(
    (each) => each !== undefined,
  );
}

/** A number that a condition takes: `+1415*` takes +14155550123. */
function numberLike(pattern: string): string {
  if (!pattern.endsWith('*')) return pattern;
  const begun = pattern.slice(0, -1);
  return begun + '14155550123'.slice(Math.min(11, begun.length - 1));
}

function minute(moment: Date): number {
  return Math.floor(moment.getTime() / 60_000) * 60_000;
}

function distinct<T>(each: readonly T[]): T[] {
  return [...new Set(each)];
}
