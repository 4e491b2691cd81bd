import { numberOf } from '../attribute.ts';
import { speakingTime } from '../clock.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import { pass, tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { earOf, nextVerb } from '../stage.ts';

/** Says its text; `loop="0"` says it a thousand times. https://www.twilio.com/docs/voice/twiml/say */
export async function say(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const text = textOf(element);
  const { voice, language } = element.attributes;
  const loop = loopOf(element);
  if (text === '') return nextVerb;
  tell(leg, {
    kind: 'says',
    text,
    ear: earOf(stage.scope),
    loop,
    ...(voice === undefined ? {} : { voice }),
    ...(language === undefined ? {} : { language }),
  });
  await pass(leg, speakingTime(text) * loop);
  return nextVerb;
}

/** How often Say or Play repeats: 0 stands for Twilio's most, a thousand times. */
export function loopOf(element: Element): number {
  return numberOf(element, 'loop', 1, 0) || 1000;
}
