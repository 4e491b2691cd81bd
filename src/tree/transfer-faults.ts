import type { Definition } from './definition.ts';
import type { Fault } from './fault.ts';
import { allVerbs } from './enter.ts';
import type { State } from './state.ts';
import { calleesIn, covers, type Known } from './transfer.ts';
import { isTemplate } from '../twiml/texts.ts';
import { keptIn } from './variables.ts';

/** Whom a state rings that the server does not allow; each message reads on from its name. */
export function transferFaults(
  { enter }: State,
  tree: Definition,
  server: Known | undefined,
): Fault[] {
  if (!server || typeof enter === 'function') return [];
  const { transfers } = server;
  return [...new Set(calleesIn(allVerbs(enter)).map(({ text }) => text))].flatMap((number) => {
    const open = isTemplate(number)
      ? transfers !== undefined || isCallBack(number, tree)
      : !transfers || covers(transfers, number);
    if (open) return [];
    const message = isTemplate(number)
      ? `rings ${number}, which could be anybody: list those that may be rung in TRANSFER_NUMBERS.`
      : `rings ${number}, which TRANSFER_NUMBERS does not cover: add it there, or ring somebody else.`;
    return [{ path: ['enter'], message }];
  });
}

/**
 * Whether a text is a variable that is only ever the number of a call-back: nobody is promised one whom
 * the list does not cover. Where another tree uses this one, it may have set the variable, too.
 */
function isCallBack(text: string, tree: Definition): boolean {
  const name = /^\{\{\s*vars\.(\w+)\s*\}\}$/.exec(text)?.[1];
  if (name === undefined || tree.returns || tree.takes?.includes(name)) return false;
  const taking = Object.values(tree.states).filter(
    ({ task }) => task && 'takeCallBack' in task && task.keep?.[name] === 'number',
  );
  const keeping = keptIn(tree).filter((kept) => kept.name === name);
  return taking.length > 0 && keeping.length === taking.length;
}
