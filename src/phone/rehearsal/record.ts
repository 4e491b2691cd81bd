import { place } from '../dial.ts';
import type { Action, Happening } from '../happening.ts';
import { fold } from '../printer.ts';
import { lastAction } from '../script.ts';
import type { Line } from '../transcript.ts';
import { formatLine } from '../transcript.ts';
import type { Transfers } from '../transfer.ts';
import type { RehearsalOptions } from './play.ts';
import { playedLines } from './played.ts';
import { plain } from './wording.ts';

/** What the caller does, from first to last, and what the transcript is called. */
export interface Recording extends RehearsalOptions {
  readonly title: string;
  readonly actions: readonly Action[];
  readonly from?: string;
  readonly to?: string;
  /** How those respond who are dialled; who is not named answers. */
  readonly transfers?: Transfers;
}

/**
 * Plays a call and writes down what was heard, so that a rehearsal of it passes; undefined where
 * no server answers. When nothing is left to do, the caller hangs up.
 */
export async function record(recording: Recording): Promise<string | undefined> {
  const { title, actions, ...options } = recording;
  const server = new URL(options.url);
  const left = [...actions];
  const lines: Line[] = [];
  const { leg, over } = place(options, {
    happens: (happening) => lines.push(...written(happening, server)),
    acts: (waiting) => Promise.resolve(left.shift() ?? lastAction(waiting)),
  });
  await over;
  if (!leg.requests.some(({ status }) => status !== undefined)) return undefined;
  const [ringing = '', ...others] = lines.map(lineText);
  return [`# ${plain(title)}`, '', ringing, '', ...others, ''].join('\n');
}

function lineText({ label, text }: Line): string {
  return fold(formatLine({ label, text: plain(text) }), 80, ' '.repeat(10));
}

/** The lines of a happening; how long the call took is left out, as every change of a text changes it. */
function written(happening: Happening, server: URL): Line[] {
  if (happening.kind === 'ends') return [{ label: 'ended', text: happening.status }];
  const lines = playedLines([happening], server);
  if (happening.kind === 'speaks') {
    return lines.map(({ label, text }) => ({ label, text: `"${text}"` }));
  }
  if (happening.kind !== 'finds') return lines;
  const { code, level, message } = happening.finding;
  return level === 'warning' ? [] : [{ label: 'error', text: `${code} ${message} …` }];
}
