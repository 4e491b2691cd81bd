import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '../tree/definition.ts';
import { definePhoneTree, type PhoneTree } from '../tree/phone-tree.ts';

/** Milliseconds for which a version is kept: twice as long as any call can last, or its cookie be read. */
const KEPT_FOR = 48 * 60 * 60 * 1000;

/** Every version of a tree that was live lately, so that a call can end on the one it began with. */
export interface Archive {
  /** Keeps a version, as plain data; a tree with functions can't be kept beyond the process. */
  readonly keep: (definition: Definition, version: string) => void;
  /** A version that is kept, if it still is. */
  readonly find: (name: string, version: string) => PhoneTree | undefined;
}

/**
 * Opens the folder of kept versions; those that no call can be on any more are deleted. Several
 * processes may share it: a file is written whole or not at all, and never changed.
 */
export function openArchive(folder: string): Archive {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (Date.now() - statSync(path).mtimeMs > KEPT_FOR) rmSync(path, { force: true });
  }
  /** Versions that were looked for; undefined where there is none, so that the disk is asked once. */
  const found = new Map<string, PhoneTree | undefined>();

  return {
    keep(definition, version) {
      const path = join(folder, `${definition.name}@${version}.json`);
      const written = `${path}.${process.pid}`;
      writeFileSync(written, JSON.stringify(definition));
      renameSync(written, path);
      found.delete(`${definition.name}@${version}`);
    },
    find(name, version) {
      const key = `${name}@${version}`;
      if (!found.has(key)) found.set(key, read(join(folder, `${key}.json`), version));
      return found.get(key);
    },
  };
}

/** The tree in a file, if it is there and still makes the version it is kept as. */
function read(path: string, version: string): PhoneTree | undefined {
  try {
    const tree = definePhoneTree(JSON.parse(readFileSync(path, 'utf8')) as Definition);
    return tree.version === version ? tree : undefined;
  } catch {
    return undefined;
  }
}
