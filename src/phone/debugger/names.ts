import type { Element } from '../document.ts';
import { elementsOf, textOf } from '../document.ts';
import type { Code } from './codes.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';
import { ownText } from './text.ts';

/** Lints the name of a queue. https://www.twilio.com/docs/api/errors/14204 */
export function lintQueue(element: Element): Diagnosis[] {
  return lintLength(element, textOf(element), 64, 14212, 14213);
}

/**
 * Lints the queue of an Enqueue, for which a workflow may stand, and its task.
 * Source: https://www.twilio.com/docs/api/errors/14221
 */
export function lintEnqueue(element: Element): Diagnosis[] {
  const tasks = elementsOf(element).filter((child) => child.name === 'Task');
  if (element.attributes['workflowSid'] === undefined) {
    return lintLength(element, ownText(element), 64, 14204, 14205);
  }
  return tasks
    .filter((task) => !isJson(ownText(task)))
    .map((task) => diagnose(14221, task, 'does not hold JSON'));
}

/** Lints the name of a conference. https://www.twilio.com/docs/api/errors/13237 */
export function lintConference(element: Element): Diagnosis[] {
  return lintLength(element, textOf(element), 128, 13237, 13237);
}

/** Lints the text of a message. https://www.twilio.com/docs/api/errors/14103 */
export function lintSms(element: Element): Diagnosis[] {
  return lintLength(element, textOf(element), 1600, 14103, 14103);
}

/** Lints the address of a SIP noun that has no `<Uri>`. https://www.twilio.com/docs/api/errors/13243 */
export function lintSip(element: Element): Diagnosis[] {
  if (elementsOf(element).some((child) => child.name === 'Uri')) return [];
  const text = ownText(element);
  if (/^(sips?:[^\s@]+(@[^\s@]+)?|[^\s@:]+@[^\s@]+)$/i.test(text)) return [];
  return [diagnose(13243, element, `has no SIP address in ${JSON.stringify(text)}`)];
}

/** Lints the name of a SIP header. https://www.twilio.com/docs/api/errors/13252 */
export function lintHeader(element: Element): Diagnosis[] {
  const name = element.attributes['name'] ?? '';
  if (
    /^(x-[a-z0-9-]+|user-to-user|remote-party-id|p-preferred-identity|p-called-party-id)$/i.test(
      name,
    )
  ) {
    return [];
  }
  return [diagnose(13252, element, `has name=${JSON.stringify(name)}: only X- headers are sent`)];
}

function lintLength(
  element: Element,
  text: string,
  most: number,
  tooShort: Code,
  tooLong: Code,
): Diagnosis[] {
  if (text.length > 0 && text.length <= most) return [];
  const message = `has ${text.length} characters, 1 to ${most} are allowed`;
  return [diagnose(text === '' ? tooShort : tooLong, element, message)];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
