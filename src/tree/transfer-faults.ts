import type { Fault } from './fault.ts';
import { allVerbs } from './enter.ts';
import type { State } from './state.ts';
import { calleesIn, covers, type Known } from './transfer.ts';
import { isTemplate } from '../twiml/texts.ts';

/** Whom a state rings that the server does not allow; each message reads on from its name. */
export function transferFaults({ enter }: State, server: Known | undefined): Fault[] {
  if (!server || typeof enter === 'function') return [];
  const { transfers } = server;
  return [...new Set(calleesIn(allVerbs(enter)).map(({ text }) => text))].flatMap((number) => {
    const open = isTemplate(number)
      ? transfers !== undefined
      : !transfers || covers(transfers, number);
    if (open) return [];
    const message = isTemplate(number)
      ? `rings ${number}, which could be anybody: list those that may be rung in TRANSFER_NUMBERS.`
      : `rings ${number}, which TRANSFER_NUMBERS does not cover: add it there, or ring somebody else.`;
    return [{ path: ['enter'], message }];
  });
}
