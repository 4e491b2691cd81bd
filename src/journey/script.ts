import { told } from '../check/circumstance.ts';
import type { Branch } from '../tree/state.ts';
import type { Element, Verb } from '../twiml/verb.ts';
import { changesIn, canonical } from './difference.ts';
import { partiesOf } from './hearing.ts';

/** One thing that a state does: `says "Hello."`, `rings +14155550123`. */
interface Act {
  readonly does: string;
  readonly what: string;
  /** Under which condition; empty: always. */
  readonly when: string;
  readonly kind: string;
  readonly attributes: object;
}

type Parts = readonly (Verb | Branch)[];

/** What is done otherwise by one who did `older` before, as sentences about that. */
export function changesOfScript(subject: string, older: Parts, newer: Parts): string[] {
  const [before, after] = [actsIn(older), actsIn(newer)];
  const { gone, come, stayed } = apart(before, after);
  const set = (was: Act, is: Act) =>
    changesIn(was.attributes, is.attributes).map(
      (change) => `${subject}, where it ${is.does}${space(is.what)}: ${change}.`,
    );
  const sentences: string[] = [];
  const rest = [...gone];
  for (const is of come) {
    const at = rest.findIndex((was) => was.does === is.does);
    const [was] = at < 0 ? [] : rest.splice(at, 1);
    if (was) sentences.push(changed(subject, was, is), ...set(was, is));
    else sentences.push(`${subject} now ${actText(is)}.`);
  }
  return [
    ...sentences,
    ...rest.map((was) => `${subject} no longer ${actText(was)}.`),
    ...stayed.flatMap(([was, is]) => set(was, is)),
  ];
}

/** All that a state may say. */
export function saidIn(parts: Parts): string {
  return actsIn(parts)
    .filter(({ does }) => does === 'says')
    .map(({ what }) => what.slice(1, -1))
    .join(' ');
}

const space = (what: string): string => (what === '' ? '' : ` ${what}`);

const condition = (when: string): string => (when === '' ? 'always' : `when ${when}`);

function actText({ does, what, when }: Act): string {
  return `${does}${space(what)}${when === '' ? '' : ` (${condition(when)})`}`;
}

/** One thing that is done otherwise. */
function changed(subject: string, was: Act, is: Act): string {
  if (was.what !== is.what) {
    const when = is.when === '' ? '' : ` (${condition(is.when)})`;
    const before = was.when === is.when ? '' : ` (${condition(was.when)})`;
    return `${subject} ${is.does} ${is.what || 'nothing'} instead of ${was.what || 'nothing'}${before || when}.`;
  }
  if (was.when === is.when) return `${subject} ${is.does}${space(is.what)} at another point.`;
  return `${subject} ${is.does}${space(is.what)} ${condition(is.when)} instead of ${condition(was.when)}.`;
}

const keyOf = ({ does, what, when }: Act): string => canonical([does, what, when]);

/** What two scripts have in common, as much as there is, and what only one has. */
function apart(before: readonly Act[], after: readonly Act[]) {
  const most = before.map(() => after.map(() => 0));
  const at = (i: number, j: number) => most[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const same = isSame(before[i], after[j]);
      (most[i] ?? [])[j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const gone: Act[] = [];
  const come: Act[] = [];
  const stayed: [Act, Act][] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [was, is] = [before[i], after[j]];
    if (!was && !is) return { gone, come, stayed };
    if (was && is && isSame(was, is)) {
      stayed.push([was, is]);
      i += 1;
      j += 1;
    } else if (was && (!is || at(i + 1, j) >= at(i, j + 1))) {
      gone.push(was);
      i += 1;
    } else if (is) {
      come.push(is);
      j += 1;
    }
  }
}

function isSame(one: Act | undefined, other: Act | undefined): boolean {
  return one !== undefined && other !== undefined && keyOf(one) === keyOf(other);
}

function actsIn(parts: Parts, when: readonly string[] = []): Act[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return actsOf(part, when.join(' and '));
    const { when: condition, play, otherwise = [] } = part;
    return [
      ...actsIn(play, [...when, told(condition)]),
      ...actsIn(otherwise, [...when, `not ${told(condition)}`]),
    ];
  });
}

/** What verbs do, in the third person; others are called by their tag. */
const DOES: Readonly<Partial<Record<Element['kind'], string>>> = {
  say: 'says',
  play: 'plays',
  gather: 'asks for keys',
  record: 'records a message',
  dial: 'rings',
  enqueue: 'has callers wait in',
  sms: 'texts',
  hangup: 'hangs up',
  pause: 'pauses',
  redirect: 'goes on at',
};

function actsOf(verb: Verb, when: string): Act[] {
  const { kind, attributes } = verb;
  const act = (what: string): Act => {
    return { does: DOES[kind] ?? `does <${kind}>`, what, when, kind, attributes };
  };
  if (kind === 'gather') return [act(''), ...verb.content.flatMap((each) => actsOf(each, when))];
  if (kind === 'dial') {
    const nouns = verb.content.map((party) => (typeof party === 'string' ? {} : party.attributes));
    const settings = nouns.some((noun) => Object.keys(noun).length > 0) ? { noun: nouns } : {};
    const who = partiesOf(verb).map(({ noun, to }) =>
      noun === 'Number' ? to : `${noun.toLowerCase()} ${to}`,
    );
    return [{ ...act(who.join(', ')), attributes: { ...attributes, ...settings } }];
  }
  const parts: readonly (string | Element)[] = verb.content;
  const text = parts.map((part) => (typeof part === 'string' ? part : markedUp(part))).join('');
  const isText = kind === 'say' || kind === 'sms' || kind === 'enqueue';
  return [act(isText ? `"${text.trim()}"` : text)];
}

/** Mark-up as it is written, lest a change of it is missed. */
function markedUp({ kind, attributes, content }: Element): string {
  const parts: readonly (string | Element)[] = content;
  const settings = Object.entries(attributes).map(([name, value]) => ` ${name}=${String(value)}`);
  const inside = parts.map((part) => (typeof part === 'string' ? part : markedUp(part))).join('');
  return `<${kind}${settings.join('')}>${inside}</${kind}>`;
}
