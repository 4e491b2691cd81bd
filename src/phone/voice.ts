import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Happening } from './happening.ts';

/** Speaks what the caller hears, one text after another. */
export interface Voice {
  happens(happening: Happening): void;
  /** Resolves when there is nothing more to say. */
  quiet(): Promise<void>;
}

/** Programs that speak the text on their standard input. */
const speakers: Readonly<Record<string, readonly string[]>> = {
  'espeak-ng': ['--stdin'],
  say: ['-f', '-'],
};

/** A voice, by the first speaker on the search path; undefined where there is none. */
export function openVoice(searchPath: string): Voice | undefined {
  const programs = Object.keys(speakers).flatMap((name) =>
    searchPath.split(delimiter).map((folder) => ({ name, file: join(folder, name) })),
  );
  const found = programs.find(({ file }) => existsSync(file));
  return found === undefined ? undefined : voiceOf(found.file, speakers[found.name] ?? []);
}

function voiceOf(program: string, options: readonly string[]): Voice {
  let speaking: ChildProcess | undefined;
  let spoken = Promise.resolve();
  let texts: string[] = [];

  async function speakAll(): Promise<void> {
    for (let text = texts.shift(); text !== undefined; text = texts.shift()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      speaking = spawn(program, options, { stdio: ['pipe', 'ignore', 'ignore'] });
      // A speaker that fails costs the caller nothing but its sound.
      speaking.once('error', () => resolve());
      speaking.once('close', () => resolve());
      speaking.stdin?.once('error', () => resolve());
      speaking.stdin?.end(text);
      await promise;
    }
  }

  return {
    happens: (happening) => {
      if (happening.kind === 'presses' || happening.kind === 'speaks') {
        texts = [];
        speaking?.kill();
      }
      const text = textOf(happening);
      if (text === undefined) return;
      texts.push(text);
      spoken = spoken.then(speakAll);
    },
    quiet: () => spoken,
  };
}

function textOf(happening: Happening): string | undefined {
  if (happening.kind === 'apologises') return happening.text;
  return happening.kind === 'says' && happening.ear === 'caller' ? happening.text : undefined;
}
