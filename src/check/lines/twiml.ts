import { lint } from '../../phone/debugger/lint.ts';
import { codes } from '../../phone/debugger/codes.ts';
import type { Diagnosis } from '../../phone/debugger/diagnosis.ts';
import { parseDocument } from '../../phone/document.ts';
import { partsByLanguage } from '../../tree/enter.ts';
import type { Branch } from '../../tree/state.ts';
import { DIALLED } from '../../tree/wording.ts';
import { isTemplate, withTexts } from '../../twiml/texts.ts';
import { render } from '../../twiml/render.ts';
import type { Element, Verb } from '../../twiml/verb.ts';
import { once } from '../keys/once.ts';
import { isForQueue, ownStates } from '../own.ts';
import { placeOf } from '../place.ts';
import type { Remark, Rule, Subject } from '../rule.ts';

export const twilioErrors: Rule = {
  id: 'TW01',
  severity: 'error',
  demands: 'No answer is one that Twilio would end the call for.',
  source: 'https://www.twilio.com/docs/api/errors, by the debugger of the built-in phone',
  check: (subject) => diagnosed(subject, ({ level }) => level === 'error'),
};

export const twilioWarnings: Rule = {
  id: 'TW02',
  severity: 'warning',
  demands: 'No answer is one that Twilio would log a warning for, or play otherwise than meant.',
  source: 'https://www.twilio.com/docs/api/errors, by the debugger of the built-in phone',
  check: (subject) => diagnosed(subject, ({ level }) => level === 'warning'),
};

/** Where answers are taken to come from. */
const ADDRESSES = { base: 'https://phone.example.com', action: '/webhook/tree' };

/** A number to ring where the call knows it and we do not. */
const SOMEBODY = '+14155550123';

/** What a call may remember. */
const SOMETHING = 'something';

function diagnosed(subject: Subject, wanted: (diagnosis: Diagnosis) => boolean): Remark[] {
  return diagnoses(subject).flatMap(({ state, found }) => {
    const messages = new Set(found.filter(wanted).map(textOf));
    return [...messages].map((message) => ({
      path: placeOf(state, 'enter'),
      message: `State "${state}": ${message}.`,
      state,
    }));
  });
}

/** What would be logged of the answers of each state. */
const diagnoses = once((subject: Subject) => {
  const scope = isForQueue(subject) ? 'queue' : 'call';
  return ownStates(subject).flatMap(([state, each]) => {
    const { enter } = each;
    if (typeof enter === 'function') return [];
    const answers = new Set(
      partsByLanguage(enter, each, subject.tree.definition).flatMap(([, parts]) =>
        [true, false].map((so) => render(taken(parts, so).map(filled), ADDRESSES)),
      ),
    );
    const found = [...answers].flatMap((twiml) => {
      const parsed = parseDocument(twiml);
      return parsed.ok ? lint(parsed.root, { session: true, scope }) : [];
    });
    return [{ state, found }];
  });
});

/** What is played where every condition holds, or none. */
function taken(parts: readonly (Verb | Branch)[], so: boolean): Verb[] {
  return parts.flatMap((part) => {
    if ('kind' in part) return [part];
    return taken(so ? part.play : (part.otherwise ?? []), so);
  });
}

/** An element as a call may hear it: what is not known here is a word, or a number where one is rung. */
function filled<E extends Element>(element: E): E {
  return withTexts(element, (text, place) => {
    if (!isTemplate(text)) return text;
    return DIALLED.has(place) ? SOMEBODY : text.replace(/\{([{%]).*?[}%]\}/gs, SOMETHING);
  });
}

function textOf({ code, message }: Diagnosis): string {
  if (code === 0) return message;
  const known = codes[code as keyof typeof codes];
  return `${message} (Twilio ${code}, ${known.title})`;
}
