import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import type { Context, Scope } from './context.ts';
import type { Diagnosis } from './diagnosis.ts';
import { advise } from './diagnosis.ts';
import { response } from '../../grammar/grammar.ts';
import { lintScope } from './scope.ts';
import { ownText } from './text.ts';

const enders = new Set(['Hangup', 'Leave', 'Record', 'Redirect', 'Reject']);
const endersWithAction = new Set(['Connect', 'Dial', 'Enqueue', 'Refer', 'Sms']);

/** Advice on the order of a document's verbs. https://www.twilio.com/docs/voice/twiml */
export function lintSequence(root: Element, context: Context): Diagnosis[] {
  const { scope = 'call' } = context;
  const verbs = elementsOf(root).filter((verb) => isPlayed(verb, scope));
  const end = verbs.findIndex(endsDocument);
  const reached = end === -1 ? verbs : verbs.slice(0, end + 1);
  const [ending, next] = end === -1 ? [] : verbs.slice(end);
  return [
    ...(ending === undefined || next === undefined ? [] : [unreachable(next, ending)]),
    ...lateReject(reached),
    ...(scope === 'call' ? callAdvice(reached, context) : []),
  ];
}

/** What is unknown or does not belong is passed over, and neither ends a document nor follows. */
function isPlayed(verb: Element, scope: Scope): boolean {
  return response.children.has(verb.name) && lintScope(verb, scope).length === 0;
}

/** Whether nothing after a verb is ever played. */
function endsDocument({ name, attributes }: Element): boolean {
  if (enders.has(name)) return true;
  if (name === 'Gather') return attributes['actionOnEmptyResult'] === 'true';
  return endersWithAction.has(name) && attributes['action'] !== undefined;
}

function unreachable(verb: Element, after: Element): Diagnosis {
  return advise('unreachable', verb, `is never reached: <${after.name}> ends the document`);
}

/** Only a call that has not been answered can be rejected, and all but Pause answer. */
function lateReject(verbs: readonly Element[]): Diagnosis[] {
  const reject = verbs.find(({ name }) => name === 'Reject');
  if (reject === undefined || verbs.every(({ name }) => name === 'Pause' || name === 'Reject')) {
    return [];
  }
  return [advise('late-reject', reject, 'comes after the call was answered')];
}

/** Documents to wait by begin again by themselves, and may. */
function callAdvice(verbs: readonly Element[], { session = false }: Context): Diagnosis[] {
  return [...(session ? [] : verbs.filter(asksAgain).map(loop)), ...silentCaller(verbs)];
}

/** Without an address of its own, what follows is this document again. */
function asksAgain(verb: Element): boolean {
  if (verb.name === 'Redirect') return ownText(verb) === '';
  if (verb.name !== 'Gather' && verb.name !== 'Record') return false;
  return (verb.attributes['action'] ?? '') === '';
}

function loop(verb: Element): Diagnosis {
  return advise('loop', verb, 'asks for this document again, which may go on for ever');
}

/** A caller who enters nothing falls off the end of the document. */
function silentCaller(verbs: readonly Element[]): Diagnosis[] {
  const last = verbs.at(-1);
  if (last?.name !== 'Gather' || endsDocument(last)) return [];
  return [advise('silent-caller', last, 'is the last verb: a silent caller is hung up on')];
}
