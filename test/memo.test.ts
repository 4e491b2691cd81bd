import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, NEW_CALL, type Answer, type Desk } from '../src/answer.ts';
import { acme } from '../src/machines/acme.ts';
import { remembering } from '../src/memo.ts';
import type { Definition } from '../src/tree/definition.ts';
import type { CallEvent } from '../src/tree/event.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { gather, say, translated } from '../src/twiml/build.ts';
import { RECEPTION } from './server.ts';

/** A tree in which about everything depends on the call. */
const wordy: Definition = {
  name: 'wordy',
  languages: { en: { voice: 'Polly.Joanna' }, es: {} },
  initial: 'menu',
  everywhere: { '*': 'back', 9: 'repeat' },
  schedules: { day: { zone: 'Europe/London', hours: { 'mon-fri': '09:00-17:00' } } },
  states: {
    menu: {
      enter: [
        { when: { open: 'day' }, play: [say('Open.')], otherwise: [say('Closed.')] },
        gather({ actionOnEmptyResult: true }, [say([translated({ en: 'Press.', es: 'Oprima.' })])]),
      ],
      entry: { min: 1, max: 1, as: 'code' },
      exit: { 1: 'spanish', 2: 'plain', entered: 'told', otherwise: 'repeat' },
      tries: { limit: 3, exit: 'told' },
    },
    spanish: { language: 'es', enter: [], exit: 'menu' },
    plain: {
      enter: [
        gather({ actionOnEmptyResult: true }, [say([translated({ en: 'Plain.', es: 'Simple.' })])]),
      ],
      exit: { 1: 'menu', otherwise: 'plain' },
    },
    told: { enter: [say('{{ vars.code | default: "none" }} {{ call.from }}')], exit: 'plain' },
  },
};

const trees = [definePhoneTree(wordy), acme({ receptionNumber: RECEPTION })];
const desk: Desk = {
  addresses: { base: 'https://ivr.example.com', action: '/webhook' },
  report: (error) => {
    throw error;
  },
};

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
        weight: 1,
        arbitrary: fc.constant({ ...facts, type: 'outcome', outcome: 'busy' } as const),
      },
      { weight: 1, arbitrary: fc.constant({ ...facts, type: 'resume' } as const) },
    ),
  );

describe('an answer that is remembered', () => {
  it.each(trees)('is what would be worked out, whoever calls and whenever: $name', (tree) => {
    const quickly = remembering(answer);
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 12 }), { maxLength: 4 }), (calls) => {
        for (const [first, ...events] of calls) {
          if (!first) continue;
          let worked: Answer = answer(tree, NEW_CALL, { ...first, type: 'ring' }, desk);
          let told: Answer = quickly(tree, NEW_CALL, { ...first, type: 'ring' }, desk);
          for (const each of events) {
            const { constant: _, ...one } = worked;
            const { constant: __, ...other } = told;
            expect(other).toEqual(one);
            worked = answer(tree, worked, each, desk);
            told = quickly(tree, told, each, desk);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is worked out once', () => {
    let count = 0;
    const counting: typeof answer = (...all) => {
      count += 1;
      return answer(...all);
    };
    const quickly = remembering(counting);
    const tree = acme({ receptionNumber: RECEPTION });
    const facts = { from: '', to: '', now: new Date(0), details: {}, switches: new Set<string>() };
    for (let call = 0; call < 10; call += 1) {
      const rung = quickly(tree, NEW_CALL, { ...facts, type: 'ring' }, desk);
      quickly(tree, rung, { ...facts, type: 'digits', digits: '3' }, desk);
      quickly(tree, rung, { ...facts, type: 'digits', digits: '4711' }, desk);
    }
    // What has several digits is never remembered.
    expect(count).toBe(2 + 10);
  });
});
