import { isEntry } from './entry.ts';
import type { CallEvent } from './event.ts';
import type { PhoneTree } from './phone-tree.ts';
import { toldName } from './questions.ts';
import { heard, phrasebooks } from './speech.ts';
import { tableOf, type State, type Table } from './state.ts';
import type { Place } from './step.ts';

/** The way on that a caller chose, by its name. */
export interface Choice {
  /** The exit it led to; `goodbye` where it ended the call. */
  readonly option: string;
  /** The key of the state's table that stands for it, pressed or said. */
  readonly key: string | undefined;
}

/** What was chosen where a call is; undefined where what happened was no way on, and goes `otherwise`. */
export function choiceOf(tree: PhoneTree, place: Place, event: CallEvent): Choice | undefined {
  const state = tree.states[place.state];
  const table = state && tableOf(state.exit);
  const input = table && inputOf(state, table, tree, place.language, event);
  if (!table || input === undefined || !Object.hasOwn(table, input)) return undefined;
  const target = table[input] ?? 'goodbye';
  const option = toldName(target);
  // A digit that begins an entry is part of what the caller enters.
  const isKey = /^[0-9*#]$/.test(input) && option === target;
  return { option, key: isKey ? input : undefined };
}

/** The input of a state's table that something is. */
function inputOf(
  { entry, speech }: State,
  table: Table,
  tree: PhoneTree,
  language: string,
  event: CallEvent,
): string | undefined {
  if (event.type === 'outcome') return event.outcome;
  if (event.type === 'digits') {
    const isOption = Object.hasOwn(table, event.digits);
    return !isOption && entry && isEntry(event.digits, entry) ? 'entered' : event.digits;
  }
  if (event.type !== 'speech' || !speech) return undefined;
  if ((event.confidence ?? 1) < (speech.confidence ?? 0)) return undefined;
  const book = phrasebooks(speech, Object.keys(table), tree.definition).get(language) ?? [];
  return heard(event.speech, book) ?? 'spoken';
}
