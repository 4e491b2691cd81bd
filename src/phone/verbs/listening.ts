import { isTrue, methodOf, numberOf } from '../attribute.ts';
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
export function listeningOf({ knobs }: Leg, element: Element): Listening {
  const numDigits = numberOf(element, 'numDigits', undefined);
  const { timeout, bargeIn } = element.attributes;
  return {
    method: methodOf(element, 'method'),
    actionOnEmptyResult: isTrue(element, 'actionOnEmptyResult'),
    bargeIn: {
      keys: bargeIn !== 'false',
      speech: bargeIn === undefined ? knobs.speechBargeIn : bargeIn !== 'false',
    },
    waiting: {
      input: inputOf(element),
      ...(numDigits === undefined ? {} : { numDigits }),
      finishOnKey: finishOnKeyOf(element),
      timeout: timeout === 'auto' ? 5 : numberOf(element, 'timeout', 5),
      hints: element.attributes['hints'] ?? '',
    },
  };
}

function inputOf(element: Element): ('dtmf' | 'speech')[] {
  const words = (element.attributes['input'] ?? 'dtmf').split(/\s+/);
  const input = (['dtmf', 'speech'] as const).filter((kind) => words.includes(kind));
  return input.length === 0 ? ['dtmf'] : input;
}

function finishOnKeyOf(element: Element): string {
  const key = element.attributes['finishOnKey'] ?? '#';
  return /^[0-9#*]?$/.test(key) ? key : '#';
}
