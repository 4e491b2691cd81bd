import { holidayLibrary } from './library.ts';
import { nearest } from '../nearest.ts';

/** Where holidays are kept: country, state, region. */
export type Place = readonly [country: string, state?: string, region?: string];

/** Reads `US`, `DE-BY` or `DE-BY-A`, in any case. */
export function placeOf(written: string, report: (message: string) => void): Place | undefined {
  const library = new (holidayLibrary())();
  const [first = '', second, ...rest] = written.trim().split('-');
  const countries = library.getCountries('en');
  const country = codeOf(first, countries);
  if (country === undefined) {
    const meant = meantBy(written.trim(), countries);
    const remedy = meant
      ? `did you mean "${meant}"?`
      : 'write its code, such as US, US-CA or DE-BY.';
    report(`"${written}" is no country: ${remedy}`);
    return undefined;
  }
  if (second === undefined) return [country];
  const states = library.getStates(country);
  const state = codeOf(second, states);
  if (state === undefined) {
    report(`"${second}" is no state of "${country}": ${choice(country, states)}.`);
    return undefined;
  }
  if (rest.length === 0) return [country, state];
  const regions = library.getRegions(country, state);
  const region = codeOf(rest.join('-'), regions);
  if (region !== undefined) return [country, state, region];
  const parent = `${country}-${state}`;
  report(`"${rest.join('-')}" is no region of "${parent}": ${choice(parent, regions)}.`);
  return undefined;
}

/** Names by code; the library has none where a place isn't divided, whatever its types say. */
type Names = Readonly<Record<string, string>> | undefined;

/** The library looks codes up in capitals, so the few that it spells otherwise can't be had. */
function codesOf(names: Names): string[] {
  return Object.keys(names ?? {}).filter((code) => code === code.toUpperCase());
}

function codeOf(written: string, names: Names): string | undefined {
  return codesOf(names).find((code) => code === written.toUpperCase());
}

function choice(parent: string, names: Names): string {
  const codes = codesOf(names);
  return codes.length > 0 ? `there are ${codes.join(', ')}` : `write "${parent}"`;
}

/** The code of a country that was written by its name. */
function meantBy(written: string, countries: Record<string, string>): string | undefined {
  // What people write for the United Kingdom isn't its code.
  if (written.toUpperCase() === 'UK') return 'GB';
  const codes = new Map(Object.entries(countries).map(([code, name]) => [name, code]));
  return codes.get(nearest(written, codes.keys()) ?? '');
}
