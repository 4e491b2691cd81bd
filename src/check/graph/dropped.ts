import { asks } from '../../tree/enter.ts';
import { GOODBYE } from '../../tree/line.ts';
import { tokensOf } from '../keys/tokens.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import { ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

export const silentCaller: Rule = {
  id: 'G07',
  severity: 'warning',
  demands: 'Nobody is let go for being silent once, who was not told that they may hang up.',
  source: 'ISO/IEC 13714 (as summarised); FreePBX issue 767',
  check: (subject) =>
    dropped(subject, 'silence', 'stays silent once').filter(
      ({ state = '' }) => !mayHangUp(subject, state),
    ),
};

export const wrongKey: Rule = {
  id: 'G08',
  severity: 'warning',
  demands: 'Nobody is let go for one wrong key.',
  source: 'ISO/IEC 13714 (as summarised); NethServer/dev issue 7857',
  check: (subject) => dropped(subject, 'other key', 'presses a wrong key once'),
};

/** Whether a state says, in every language it speaks, that callers may hang up. */
function mayHangUp({ spoken }: Subject, name: string): boolean {
  const languages = Map.groupBy(
    spoken.filter(({ state, text }) => state === name && text !== ''),
    ({ language }) => language,
  );
  return (
    languages.size > 0 &&
    [...languages.values()].every((texts) =>
      texts.some(({ tag, text }) =>
        tokensOf(text).some(({ word }) => tongueOf(tag)?.elsewhere.includes(word)),
      ),
    )
  );
}

function dropped(subject: Subject, input: string, does: string): Remark[] {
  return ownStates(subject).flatMap(([state, each]) => {
    const ways = subject.graph.from(state).filter((edge) => edge.input === input);
    if (!asks(each) || ways.length === 0 || ways.some(({ to }) => to !== GOODBYE)) return [];
    const message = `Whoever ${does} in "${state}" is let go: ask again, and count the tries.`;
    return [{ path: placeOf(state, 'exit'), message, state, input }];
  });
}
