/** Milliseconds after which a call that was not heard of again is taken to be over. */
const SILENT_FOR = 60 * 60 * 1000;

/** Which version of which tree the calls in progress are on, as far as this process has seen them. */
export interface Calls {
  readonly on: (callSid: string, tree: string, version: string) => void;
  readonly over: (callSid: string) => void;
  readonly count: (tree: string, version: string) => number;
}

/** Counts calls by version; a call that ends unheard of is forgotten after an hour. */
export function countCalls(): Calls {
  const calls = new Map<string, { edition: string; seen: number }>();
  return {
    on(callSid, tree, version) {
      // Put in anew, a call stands behind all that were heard of before it.
      calls.delete(callSid);
      calls.set(callSid, { edition: `${tree}@${version}`, seen: Date.now() });
      for (const [oldest, { seen }] of calls) {
        if (Date.now() - seen < SILENT_FOR) break;
        calls.delete(oldest);
      }
    },
    over(callSid) {
      calls.delete(callSid);
    },
    count(tree, version) {
      let count = 0;
      for (const { edition } of calls.values()) if (edition === `${tree}@${version}`) count += 1;
      return count;
    },
  };
}
