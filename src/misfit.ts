import type { IncomingHttpHeaders } from 'node:http';

/** Why a signature was refused, for the log: what would have matched, if anything would. */
export interface Misfit {
  readonly reason: string;
  readonly remedy: string;
  /** The address that was checked, without its query, which may hold a caller's digits. */
  readonly checked: string;
  /** The address that Twilio signed, where it could be found. */
  readonly signed?: string;
}

/** An address in the parts that tend to differ behind a proxy or tunnel. */
interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  /** Whether the form's fields were signed too. */
  readonly form: boolean;
}

type Part = keyof Address;

/**
 * Finds the address that a refused request was signed for, by trying the other scheme, the host names
 * the proxies tell of, the path with and without the public prefix and a trailing slash, and so on.
 * The least change that fits wins; if none does, the token is another one, or the request is forged.
 */
export function misfitOf(
  publicUrl: string,
  rawUrl: string,
  headers: IncomingHttpHeaders,
  fits: (url: string, form: boolean) => boolean,
): Misfit {
  const { protocol, host, pathname } = new URL(publicUrl);
  const prefix = pathname === '/' ? '' : pathname;
  const [rawPath = '', ...rest] = rawUrl.split('?');
  const query = rest.length > 0 ? `?${rest.join('?')}` : '';
  const checked: Address = { scheme: protocol, host, path: prefix + rawPath, query, form: true };

  const header = headers['x-twilio-signature'];
  if (typeof header !== 'string' || !/^[A-Za-z0-9+/]{27}=$/.test(header)) {
    return {
      reason: header ? 'malformed signature' : 'no signature',
      remedy: 'Only Twilio, or the phone, can call here.',
      checked: written(checked),
    };
  }
  const signed = candidates(checked, {
    scheme: ['https:', 'http:'],
    host: [headers.host, headers['x-forwarded-host']].flat().filter((each) => each !== undefined),
    path: [rawPath, slashed(checked.path), slashed(rawPath)],
    query: [''],
    form: [false],
  }).find((address) => fits(written(address) + address.query, address.form));
  if (!signed) {
    return {
      reason: 'token',
      remedy:
        "Check that TWILIO_AUTH_TOKEN is the account's primary token; if it is, the request is forged.",
      checked: written(checked),
    };
  }
  return {
    reason: differing(checked, signed)
      .map((part) => named(part, checked, signed))
      .join(', '),
    remedy: 'Set PUBLIC_URL, or the webhook address at Twilio, so that both are the same.',
    checked: written(checked),
    signed: written(signed),
  };
}

/** Every combination of the given address with other values of its parts, the nearest first. */
function candidates(given: Address, others: { [P in Part]: readonly Address[P][] }): Address[] {
  let all: Address[] = [given];
  for (const part of Object.keys(others) as Part[]) {
    const values = [...new Set([given[part], ...others[part]])];
    all = all.flatMap((address) => values.map((value) => ({ ...address, [part]: value })));
  }
  return all.toSorted((a, b) => differing(given, a).length - differing(given, b).length);
}

function differing(a: Address, b: Address): Part[] {
  return (Object.keys(a) as Part[]).filter((part) => a[part] !== b[part]);
}

/** A part in the words of who has to mend it. */
function named(part: Part, { host, path }: Address, signed: Address): string {
  if (part === 'host') return host.split(':')[0] === signed.host.split(':')[0] ? 'port' : 'host';
  if (part === 'path') return slashed(path) === signed.path ? 'trailing slash' : 'path';
  return part === 'form' ? 'form fields' : part;
}

/** The path with a trailing slash if it has none, and without if it has one. */
function slashed(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
}

function written({ scheme, host, path }: Address): string {
  return `${scheme}//${host}${path}`;
}
