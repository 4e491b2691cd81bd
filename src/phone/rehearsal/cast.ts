import type { Target, Transfer, Transfers } from '../transfer.ts';
import { shown } from './number.ts';
import type { Entry, Party, Transcript } from './transcript.ts';
import { matches } from './wording.ts';

/**
 * How those who are dialled respond: each as the next line that tells of them says, else as the
 * lines above the call say, else they answer.
 */
export function castOf({ entries, parties }: Transcript): Transfers {
  const told = toldOf(entries);
  return (target) => {
    const next = told.findIndex(({ to }) => isMeant(to, target));
    const [party] = next < 0 ? [] : told.splice(next, 1);
    const usual = parties.find(({ to }) => isMeant(to, target));
    return party?.transfer ?? usual?.transfer ?? 'answered';
  };
}

function toldOf(entries: readonly Entry[]): Party[] {
  const told: Party[] = [];
  let keys: string | undefined;
  for (const [index, { label, pattern, party }] of entries.entries()) {
    if (label === 'callee') keys ??= /^presses ([0-9*#]+)$/.exec(pattern)?.[1];
    if (party === undefined) continue;
    const transfer: Transfer = {
      ...party.transfer,
      ...(keys === undefined ? {} : { keys }),
      ...(label === 'answered' && hangsUp(entries[index + 1]) ? { endedBy: 'caller' } : {}),
    };
    told.push({ to: party.to, transfer });
    keys = undefined;
  }
  return told;
}

/** The caller who hangs up right after a talk has ended the talk. */
function hangsUp(entry: Entry | undefined): boolean {
  return entry?.action?.kind === 'hangUp';
}

/** A queue is entered under a name of its own, lest who talks to an agent be taken for it. */
function isMeant(to: string, { noun, to: name }: Target): boolean {
  if (noun === 'Enqueue') return to === `enqueue ${name}`;
  return matches(to, noun === 'Number' ? shown(name) : `${noun.toLowerCase()} ${name}`);
}
