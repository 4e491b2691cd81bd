import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { transition } from 'xstate';
import { acme } from '../../src/machines/acme.ts';
import type { Definition } from '../../src/tree/definition.ts';
import type { CallEvent } from '../../src/tree/event.ts';
import { GOODBYE, type Played } from '../../src/tree/line.ts';
import { remembered } from '../../src/tree/live.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import { step, UNANSWERED, type Place } from '../../src/tree/step.ts';
import { gather, say, translated } from '../../src/twiml/build.ts';
import { RECEPTION } from '../server.ts';

vi.mock('xstate', { spy: true });

/** A tree in which about everything depends on the call. */
const wordy: Definition = {
  name: 'wordy',
  languages: { en: { voice: 'Polly.Joanna' }, es: {} },
  initial: 'menu',
  tables: { codes: { key: 'code', rows: [{ code: '7', name: 'seven' }] } },
  everywhere: { '*': 'back', 9: 'repeat' },
  schedules: { day: { zone: 'Europe/London', hours: { 'mon-fri': '09:00-17:00' } } },
  states: {
    menu: {
      enter: [
        { when: { open: 'day' }, play: [say('Open.')], otherwise: [say('Closed.')] },
        gather({ actionOnEmptyResult: true }, [say([translated({ en: 'Press.', es: 'Oprima.' })])]),
      ],
      entry: { min: 1, max: 1, as: 'code' },
      speech: { phrases: { 1: ['castellano'], 2: ['plain'] }, confidence: 0.5, as: 'said' },
      exit: {
        1: 'spanish',
        2: 'plain',
        4: 'odd',
        entered: 'known',
        spoken: 'judged',
        otherwise: 'repeat',
      },
      tries: { limit: 3, exit: 'told' },
    },
    spanish: { language: 'es', enter: [], exit: 'menu' },
    plain: {
      enter: [
        gather({ actionOnEmptyResult: true }, [say([translated({ en: 'Plain.', es: 'Simple.' })])]),
      ],
      exit: { 1: 'menu', otherwise: 'plain' },
    },
    known: {
      find: { in: 'codes', by: '{{ vars.code }}', keep: { name: 'name' } },
      enter: [],
      exit: { found: 'told', otherwise: 'judged' },
    },
    judged: {
      set: { tries: '{{ vars.tries | default: 0 | plus: 1 }}', whole: 'yes' },
      enter: [{ when: { noMatch: 1 }, play: [say('Again.')] }],
      exit: [
        { when: { vars: { tries: { above: 2 } }, not: { from: ['+14155550177'] } }, to: 'plain' },
        { when: { any: [{ vars: { said: { contains: 'tell' } } }, { open: 'day' }] }, to: 'told' },
        { to: 'repeat' },
      ],
    },
    odd: {
      enter: ({ event }) => [gather({ actionOnEmptyResult: true }, [say(`Odd ${event.from}.`)])],
      exit: ({ event, vars }) => (event.type === 'digits' && vars['code'] ? 'plain' : 'menu'),
    },
    told: {
      enter: [
        say(
          '{{ vars.code | default: "none" }} {{ vars.name | default: vars.tries | default: "" }} {{ call.from }}',
        ),
      ],
      exit: 'plain',
    },
  },
};

const trees = [definePhoneTree(wordy), acme({ receptionNumber: RECEPTION })];
const event: fc.Arbitrary<CallEvent> = fc
  .record({
    from: fc.constantFrom('+14155550123', '+14155550177'),
    to: fc.constant('+14155550100'),
    now: fc.constantFrom(new Date('2026-11-20T12:00:00Z'), new Date('2026-11-21T12:00:00Z')),
    details: fc.constant({}),
    switches: fc.constant(new Set<string>()),
  })
  .chain((facts) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .constantFrom(...'0123456789*#', '42')
          .map((digits) => ({ ...facts, type: 'digits', digits }) as const),
      },
      { weight: 2, arbitrary: fc.constant({ ...facts, type: 'noInput' } as const) },
      {
        weight: 3,
        arbitrary: fc
          .record({
            speech: fc.constantFrom('castellano', 'the plain one', 'tell me more', 'two', 'hm'),
            confidence: fc.constantFrom(0.2, 0.9),
          })
          .map((heard) => ({ ...facts, ...heard, type: 'speech' }) as const),
      },
      {
        weight: 1,
        arbitrary: fc.constant({ ...facts, type: 'outcome', outcome: 'busy' } as const),
      },
      { weight: 1, arbitrary: fc.constant({ ...facts, type: 'resume' } as const) },
    ),
  );

/** What XState makes of an event, each time anew. */
function workedOut({ machine, live }: PhoneTree, place: Place, event: CallEvent) {
  const { state, ...memory } = place;
  const context = { ...memory, language: memory.language || 'en-US' };
  const [after, actions] = transition(
    machine,
    machine.resolveState({ value: state, context }),
    event,
  );
  const played = actions.map(({ params }) => params as Played);
  return {
    path: played.map((each) => each.state),
    verbs: played.flatMap(({ verbs }) => verbs),
    place: {
      state: after.value,
      ...after.context,
      vars: remembered(after.context.vars, after.value, live),
    },
  };
}

describe('a step that was taken before', () => {
  it.each(trees)('is what would be worked out, whoever calls and whenever: $name', (tree) => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), ([first, ...events]) => {
        if (!first) return;
        let { place } = step(tree, UNANSWERED, { ...first, type: 'ring' });
        for (const each of events) {
          if (tree.states[place.state]?.exit === null || place.state === GOODBYE) return;
          const { path, verbs, place: next } = step(tree, place, each);
          expect({ path, verbs, place: next }).toEqual(workedOut(tree, place, each));
          place = next;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not worked out again, and no step keeps what a caller enters', () => {
    const tree = definePhoneTree(wordy);
    const facts = { from: '', to: '', now: new Date(0), details: {}, switches: new Set<string>() };
    const presses = (place: Place, digits: string) =>
      step(tree, place, { ...facts, type: 'digits', digits }).place;
    vi.mocked(transition).mockClear();
    for (let call = 0; call < 100; call += 1) {
      const { place } = step(tree, UNANSWERED, { ...facts, type: 'ring', from: `+1415555${call}` });
      const told = presses(place, '7');
      expect(told.vars).toEqual({ code: '7', name: 'seven' });
      presses(presses(presses(told, '1'), `${call + 1000}`), '2');
    }
    expect(transition).toHaveBeenCalledTimes(5);
  });
});
