import type { Rule } from '../rule.ts';
import { deadBack } from './back.ts';
import { chain } from './chain.ts';
import { deadCondition } from './condition.ts';
import { silentCaller, wrongKey } from './dropped.ts';
import { deadExit } from './exit.ts';
import { idle } from './idle.ts';
import { limits } from './limits.ts';
import { endlessRepeat } from './loop.ts';
import { twinName } from './name.ts';
import { oddEnd } from './odd-end.ts';
import { failedTask, unansweredTransfer } from './outcome.ts';
import { deadReturn } from './return.ts';
import { size } from './size.ts';
import { trapped } from './trapped.ts';
import { endlessTries } from './tries.ts';
import { unused } from './unused.ts';
import { unreadVariable, unsetVariable } from './variable.ts';

/** How the states of a tree hang together. */
export const graphRules: readonly Rule[] = [
  trapped,
  endlessRepeat,
  chain,
  silentCaller,
  wrongKey,
  endlessTries,
  limits,
  deadCondition,
  failedTask,
  unansweredTransfer,
  unsetVariable,
  unreadVariable,
  twinName,
  size,
  deadReturn,
  unused,
  deadExit,
  deadBack,
  oddEnd,
  idle,
];
