import { compares, type Comparison, type Fill } from './comparison.ts';
import type { Call } from './state.ts';

/** What has to be so; several keys in one condition all have to hold. */
export interface Condition {
  /** What led here: `noInput`, `digits`, `busy`, … */
  readonly event?: string;
  /** At least so many silences and wrong keys in a row, counted together. */
  readonly tries?: number;
  /** At least so many silences in a row. */
  readonly noInput?: number;
  /** At least so many wrong keys in a row. */
  readonly noMatch?: number;
  /** The schedule of this name is open. */
  readonly open?: string;
  /** The schedule of this name is closed for a public holiday. */
  readonly holiday?: string;
  /** The switch of this name is on. */
  readonly on?: string;
  /** The caller's number is one of these; `+1415*` stands for all that begin so. */
  readonly from?: readonly string[];
  /** The caller has heard this state before, on the way to where they are. */
  readonly again?: boolean;
  /** The call is held in the language of this name. */
  readonly language?: string;
  /** What the call remembers is this, by the names it is kept under. */
  readonly vars?: Readonly<Record<string, string | Comparison>>;
  /** What the carrier tells of the call is this: `fromState`, `direction`, … */
  readonly call?: Readonly<Record<string, string | Comparison>>;
  readonly not?: Condition;
  readonly any?: readonly Condition[];
  readonly all?: readonly Condition[];
}

/** Whether a condition holds for a call, whose variables are filled in where its texts name them. */
export function holds(condition: Condition, call: Call, fill?: Fill): boolean {
  const { event, tries, calendars } = call;
  const { open, holiday, on, from } = condition;
  const happened = event.type === 'outcome' ? event.outcome : event.type;
  const day = (schedule: string) => calendars.get(schedule)?.at(event.now);
  return (
    (condition.event === undefined || condition.event === happened) &&
    (condition.tries ?? 0) <= tries.noInput + tries.noMatch &&
    (condition.noInput ?? 0) <= tries.noInput &&
    (condition.noMatch ?? 0) <= tries.noMatch &&
    (open === undefined || day(open)?.open === true) &&
    (holiday === undefined || day(holiday)?.because === 'holiday') &&
    (on === undefined || event.switches.has(on)) &&
    (from?.some((number) => isFrom(number, event.from)) ?? true) &&
    (condition.again === undefined || condition.again === call.again) &&
    (condition.language === undefined || condition.language === call.language) &&
    Object.entries(condition.vars ?? {}).every(([name, is]) =>
      compares(call.vars[name], is, fill),
    ) &&
    Object.entries(condition.call ?? {}).every(([name, is]) =>
      compares(told(name, event), is, fill),
    ) &&
    !(condition.not && holds(condition.not, call, fill)) &&
    (condition.any?.some((each) => holds(each, call, fill)) ?? true) &&
    (condition.all?.every((each) => holds(each, call, fill)) ?? true)
  );
}

/** Whether a condition comes out the same for all calls to which the same has happened at a place. */
export function isFixed({ not, any = [], all = [], ...condition }: Condition): boolean {
  const { open, holiday, on, from, vars, call } = condition;
  const asks = [open, holiday, on, from, vars, call].some((each) => each !== undefined);
  return !asks && [...(not ? [not] : []), ...any, ...all].every(isFixed);
}

/** What is told of a call under a name. */
function told(name: string, { from, to, details }: Call['event']): string | undefined {
  return { ...details, from, to }[name];
}

function isFrom(number: string, from: string): boolean {
  return number.endsWith('*') ? from.startsWith(number.slice(0, -1)) : from === number;
}

/** A condition and all that it is made of, with their paths. */
export function partsOf(
  condition: Condition,
  path: readonly string[],
): { path: readonly string[]; condition: Condition }[] {
  const { not, any = [], all = [] } = condition;
  return [
    { path, condition },
    ...(not ? partsOf(not, [...path, 'not']) : []),
    ...any.flatMap((each, index) => partsOf(each, [...path, 'any', String(index)])),
    ...all.flatMap((each, index) => partsOf(each, [...path, 'all', String(index)])),
  ];
}
