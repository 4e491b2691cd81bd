import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { compileTree, type PhoneTree } from '../tree/phone-tree.ts';
import { fileOf, keepVersion, keptVersion, type Version } from './version-file.ts';

/** Milliseconds for which a version is kept: twice as long as any call can last, or its cookie be read. */
const KEPT_FOR = 48 * 60 * 60 * 1000;

/** How many versions are at hand; those of which nothing was heard for longest are read anew. */
const MOST_AT_HAND = 20;

/** Every version of a tree that was live lately, so that a call can end on the one it began with. */
export interface Archive {
  readonly folder: string;
  /** Keeps a version that is live from now on; one with functions can't be kept beyond the process. */
  readonly renew: (tree: PhoneTree) => void;
  /** Has a version at hand that was live until now. */
  readonly keep: (tree: PhoneTree) => void;
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
    // Another process may have deleted it by now.
    const { mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > KEPT_FOR) rmSync(path, { force: true });
  }
  /** Versions that were looked for; undefined where there is none, so that the disk is asked once. */
  const atHand = new Map<string, PhoneTree | undefined>();

  function put(key: string, tree: PhoneTree | undefined): PhoneTree | undefined {
    atHand.delete(key);
    atHand.set(key, tree);
    const [oldest] = atHand.keys();
    if (atHand.size > MOST_AT_HAND && oldest !== undefined) atHand.delete(oldest);
    return tree;
  }

  function renew(tree: PhoneTree): void {
    const now = new Date();
    try {
      utimesSync(fileOf(folder, tree), now, now);
    } catch {
      keepVersion(folder, tree, JSON.stringify(tree.definition));
    }
  }

  return {
    folder,
    renew,
    keep(tree) {
      renew(tree);
      put(`${tree.name}@${tree.version}`, tree);
    },
    find(name, version) {
      const key = `${name}@${version}`;
      return put(key, atHand.has(key) ? atHand.get(key) : read(folder, { name, version }));
    },
  };
}

/** A tree that is kept, and still makes the version it is kept as: then it was sound when it was live. */
function read(folder: string, kept: Version): PhoneTree | undefined {
  const definition = keptVersion(folder, kept);
  try {
    const tree = definition && compileTree(definition);
    return tree?.version === kept.version ? tree : undefined;
  } catch {
    return undefined;
  }
}
