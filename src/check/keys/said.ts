import { placeOf } from '../place.ts';
import type { Remark, Severity } from '../rule.ts';
import type { Spoken } from '../spoken.ts';

/** What there is to say of a state: it reads on from `State "menu" `. */
export interface Said {
  readonly message: string;
  /** The text it is about. */
  readonly spoken?: Spoken | undefined;
  /** Where in the state it is, if it is about no text. */
  readonly path?: readonly string[];
  readonly severity?: Severity;
  readonly input?: string;
}

/** A remark on a state, at the text or the place in it that it is about. */
export function remarkOn(state: string, { message, spoken, path, ...rest }: Said): Remark {
  const { written: text } = spoken ?? {};
  return {
    path: spoken?.path ?? placeOf(state, ...(path ?? [])),
    ...(text !== undefined && { text }),
    message: `State "${state}" ${message}`,
    state,
    ...rest,
  };
}
