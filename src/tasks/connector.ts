import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { Failure } from './failure.ts';
import { isPrivate } from './private-address.ts';

export interface ConnectorOptions {
  /** Whether addresses that are not on the public internet may be connected to; false unless given. */
  readonly allowPrivate?: boolean;
  /** What host names are looked up with: the system's resolver unless given. */
  readonly lookup?: LookupFunction;
}

/** Milliseconds to connect in; the task that asked may have been over long before. */
const CONNECT = 10_000;

/**
 * Connects undici to public addresses only. The very addresses that passed are connected to, so a name
 * that resolves to another one a moment later gains nothing (DNS rebinding).
 * https://undici.nodejs.org/#/docs/api/Connector
 */
export function connector({
  allowPrivate = false,
  lookup = resolve,
}: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({
    lookup: allowPrivate ? lookup : publicOnly(lookup),
    allowH2: false,
    timeout: CONNECT,
  });
  return (options, callback) => {
    // Node.js looks up names only: an address in the URL itself never comes by the lookup.
    if (!allowPrivate && isIP(options.hostname) !== 0 && isPrivate(options.hostname)) {
      process.nextTick(callback, new Failure('private address'), null);
    } else {
      connect(options, callback);
    }
  };
}

/** A lookup that fails where any of the addresses is private: which one is taken is not foreseeable. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [{ address }] : (address ?? []);
      const refused = !error && found.some(({ address }) => isPrivate(address));
      callback(refused ? new Failure('private address') : error, refused ? [] : address, family);
    });
  };
}
