import { nearest } from '../nearest.ts';

/** Names of one offset all year long; they read like zones, and are an hour off in summer. */
const FIXED =
  /^(?:etc\/.*|(?:utc|gmt|uct|z|zulu|universal|greenwich|est|mst|hst)(?:[+-]?\d[\d:]*)?|[+-]?\d[\d:]*)$/i;

/** What is wrong with the name of a time zone. */
export function zoneFault(zone: string): string | undefined {
  const example = 'such as America/New_York';
  if (FIXED.test(zone)) {
    return `"${zone}" is a fixed offset, which knows no summer time: name a place, ${example}.`;
  }
  if (known(zone)) return undefined;
  const zones = Intl.supportedValuesOf('timeZone');
  const city = zone.split('/').at(-1) ?? zone;
  const cities = new Map(zones.map((each) => [each.split('/').at(-1) ?? each, each]));
  const meant = nearest(zone, zones) ?? cities.get(nearest(city, cities.keys()) ?? '');
  const remedy = meant ? `did you mean "${meant}"?` : `write the IANA name of a place, ${example}.`;
  return `"${zone}" is no time zone: ${remedy}`;
}

function known(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
