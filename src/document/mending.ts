import { nearest } from '../nearest.ts';
import type { Definition } from '../tree/definition.ts';
import { WHOLE, type Errand } from '../tree/errand.ts';
import { keptIn } from '../tree/variables.ts';
import { isData, type Data } from './data.ts';
import { documentSchema } from './schema.ts';
import type { Misshape } from './shape.ts';
import type { WrittenTree } from './spelling.ts';

type WrittenState = WrittenTree['states'][string];

/** What no state refers to, so that states can be judged without it. */
const APART: ReadonlySet<string> = new Set([
  'note',
  'allow',
  'name',
  'numbers',
  'initial',
  'lastExit',
  'zone',
  'tries',
  'apology',
  'goodbye',
]);

/** All that stands at the top of a document. */
const FIELDS = Object.keys((documentSchema as { readonly properties: object }).properties);

/** Verbs that no one judges. */
const ANYTHING = [{ raw: '' }];

const nothing = () => undefined;

/** What is put in the stead of a misshapen part of a state, so that the rest can be judged. */
const MENDS: Readonly<Record<string, (written: unknown) => unknown>> = {
  note: nothing,
  allow: nothing,
  language: nothing,
  everywhere: nothing,
  tries: nothing,
  enter: () => ANYTHING,
  task: doing,
};

/**
 * A tree without what is misshapen, so that the rest of it can be judged; nothing is put in its stead
 * that would be complained of. Undefined where what is misshapen matters to every state.
 */
export function mended(
  written: unknown,
  wrong: readonly Misshape[],
  trees: ReadonlyMap<string, Definition>,
): WrittenTree | undefined {
  if (!isData(written) || !isData(written['states'])) return undefined;
  const [first] = Object.keys(written['states']);
  if (first === undefined) return undefined;
  const byState = Map.groupBy(wrong, ({ path: [field, name] }) =>
    field === 'states' ? name : undefined,
  );
  const spoilt = (byState.get(undefined) ?? []).flatMap(({ path: [field] }) => field ?? []);
  const meant = spoilt.map((field) => nearest(field, FIELDS) ?? field);
  if (!meant.every((field) => APART.has(field))) return undefined;
  const states = Object.entries(written['states']).map(([name, state]): [string, WrittenState] => [
    name,
    mendedState(state, byState.get(name) ?? [], trees),
  ]);
  const sound = Object.entries(written).filter(([field]) => !spoilt.includes(field));
  return {
    name: 'tree',
    initial: first,
    ...Object.fromEntries(sound),
    states: Object.fromEntries(states),
  };
}

function mendedState(
  state: unknown,
  wrong: readonly Misshape[],
  trees: ReadonlyMap<string, Definition>,
): WrittenState {
  if (wrong.length === 0) return state as WrittenState;
  if (!isData(state) || wrong.some(({ path }) => path.length < 3)) return keeper(state, trees);
  const { exit, ...rest } = state;
  const deep = wrong.filter(({ path }) => path.length > 3 || path[2] !== 'exit');
  // Nothing but that is amiss with the table as a whole.
  const lost = deep.length < wrong.length;
  if (lost && !isData(exit)) return keeper(state, trees);
  const spoilt = deep.flatMap(({ path: [, , part] }) => part ?? []);
  if (!spoilt.every((part) => Object.hasOwn(MENDS, part))) return keeper(state, trees);
  const mends = spoilt.map((part) => [part, MENDS[part]?.(rest[part])]);
  return {
    ...rest,
    exit: lost ? { ...(exit as Data), otherwise: null } : exit,
    ...Object.fromEntries(mends),
  } as WrittenState;
}

/** A state that does nothing but set the variables that another one would. */
function keeper(state: unknown, trees: ReadonlyMap<string, Definition>): WrittenState {
  const { entry, speech, task, set, find, tree, with: given } = dataIn(state);
  const used = typeof tree === 'string' ? trees.get(tree) : undefined;
  const names = [
    dataIn(entry)['as'],
    dataIn(speech)['as'],
    ...[dataIn(task)['keep'], set, dataIn(find)['keep'], given].flatMap((each) =>
      Object.keys(dataIn(each)),
    ),
    ...(used ? keptIn(used, Object.fromEntries(trees), [used.name]).map(({ name }) => name) : []),
  ].filter((name) => typeof name === 'string' && /^[A-Za-z]\w{0,29}$/.test(name));
  const values = Object.fromEntries(names.map((name) => [name, '']));
  return { set: values, enter: ANYTHING, exit: null };
}

/** A task without fault that keeps what another one does. */
function doing(task: unknown): Errand {
  const names = Object.keys(dataIn(dataIn(task)['keep']));
  return {
    text: { to: '+14155550123', body: 'Hello' },
    keep: Object.fromEntries(names.map((name) => [name, WHOLE])),
  };
}

function dataIn(value: unknown): Data {
  return isData(value) ? value : {};
}
