import { place } from '../dial.ts';
import type { Action, Happening, Waiting } from '../happening.ts';
import { lastAction } from '../script.ts';
import type { Line } from '../transcript.ts';
import { formatLine } from '../transcript.ts';
import { fold } from './fold.ts';
import type { RehearsalOptions } from './play.ts';
import { playedLines } from './played.ts';
import { plain } from './wording.ts';

/** What the caller does, from first to last, and what the transcript is called. */
export interface Recording extends RehearsalOptions {
  readonly title: string;
  readonly actions: readonly Action[];
}

/**
 * Plays a call and writes down what was heard, so that a rehearsal of it passes; undefined where
 * no server answers. When nothing is left to do, the caller hangs up.
 */
export async function record(recording: Recording): Promise<string | undefined> {
  const { title, actions, url, method, authToken, knobs } = recording;
  const server = new URL(url);
  const left = [...actions];
  const lines: Line[] = [];
  const { leg, over } = place(
    {
      url,
      ...(method === undefined ? {} : { method }),
      ...(authToken === undefined ? {} : { authToken }),
      ...(knobs === undefined ? {} : { knobs }),
    },
    {
      happens: (happening) => lines.push(...written(happening, server)),
      acts: (waiting) => {
        const action = left.shift() ?? lastAction(waiting);
        lines.push(...unheard(action, waiting));
        return Promise.resolve(action);
      },
    },
  );
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

/** What a caller does in a queue, of which the phone prints nothing. */
function unheard(action: Action, waiting: Waiting): Line[] {
  if (waiting.kind !== 'queue') return [];
  if (action.kind === 'silence') return [{ label: 'silence', text: '' }];
  if (action.kind === 'keys') return [{ label: 'presses', text: action.keys }];
  return action.kind === 'speech' ? [{ label: 'says', text: `"${action.words}"` }] : [];
}
