import type { Action } from '../happening.ts';
import type { Transfer } from '../transfer.ts';

/** A line of a transcript. */
export interface Entry {
  /** Where it is written, from 1. */
  readonly line: number;
  /** What it begins with; `…` where anything may be heard. */
  readonly label: string;
  /** As it is written. */
  readonly text: string;
  /** What the phone prints after the label; `…` stands for any text. */
  readonly pattern: string;
  /** What the caller does here, for a line that the caller brings about. */
  readonly action?: Action;
  /** How somebody who is dialled responds, for a line that tells of it. */
  readonly party?: Party;
}

/** Somebody whom a document may dial, and how they respond. */
export interface Party {
  /** A number as the phone prints it, or a name such as `client ann`; `…` is anybody. */
  readonly to: string;
  readonly transfer: Transfer;
}

/** One call as it should go. */
export interface Transcript {
  readonly title: string;
  /** Where it begins, from 1; an ending of a table begins at its row. */
  readonly line: number;
  readonly from?: string;
  readonly to?: string;
  /** When the call begins. */
  readonly at?: Date;
  /** The switches that operators have thrown. */
  readonly switches: readonly string[];
  /** How those respond of whom no line of the call tells. */
  readonly parties: readonly Party[];
  readonly entries: readonly Entry[];
}

/** A mistake in a file: what was read, and what would be right. */
export interface Fault {
  readonly line: number;
  readonly read: string;
  readonly remedy: string;
}
