import type { Finding } from './finding.ts';
import { error } from './finding.ts';

/** What a request may be retried for: connecting, reading, or an answer of that class. */
export type RetryCause = 'ct' | 'rt' | '4xx' | '5xx';

/** How long and how often one request is tried; times in milliseconds. */
export interface Patience {
  connect: number;
  read: number;
  total: number;
  retries: number;
  retryOn: readonly RetryCause[];
}

const defaults: Patience = {
  connect: 5000,
  read: 15_000,
  total: 15_000,
  retries: 1,
  retryOn: ['ct'],
};

const causes: readonly RetryCause[] = ['ct', 'rt', '4xx', '5xx'];
const edges = 'ashburn dublin frankfurt sao-paulo singapore sydney tokyo umatilla roaming'.split(
  ' ',
);

/**
 * The connection overrides in a URL's fragment, such as `#rc=2&rp=ct,5xx&tt=4000`.
 * Numbers out of range are taken to the nearest bound; a fragment that names none changes nothing.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function parseOverrides(url: string): Patience | Finding {
  const at = url.indexOf('#');
  if (at < 0) return defaults;
  const given = new URLSearchParams(url.slice(at + 1));
  const edge = edgeFinding(given.get('e'));
  if (edge !== undefined) return edge;
  const retryOn = retryCauses(given.get('rp'));
  if (retryOn === undefined) return error(11243, `"${given.get('rp')}" is no retry policy`);
  return {
    connect: bounded(given.get('ct'), defaults.connect, 100, 10_000),
    read: bounded(given.get('rt'), defaults.read, 100, 15_000),
    total: bounded(given.get('tt'), defaults.total, 100, 15_000),
    retries: bounded(given.get('rc'), defaults.retries, 0, 5),
    retryOn,
  };
}

function bounded(text: string | null, fallback: number, least: number, most: number): number {
  if (text === null || !/^\d+$/.test(text)) return fallback;
  return Math.min(Math.max(Number(text), least), most);
}

function retryCauses(text: string | null): readonly RetryCause[] | undefined {
  if (text === null) return defaults.retryOn;
  if (text === 'all') return causes;
  const named = text.split(',');
  const known = causes.filter((cause) => named.includes(cause));
  return known.length === new Set(named).size ? known : undefined;
}

/** An edge with the suffix `-ix` is a private interconnect, which this phone's account has not. */
function edgeFinding(text: string | null): Finding | undefined {
  if (text === null) return undefined;
  if (!/^[a-z-]+(,[a-z-]+)*$/.test(text)) return error(11240, `"${text}" is no list of edges`);
  for (const edge of text.split(',')) {
    if (edge.endsWith('-ix')) return error(11242, `interconnect ${edge} is not allowed`);
    if (!edges.includes(edge)) return error(11241, `edge ${edge} is not supported`);
  }
  return undefined;
}
