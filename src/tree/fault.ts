/** Something that would break a call: where it stands in the definition, and what to do, in a sentence. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}
