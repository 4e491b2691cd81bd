import { RINGING } from '../../tree/line.ts';
import type { Rule, Subject } from '../rule.ts';
import { menuRemarks, menusOf, offersChoice } from './menu.ts';

/** Menus that callers put up with on their way. */
const MOST = 3;

export const depth: Rule = {
  id: 'M03',
  severity: 'warning',
  demands: 'No caller passes more than three menus.',
  source: 'Software Advice, IVR report 2014; EduGuru',
  check: (subject) => {
    const depths = depthsOf(subject);
    return menuRemarks(subject, 'enter', (menu) => {
      const passed = depths.get(menu.name) ?? 0;
      return passed > MOST && offersChoice(menu)
        ? [`is the ${passed}th menu on its way: bring it nearer to the first.`]
        : [];
    });
  },
};

/** Menus on the shortest way to each state, its own included. */
function depthsOf(subject: Subject): ReadonlyMap<string, number> {
  const menus = new Set(
    menusOf(subject)
      .filter(offersChoice)
      .map(({ name }) => name),
  );
  const depths = new Map<string, number>();
  let level = new Set([RINGING]);
  for (let count = 0; level.size > 0; count++) {
    const deeper = new Set<string>();
    // A set grows while it is gone through.
    for (const name of level) {
      if (depths.has(name)) continue;
      depths.set(name, count);
      for (const { to } of subject.graph.from(name)) (menus.has(to) ? deeper : level).add(to);
    }
    level = deeper;
  }
  return depths;
}
