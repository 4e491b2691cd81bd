import type { Line } from '../phone/transcript.ts';
import { phrasebooks, wordedIn, heard } from '../tree/speech.ts';
import { tableOf, type State } from '../tree/state.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { keyWords } from '../tree/key-words.ts';
import { tagOf } from '../tree/language.ts';
import type { Verb } from '../twiml/verb.ts';
import type { Element } from '../twiml/verb.ts';
import type { Happened } from './circumstance.ts';
import { ANYTHING, partiesOf } from './hearing.ts';
import { answersFor, entriesFor, type Samples } from './sample.ts';

/** One thing that may happen where a call rests. */
export interface Move {
  /** As the graph of a tree names it: `1`, `silence`, `other key`, `says sales`, `busy`, `done`. */
  readonly input: string;
  /** The lines of it in a transcript; undefined where no rehearsal can bring it about. */
  readonly lines: readonly Line[] | undefined;
  /** What the tree is told; undefined: nothing, the call is over. */
  readonly happened: Happened | undefined;
}

/** Where a call rests, as far as moves depend on it. */
export interface Rest {
  readonly tree: PhoneTree;
  readonly state: State | undefined;
  readonly language: string;
  readonly samples: Samples;
}

/** Everything that may happen at a verb, each kind once, in the order in which the tree writes it. */
export function movesAt(verb: Verb, rest: Rest): Move[] {
  if (verb.kind === 'gather') return answersTo(verb, rest);
  if (verb.kind === 'dial') return dialled(verb);
  if (verb.kind === 'record') return recorded(verb);
  if (verb.kind === 'enqueue') return queued(verb);
  if (verb.kind === 'pay' || verb.kind === 'refer') {
    return ['completed', 'failed'].map((outcome) => ended(outcome, undefined));
  }
  // What hand-written TwiML asks for is not known; it is taken for a question.
  return verb.kind === 'raw'
    ? answersTo(ANY_GATHER, rest).map((move) => ({ ...move, lines: undefined }))
    : [];
}

const ANY_GATHER: Element<'gather'> = {
  kind: 'gather',
  attributes: { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true },
  content: [],
};

/** How a state's task may end; only a rehearsal without any system to ask can be foreseen. */
export function endsOf({ task }: State, samples: Samples): Move[] {
  const done = answersFor(Object.keys(task?.keep ?? {}), samples).map((values): Move => ({
    input: 'done',
    lines: undefined,
    happened: { type: 'outcome', outcome: 'done', values },
  }));
  return [...done, ended('failed', [])];
}

function ended(outcome: string, lines: Move['lines']): Move {
  return { input: outcome, lines, happened: { type: 'outcome', outcome } };
}

/** Keys that nobody may have asked for, the likeliest first. */
const OTHERS = [...'7895461230*#'];

