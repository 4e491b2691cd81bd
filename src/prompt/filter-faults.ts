import { TypeGuards, type Filter, type Token } from 'liquidjs';
import { FILTERS } from './engine.ts';
import { faultAt, type PromptFault } from './fault.ts';
import { LIQUID } from './filters/liquid.ts';
import { SPOKEN } from './filters/spoken.ts';
import { suggestion } from '../nearest.ts';

type Argument = Filter['args'][number];

/** What is wrong with one filter: its name, how many arguments it has, or which. */
export function filterFaults(filter: Filter): PromptFault[] {
  const { name, args } = filter;
  // The engine hands the token to every filter it runs, but its types keep it private.
  const { token } = filter as unknown as { readonly token: Token };
  const spoken = Object.hasOwn(SPOKEN, name) ? SPOKEN[name] : undefined;
  const takes = spoken?.takes ?? (Object.hasOwn(LIQUID, name) ? LIQUID[name] : undefined);
  if (!takes) {
    return [faultAt(token, `There is no filter "${name}": ${suggestion(name, FILTERS)}`)];
  }
  const [fewest, most] = takes;
  if (args.length < fewest || args.length > most) {
    const range = fewest === most ? String(most) : `${fewest} to ${most}`;
    const allowed = most === 0 ? 'none' : range;
    const count = args.length === 1 ? '1 argument' : `${args.length} arguments`;
    const message = `"${name}" has ${count}, and takes ${allowed}.`;
    return [faultAt(token, message)];
  }
  return args.flatMap((argument) => {
    const misuse = isVariable(argument) ? undefined : spoken?.misuse?.(literalOf(argument));
    return misuse === undefined ? [] : [faultAt(token, `"${name}" ${misuse}`)];
  });
}

/** Whether an argument is known only during a call. */
function isVariable(argument: Argument): boolean {
  return TypeGuards.isPropertyAccessToken(argument);
}

/** A literal's value; a named argument or a range is none. */
function literalOf(argument: Argument): unknown {
  const isLiteral = TypeGuards.isQuotedToken(argument) || TypeGuards.isNumberToken(argument);
  return isLiteral ? argument.content : undefined;
}
