import { fold } from '../printer.ts';
import { formatLine } from '../transcript.ts';
import type { Row } from './align.ts';
import type { Outcome } from './outcome.ts';
import type { Rehearsal, Stretch } from './play.ts';
import type { Fault, Transcript } from './transcript.ts';

/** A line of a report, and what it tells. */
export interface ReportLine {
  readonly kind: 'place' | 'same' | 'missing' | 'extra' | 'note';
  readonly text: string;
}

const indent = ' '.repeat(14);

/** How a transcript came out: one line, and where it differs those that show how. */
export function reportOf(outcome: Outcome, file: string): ReportLine[] {
  const advice = outcome.advice.map((text): ReportLine => {
    return { kind: 'note', text: fold(`  advice   ${text}`, 80, ' '.repeat(11)) };
  });
  return [...resultOf(outcome, file), ...advice];
}

function resultOf({ transcript, ways, failures }: Outcome, file: string): ReportLine[] {
  const title = transcript.title === '' ? `line ${transcript.line}` : transcript.title;
  if (failures.length === 0) {
    const text = `  ok       ${title}${ways === 1 ? '' : ` (${ways} ways)`}`;
    return [{ kind: 'note', text: fold(text, 80, ' '.repeat(11)) }];
  }
  return failures.flatMap(({ knobs, rehearsal }) => [
    { kind: 'missing', text: fold(`  differs  ${title}`, 80, ' '.repeat(11)) },
    ...Object.entries(knobs).map(([name, value]): ReportLine => {
      return { kind: 'note', text: `           where ${name} is ${String(value)}` };
    }),
    ...differences(rehearsal, file),
    ...(isRefused(rehearsal) ? [line('note', ' ', refusal)] : []),
  ]);
}

const refusal = '(the server refuses the signature: is --token its TWILIO_AUTH_TOKEN?)';

function isRefused({ requests }: Rehearsal): boolean {
  return requests.some(({ status }) => status === 403);
}

/** How many transcripts passed. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const wrong = outcomes.filter(({ failures }) => failures.length > 0).length;
  const all = outcomes.length === 1 ? '1 call' : `${outcomes.length} calls`;
  if (wrong === 0) return `${all}, all as written`;
  const differ = wrong === 1 ? '1 differs' : `${wrong} differ`;
  return `${all}, ${differ} (- is what the transcript says, + what happened)`;
}

/** How a transcript came out, for other programs. */
export function dataOf({ transcript, ways, failures, advice }: Outcome, file: string): object {
  return {
    file,
    line: transcript.line,
    title: transcript.title,
    passed: failures.length === 0,
    ways,
    advice,
    failures: failures.map(({ knobs, rehearsal: { stretches, stuck, findings } }) => ({
      knobs,
      stretches,
      stuck,
      findings,
    })),
  };
}

function differences({ stretches, stuck, transcript }: Rehearsal, file: string): ReportLine[] {
  const lines = stretches
    .filter((stretch) => stretch.rows.some(differs))
    .flatMap((stretch) => stretchLines(stretch, transcript, file));
  if (stuck === undefined) return lines;
  const { entry, state } = stuck;
  return [
    ...lines,
    { kind: 'place', text: `  ${file}:${entry.line}` },
    line('missing', '-', formatLine(entry)),
    line('note', ' ', `${' '.repeat(10)}(cannot be done: the call ${isNow(state)})`),
  ];
}

/** One mistake of a file: where it is, what was read, and what would be right. */
export function faultText({ line, read, remedy }: Fault, file: string): string {
  const start = read.length > 50 ? `${read.slice(0, 50).trimEnd()}…` : read;
  return fold(`${file}:${line}: ${start === '' ? '' : `"${start}": `}${remedy}`, 80, '  ');
}

function stretchLines({ rows, state }: Stretch, call: Transcript, file: string): ReportLine[] {
  const first = rows.findIndex(differs);
  const place = rows[first];
  const before = rows
    .slice(0, first)
    .flatMap((row) => (row.kind === 'same' ? row.expected : []))
    .at(-1);
  const missing = rows.flatMap((row) => (row.kind === 'missing' ? row.expected.label : []));
  const at = place?.kind === 'missing' ? place.expected.line : (before?.line ?? call.line);
  return [
    { kind: 'place', text: `  ${file}:${at}` },
    ...rows.flatMap((row) => rowLines(row, missing)),
    line('note', ' ', `${' '.repeat(10)}(${state})`),
  ];
}

/** What need not be written still stands against a missing line of its kind. */
function rowLines(row: Row, missing: readonly string[]): ReportLine[] {
  switch (row.kind) {
    case 'same':
      return row.expected.map((entry) => line('same', ' ', formatLine(entry)));
    case 'unwritten':
      return row.heard.label !== 'hears' && missing.includes(row.heard.label)
        ? [line('extra', '+', formatLine(row.heard))]
        : [line('same', ' ', formatLine(row.heard))];
    case 'missing':
      return [line('missing', '-', formatLine(row.expected))];
    case 'extra':
      return [line('extra', '+', formatLine(row.heard))];
    default:
      return row satisfies never;
  }
}

function line(kind: ReportLine['kind'], mark: string, text: string): ReportLine {
  return { kind, text: fold(`  ${mark} ${text}`, 80, indent) };
}

function differs({ kind }: Row): boolean {
  return kind === 'missing' || kind === 'extra';
}

function isNow(state: string): string {
  return state === 'ended' ? 'has ended' : `is ${state}`;
}
