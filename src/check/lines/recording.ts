import type { Element } from '../../twiml/verb.ts';
import { surely } from '../flow.ts';
import { verbsOf } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Rule, Subject } from '../rule.ts';
import { MESSAGE, RECORDED, speaksOf } from './words.ts';

type Notice = 'message' | 'call';

export const recordingNotice: Rule = {
  id: 'L01',
  severity: 'error',
  allowable: true,
  demands:
    'Callers are told that they are recorded, in their language, on every way that leads there.',
  source: '47 CFR 64.501; state all-party consent laws; Twilio, <Record>. Ask a lawyer',
  check: (subject) => {
    const { tree, graph, definition } = subject;
    // Whoever uses this tree may have told it before.
    if (definition.returns) return [];
    const noticed = noticesOf(subject);
    const languages = [...new Set(subject.spoken.map(({ language }) => language))];
    const known = surely(graph, new Set(), ({ from }, before) =>
      before.union(noticed.get(from) ?? new Set()),
    );
    return graph.reached.flatMap((name) => {
      const state = tree.states[name];
      const told = (known.get(name) ?? new Set()).union(noticed.get(name) ?? new Set());
      return (state ? verbsOf(state) : []).flatMap(({ verb, path }) => {
        const records = recordedBy(verb);
        if (!records) return [];
        const missing = languages.filter((language) => !told.has(`${records} ${language}`));
        if (languages.length > 0 && missing.length === 0) return [];
        const where = languages.length > 1 ? ` in ${missing.join(', ')}` : '';
        const message = `State "${name}" records the ${records === 'call' ? 'talk' : 'caller'}, who may not have been told${where}: say so before it, on every way.`;
        return [{ path: placeOf(name, ...path), message, state: name }];
      });
    });
  },
};

export const recordingWord: Rule = {
  id: 'L07',
  severity: 'hint',
  demands: 'Who leaves a message is told in so many words that it is recorded.',
  source: 'State all-party consent laws. Ask a lawyer',
  check: ({ tree, spoken }) =>
    Object.entries(tree.states).flatMap(([name, state]) => {
      const record = verbsOf(state).find(({ verb }) => verb.kind === 'record');
      if (!record) return [];
      const texts = spoken.filter((each) => each.state === name && each.text !== '');
      const languages = Map.groupBy(texts, ({ language }) => language);
      const silent = [...languages].filter(([, each]) =>
        each.every(({ tag, text }) => speaksOf(RECORDED, tag, text) === false),
      );
      if (silent.length === 0) return [];
      const message = `State "${name}" takes a message and does not say that it is recorded: add "Your message is recorded."`;
      return [{ path: placeOf(name, ...record.path), message, state: name }];
    }),
};

/** What each state surely tells, in which languages; in a language without words here, anything. */
function noticesOf({ spoken }: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const noticed = new Map<string, Set<string>>();
  for (const { state, language, tag, text, when } of spoken) {
    if (when.length > 0) continue;
    const told = noticed.get(state) ?? new Set();
    if (speaksOf(MESSAGE, tag, text) !== false) told.add(`message ${language}`);
    if (speaksOf(RECORDED, tag, text) !== false) told.add(`call ${language}`);
    noticed.set(state, told);
  }
  return noticed;
}

/** What an element, or one inside it, records. */
export function recordedBy(element: Element): Notice | undefined {
  if (element.kind === 'record') return 'message';
  if (element.kind === 'recording') return 'call';
  const { record } = element.attributes as { readonly record?: unknown };
  if (record !== undefined && record !== 'do-not-record' && record !== false) return 'call';
  const parts: readonly (string | Element)[] = element.content;
  const inside = parts.flatMap((part) => (typeof part === 'string' ? [] : [recordedBy(part)]));
  return inside.find((each) => each !== undefined);
}
