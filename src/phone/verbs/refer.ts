import type { Element } from '../document.ts';
import type { Next, Stage } from '../stage.ts';
import { fail } from '../stage.ts';

/** Refers SIP calls only; every call of this phone comes from the public network. */
export function refer(stage: Stage, element: Element): Promise<Next> {
  return Promise.resolve(fail(stage, 13801, '<Refer> works on SIP calls only', element));
}
