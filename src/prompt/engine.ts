import { filters as LIQUID_FILTERS, Liquid, type FilterImplOptions } from 'liquidjs';
import { LIQUID } from './filters/liquid.ts';
import type { Locale } from './filters/locale.ts';
import { SPOKEN, type SpokenFilter } from './filters/spoken.ts';
import { BoundedFor } from './loop.ts';
import { NOTATIONS, type Notation } from './notation.ts';
import { isNothing } from './nothing.ts';
import { spoken } from './output.ts';

/** Tags that a prompt can use: none that reads a file, changes the scope, or collects text unseen. */
export const TAGS: readonly string[] = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'comment',
  'raw',
  '#',
];

/** All filters that a prompt can use. */
export const FILTERS: readonly string[] = [...Object.keys(SPOKEN), ...Object.keys(LIQUID)];

/** Where the filters find the language and the zone; templates can't read registers. */
export const LOCALE = 'locale';

/** Characters of the longest template: its words and what is between its braces. */
export const LONGEST_TEMPLATE = 16_384;

/**
 * The engine of all prompts, by how values are written in them. Unset variables pass through filters as
 * nothing and are an error where they would be written (see `output`), so that a `default` works wherever
 * it stands in a row of filters.
 */
export const ENGINES: Readonly<Record<Notation, Liquid>> = {
  words: engine('words'),
  address: engine('address'),
  json: engine('json'),
  xml: engine('xml'),
};

function engine(notation: Notation): Liquid {
  const liquid = new Liquid({
    ...(notation !== 'words' && { outputEscape: (value) => NOTATIONS[notation](spoken(value)) }),
    ownPropertyOnly: true,
    // Whoever finds a way to a file finds this empty directory.
    templates: {},
    parseLimit: LONGEST_TEMPLATE,
    // Counts characters and rounds of loops: the same template always stops at the same place.
    memoryLimit: 100_000,
    // The last resort, in milliseconds, for what the other limit does not count.
    renderLimit: 250,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const name of Object.keys(LIQUID)) liquid.registerFilter(name, passing(name));
  for (const [name, filter] of Object.entries(SPOKEN)) {
    liquid.registerFilter(name, speaking(filter));
  }
  liquid.registerTag('for', BoundedFor);
  return liquid;
}

/** One of Liquid's own filters, through which nothing passes as nothing. */
function passing(name: string): FilterImplOptions {
  const filter = LIQUID_FILTERS[name];
  if (typeof filter !== 'function') throw new Error(`Liquid has no filter "${name}".`);
  if (name === 'default') return filter;
  return function (value, ...args) {
    return [value, ...args].some(isNothing) ? null : filter.call(this, value, ...args);
  };
}

function speaking({ say }: SpokenFilter): FilterImplOptions {
  return function (value: unknown, argument: unknown) {
    if (isNothing(value)) return null;
    return say(value, this.context.getRegister<Locale>(LOCALE), argument) ?? value;
  };
}
