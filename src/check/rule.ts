import type { Definition } from '../tree/definition.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Graph } from './graph.ts';
import type { Spoken } from './spoken.ts';

/** How bad it is: an error keeps a version from going live, a warning and a hint do not. */
export type Severity = 'error' | 'warning' | 'hint';

/** One line of the table of rules. */
export interface Demand {
  /** Stable, and short enough to be silenced by: `G02`. */
  readonly id: string;
  readonly severity: Severity;
  /** What it demands of a tree, in a sentence for the table of rules. */
  readonly demands: string;
  /** Where that comes from: a standard, a study, Twilio's documentation. */
  readonly source: string;
  /** Whether a document may silence it although it is an error; what is none it always may. */
  readonly allowable?: boolean;
}

/** One thing that a tree has to be like. */
export interface Rule extends Demand {
  /** What in a tree is not like it. Pure; it never throws, whatever the tree. */
  readonly check: (subject: Subject) => readonly Remark[];
}

/** What a rule has to say about one place in a tree. */
export interface Remark {
  /** Where in the definition as it is written: `['states', 'menu', 'exit', '7']`. */
  readonly path: readonly string[];
  /** What is wrong and what to do about it, in an operator's words. */
  readonly message: string;
  /** The text it is about, as it is written somewhere below that place. */
  readonly text?: string;
  /** How bad it is, where that is not how bad breaking the rule usually is. */
  readonly severity?: Severity;
  /** The state, as its machine calls it, into which a witness has to lead a caller. */
  readonly state?: string;
  /** What the caller has to do there for it to happen, as the graph names it. */
  readonly input?: string;
}

/** A tree as rules look at it. */
export interface Subject {
  /** As it is written. */
  readonly definition: Definition;
  /** As it runs: the states of the trees it uses stand in it, and keys that work everywhere too. */
  readonly tree: PhoneTree;
  /** How its compiled machine hangs together. */
  readonly graph: Graph;
  /** Everything that callers may hear it say, in every language. */
  readonly spoken: readonly Spoken[];
  /** The trees that stand beside it, by name; none where they are not known. */
  readonly beside: ReadonlyMap<string, Definition>;
  /** When it is, for what is past or to come. */
  readonly now: Date;
}
