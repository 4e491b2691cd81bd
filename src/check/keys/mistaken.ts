import { BACK, REPEAT } from '../../tree/state.ts';
import type { Rule, Subject } from '../rule.ts';
import { askedNext } from './ahead.ts';
import { menuRemarks, type Menu } from './menu.ts';
import { once } from './once.ts';
import { heardIn, isMixed } from './prompt.ts';
import { ANY } from './row.ts';

export const mistaken: Rule = {
  id: 'K22',
  severity: 'warning',
  demands:
    'A wrong key is no choice: it is asked for again, unless the prompt says where it leads.',
  source: 'ISO/IEC 13714 (as summarised); VoiceXML 2.0 (nomatch)',
  check: (subject) =>
    menuRemarks(subject, 'exit', (menu) => {
      const { otherwise } = menu.table;
      const { lastExit } = subject.definition;
      const anyway = [null, REPEAT, BACK, menu.state.tries?.exit, lastExit];
      if (anyway.includes(otherwise) || isTold(menu, subject)) return [];
      if (otherwise === null || leadsBack(otherwise, menu, subject)) return [];
      const message = `leads wrong keys on to "${otherwise}": ask again, or say that any other key leads there.`;
      return [{ message, path: ['exit', 'otherwise'] }];
    }),
};

/** Whether a caller comes from a state on to a menu, and not back, by one answer at most. */
function leadsBack(state: string, { name }: Menu, subject: Subject): boolean {
  const asked = askedNext(subject, state);
  return asked.has(name) || answeredNext(subject)(asked).has(name);
}

/** Where states that ask lead on to. */
const answeredNext = once(({ graph }: Subject) =>
  once((asked: ReadonlySet<string>) => {
    const ways = [...asked].flatMap((each) => graph.from(each).filter(({ again }) => !again));
    return new Set(ways.map(({ to }) => to));
  }),
);

/** Whether the prompt says what any other key does, or a language is chosen by one. */
function isTold({ name }: Menu, subject: Subject): boolean {
  return heardIn(subject, name).some(
    (heard) => isMixed(heard) || heard.offers.some(({ key }) => key === ANY),
  );
}
