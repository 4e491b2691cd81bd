import { elementsOf, parseDocument, textOf, type Element } from '../phone/document.ts';
import { render } from '../twiml/render.ts';
import type { Remark, Subject } from './rule.ts';
import { LONGEST, walkTo, type Goal, type Stride } from './walk.ts';
import { worldsOf, type World } from './world.ts';

/** Characters of a prompt that a transcript quotes. */
const QUOTED = 60;

/**
 * A call in which a remark comes true, as a transcript for `phone-tree rehearse`, or why there is
 * none; undefined for what is about no state.
 */
export function witnessOf({ state, input, message }: Remark, subject: Subject): string | undefined {
  if (state === undefined) return undefined;
  const goal: Goal = { state, ...(input !== undefined && { input }) };
  for (const world of worldsOf(subject)) {
    const strides = walkTo(goal, subject, world);
    if (strides) return transcriptOf(strides, world, subject, message);
  }
  return `(no call of ${LONGEST} events leads to "${state}" here)\n`;
}

function transcriptOf(
  strides: readonly Stride[],
  { from, to, now, switches }: World,
  { tree }: Subject,
  message: string,
): string {
  const thrown = [...switches].map((name) => `switch ${name} is on`);
  const moment = now.toISOString().slice(0, 16).replace('T', ' ');
  const when = tree.calendars.size > 0 ? ` at ${moment} UTC` : '';
  const lines = strides.flatMap(({ deed, step }) => [
    ...(deed.line === '' ? [] : [deed.line]),
    step ? heardIn([...step.verbs, ...step.meanwhile]) : '…',
  ]);
  const call = [...thrown, `${from} calls ${to}${when}`];
  return [`# ${message}`, '', ...call, '', ...lines, ''].join('\n');
}

/** The beginning of what is said first; of other sounds, that there may be some. */
function heardIn(verbs: Parameters<typeof render>[0]): string {
  const parsed = parseDocument(render(verbs, { base: 'http://phone.example.com', action: '/' }));
  const sound = parsed.ok ? soundsOf(parsed.root)[0] : undefined;
  if (sound?.name !== 'Say') return '…';
  const text = textOf(sound);
  const begin = text.length > QUOTED ? text.slice(0, text.lastIndexOf(' ', QUOTED)) : text;
  return `hears     ${begin} …`;
}

/** What a caller hears, one after the other. */
function soundsOf(element: Element): Element[] {
  return elementsOf(element).flatMap((each) =>
    each.name === 'Say' || each.name === 'Play' ? [each] : soundsOf(each),
  );
}
