import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** What a server can't do without, and a laptop need not set. */
export interface Keys {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly authToken: string;
  /** 32 bytes each. */
  readonly sessionKeys: readonly Buffer[];
  /** Undefined where operators have no way in. */
  readonly apiToken: string | undefined;
}

/** `laptop.json` in `DATA_DIR`: what was made for the occasion, and where the server listens. */
interface Laptop {
  readonly publicUrl: string;
  readonly authToken?: string;
  /** Base64. */
  readonly sessionKey?: string;
  readonly apiToken?: string;
}

/**
 * Completes the settings. What is missing on a laptop is made for the occasion and kept in a file
 * that only its owner can read: calls outlast a restart, and the built-in phone can sign. Where
 * nothing is missing, nothing is read or written.
 */
export function completed(config: Config): Keys {
  const { host, port, dataDir, publicUrl, authToken, sessionKeys, apiToken } = config;
  if (publicUrl && authToken && sessionKeys.length > 0) {
    return { publicUrl, authToken, sessionKeys, apiToken };
  }
  const file = join(dataDir, 'laptop.json');
  const found = readLaptop(file);
  const laptop = {
    publicUrl: publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    // What is real stays where it was set.
    ...(!authToken && { authToken: found.authToken ?? randomBytes(16).toString('hex') }),
    ...(!apiToken && { apiToken: found.apiToken ?? randomBytes(16).toString('hex') }),
    ...(sessionKeys.length === 0 && {
      sessionKey: found.sessionKey ?? randomBytes(32).toString('base64'),
    }),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(laptop, null, 2)}\n`, { mode: 0o600 });
  return {
    publicUrl: laptop.publicUrl,
    authToken: authToken ?? laptop.authToken ?? '',
    sessionKeys: laptop.sessionKey ? [Buffer.from(laptop.sessionKey, 'base64')] : sessionKeys,
    apiToken: apiToken ?? laptop.apiToken,
  };
}

/** The file as far as it is usable. */
function readLaptop(file: string): Partial<Laptop> {
  try {
    const { authToken, sessionKey, apiToken } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Partial<Laptop>;
    const whole = sessionKey && Buffer.from(sessionKey, 'base64').length === 32;
    return {
      ...(authToken && { authToken }),
      ...(apiToken && { apiToken }),
      ...(whole && { sessionKey }),
    };
  } catch {
    return {};
  }
}
