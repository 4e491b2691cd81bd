import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadStream, WriteStream } from 'node:tty';
import { openKeyboard } from './keyboard.ts';
import type { Caller } from './leg.ts';
import { printLine } from './printer.ts';
import type { Step } from './script.ts';
import { lastAction } from './script.ts';
import { stateOf } from './transcript.ts';

/** Who acts for the caller. */
export interface Person {
  acts: Caller['acts'];
  /** Lets real seconds pass, until a key is pressed at most. */
  passes(seconds: number): Promise<void>;
  close(): void;
}

/** Takes one step wherever the call waits. */
export function scripted(steps: Step[]): Person {
  return {
    acts: (waiting) => Promise.resolve(steps.shift()?.action ?? lastAction(waiting)),
    passes: (seconds) => sleep(seconds * 1000),
    close: () => {},
  };
}

const help = 'keys 0-9 * #, Enter: silence, s: speak, a: agent, h: hang up';

/** Somebody at the keyboard, who is shown what can be done unless only data is wanted. */
export function atKeyboard(
  input: ReadStream,
  out: WriteStream,
  options: {
    err: NodeJS.WritableStream;
    quiet: boolean;
  },
): Person {
  const keys = openKeyboard(input, options.err);
  let shown = false;
  return {
    acts: (waiting) => {
      if (input.isTTY && !options.quiet) {
        if (!shown) out.write(printLine({ label: '', text: help }, out));
        shown = true;
        out.write(printLine({ label: '', text: `(${stateOf(waiting)})` }, out));
      }
      return keys.next();
    },
    passes: (seconds) => keys.pause(seconds),
    close: () => keys.close(),
  };
}
