import { methodOf } from '../attribute.ts';
import type { Fields } from '../form.ts';
import { find } from '../leg.ts';
import type { Stage } from '../stage.ts';
import { visit } from '../stage.ts';
import type { Party } from './party.ts';

/**
 * Plays the noun's `url` to the callee before the parties are connected; false when the document
 * hangs up or fails, which leaves the caller unconnected.
 * Source: https://www.twilio.com/docs/voice/twiml/number#attributes-url
 */
export async function whisper(stage: Stage, party: Party, fields: Fields = {}): Promise<boolean> {
  const { element, leg } = party;
  const address = element.name === 'Dial' ? undefined : element.attributes['url'];
  if (address === undefined || address === '') return true;
  const method = methodOf(element, 'method');
  const first = visit(stage, address, method, fields);
  const scope = element.name === 'Queue' ? 'dequeue' : 'whisper';
  const next = first.kind === 'visit' ? await stage.play(leg, first, scope) : first;
  if (next.kind === 'failure') find(stage.leg, next.finding);
  return next.kind === 'verb';
}
