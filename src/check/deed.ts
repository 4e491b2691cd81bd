import { isEntry, type Entry } from '../tree/entry.ts';
import type { CallEvent } from '../tree/event.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { tableOf, type State } from '../tree/state.ts';
import { chancesOf } from './chances.ts';
import { verbsOf } from './own.ts';

type Event = CallEvent extends infer Each
  ? Each extends CallEvent
    ? Omit<Each, 'from' | 'to' | 'now' | 'details' | 'switches'>
    : never
  : never;

/** Something that a caller may do, or that may happen to them, and how a transcript tells of it. */
export interface Deed {
  /** As the graph names it. */
  readonly input: string;
  readonly event: Event;
  readonly line: string;
}

const KEYS = '0123456789*#';

/** How the phone ends a transfer, a message or a wait in a queue. */
const ENDS: Readonly<Record<string, string>> = {
  completed: 'answered  …',
  bridged: 'answered  …',
  busy: 'busy      …',
  'no-answer': 'no-answer …',
  failed: 'failed    …',
  recorded: 'records   10 seconds, ended by silence',
};

/** What makes an input of the graph happen in a state; undefined where nothing simple does. */
export function deedFor(input: string, name: string, { states }: PhoneTree): Deed | undefined {
  const state = states[name];
  if (!state) return undefined;
  const [, how, words] = /^(says|mumbles) (.+)$/.exec(input) ?? [];
  if (words !== undefined) {
    const said = words === 'anything' ? 'something else' : words;
    return speaking(input, said, how === 'says' ? 1 : 0);
  }
  if (/^[0-9*#]+$/.test(input)) return pressing(input, input);
  switch (input) {
    case 'silence':
      return { input, event: { type: 'noInput' }, line: 'silence' };
    case 'other words':
      return speaking(input, 'xyzzy', 1);
    case 'other key': {
      const table = tableOf(state.exit) ?? {};
      const key = [...KEYS].find((each) => !(each in table) && !takes(state, each));
      return key === undefined ? undefined : pressing(input, key);
    }
    case 'entered': {
      const digits = state.entry && sampleOf(state.entry);
      return digits === undefined ? undefined : pressing(input, digits);
    }
    default:
      return ending(input, state);
  }
}

function pressing(input: string, digits: string): Deed {
  return { input, event: { type: 'digits', digits }, line: `presses   ${digits}` };
}

function speaking(input: string, speech: string, confidence: number): Deed {
  const sure = confidence === 1 ? '' : ', 0 % sure';
  return {
    input,
    event: { type: 'speech', speech, confidence },
    line: `says      "${speech}"${sure}`,
  };
}

/** How a task or verb ends; not all that may happen can be told in a transcript. */
function ending(input: string, state: State): Deed | undefined {
  if (!chancesOf(state).outcomes.includes(input)) return undefined;
  const event = { type: 'outcome', outcome: input } as const;
  if (state.task) {
    const keep = Object.keys(state.task.keep ?? {});
    const values = Object.fromEntries(input === 'done' ? keep.map((name) => [name, '1']) : []);
    return { input, event: { ...event, values }, line: `(the task is ${input})` };
  }
  const queue = verbsOf(state).find(({ verb }) => verb.kind === 'enqueue')?.verb.content[0];
  if (typeof queue === 'string' && /^(?:queue-full|system-error)$/.test(input)) {
    return { input, event, line: `queue     leaves "${queue}" after 0 seconds: ${input}` };
  }
  const line = ENDS[input];
  return line === undefined ? undefined : { input, event, line };
}

function takes({ entry }: State, key: string): boolean {
  return entry !== undefined && isEntry(key, entry);
}

/** The first digits that an entry takes, tried with every check digit. */
function sampleOf(entry: Entry): string | undefined {
  const { min = 1, pattern, prefix = '' } = entry;
  const digits = [...(pattern ?? 'N'.repeat(min))].map(
    (letter) => ({ X: '0', Z: '1', N: '2' })[letter] ?? letter,
  );
  const start = prefix + digits.slice(prefix.length).join('');
  return [...'0123456789']
    .flatMap((last) => [start, start.slice(0, -1) + last])
    .map((each) => each.slice(prefix.length))
    .find((each) => isEntry(each, entry));
}
