import type { Demand } from './rule.ts';

const OWN = 'The language of documents (docs/language.md)';

/** What is demanded of a document before its tree can be looked at, and of what it silences. */
export const DEMANDS = {
  unreadable: {
    id: 'D01',
    severity: 'error',
    demands: 'A document is well-formed YAML or JSON of 1 MB at most.',
    source: 'https://yaml.org/spec/1.2.2/',
  },
  misshapen: {
    id: 'D02',
    severity: 'error',
    demands:
      'A document has the shape of a tree: it says what the language knows, and nothing else.',
    source: OWN,
  },
  faulty: {
    id: 'T01',
    severity: 'error',
    demands:
      'Nothing in a tree would break a call: every name is known, every state is reached, no loop goes on by itself, every wait has a way on, every verb can be played.',
    source: OWN,
  },
  idle: {
    id: 'S01',
    severity: 'warning',
    demands: 'What a document allows would be found without that.',
    source: 'Own: a silence that outlives its reason hides the next mistake',
  },
  unknown: {
    id: 'S02',
    severity: 'warning',
    demands: 'What a document allows is a rule.',
    source: 'Own',
  },
  barred: {
    id: 'S03',
    severity: 'warning',
    demands: 'What a document allows may be allowed, and it says why.',
    source: 'Own: an error would reach callers, whatever the reason',
  },
} satisfies Record<string, Demand>;
