import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import type { Next, Stage } from '../stage.ts';
import { visit } from '../stage.ts';

/** Goes on with another document. https://www.twilio.com/docs/voice/twiml/redirect */
export function redirect(stage: Stage, element: Element): Promise<Next> {
  const method = methodOf(element, 'method');
  return Promise.resolve(visit(stage, textOf(element), method));
}
