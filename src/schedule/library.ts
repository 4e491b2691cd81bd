import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

const require = createRequire(import.meta.url);

/** The holidays of the world: 100 ms and 14 MB that only a schedule with holidays pays, once. */
export function holidayLibrary(): typeof Holidays {
  return require('date-holidays') as typeof Holidays;
}
