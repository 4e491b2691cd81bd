/**
 * Where a document is played: to the caller; to a callee before the parties are connected; while
 * waiting in a queue or a conference; to a caller just taken out of a queue.
 */
export type Scope = 'call' | 'whisper' | 'queue' | 'conference' | 'dequeue';

/** What is known of a document besides its text. */
export interface Context {
  /** By default `call`. */
  scope?: Scope;
  /** The document came with the call's request, so it has no address of its own. */
  inline?: boolean;
  /** The application tells requests for one address apart, say by a cookie. */
  session?: boolean;
}
