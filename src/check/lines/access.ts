import { asks } from '../../tree/enter.ts';
import { chancesOf } from '../chances.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** Digits of an entry that callers have to look up, and seconds they need for the next. */
const LONG = 7;
const LEAST = 5;

export const timeToEnter: Rule = {
  id: 'X01',
  severity: 'warning',
  demands: `Who enters ${LONG} digits or more has ${LEAST} seconds for each.`,
  source: '36 CFR 1194.23 (d); W3C COGA, conversational voice systems',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const { min = 1, max = min } = each.entry ?? {};
      if (max < LONG) return [];
      return verbsOf(each).flatMap(({ verb, path }) => {
        const seconds = verb.kind === 'gather' ? (verb.attributes.timeout ?? LEAST) : LEAST;
        if (seconds >= LEAST) return [];
        const message = `State "${state}" waits ${seconds} seconds for each of ${max} digits: set timeout to ${LEAST} or more.`;
        return [{ path: placeOf(state, ...path), message, state }];
      });
    }),
};

export const keysToo: Rule = {
  id: 'X03',
  severity: 'warning',
  demands: 'No step can be passed by speech alone.',
  source: 'W3C COGA, conversational voice systems; 47 CFR 7.5',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const { keys, words } = chancesOf(each);
      if (!asks(each) || keys || !words) return [];
      const message = `State "${state}" hears words and no keys: set "input: [dtmf, speech]", and give every choice a key.`;
      return [{ path: placeOf(state, 'enter'), message, state }];
    }),
};
