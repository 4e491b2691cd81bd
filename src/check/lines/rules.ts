import type { Rule } from '../rule.ts';
import { keysToo, timeToEnter } from './access.ts';
import { consent } from './consent.ts';
import { emergencyFirst, emergencyNumber } from './emergency.ts';
import { foreignNumber } from './foreign-number.ts';
import { heardOnce } from './heard-once.ts';
import { closedHours, emergencySwitch, neverOpen, noHolidays, pastDates } from './hours.ts';
import { messageGreeting } from './message-greeting.ts';
import { midnight } from './midnight.ts';
import { moreTime } from './more-time.ts';
import { nothingRecorded } from './nothing-recorded.ts';
import { costlyNumber, wrongNumber } from './number.ts';
import { queueExit } from './queue-exit.ts';
import { fullQueue, queueMusic } from './queue.ts';
import { recordingNotice, recordingWord } from './recording.ts';
import { relay } from './relay.ts';
import { ringing } from './ringing.ts';
import { twilioErrors, twilioWarnings } from './twiml.ts';
import { boundedMessage, fetchedMessage, heardMessage, messageEnd } from './voicemail.ts';

/** What the law, the line and the people on it need. */
export const lineRules: readonly Rule[] = [
  recordingNotice,
  consent,
  recordingWord,
  emergencyFirst,
  emergencyNumber,
  wrongNumber,
  costlyNumber,
  foreignNumber,
  emergencySwitch,
  midnight,
  noHolidays,
  pastDates,
  closedHours,
  neverOpen,
  boundedMessage,
  messageGreeting,
  heardMessage,
  fetchedMessage,
  messageEnd,
  nothingRecorded,
  fullQueue,
  queueMusic,
  queueExit,
  ringing,
  timeToEnter,
  moreTime,
  relay,
  keysToo,
  heardOnce,
  twilioErrors,
  twilioWarnings,
];
