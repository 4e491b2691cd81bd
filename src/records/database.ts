import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** A database, and the little in which the two kinds of it differ. */
export interface Database {
  /** What migrates and writes. */
  readonly write: Kysely<Schema>;
  /** What reads: a large question keeps no record waiting. */
  readonly read: Kysely<Schema>;
  /** The elements of a JSON array, as rows with one column that is named `value`. */
  readonly each: (json: string) => RawBuilder<unknown>;
  /** Keeps other processes from writing until the transaction ends, so that counts come out right. */
  readonly lock: (transaction: Transaction<Schema>) => Promise<void>;
  /** Whether an error is about what was to be written, rather than the database that was to take it. */
  readonly isAboutData: (error: unknown) => boolean;
  /** An error, as a refusal with a remedy where it will not pass by itself. */
  readonly explained: (error: unknown) => unknown;
  readonly close: () => Promise<void>;
}
