import type { Rule } from '../rule.ts';
import { keysToo, timeToEnter } from './access.ts';
import { emergencyFirst, emergencyNumber } from './emergency.ts';
import { closedHours, emergencySwitch, neverOpen, noHolidays, pastDates } from './hours.ts';
import { costlyNumber, wrongNumber } from './number.ts';
import { fullQueue, queueMusic } from './queue.ts';
import { recordingNotice } from './recording.ts';
import { twilioErrors, twilioWarnings } from './twiml.ts';
import { boundedMessage, fetchedMessage, heardMessage } from './voicemail.ts';

/** What the law, the line and the people on it need. */
export const lineRules: readonly Rule[] = [
  recordingNotice,
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
  fullQueue,
  queueMusic,
  timeToEnter,
  keysToo,
  twilioErrors,
  twilioWarnings,
];
