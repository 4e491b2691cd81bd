import type { Way } from '../../tree/state.ts';
import { partsOf, type Condition } from '../../tree/condition.ts';
import { dateOf, DAY } from '../../schedule/date.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { HOURS, speaksOf } from './words.ts';

export const emergencySwitch: Rule = {
  id: 'H02',
  severity: 'warning',
  demands: 'A switch is asked before opening hours are: an emergency goes before everything else.',
  source: 'Genesys Cloud, schedule groups (emergency, holiday, closed, open)',
  check: (subject) =>
    ownStates(subject).flatMap(([state, { exit }]) => {
      if (!Array.isArray(exit)) return [];
      const ways = exit as readonly Way[];
      const asks = (when: Condition | undefined, keys: readonly (keyof Condition)[]) =>
        when !== undefined &&
        partsOf(when, []).some(({ condition }) => keys.some((key) => condition[key] !== undefined));
      const late = ways.findIndex(
        ({ when }, index) =>
          asks(when, ['on']) &&
          ways
            .slice(0, index)
            .some((way) => asks(way.when, ['open', 'holiday']) && !asks(way.when, ['on'])),
      );
      if (late < 0) return [];
      const message = `State "${state}" asks for a switch after the opening hours: put the switch first.`;
      return [{ path: placeOf(state, 'exit', String(late), 'when'), message, state }];
    }),
};

/** Special dates that are fewer than the holidays of any place. */
const FEW = 5;

export const noHolidays: Rule = {
  id: 'H08',
  severity: 'hint',
  demands: 'Every schedule knows the holidays of its place.',
  source: 'Own: a phone that says it is open on a holiday',
  check: ({ definition: { schedules = {} } }) =>
    Object.entries(schedules).flatMap(([name, { holidays, special = {} }]) => {
      if (holidays !== undefined || Object.keys(special).length >= FEW) return [];
      const message = `Schedule "${name}" knows no holidays: add "holidays: US", or special dates.`;
      return [{ path: ['schedules', name], message }];
    }),
};

export const pastDates: Rule = {
  id: 'H04',
  severity: 'warning',
  demands: 'Special dates are still to come.',
  source: 'Own: last year’s dates are this year’s mistakes',
  check: ({ definition: { schedules = {} }, now }) => {
    const today = dateOf(Math.floor(now.getTime() / DAY)) ?? '';
    return Object.entries(schedules).flatMap(([name, { special = {} }]) =>
      Object.keys(special).flatMap((dates) => {
        const last = dates.split('..').at(-1)?.trim() ?? '';
        if (!/^\d{4}-/.test(last) || last >= today) return [];
        const message = `${dates} is over: take it out of schedule "${name}", or write next year's.`;
        return [{ path: ['schedules', name, 'special', dates], message }];
      }),
    );
  },
};

export const closedHours: Rule = {
  id: 'H06',
  severity: 'hint',
  demands: 'Who calls while it is closed, and is let go, hears when it is open.',
  source: 'ISO 9241-154 (as summarised): tell callers when to call again',
  check: (subject) => {
    const { graph, spoken } = subject;
    return ownStates(subject).flatMap(([state, each]) => {
      const closed = graph
        .into(state)
        .some(({ facts }) =>
          [...facts.values()].some(({ atom, so }) => atom.open !== undefined && !so),
        );
      const ends = each.exit === null && graph.into(state).length > 0;
      const texts = spoken.filter((text) => text.state === state);
      if (!closed || !ends || texts.length === 0) return [];
      if (texts.some(({ tag, text }) => speaksOf(HOURS, tag, text) !== false)) return [];
      const message = `State "${state}" lets callers go who call while it is closed: tell them when it is open.`;
      return [{ path: placeOf(state, 'enter'), message, state }];
    });
  },
};

export const neverOpen: Rule = {
  id: 'H07',
  severity: 'warning',
  demands: 'Every schedule is open at some time of the next 400 days, and closed at some.',
  source: 'Own: hours that never change are a mistake',
  check: ({ tree: { calendars }, definition: { schedules = {} }, now }) =>
    Object.keys(schedules).flatMap((name) => {
      const calendar = calendars.get(name);
      const open = calendar?.at(now).open === true;
      const changes = open ? calendar?.closesAt(now) : calendar?.opensAt(now);
      if (!calendar || changes) return [];
      const message = `Schedule "${name}" is ${open ? 'always' : 'never'} open: check its hours.`;
      return [{ path: ['schedules', name], message }];
    }),
};
