import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a server is reached, and what its requests are signed with. */
export interface ServerAddress {
  publicUrl?: string;
  authToken?: string;
  apiToken?: string;
}

/** What the server wrote for itself when nothing is configured; an unreadable file says nothing. */
export function readLaptop(): ServerAddress {
  try {
    const file = join(process.env['DATA_DIR'] || 'data', 'laptop.json');
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return {};
    const texts = Object.entries(read).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}

/** The voice URL of the running server. */
export function defaultUrl(publicUrl: string | undefined): string {
  return `${baseOf(publicUrl)}/webhook`;
}

/** Where the running server is told that a call has ended. */
export function statusUrl(publicUrl: string | undefined): string {
  return `${baseOf(publicUrl)}/callbacks/status`;
}

function baseOf(publicUrl: string | undefined): string {
  const base = process.env['PUBLIC_URL'] || publicUrl || 'http://127.0.0.1:3000';
  return base.replace(/\/$/, '');
}

/** The voice URL, of one tree if one is named; undefined if it is no http address. */
export function voiceUrl(given: string, tree: string | undefined): string | undefined {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return undefined;
  return tree === undefined ? given : new URL(`/webhook/${encodeURIComponent(tree)}`, url).href;
}
