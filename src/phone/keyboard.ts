import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadStream } from 'node:tty';
import type { Action } from './happening.ts';
import { actionOf } from './script.ts';

/** Where a person's actions come from. */
export interface Keyboard {
  /** The next action; the end of the input hangs up. */
  next(): Promise<Action>;
  /** Lets real seconds pass, until a key is pressed at most. */
  pause(seconds: number): Promise<void>;
  close(): void;
}

/** Single key presses on a terminal, which act at once; whole lines where input is piped. */
export function openKeyboard(input: ReadStream, output: NodeJS.WritableStream): Keyboard {
  return input.isTTY ? pressedKeys(input, output) : writtenLines(input, output);
}

function writtenLines(input: ReadStream, output: NodeJS.WritableStream): Keyboard {
  const lines = createInterface({ input });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    next: async () => {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return { kind: 'hangUp' };
        const action = actionOf(value);
        if (action !== undefined) return action;
        output.write(`"${value}" is neither keys nor w, s words, a, h\n`);
      }
    },
    pause: (seconds) => sleep(seconds * 1000),
    close: () => lines.close(),
  };
}

/** Ctrl-C and Ctrl-D hang up, so that the call's end is still shown. */
const hangUps = new Set(['h', '\u0003', '\u0004']);

function pressedKeys(input: ReadStream, output: NodeJS.WritableStream): Keyboard {
  input.setRawMode(true);
  let pending = '';
  return {
    next: async () => {
      // What was typed while a prompt played cuts into it.
      const bargeIn = pending !== '';
      for (;;) {
        if (pending === '') pending = await read(input);
        const key = pending.charAt(0);
        pending = pending.slice(1);
        if (hangUps.has(key)) return { kind: 'hangUp' };
        if (key === ' ' || key === '\r' || key === '\n') return { kind: 'silence' };
        const written = key === 's' ? `s ${await line(input, output)}` : key;
        const action = actionOf(written);
        if (action?.kind === 'keys') return { ...action, bargeIn };
        if (action !== undefined) return action;
      }
    },
    pause: async (seconds) => {
      if (pending !== '') return;
      const waited = AbortSignal.timeout(seconds * 1000);
      pending = await read(input, waited).catch(() => '');
    },
    close: () => {
      input.setRawMode(false);
      input.pause();
    },
  };
}

/** What was typed; an arrow or function key arrives as an escape sequence and is dropped. */
async function read(input: ReadStream, signal?: AbortSignal): Promise<string> {
  input.resume();
  try {
    const [chunk] = (await once(input, 'data', { signal })) as [Buffer];
    return chunk[0] === 0x1b ? '' : chunk.toString();
  } finally {
    input.pause();
  }
}

/** A line of words: the terminal's own editing takes over until Enter. */
async function line(input: ReadStream, output: NodeJS.WritableStream): Promise<string> {
  const editor = createInterface({ input, output, terminal: true });
  const words = await editor.question('speak> ');
  editor.close();
  input.setRawMode(true);
  return words;
}
