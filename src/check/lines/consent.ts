import { yesAndNo } from '../../tree/key-words.ts';
import { comingFrom } from '../keys/ahead.ts';
import { menusOf } from '../keys/menu.ts';
import { heardIn, type Offered } from '../keys/prompt.ts';
import { remarkOn } from '../keys/said.ts';
import { plainWords } from '../keys/tokens.ts';
import { tongueOf } from '../keys/tongues/tongues.ts';
import type { State } from '../../tree/state.ts';
import { verbsOf } from '../own.ts';
import type { Rule } from '../rule.ts';
import { recordedBy } from './recording.ts';
import { RECORDED, speaksOf } from './words.ts';

export const consent: Rule = {
  id: 'L02',
  severity: 'warning',
  demands: 'Who is asked whether a call may be recorded, and says no, is not recorded.',
  source: 'Own; state all-party consent laws. Ask a lawyer',
  check: (subject) =>
    menusOf(subject).flatMap(({ name, choices }) => {
      const heard = heardIn(subject, name);
      const asks = heard.some(({ texts }) =>
        texts.some(({ tag, text }) => speaksOf(RECORDED, tag, text) === true),
      );
      const denied = heard.flatMap(({ offers }) => offers).filter(isDenial);
      if (!asks) return [];
      return choices.flatMap(({ key, target }) => {
        const offer = denied.find((each) => each.key === key);
        if (!offer || target === null) return [];
        const recording = [...comingFrom(subject, [target])].find((each) =>
          isRecorded(subject.tree.states[each]),
        );
        if (recording === undefined) return [];
        const message = `leads who says no on ${key} to "${recording}", which records: lead on without, or end the call.`;
        return [remarkOn(name, { message, path: ['exit', key], input: key })];
      });
    }),
};

function isRecorded(state: State | undefined): boolean {
  return state !== undefined && verbsOf(state).some(({ verb }) => recordedBy(verb) === 'call');
}

/** Whether a key is for those who say no. */
function isDenial({ what, spoken: { tag } }: Offered): boolean {
  const [, no] = yesAndNo(tag);
  const words = plainWords(what).trim().split(' ');
  return words.some((word) => no.includes(word) || tongueOf(tag)?.not.includes(word) === true);
}
