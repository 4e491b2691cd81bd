import type { Definition } from './definition.ts';
import { asks } from './enter.ts';
import type { Fault } from './fault.ts';
import { MOST_BYTES } from './kept.ts';
import { LONGEST_TRAIL } from './line.ts';
import type { State } from './state.ts';
import { keptBy, type Kept } from './variables.ts';

/**
 * UTF-8 bytes of a call's record in JSON: sealed, in base64, percent-encoded and with its attributes, a
 * cookie of 4,096 bytes holds no more. https://www.rfc-editor.org/rfc/rfc6265#section-6.1
 */
const MOST = 2_740;

/** Of a record without variables, trail and state: a call SID of 128 and all that is counted. */
const ALWAYS = 355;

/** Of a record of what is heard beside the call: another SID, and a place without variables and trail. */
const ASIDE = 400;

/** The variables with which a call's record could outgrow its cookie, in the flat tree of a definition. */
export function memoryFaults(flat: Definition, written: Definition): Fault[] {
  const lengths = (names: readonly string[]) =>
    names.map((name) => quoted(name)).toSorted((a, b) => b - a);
  const asking = Object.entries(flat.states).flatMap(([name, state]) =>
    asks(state) ? [name] : [],
  );
  const trail = sum(lengths(asking).slice(0, LONGEST_TRAIL));
  const [longest = 0] = lengths(Object.keys(flat.states));
  const aside = Object.values(flat.states).some(hearsAside) ? ASIDE : 0;
  let left = MOST - ALWAYS - aside - quoted(flat.name) - trail - longest;
  const kept = new Map<string, { bytes: number; state: string }>();
  for (const [state, each] of Object.entries(flat.states)) {
    for (const variable of keptBy(each)) {
      const bytes = Math.max(bytesOf(variable), kept.get(variable.name)?.bytes ?? 0);
      kept.set(variable.name, { bytes, state: kept.get(variable.name)?.state ?? state });
    }
  }
  for (const [name, { bytes, state }] of kept) {
    left -= bytes;
    if (left >= 0) continue;
    const [owner = ''] = state.split('/');
    const path = keptBy(written.states[owner] ?? { enter: [], exit: null }).find(
      (each) => each.name === name,
    )?.path;
    const message = `State "${owner}" keeps "${name}", with which a call's cookie can grow too large: keep fewer or shorter ones than the ${kept.size} there are.`;
    return [{ path: ['states', owner, ...(path ?? [])], message }];
  }
  return [];
}

/** Whether another tree may be heard beside a state, as music in a queue is. */
function hearsAside({ enter }: State): boolean {
  return JSON.stringify(enter)?.includes('"/webhook/') ?? true;
}

function bytesOf({ name, longest }: Kept): number {
  return quoted(name) + 1 + (longest === undefined ? MOST_BYTES : longest + 2);
}

/** A text in JSON, with the comma after it. */
function quoted(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
