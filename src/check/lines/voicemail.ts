import type { Element } from '../../twiml/verb.ts';
import { heardIn, isReadable } from '../keys/prompt.ts';
import { ownStates, verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

/** Seconds. */
const SHORTEST = 30;
const LONGEST = 300;

/** Seconds that are soon said anew, in another call. */
const SHORT = 120;

export const boundedMessage: Rule = {
  id: 'V01',
  severity: 'warning',
  demands: `A message begins with a beep, ends by a key and by silence, and takes from ${SHORTEST} to ${LONGEST} seconds.`,
  source: 'Avaya, voicemail (120 s); Twilio, <Record> (3,600 s without a limit)',
  check: (subject) =>
    messages(subject, ({ playBeep, maxLength, finishOnKey, timeout }) => {
      const length = Number(maxLength);
      return [
        ...(String(playBeep) === 'false' ? ['has no beep: set playBeep'] : []),
        ...(length >= SHORTEST && length <= LONGEST
          ? []
          : ['may take any time: set maxLength, such as 120']),
        ...(finishOnKey === '' ? ['ends by no key: set finishOnKey'] : []),
        ...(Number(timeout) === 0 ? ['ends by no silence: set timeout, such as 5'] : []),
      ];
    }),
};

export const heardMessage: Rule = {
  id: 'V03',
  severity: 'hint',
  demands: 'Callers may listen to a message that was long, and record it anew.',
  source: 'ISO/IEC 13714 (as summarised)',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const records = verbsOf(each).find(
        ({ verb }) => verb.kind === 'record' && (verb.attributes.maxLength ?? Infinity) > SHORT,
      );
      if (!records || each.exit !== null) return [];
      const message = `State "${state}" takes a long message and ends: lead on to where callers may record it anew, or set maxLength to ${SHORT}.`;
      return [{ path: placeOf(state, ...records.path), message, state }];
    }),
};

export const messageEnd: Rule = {
  id: 'V05',
  severity: 'hint',
  demands: 'The key that ends a message is told, and no other key ends it.',
  source: 'Twilio, <Record> finishOnKey (any key unless told otherwise); Avaya, voicemail',
  check: (subject) =>
    ownStates(subject).flatMap(([state, each]) => {
      const record = verbsOf(each).find(({ verb }) => verb.kind === 'record');
      if (record?.verb.kind !== 'record') return [];
      const { finishOnKey = '1234567890*#' } = record.verb.attributes;
      const untold = heardIn(subject, state).filter(
        (heard) =>
          heard.texts.some(({ text }) => text !== '') &&
          isReadable(heard) &&
          !heard.offers.some(({ key }) => finishOnKey === key),
      );
      if (untold.length === 0) return [];
      const message = `State "${state}" does not say by which one key its message ends: set finishOnKey to "#", and say so.`;
      return [{ path: placeOf(state, ...record.path), message, state }];
    }),
};

export const fetchedMessage: Rule = {
  id: 'V06',
  severity: 'warning',
  demands: 'Somebody is told of every message.',
  source: 'Twilio, <Record> recordingStatusCallback',
  check: (subject) =>
    messages(subject, ({ recordingStatusCallback, transcribeCallback, action }) =>
      (recordingStatusCallback ?? transcribeCallback ?? action)
        ? []
        : ['is told to nobody: set recordingStatusCallback, such as /callbacks/recording'],
    ),
};

function messages(
  subject: Subject,
  faults: (attributes: Element<'record'>['attributes']) => readonly string[],
): Remark[] {
  return ownStates(subject).flatMap(([state, each]) =>
    verbsOf(each).flatMap(({ verb, path }) => {
      if (verb.kind !== 'record') return [];
      return faults(verb.attributes).map((fault) => ({
        path: placeOf(state, ...path),
        message: `The message in state "${state}" ${fault}.`,
        state,
      }));
    }),
  );
}
