import type { Migration } from 'kysely/migration';
import { records } from './migrations/0001-records.ts';

/** Every change of the tables, by a name that sorts in the order they are made; none is ever altered. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-records': records,
};
