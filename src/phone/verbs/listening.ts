import { isTrue, methodOf, numberOf, warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { Method } from '../exchange.ts';
import type { Waiting } from '../happening.ts';
import type { Leg } from '../leg.ts';

/** What a Gather listens for. */
export interface Listening {
  method: Method;
  actionOnEmptyResult: boolean;
  /** What stops the prompt. */
  bargeIn: { keys: boolean; speech: boolean };
  waiting: Omit<Waiting & { kind: 'gather' }, 'kind' | 'typed'>;
}

/** Reads a Gather's attributes. https://www.twilio.com/docs/voice/twiml/gather#attributes */
export function listeningOf(leg: Leg, element: Element): Listening {
  const numDigits = numberOf(leg, element, 'numDigits', undefined, 13314);
  const { timeout, bargeIn } = element.attributes;
  return {
    method: methodOf(leg, element, 'method', 13312),
    actionOnEmptyResult: isTrue(element, 'actionOnEmptyResult'),
    bargeIn: {
      keys: bargeIn !== 'false',
      speech: bargeIn === undefined ? leg.knobs.speechBargeIn : bargeIn !== 'false',
    },
    waiting: {
      input: inputOf(leg, element),
      ...(numDigits === undefined ? {} : { numDigits }),
      finishOnKey: finishOnKeyOf(leg, element),
      timeout: timeout === 'auto' ? 5 : numberOf(leg, element, 'timeout', 5, 13313),
      hints: element.attributes['hints'] ?? '',
    },
  };
}

function inputOf(leg: Leg, element: Element): ('dtmf' | 'speech')[] {
  const words = (element.attributes['input'] ?? 'dtmf').split(/\s+/);
  const input = (['dtmf', 'speech'] as const).filter((kind) => words.includes(kind));
  if (input.length === words.length) return input;
  warn(leg, element, 13326, `input="${words.join(' ')}" is not dtmf, speech or both`);
  return input.length === 0 ? ['dtmf'] : input;
}

function finishOnKeyOf(leg: Leg, element: Element): string {
  const key = element.attributes['finishOnKey'] ?? '#';
  if (/^[0-9#*]?$/.test(key)) return key;
  const code = key.length > 1 ? 13311 : 13310;
  warn(leg, element, code, `finishOnKey="${key}" is not one key`);
  return '#';
}
