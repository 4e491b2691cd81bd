import { LruMap } from 'toad-cache';
import { OUTCOMES, type CallEvent } from './event.ts';
import type { Learnt, Memory, Moment, Played } from './line.ts';
import type { Vars } from './state.ts';

/** What a transition may ask of a call: which way it goes on, what is played, what is learnt. */
interface Answers {
  readonly way: boolean | string | null;
  readonly play: Played;
  readonly set: Learnt;
}

type Kind = keyof Answers;

/** A question of a transition. It keeps nothing of the call that it was asked of. */
interface Question<K extends Kind = Kind> {
  readonly kind: K;
  readonly ask: (moment: Moment) => Answers[K];
  /** What is remembered where it is asked; the variables are the call's own. */
  readonly memory: Omit<Memory, 'vars'>;
}

interface Asked {
  readonly question: Question;
  readonly answer: Answers[Kind];
}

/** Where the questions of the transition go that is being worked out; transitions are synchronous. */
let asking: Asked[] | undefined;

/** Asks something of a call, and has it written down as long as a transition is traced. */
export function asked<K extends Kind>(
  kind: K,
  ask: (moment: Moment) => Answers[K],
  moment: Moment,
): Answers[K] {
  const before = asking?.at(-1);
  // Ways on that are all chosen by one function ask it once.
  if (kind === 'way' && before?.question.ask === ask) return before.answer as Answers[K];
  const answer = ask(moment);
  if (asking) {
    const { vars: _, ...memory } = moment.context;
    asking.push({ question: { kind, ask, memory }, answer });
  }
  return answer;
}

/** What a transition comes to: what is played, in order, and what the call remembers then. */
export interface Course {
  readonly state: string;
  readonly memory: Memory;
  readonly played: readonly Played[];
}

/** The end of a trace: what is always played, or the number of the question whose answer is played. */
interface End {
  readonly state: string;
  readonly memory: Omit<Memory, 'vars'>;
  readonly played: readonly (Played | number)[];
}

/** A trace, from some question on. */
interface Node {
  question?: Question;
  /** What follows each answer; where an answer makes no difference, what follows. */
  readonly next: Map<unknown, Node>;
  end?: End;
}

/** The traces of one machine, by what they begin with. */
export type Traces = LruMap<Node>;

/** How many beginnings are remembered; a menu has about fifteen. */
const MOST = 10_000;

/** Makes room for the traces of a machine. */
export function openTraces(): Traces {
  return new LruMap(MOST);
}

/**
 * Takes a call along a transition. It is worked out once for each way in which its questions may be
 * answered; from then on only the questions are asked. Nothing that callers enter or say is kept.
 */
export function along(
  traces: Traces,
  state: string,
  { context, event }: Moment,
  workOut: () => Course,
): Course {
  const key = keyOf(state, context, event);
  if (key === undefined) return workOut();
  const root = traces.get(key) ?? { next: new Map() };
  const known = followed(root, context.vars, event);
  if (known) return known;
  asking = [];
  try {
    const course = workOut();
    remember(root, asking, course);
    traces.set(key, root);
    return course;
  } finally {
    asking = undefined;
  }
}

/** What a transition depends on beside its questions; undefined for what is not told apart. */
function keyOf(
  state: string,
  { tries, language, trail }: Memory,
  event: CallEvent,
): string | undefined {
  const input = inputOf(event);
  if (input === undefined) return undefined;
  return `${state} ${tries.noInput} ${tries.noMatch} ${language} ${input} ${trail.join(' ')}`;
}

function inputOf(event: CallEvent): string | undefined {
  if (event.type === 'digits') return isKey(event.digits) ? event.digits : event.type;
  if (event.type !== 'outcome') return event.type;
  return OUTCOMES.includes(event.outcome) ? event.outcome : undefined;
}

/** Whether what was pressed is told apart by itself, rather than by questions. */
export function isKey(digits: string): boolean {
  return digits.length === 1;
}

/** Where a trace leads for a call; undefined where nobody has been yet. */
function followed(root: Node, begun: Vars, event: CallEvent): Course | undefined {
  const answers: unknown[] = [];
  let vars = begun;
  let node = root;
  while (node.question) {
    const { kind, ask, memory } = node.question;
    const answer = ask({ context: { ...memory, vars }, event });
    if (kind === 'set') vars = learning(vars, answer as Learnt);
    answers.push(answer);
    const next = node.next.get(kind === 'way' ? answer : undefined);
    if (!next) return undefined;
    node = next;
  }
  if (!node.end) return undefined;
  const { state, memory, played } = node.end;
  return {
    state,
    memory: { ...memory, vars },
    played: played.map((each) => (typeof each === 'number' ? (answers[each] as Played) : each)),
  };
}

function remember(root: Node, way: readonly Asked[], { state, memory, played }: Course): void {
  let node = root;
  for (const { question, answer } of way) {
    node.question = question;
    const branch = question.kind === 'way' ? answer : undefined;
    const next: Node = node.next.get(branch) ?? { next: new Map() };
    node.next.set(branch, next);
    node = next;
  }
  const { vars: _, ...rest } = memory;
  node.end = {
    state,
    memory: rest,
    played: played.map((each) => {
      const index = way.findIndex(({ answer }) => answer === each);
      return index < 0 ? each : index;
    }),
  };
}

/** What a call remembers once it has learnt something; what it can't keep is forgotten. */
export function learning(vars: Vars, learnt: Learnt): Vars {
  const all = Object.entries({ ...vars, ...learnt });
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
