import type { Rule } from '../rule.ts';
import { keysToo, timeToEnter } from './access.ts';
import { emergencyFirst, emergencyNumber } from './emergency.ts';
import { closedHours, emergencySwitch, neverOpen, noHolidays, pastDates } from './hours.ts';
import { costlyNumber, wrongNumber } from './number.ts';
import { fullQueue, queueMusic } from './queue.ts';
import { recordingNotice, recordingWord } from './recording.ts';
import { ringing } from './ringing.ts';
import { twilioErrors, twilioWarnings } from './twiml.ts';
import { boundedMessage, fetchedMessage, heardMessage, messageEnd } from './voicemail.ts';

/** What the law, the line and the people on it need. */
export const lineRules: readonly Rule[] = [
  recordingNotice,
  recordingWord,
  emergencyFirst,
  emergencyNumber,
  wrongNumber,
  costlyNumber,
  emergencySwitch,
  noHolidays,
  pastDates,
  closedHours,
  neverOpen,
  boundedMessage,
  heardMessage,
  fetchedMessage,
  messageEnd,
  fullQueue,
  queueMusic,
  ringing,
  timeToEnter,
  keysToo,
  twilioErrors,
  twilioWarnings,
];
