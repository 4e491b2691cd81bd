import type { Happening } from '../happening.ts';
import { lineOf } from '../transcript.ts';
import type { Played } from './align.ts';

/**
 * What happened, in the lines of a transcript. Where the server runs does not matter, so its
 * address is left out of what it plays.
 */
export function playedLines(happenings: readonly Happening[], server: URL): Played[] {
  return happenings.flatMap((happening) => {
    const line = isAdvice(happening) ? undefined : lineOf(happening);
    if (line === undefined) return [];
    const text = line.text.replaceAll(`${server.origin}/`, '/');
    return [{ label: line.label, text, counts: counts(happening) }];
  });
}

function isAdvice(happening: Happening): boolean {
  return happening.kind === 'finds' && happening.finding.advice !== undefined;
}

/** Whatever the caller is told must be in a transcript, and every error; the rest may be. */
function counts(happening: Happening): boolean {
  if (happening.kind === 'says' || happening.kind === 'plays') return happening.ear === 'caller';
  if (happening.kind === 'finds') return happening.finding.level === 'error';
  return happening.kind === 'apologises';
}
