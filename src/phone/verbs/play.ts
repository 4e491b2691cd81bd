import { warn } from '../attribute.ts';
import type { Element } from '../document.ts';
import { textOf } from '../document.ts';
import { exchange } from '../exchange.ts';
import { error } from '../finding.ts';
import type { Next, Stage } from '../stage.ts';
import { fail, nextVerb, resolve } from '../stage.ts';
import { pass, tell } from '../leg.ts';
import { earOf, loopOf } from './say.ts';

/** Nobody knows how long a file is without playing it. */
const assumedSeconds = 5;

/** Plays a file or tones. https://www.twilio.com/docs/voice/twiml/play */
export async function play(stage: Stage, element: Element): Promise<Next> {
  const digits = element.attributes['digits'];
  if (digits !== undefined) return playTones(stage, element, digits);
  const media = await mediaOf(stage, element);
  if (typeof media !== 'string') return media;
  const loop = loopOf(stage.leg, element, 13410);
  tell(stage.leg, { kind: 'plays', url: media, ear: earOf(stage), loop });
  await pass(stage.leg, assumedSeconds * loop);
  return nextVerb;
}

async function playTones(stage: Stage, element: Element, digits: string): Promise<Next> {
  if (!/^[0-9A-D#*wW]+$/.test(digits)) {
    warn(stage.leg, element, 13430, `digits="${digits}" are no keys`);
    return nextVerb;
  }
  tell(stage.leg, { kind: 'tones', digits });
  await pass(stage.leg, Math.ceil(digits.length / 2));
  return nextVerb;
}

const audioTypes = /^audio\/(mpeg|wav|wave|x-wav|aiff|x-aifc|x-aiff|x-gsm|gsm|ulaw)\b/;

/** The address of the file, fetched if the knob says so; media requests carry no fields. */
async function mediaOf(stage: Stage, element: Element): Promise<string | Next> {
  const { leg } = stage;
  const address = textOf(element);
  const url = address === '' ? undefined : resolve(stage, address);
  if (url === undefined) return fail(stage, 11100, `"${address}" is no web address`, element);
  if (leg.knobs.media === 'assumed') return url;
  const done = await exchange(leg, { purpose: 'media', method: 'GET', url, fields: {} });
  leg.requests.push(done);
  if (done.finding !== undefined) return { kind: 'failure', url, finding: done.finding };
  if (audioTypes.test(done.contentType ?? '')) return url;
  const finding = { ...error(13420, `"${done.contentType ?? ''}" is no audio Play can play`), url };
  return { kind: 'failure', url, finding };
}
