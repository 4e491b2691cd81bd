import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What an address says: its parameters, by name. */
export type Parameters = Readonly<Record<string, string>>;

/** Signs addresses of this server, so that nobody else can have it say something. */
export interface AddressBook {
  /** A path with parameters, and the signature of both behind them. */
  readonly signed: (path: string, parameters: Parameters) => string;
  /**
   * The parameters of a path and query as they were requested; undefined where there is no signature of
   * ours. What follows the signature was added by whoever asks, as carriers do.
   */
  readonly opened: (url: string, now: Date) => Parameters | undefined;
}

/** The parameter that holds the signature. */
const SIGNATURE = 'signature';

/** The parameter that says when an address is over, in epoch seconds. */
export const EXPIRES = 'expires';

/** Opens the book of a server by its session keys, 32 bytes each: the first signs, all are known. */
export function openAddressBook(sessionKeys: readonly Buffer[]): AddressBook {
  const keys = sessionKeys.map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', 'phone-tree addresses', 32)),
  );

  function codes(path: string, parameters: readonly (readonly [string, string])[]): Buffer[] {
    const text = JSON.stringify([path, ...parameters]);
    return keys.map((key) => createHmac('sha256', key).update(text).digest());
  }

  return {
    signed(path, parameters) {
      const entries = Object.entries(parameters);
      const [code = Buffer.alloc(0)] = codes(path, entries);
      const query = new URLSearchParams(entries);
      query.append(SIGNATURE, code.toString('base64url'));
      // Spaces as carriers write them, so that both have the same address.
      return `${path}?${query.toString().replaceAll('+', '%20')}`;
    },
    opened(url, now) {
      const at = url.indexOf('?');
      if (at < 0) return undefined;
      const entries = [...new URLSearchParams(url.slice(at + 1))];
      const end = entries.findIndex(([name]) => name === SIGNATURE);
      if (end < 0) return undefined;
      const given = Buffer.from(entries[end]?.[1] ?? '', 'base64url');
      const ours = entries.slice(0, end);
      const fits = codes(url.slice(0, at), ours).some(
        (code) => code.length === given.length && timingSafeEqual(code, given),
      );
      const parameters = Object.fromEntries(ours);
      const until = Number(parameters[EXPIRES] ?? Infinity);
      return fits && now.getTime() < until * 1000 ? parameters : undefined;
    },
  };
}
