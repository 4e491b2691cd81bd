import { shown } from '../phone/rehearsal/number.ts';
import { fold } from '../phone/printer.ts';
import { formatLine, type Line } from '../phone/transcript.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import { writtenMoment, type Circumstance } from './circumstance.ts';
import { ANYTHING } from './hearing.ts';
import { journeyTo, type Leaving, type Standing, type Walk } from './walk.ts';

/**
 * Every shortest journey, each with a table of the exits from where it leads, in the language of
 * transcripts; with a `language`, only what is heard in that. What no rehearsal can bring about, such
 * as a task that is done, is written as a comment.
 */
export function transcriptsOf(
  tree: PhoneTree,
  circumstance: Circumstance,
  { standings, leavings, reached, cut }: Walk,
  language?: string,
): string {
  const { from, to, at } = circumstance;
  const calls = `${shown(from)} calls ${shown(to)} at ${writtenMoment(at, tree.definition)}`;
  const exits = Map.groupBy(leavings, (leaving) => leaving.from);
  const pages = standings
    .filter(({ place }) => language === undefined || place.language === language)
    .map((standing) => pageOf(standing, exits.get(standing) ?? [], calls))
    .filter((page) => page !== '');
  const missed = Object.keys(tree.states).filter((name) => !reached.has(name));
  const begins = `Journeys through ${tree.name}; play them with: phone-tree rehearse --tree ${tree.name}`;
  const remarks = [
    ...(missed.length > 0 ? [`Not reached by this call: ${missed.join(', ')}`] : []),
    ...(cut ? ['There are more; these are the shortest.'] : []),
  ];
  return [`${comment(begins)}\n`, ...pages, ...remarks.map((each) => `${comment(each)}\n`)].join(
    '\n---\n',
  );
}

/** A journey, and the table of what can happen next; empty where that was told before. */
function pageOf(standing: Standing, exits: readonly Leaving[], calls: string): string {
  const isEnd = standing.rest === undefined && !standing.busy;
  if (exits.length === 0 && !(isEnd && standing.came === undefined)) return '';
  const journey = journeyTo(standing);
  const did = journey.flatMap(({ came }) => came?.move.input ?? []);
  const { state } = standing.place;
  const title = did.length === 0 ? state : `${state}, after ${did.join(', ')}`;
  const acts = journey.flatMap(({ came }) => came?.move ?? []);
  const heard = journey.flatMap((each) => [
    ...(each.came?.move.lines ?? []),
    ...(each === standing ? each.lines : each.lines.length > 0 ? [ANYTHING] : []),
    ...(exits.length === 0 && goesOn(each) ? [ANYTHING] : []),
  ]);
  const page = [calls, '', ...heard.map(lineText), ...tableOf(exits)];
  const known = acts.every(({ lines }) => lines !== undefined);
  const body = known
    ? page.join('\n')
    : page.map((line) => line.split('\n').map(comment).join('\n')).join('\n');
  return `# ${title}\n\n${body}\n`;
}

const comment = (text: string): string => `# ${text}`.trimEnd();

function lineText(line: Line): string {
  return fold(formatLine(line), 80, ' '.repeat(10));
}

/** Whether a call goes on by itself from where it arrives, however that turns out. */
function goesOn({ rest, busy }: Standing): boolean {
  return busy || ['dial', 'enqueue', 'redirect', 'pay', 'refer'].includes(rest?.kind ?? '');
}

function cellOf(line: Line): string {
  return formatLine(line).replace(/\s+/g, ' ');
}

/** A row for every exit: what happens, what is then heard, and whether that is the end. */
function tableOf(exits: readonly Leaving[]): string[] {
  if (exits.length === 0) return [];
  const rows = exits.map(({ move: { lines, input }, to }) => {
    const heard = [...to.lines, ...(goesOn(to) ? [ANYTHING] : [])].filter(
      ({ label, text }) => label === '…' || (label === 'hears' && text !== '(beep)'),
    );
    const isEnd = to.rest === undefined && !to.busy;
    return {
      cause: lines?.length ? lines.map(cellOf) : [`(${input})`],
      hears: heard.map(({ label, text }) => (label === '…' ? '…' : text)).join(' '),
      ended: isEnd ? 'completed' : '',
      known: lines !== undefined,
    };
  });
  const causes = Math.max(1, ...rows.map(({ cause }) => cause.length));
  const ends = rows.some(({ ended }) => ended !== '');
  const heads = [
    ...Array.from({ length: causes }, () => 'then'),
    'hears',
    ...(ends ? ['ended'] : []),
  ];
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '…')).join(' | ')} |`;
  return [
    '',
    row(heads),
    row(heads.map(() => '---')),
    ...rows.map(({ cause, hears, ended, known }) => {
      const blanks = Array.from({ length: causes - cause.length }, () => '');
      const text = row([...cause, ...blanks, hears, ...(ends ? [ended] : [])]);
      return known ? text : comment(text);
    }),
  ];
}
