import type { Fault } from '../tree/fault.ts';
import { isData } from './data.ts';
import type { Draft } from './document.ts';

/** A document by its file. */
export interface Drafted {
  readonly file: string;
  readonly draft: Draft;
}

/** A name or number that a document takes for its tree, and where. */
interface Claim {
  readonly of: Drafted;
  readonly path: readonly string[];
  /** What is wrong where another one takes it too, whose place follows. */
  readonly message: (place: string) => string;
}

/** Documents, each told of the others that call their trees, or have them answer, alike. */
export function withRivals(drafts: readonly Drafted[]): Drafted[] {
  const claims = Map.groupBy(drafts.flatMap(claimsOf), ([key]) => key);
  const faults = new Map<Draft, Fault[]>();
  for (const claiming of claims.values()) {
    for (const [, { of, path, message }] of claiming) {
      const other = claiming.find(([, claim]) => claim.of !== of)?.[1];
      if (!other) continue;
      const { file, line } = other.of.draft.source.at(other.path, '');
      const found = faults.get(of.draft) ?? [];
      faults.set(of.draft, [...found, { path, message: message(`${file}:${line}`) }]);
    }
  }
  return drafts.map(({ file, draft }) => {
    const found = faults.get(draft);
    return { file, draft: found ? { ...draft, faults: [...draft.faults, ...found] } : draft };
  });
}

function claimsOf(of: Drafted): [string, Claim][] {
  const { written } = of.draft;
  const { name, numbers } = isData(written) ? written : {};
  const called = (place: string) =>
    `Another tree is called "${String(name)}", in ${place}: give one of them another name.`;
  const answered = (number: string) => (place: string) =>
    `"${number}" is answered by another tree, in ${place}: give it to one of them.`;
  return [
    ...(typeof name === 'string'
      ? [[`name ${name}`, { of, path: ['name'], message: called }] as [string, Claim]]
      : []),
    ...(Array.isArray(numbers) ? numbers : []).flatMap((number, index): [string, Claim][] =>
      typeof number === 'string'
        ? [[number, { of, path: ['numbers', String(index)], message: answered(number) }]]
        : [],
    ),
  ];
}
