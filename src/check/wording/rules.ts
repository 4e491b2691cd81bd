import type { Rule } from '../rule.ts';
import { audio } from './audio.ts';
import { bargeIn } from './barge-in.ts';
import { blame } from './blame.ts';
import { delay } from './delay.ts';
import { digitWait } from './digit-wait.ts';
import { filler } from './filler.ts';
import { firstWait } from './first-wait.ts';
import { greetingLength } from './greeting-length.ts';
import { keyFirst } from './key-first.ts';
import { keyName } from './key-name.ts';
import { languageSwitch } from './language-switch.ts';
import { menuLength } from './menu-length.ts';
import { numberValue } from './number-value.ts';
import { optionPause } from './option-pause.ts';
import { reprompt } from './reprompt.ts';
import { sameValues } from './same-values.ts';
import { sentence } from './sentence.ts';
import { stumbling } from './stumbling.ts';
import { textLength } from './text-length.ts';
import { translation } from './translation.ts';
import { unannounced } from './unannounced.ts';
import { value } from './value.ts';
import { verb } from './verb.ts';
import { voice } from './voice.ts';

/** What is demanded of the words that callers hear, and of the time they take. */
export const wordingRules: readonly Rule[] = [
  keyFirst,
  menuLength,
  greetingLength,
  delay,
  optionPause,
  verb,
  keyName,
  firstWait,
  digitWait,
  reprompt,
  blame,
  bargeIn,
  filler,
  audio,
  numberValue,
  value,
  stumbling,
  textLength,
  sameValues,
  languageSwitch,
  voice,
  translation,
  sentence,
  unannounced,
];