function answersTo(gather: Element<'gather'>, { tree, state, language, samples }: Rest): Move[] {
  const inputs = String(gather.attributes.input ?? 'dtmf');
  const { entry, speech } = state ?? {};
  const table = tableOf(state?.exit ?? null);
  const keys = table
    ? Object.keys(table).filter((input) => /^[0-9*#]+$/.test(input))
    : [...'1234567890*#'];
  const entries = entry ? entriesFor(entry, keys, samples) : [];
  const other = OTHERS.find(
    (key) => !keys.includes(key) && !entries.includes(key) && canPress(key, gather),
  );
  const pressed = [
    ...keys.map((key) => ({ key, input: key })),
    ...entries.map((key) => ({ key, input: 'entered' })),
    ...(other === undefined ? [] : [{ key: other, input: 'other key' }]),
  ]
    .filter(({ key }) => canPress(key, gather))
    .map(({ key, input }): Move => {
      return { input, lines: pressing(key, gather), happened: { type: 'digits', digits: key } };
    });
  const asked = speech ?? {};
  const books = phrasebooks(asked, keys, tree.definition);
  const spoken = keys.flatMap((key) => {
    const phrase =
      wordedIn(asked.phrases?.[key] ?? [], language)?.[0] ??
      keyWords(key, tagOf(tree.definition, language))[0];
    if (!speech || phrase === undefined || heard(phrase, books.get(language) ?? []) !== key)
      return [];
    const unsure = asked.unsure?.[key] !== undefined && (asked.confidence ?? 0) > 0.3;
    return [
      saying(`says ${phrase}`, phrase, Math.max(0.9, asked.confidence ?? 0)),
      ...(unsure ? [saying(`mumbles ${phrase}`, phrase, 0.3)] : []),
    ];
  });
  const silence: Move = {
    input: 'silence',
    lines: [{ label: 'silence', text: '' }],
    happened: { type: 'noInput' },
  };
  return [
    ...(inputs.includes('dtmf') ? pressed : []),
    ...(inputs.includes('speech')
      ? [...spoken, saying('other words', 'well, let me see', 0.9)]
      : []),
    silence,
  ];
}

/** The key that ends a row of keys; Twilio's own is the pound key. */
const finishOf = ({ attributes }: Element<'gather'>): string => attributes.finishOnKey ?? '#';

function canPress(keys: string, gather: Element<'gather'>): boolean {
  const { numDigits = Infinity } = gather.attributes;
  return keys.length <= numDigits && (finishOf(gather) === '' || !keys.includes(finishOf(gather)));
}

function pressing(keys: string, gather: Element<'gather'>): Line[] {
  const label = 'presses';
  if (keys.length === gather.attributes.numDigits) return [{ label, text: keys }];
  if (finishOf(gather) !== '') return [{ label, text: keys + finishOf(gather) }];
  return [
    { label, text: keys },
    { label: 'silence', text: '' },
  ];
}

function saying(input: string, words: string, confidence: number): Move {
  const sure = confidence === 0.9 ? '' : `, ${Math.round(confidence * 100)} % sure`;
  const lines = [{ label: 'says', text: `"${words}"${sure}` }];
  return { input, lines, happened: { type: 'speech', speech: words, confidence } };
}

/** How a dial may end: who is not reached is not reached by anybody who rings. */
function dialled(dial: Element<'dial'>): Move[] {
  const parties = partiesOf(dial);
  const [first] = parties;
  const isRoom = first?.noun === 'Conference' || first?.noun === 'Queue';
  const outcome = first?.noun === 'Conference' ? 'answered' : 'completed';
  const talks = ended(outcome, [{ label: 'answered', text: isRoom ? '…' : '…, 30 seconds' }]);
  if (first?.noun === 'Conference') return [talks];
  const misses = ['busy', 'no-answer', 'failed'].map((outcome) =>
    ended(
      outcome,
      parties.map(() => ({ label: outcome, text: '…' })),
    ),
  );
  return [talks, ...misses];
}

function recorded({ attributes }: Element<'record'>): Move[] {
  const { maxLength = 10, finishOnKey = '1234567890*#' } = attributes;
  const seconds = Math.min(10, maxLength);
  const length = seconds === 1 ? '1 second' : `${seconds} seconds`;
  const [key] = finishOnKey.match(/[#*\d]/) ?? [];
  const by = (end: string): Line[] => [{ label: 'records', text: `${length}, ended by ${end}` }];
  return [
    ended('recorded', by(key === undefined ? 'silence' : `key ${key}`)),
    { input: 'hangup', lines: by('hangup'), happened: undefined },
  ];
}

function queued({ attributes, content }: Element<'enqueue'>): Move[] {
  const [inside] = content;
  const queue = attributes.workflowSid ?? (typeof inside === 'string' ? inside : '');
  const line = (text: string): Line => ({ label: 'queue', text });
  const refused = (outcome: string) =>
    ended(outcome, [line(`leaves "${queue}" after 0 seconds: ${outcome}`)]);
  const taken = [
    line(`waits in "${queue}"`),
    ANYTHING,
    { label: 'answered', text: `queue ${queue}, 60 seconds` },
    line(`leaves "${queue}" after … bridged`),
  ];
  return [ended('bridged', taken), refused('queue-full'), refused('system-error')];
}
