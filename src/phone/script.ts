import type { Action, Waiting } from './happening.ts';

/** One thing a caller does, as it is written: `12#`, `w`, `h`, `a` or `s` and words. */
export interface Step {
  written: string;
  action: Action;
}

/**
 * Reads one thing a caller does: keys, `w` or nothing for silence, `h` to hang up, `a` for an
 * agent who takes the call out of a queue, `s words` to speak; undefined for anything else.
 */
export function actionOf(written: string): Action | undefined {
  const text = written.trim();
  if (/^[0-9*#]+$/.test(text)) return { kind: 'keys', keys: text };
  const words = /^s[ :]\s*(.+)$/.exec(text)?.[1];
  if (words !== undefined) return { kind: 'speech', words, confidence: 0.9 };
  if (text === '' || text === 'w') return { kind: 'silence' };
  if (text === 'h') return { kind: 'hangUp' };
  return text === 'a' ? { kind: 'agent', seconds: 30 } : undefined;
}

/** Reads a list such as `3,1,w,0`. Throws a RangeError that names what it does not know. */
export function parseScript(list: string): Step[] {
  return list.split(',').map((written) => {
    const action = written.trim() === '' ? undefined : actionOf(written);
    if (action === undefined) {
      throw new RangeError(
        `"${written}" is none of: keys (0-9 * #), w (silence), h (hang up), s:words, a (agent)`,
      );
    }
    return { written: written.trim(), action };
  });
}

/** What a caller does when the script is used up: lets typed keys count, then hangs up. */
export function lastAction(waiting: Waiting): Action {
  return waiting.kind === 'gather' && waiting.typed !== ''
    ? { kind: 'silence' }
    : { kind: 'hangUp' };
}
