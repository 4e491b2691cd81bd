import type { Definition } from './definition.ts';
import { asks } from './enter.ts';
import type { Fault } from './fault.ts';
import { bytesOf, MOST_BYTES } from './kept.ts';
import { LONGEST_TRAIL } from './line.ts';
import { liveIn } from './live.ts';
import type { State } from './state.ts';
import { keptBy } from './variables.ts';

/**
 * UTF-8 bytes of a call's record in JSON: sealed, in base64, percent-encoded and with its attributes, a
 * cookie of 4,096 bytes holds no more. https://www.rfc-editor.org/rfc/rfc6265#section-6.1
 */
const MOST = 2_740;

/** Of a record without variables, trail and state: a call SID of 128 and all that is counted. */
const ALWAYS = 355;

/** Of a record of what is heard beside the call: another SID, and a place without variables and trail. */
const ASIDE = 400;

/** Where a call's record could outgrow its cookie, in the flat tree of a definition. */
export function memoryFaults(flat: Definition, written: Definition): Fault[] {
  const names = Object.keys(flat.states);
  const asking = Object.entries(flat.states).flatMap(([name, state]) =>
    asks(state) ? [quoted(name)] : [],
  );
  const trail = sum(asking.toSorted((a, b) => b - a).slice(0, LONGEST_TRAIL));
  const aside = Object.values(flat.states).some(hearsAside) ? ASIDE : 0;
  const room = MOST - ALWAYS - aside - quoted(flat.name) - trail;
  const [longest = ''] = names.toSorted((a, b) => quoted(b) - quoted(a));
  if (room < quoted(longest)) {
    const [owner = ''] = longest.split('/');
    const message = `State "${owner}" and others have names with which a call's cookie can grow too large: choose shorter ones.`;
    return [{ path: ['states', owner], message }];
  }
  const kept = new Map<string, { bytes: number; state: string }>(
    (flat.takes ?? []).map((name) => [name, { bytes: quoted(name) + 1 + MOST_BYTES, state: '' }]),
  );
  for (const [state, each] of Object.entries(flat.states)) {
    for (const { name, bytes } of keptBy(each, flat.tables)) {
      const before = kept.get(name) ?? { bytes: 0, state };
      kept.set(name, { ...before, bytes: Math.max(before.bytes, quoted(name) + 1 + bytes) });
    }
  }
  for (const [name, live] of liveIn(flat)) {
    let left = room - quoted(name);
    for (const [variable, { bytes, state }] of kept) {
      if (live.has(variable)) left -= bytes;
      if (left >= 0) continue;
      const [owner = ''] = state.split('/');
      const place = keptBy(written.states[owner] ?? { enter: [], exit: null });
      const path = place.find((each) => each.name === variable)?.path ?? [];
      const who = owner === '' ? 'The tree takes' : `State "${owner}" keeps`;
      const message = `${who} "${variable}", with which a call's cookie can grow too large in "${name}", where ${live.size} are still needed: keep fewer or shorter ones.`;
      return [{ path: owner === '' ? ['takes'] : ['states', owner, ...path], message }];
    }
  }
  return [];
}

/** Whether another tree may be heard beside a state, as music in a queue is. */
function hearsAside({ enter }: State): boolean {
  return JSON.stringify(enter)?.includes('"/webhook/') ?? true;
}

/** A text in JSON, with the comma after it. */
function quoted(text: string): number {
  return bytesOf(text) + 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
