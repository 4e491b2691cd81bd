import type { Element } from '../document.ts';
import type { Scope } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnose } from './diagnosis.ts';

/** What documents outside the call itself may hold. */
const allowed: Readonly<Record<Exclude<Scope, 'call'>, readonly string[]>> = {
  // https://www.twilio.com/docs/voice/twiml/number#attributes-url
  whisper: ['Play', 'Say', 'Pause', 'Gather', 'Hangup', 'Redirect'],
  // https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
  queue: ['Play', 'Say', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'],
  // https://www.twilio.com/docs/api/errors/13238
  conference: ['Play', 'Say', 'Pause', 'Redirect'],
  // https://www.twilio.com/docs/voice/twiml/queue#attributes-url
  dequeue: ['Play', 'Say', 'Pause', 'Redirect'],
};

/** Whether a verb is played in a document of this scope; Leave is, but has nothing to leave. */
export function belongs(verb: Element, scope: Scope): boolean {
  return scope === 'call' || allowed[scope].includes(verb.name);
}

/** Lints whether a verb may stand in a document of this scope. */
export function lintScope(verb: Element, scope: Scope): Diagnosis[] {
  if (scope === 'call') {
    const leaves = verb.name === 'Leave';
    return leaves ? [diagnose(12200, verb, 'works in the wait document of a queue only')] : [];
  }
  if (belongs(verb, scope)) return [];
  if (scope === 'conference') {
    return [diagnose(13238, verb, 'cannot stand in a document of a conference')];
  }
  if (scope === 'whisper' && verb.name === 'Dial') {
    return [diagnose(13201, verb, 'cannot stand in a document for the callee')];
  }
  return [diagnose(12200, verb, `has no effect in a ${scope} document`)];
}
