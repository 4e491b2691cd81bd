/** What a prompt can speak of: the call, what the tree has remembered, and when and where it is. */
export interface Scope {
  /** What is known of the call: `from`, `to`, `callerName`, `fromCity`, … */
  readonly call: {
    readonly from: string;
    readonly to: string;
    readonly [fact: string]: string | undefined;
  };
  /** What the tree has set or looked up; nothing in it is trusted. */
  readonly vars: Readonly<Record<string, unknown>>;
  readonly now: Date;
  /** IANA name of the zone in which times are spoken; UTC without one. */
  readonly zone?: string;
  /** BCP 47 tag of the language that is spoken; an unknown one is taken for American English. */
  readonly language: string;
}

/** The names that can be read in a tree's prompts. */
export interface KnownVariables {
  readonly call: readonly string[];
  readonly vars: readonly string[];
  /** Variables that are there, but must not be read here. */
  readonly sensitive?: readonly string[];
}

/** The roots of all variables; `call` and `vars` have names below them. */
export const ROOTS: readonly string[] = ['call', 'vars', 'now', 'zone', 'language'];
