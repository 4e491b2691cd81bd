import type { Comparison } from '../tree/comparison.ts';
import type { Condition } from '../tree/condition.ts';

/** A condition in a few words: `shop is open and after noInput`. */
export function told(condition: Condition): string {
  const { event, tries, noInput, noMatch, open, holiday, on, from, again, language } = condition;
  const parts = [
    event !== undefined && `after ${event}`,
    tries !== undefined && `after ${tries} tries`,
    noInput !== undefined && `after ${noInput} silences`,
    noMatch !== undefined && `after ${noMatch} wrong keys`,
    open !== undefined && `${open} is open`,
    holiday !== undefined && `${holiday} has a holiday`,
    on !== undefined && `${on} is on`,
    from !== undefined && `from ${from.join(' or ')}`,
    again !== undefined && (again ? 'heard before' : 'not heard before'),
    language !== undefined && `in ${language}`,
    ...compared(condition.vars),
    ...compared(condition.call),
    condition.not !== undefined && `not (${told(condition.not)})`,
    condition.any !== undefined && `(${condition.any.map(told).join(' or ')})`,
    condition.all !== undefined && `(${condition.all.map(told).join(' and ')})`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' and ') : 'always';
}

function compared(values: Readonly<Record<string, string | Comparison>> = {}): string[] {
  return Object.entries(values).map(([name, is]) => {
    if (typeof is === 'string') return `${name} is ${is}`;
    const parts = Object.entries(is).map(([how, what]) => `${how} ${String(what)}`);
    return `${name} ${parts.join(' and ')}`;
  });
}
