import { warn, numberOf } from '../attribute.ts';
import { speakingTime } from '../clock.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import type { Leg } from '../leg.ts';
import { pass, tell } from '../leg.ts';
import type { Next, Stage } from '../stage.ts';
import { nextVerb } from '../stage.ts';
import type { Ear } from '../happening.ts';

/** Says its text; `loop="0"` says it a thousand times. https://www.twilio.com/docs/voice/twiml/say */
export async function say(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const text = textOf(element);
  const { voice, language } = element.attributes;
  const loop = loopOf(leg, element, 13510);
  if (text === '') {
    warn(leg, element, 13520, 'has no text');
    return nextVerb;
  }
  tell(leg, {
    kind: 'says',
    text,
    ear: earOf(stage),
    loop,
    ...(voice === undefined ? {} : { voice }),
    ...(language === undefined ? {} : { language }),
  });
  await pass(leg, speakingTime(text) * loop);
  return nextVerb;
}

/** Who hears a document of this scope. */
export function earOf(stage: Stage): Ear {
  return stage.scope === 'whisper' ? 'callee' : 'caller';
}

/** How often Say or Play repeats: 0 stands for Twilio's most, a thousand times. */
export function loopOf(leg: Leg, element: Element, code: number): number {
  return numberOf(leg, element, 'loop', 1, code, 0) || 1000;
}
