import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { watch } from 'chokidar';

/** The switches that operators throw while calls come in, such as one for emergencies. */
export interface Switches {
  /** Those that are on now. */
  readonly on: () => ReadonlySet<string>;
  /** Throws a switch; every process on the same file sees it, and so does the next start. */
  readonly throw: (name: string, on: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Opens the file in which switches are kept. */
export async function openSwitches(file: string): Promise<Switches> {
  mkdirSync(dirname(file), { recursive: true });
  let on = read(file);
  const watcher = watch(file, { ignoreInitial: true }).on('all', () => {
    on = read(file);
  });
  await once(watcher, 'ready');
  return {
    on: () => on,
    throw(name, isOn) {
      const names = new Set(read(file));
      if (isOn) names.add(name);
      else names.delete(name);
      // Written whole or not at all, since others read it.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify([...names].toSorted()));
      renameSync(`${file}.${process.pid}`, file);
      on = names;
    },
    close: () => watcher.close(),
  };
}

/** The switches in a file; none where it is missing. */
function read(file: string): ReadonlySet<string> {
  try {
    const names: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}
