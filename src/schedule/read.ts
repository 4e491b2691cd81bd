import type { Fault, Report } from './fault.ts';
import { placeOf, type Place } from './place.ts';
import { entriesOf, type Schedule } from './schedule.ts';
import { specialOf, type Special } from './special.ts';
import { weekOf, type Week } from './week.ts';
import { zoneFault } from './zone.ts';

/** A schedule as read; complete only where it has no faults. */
export interface Plan {
  readonly zone: string;
  readonly week: Week;
  readonly special: Special;
  readonly places: readonly Place[];
}

/** Reads a schedule once, for its meaning and for everything that is wrong with it. */
export function readSchedule(schedule: Schedule): { plan: Plan; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (path, message) => faults.push({ path, message });
  const wrong = zoneFault(schedule.zone);
  if (wrong) report(['zone'], wrong);
  const plan = {
    zone: schedule.zone,
    week: weekOf(schedule.hours, report),
    special: specialOf(schedule.special, report),
    places: entriesOf(schedule.holidays ?? [], ['holidays'])
      .map(({ path, written }) => placeOf(written, (message) => report(path, message)))
      .filter((each) => each !== undefined),
  };
  return { plan, faults };
}

/** What would keep a schedule from being used, for whoever reads the document. */
export function scheduleFaults(schedule: Schedule): readonly Fault[] {
  return readSchedule(schedule).faults;
}
