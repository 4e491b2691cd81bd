import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import { isPhoneNumber } from './checks.ts';
import type { Diagnosis } from './diagnosis.ts';
import { advise, diagnose } from './diagnosis.ts';
import { response } from '../../grammar/grammar.ts';
import { ownText } from './text.ts';

/** How many may ring at once. https://www.twilio.com/docs/voice/twiml/number */
const mostNouns = 10;

const nouns = response.children.get('Dial')?.children;

/** Lints whom a Dial calls. https://www.twilio.com/docs/voice/twiml/dial#nouns */
export function lintDial(element: Element): Diagnosis[] {
  const text = ownText(element);
  const inside = elementsOf(element).filter((child) => nouns?.has(child.name));
  if (inside.length === 0) return lintNumber(element);
  const rooms = inside.filter(({ name }) => name === 'Conference' || name === 'Queue');
  const found: Diagnosis[] = [];
  if (text !== '') found.push(diagnose(12200, element, 'has both a number and nouns'));
  if (rooms.length > 0 && inside.length > 1) {
    found.push(diagnose(13000, element, 'mixes a conference or queue with other nouns'));
  }
  if (inside.length > mostNouns) {
    const message = `has ${inside.length} nouns, ${mostNouns} are called`;
    found.push(advise('too-many-nouns', element, message));
  }
  return found;
}

/** Lints the number in a Dial or a Number. https://www.twilio.com/docs/api/errors/13223 */
export function lintNumber(element: Element): Diagnosis[] {
  const text = ownText(element);
  if (isPhoneNumber(text)) return [];
  const message = text === '' ? 'has nobody to dial' : `has no number in ${JSON.stringify(text)}`;
  return [diagnose(13223, element, message)];
}
