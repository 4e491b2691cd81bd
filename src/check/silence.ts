import { nearest } from '../nearest.ts';
import { DEMANDS } from './demands.ts';
import type { Demand, Remark } from './rule.ts';
import { TABLE } from './rules.ts';

/** What a rule, or the checker itself, says about a place. */
export interface Verdict extends Remark {
  readonly demand: Demand;
}

/** A rule that a document silences, where, and why. */
interface Allowance {
  readonly id: string;
  /** `['allow', 'P02']`, or `['states', 'menu', 'allow', 'P02']`. */
  readonly path: readonly string[];
  readonly reason: unknown;
}

/** Words of a reason at least: one is none. */
const REASON = 2;

/**
 * Verdicts but for those that the document allows: at the state they are about, or, where they are
 * about the tree as a whole, at its top. What it allows in vain is told in their place.
 */
export function unsilenced(verdicts: readonly Verdict[], written: unknown): Verdict[] {
  const allowances = allowancesIn(written);
  const sound = allowances.filter((allowance) => wrongWith(allowance) === undefined);
  const used = new Set<Allowance>();
  const rest = verdicts.filter(({ demand, path }) => {
    const silent = sound.filter(
      (allowance) => allowance.id === demand.id && covers(allowance, path),
    );
    for (const allowance of silent) used.add(allowance);
    return silent.length === 0;
  });
  const idle = sound.filter((allowance) => !used.has(allowance));
  return [
    ...rest,
    ...allowances.flatMap((allowance) => wrongWith(allowance) ?? []),
    ...idle.map(({ id, path }) => ({
      demand: DEMANDS.idle,
      path,
      message:
        path.length === 2
          ? `"${id}" is allowed here and not found in the tree as a whole: allow it in the state it is about, or take it out.`
          : `"${id}" is allowed here and would not be found: take it out.`,
    })),
  ];
}

/** Whether what is allowed is about a place: in its state, or in none where it stands at the top. */
function covers({ path: [, state, ...rest] }: Allowance, [part, name]: readonly string[]): boolean {
  const isInState = part === 'states' && name !== undefined;
  return rest.length === 0 ? !isInState : isInState && name === state;
}

function wrongWith({ id, path, reason }: Allowance): Verdict | undefined {
  const rule = TABLE.find((each) => each.id === id);
  if (!rule) {
    const near = nearest(
      id,
      TABLE.map((each) => each.id),
    );
    const advice = near === undefined ? 'docs/rules.md lists them all.' : `did you mean "${near}"?`;
    return { demand: DEMANDS.unknown, path, message: `"${id}" is no rule: ${advice}` };
  }
  if (rule.severity === 'error' && rule.allowable !== true) {
    const message = `"${id}" can't be allowed, since callers would suffer: mend it.`;
    return { demand: DEMANDS.barred, path, message };
  }
  if (typeof reason === 'string' && reason.trim().split(/\s+/).length >= REASON) return undefined;
  const message = `Say in ${REASON} words or more why "${id}" is allowed here.`;
  return { demand: DEMANDS.barred, path, message };
}

/** What a document, as it is written, allows. */
function allowancesIn(written: unknown): Allowance[] {
  const states = Object.entries(recordOf(recordOf(written)['states']));
  return [
    ...allowedIn(written, []),
    ...states.flatMap(([name, state]) => allowedIn(state, ['states', name])),
  ];
}

function allowedIn(part: unknown, path: readonly string[]): Allowance[] {
  return Object.entries(recordOf(recordOf(part)['allow'])).map(([id, reason]) => ({
    id,
    path: [...path, 'allow', id],
    reason,
  }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
