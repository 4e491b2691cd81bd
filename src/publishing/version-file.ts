import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Definition } from '../tree/definition.ts';

/** A version of a tree. */
export interface Version {
  readonly name: string;
  readonly version: string;
}

/** The file that keeps a version. */
export function fileOf(folder: string, { name, version }: Version): string {
  return join(folder, `${name}@${version}.json`);
}

/** Whether a version is kept; only one that may be live is. */
export function isKept(folder: string, version: Version): boolean {
  return existsSync(fileOf(folder, version));
}

/** Keeps a version, whole or not at all: several threads and processes may do so at once. */
export function keepVersion(folder: string, version: Version, definition: string): void {
  const path = fileOf(folder, version);
  const written = `${path}.${process.pid}.${threadId}`;
  writeFileSync(written, definition);
  renameSync(written, path);
}

/** The definition of a version, if it is kept. */
export function keptVersion(folder: string, version: Version): Definition | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(folder, version), 'utf8')) as Definition;
  } catch {
    return undefined;
  }
}
