import { readHeading } from './heading.ts';
import { labelMeant, labelOf, labels, readEntry } from './line.ts';
import type { Written } from './page.ts';
import type { Entry, Fault, Party, Transcript } from './transcript.ts';

/** The lines of one call, from its beginning to one of its endings. */
interface Lines {
  readonly title: string;
  readonly line: number;
  readonly lines: readonly Written[];
}

/** Reads one call, and what is wrong with its lines. */
export function readCall({ title, line, lines }: Lines): {
  transcript: Transcript;
  faults: Fault[];
} {
  const entries: Entry[] = [];
  const parties: Party[] = [];
  const switches: string[] = [];
  const faults: Fault[] = [];
  let who: Pick<Transcript, 'from' | 'to' | 'at'> = {};
  let cut: Written | undefined;
  const complain = ({ line, text }: Written, remedy: string): void => {
    faults.push({ line, read: text, remedy });
  };
  for (const written of lines) {
    const read = readLine(written);
    if (entries.at(-1)?.label === 'ended') {
      complain(written, 'the call has ended above: put --- above the next one');
      break;
    }
    if (read.kind === 'aside') continue;
    if (cut !== undefined && (read.kind !== 'entry' || !cutsIn(read.entry))) {
      complain(cut, 'write what the caller presses or says in the next line');
    }
    if (read.kind === 'wrong') complain(written, read.remedy);
    else if (read.kind === 'entry') {
      entries.push(cut === undefined ? read.entry : cuttingIn(read.entry));
    } else if (read.kind !== 'cut' && entries.length > 0) {
      complain(written, 'write it above the call, or put --- above it to begin another');
    } else if (read.kind === 'calls') who = read.who;
    else if (read.kind === 'party') parties.push(read.party);
    else if (read.kind === 'switch') switches.push(read.name);
    cut = read.kind === 'cut' ? written : undefined;
  }
  if (cut !== undefined) complain(cut, 'write what the caller presses or says in the next line');
  return { transcript: { title, line, ...who, switches, parties, entries }, faults };
}

function cutsIn({ action }: Entry): boolean {
  return action?.kind === 'keys' || action?.kind === 'speech';
}

/** The same line, said or pressed before the prompt is over. */
function cuttingIn(entry: Entry): Entry {
  const { action } = entry;
  return action?.kind === 'keys' || action?.kind === 'speech'
    ? { ...entry, action: { ...action, bargeIn: true } }
    : entry;
}

type Read =
  | NonNullable<ReturnType<typeof readHeading>>
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'cut' | 'aside' };

function readLine({ line, text }: Written): Read {
  if (text === '…' || text === '...') {
    return { kind: 'entry', entry: { line, label: '…', text: '', pattern: '…' } };
  }
  if (text === '(the prompt stops)') return { kind: 'cut' };
  if (/^\(.*\)$/.test(text)) {
    return / is lost: /.test(text)
      ? { kind: 'entry', entry: { line, label: '', text, pattern: text } }
      : { kind: 'aside' };
  }
  // What the phone advises is no part of the call.
  if (/^advice\s/.test(text)) return { kind: 'aside' };
  const label = labelOf(text);
  const heading = label === undefined || label === 'queue' ? readHeading(text) : undefined;
  if (heading) return heading;
  if (label === undefined) return unknown(text);
  const rest = text.slice(label.length).replace(/^:/, '');
  const entry = readEntry(line, label, rest);
  return 'remedy' in entry ? { kind: 'wrong', ...entry } : { kind: 'entry', entry };
}

function unknown(text: string): Read {
  const meant = labelMeant(text) ?? `one of: ${labels.join(', ')}`;
  return { kind: 'wrong', remedy: `begin with ${meant}` };
}
