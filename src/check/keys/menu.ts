import { allVerbs, asks } from '../../tree/enter.ts';
import { BACK, REPEAT, tableOf, type State, type Table } from '../../tree/state.ts';
import type { Element } from '../../twiml/verb.ts';
import { verbsOf } from '../own.ts';
import type { Remark, Subject } from '../rule.ts';
import { once } from './once.ts';
import { leadsToPerson } from './person.ts';
import { remarkOn, type Said } from './said.ts';
import { writtenStates } from './written.ts';

/** What a key of a menu does. */
export interface Choice {
  /** A key, or a row of them. */
  readonly key: string;
  readonly target: string | null;
  /** Whether the state itself names it; otherwise it works everywhere. */
  readonly own: boolean;
  readonly does: 'repeats' | 'goes back' | 'ends the call' | 'leads to a person' | 'leads on';
}

/** A state that asks the caller and leads on by a table. */
export interface Menu {
  readonly name: string;
  readonly state: State;
  readonly table: Table;
  readonly choices: readonly Choice[];
  /** The attributes of its gathers; none where a function or TwiML by hand asks. */
  readonly gathers: readonly Element<'gather'>['attributes'][];
}

/** The states of a tree that ask the caller, as they were written. */
export const menusOf = once((subject: Subject): readonly Menu[] =>
  writtenStates(subject.tree).flatMap(({ name, state, source }) => {
    const table = tableOf(state.exit);
    if (!table || !asks(state)) return [];
    const { enter } = state;
    const gathers =
      typeof enter === 'function'
        ? []
        : allVerbs(enter).flatMap((verb) => (verb.kind === 'gather' ? [verb.attributes] : []));
    const own = tableOf(source.exit);
    const choices = Object.entries(table).flatMap(([key, target]): Choice[] => {
      const isGenerated = subject.tree.states[target ?? '']?.within !== undefined;
      if (!/^[0-9*#]+$/.test(key) || isGenerated) return [];
      const does = doing(subject, name, target);
      return [{ key, target, own: own?.[key] !== undefined, does }];
    });
    return [{ name, state, table, choices, gathers }];
  }),
);

function doing(subject: Subject, menu: string, target: string | null): Choice['does'] {
  if (target === REPEAT || target === menu) return 'repeats';
  if (target === BACK) return 'goes back';
  if (target === null) return 'ends the call';
  return leadsToPerson(subject, target) ? 'leads to a person' : 'leads on';
}

/** The options of a menu, without what every menu has: help on 0, repeating, going back, ending. */
export function optionsOf({ choices }: Menu): readonly Choice[] {
  return choices.filter(
    ({ key, own, does }) =>
      own && key !== '0' && (does === 'leads on' || does === 'leads to a person'),
  );
}

/** Whether a caller chooses between options there, rather than enters or confirms something. */
export function offersChoice(menu: Menu): boolean {
  return optionsOf(menu).length > 1;
}

/** Remarks on menus, each once; where they say no more, they are about a part of the state. */
export function menuRemarks(
  subject: Subject,
  part: 'enter' | 'exit' | 'entry' | 'speech',
  judge: (menu: Menu) => readonly (string | Said)[],
): Remark[] {
  return menusOf(subject).flatMap((menu) => {
    const path = part === 'enter' ? gatherIn(menu) : [part];
    const said = judge(menu).map((each) => (typeof each === 'string' ? { message: each } : each));
    const distinct = new Map(said.map((each) => [each.message, each]));
    return [...distinct.values()].map((each) => remarkOn(menu.name, { path, ...each }));
  });
}

/** Where a menu asks. */
function gatherIn({ state }: Menu): readonly string[] {
  return verbsOf(state).find(({ verb }) => verb.kind === 'gather')?.path ?? ['enter'];
}
