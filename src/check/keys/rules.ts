import type { Rule } from '../rule.ts';
import { deadOffer } from './dead-offer.ts';
import { depth } from './depth.ts';
import { detour } from './detour.ts';
import { doubleOffer } from './double-offer.ts';
import { falseChoice } from './false-choice.ts';
import { finishingKey } from './finishing-key.ts';
import { fullLength } from './full-length.ts';
import { labels } from './labels.ts';
import { lastResort } from './last-resort.ts';
import { length } from './length.ts';
import { letter } from './letter.ts';
import { menuSize } from './menu-size.ts';
import { mistaken } from './mistaken.ts';
import { operator } from './operator.ts';
import { order } from './order.ts';
import { otherMatter } from './other-matter.ts';
import { prefix } from './prefix.ts';
import { reach } from './reach.ts';
import { readBack } from './read-back.ts';
import { refusal } from './refusal.ts';
import { repetition } from './repetition.ts';
import { reserved } from './reserved.ts';
import { secret } from './secret.ts';
import { silentOption } from './silent-option.ts';
import { singleKey } from './single-key.ts';
import { speechKeys } from './speech-keys.ts';
import { spelling } from './spelling.ts';
import { splitMenu } from './split-menu.ts';
import { terminator } from './terminator.ts';
import { unread } from './unread.ts';
import { validation } from './validation.ts';
import { wayBack } from './way-back.ts';
import { yesNo } from './yes-no.ts';

/** What is demanded of keys, of the numbers that callers enter, and of menus. */
export const keyRules: readonly Rule[] = [
  unread,
  deadOffer,
  silentOption,
  doubleOffer,
  letter,
  order,
  operator,
  reserved,
  yesNo,
  repetition,
  prefix,
  finishingKey,
  singleKey,
  terminator,
  length,
  validation,
  readBack,
  secret,
  spelling,
  speechKeys,
  otherMatter,
  mistaken,
  fullLength,
  menuSize,
  splitMenu,
  depth,
  falseChoice,
  reach,
  detour,
  lastResort,
  wayBack,
  labels,
  refusal,
];
