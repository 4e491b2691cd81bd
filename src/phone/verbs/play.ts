import { checks } from '../debugger/checks.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import { exchange } from '../exchange.ts';
import { error } from '../finding.ts';
import type { Next, Stage } from '../stage.ts';
import { earOf, fail, nextVerb, resolve } from '../stage.ts';
import { pass, tell } from '../leg.ts';
import { loopOf } from './say.ts';

/** Nobody knows how long a file is without playing it. */
const assumedSeconds = 5;

/** Plays a file or tones. https://www.twilio.com/docs/voice/twiml/play */
export async function play(stage: Stage, element: Element): Promise<Next> {
  return (await fetchMedia(stage, element)) ?? playFetched(stage, element);
}

/** Plays a file that was fetched, or tones. */
export async function playFetched(stage: Stage, element: Element): Promise<Next> {
  const { digits } = element.attributes;
  if (digits !== undefined) return playTones(stage, digits);
  const url = resolve(stage, textOf(element)) ?? '';
  const loop = loopOf(element);
  tell(stage.leg, { kind: 'plays', url, ear: earOf(stage.scope), loop });
  await pass(stage.leg, assumedSeconds * loop);
  return nextVerb;
}

/** Keys and `w` take half a second, `W` a whole one. */
async function playTones(stage: Stage, digits: string): Promise<Next> {
  if (!checks.tones.passes(digits)) return nextVerb;
  tell(stage.leg, { kind: 'tones', digits });
  await pass(stage.leg, (digits.length + digits.replace(/[^W]/g, '').length) / 2);
  return nextVerb;
}

const audioTypes = /^audio\/(mpeg|wav|wave|x-wav|aiff|x-aifc|x-aiff|x-gsm|gsm|ulaw)\b/;

/**
 * Fetches the file of a Play if the knob says so, and tells why it cannot be played; media requests
 * carry no fields.
 */
export async function fetchMedia(stage: Stage, element: Element): Promise<Next | undefined> {
  const { leg } = stage;
  if (element.attributes['digits'] !== undefined) return undefined;
  const address = textOf(element);
  const url = resolve(stage, address);
  if (url === undefined) return fail(stage, 11100, `"${address}" is no web address`, element);
  if (leg.knobs.media === 'assumed') return undefined;
  const done = await exchange(leg, { purpose: 'media', method: 'GET', url, fields: {} });
  leg.requests.push(done);
  if (done.finding !== undefined) return { kind: 'failure', url, finding: done.finding };
  const { contentType = '' } = done;
  if (audioTypes.test(contentType)) return undefined;
  const finding = { ...error(13420, `"${contentType}" is no audio Play can play`), url };
  return { kind: 'failure', url, finding };
}
