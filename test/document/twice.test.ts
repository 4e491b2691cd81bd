import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../src/document/document.ts';
import { faultsOf } from '../../src/tree/faults.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { Branch, State, Table } from '../../src/tree/state.ts';
import { step, UNANSWERED } from '../../src/tree/step.ts';
import { dial, gather, hangup, pause, record, say, translated } from '../../src/twiml/build.ts';
import type { Verb } from '../../src/twiml/verb.ts';

/** A part of a tree, in TypeScript and as a document writes it. */
interface Twice<T> {
  readonly code: T;
  readonly written: unknown;
}

const text = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
  .filter((each) => !/[{}$]/.test(each));
const name = fc.constantFrom('a', 'b', 'c', 'd');

const sentence: fc.Arbitrary<Twice<Verb>> = fc.oneof(
  text.map((said) => ({ code: say(said), written: { say: said } })),
  text.map((said) => ({
    code: say({ voice: 'alice', loop: 2 }, said),
    written: { say: { voice: 'alice', loop: 2, content: said } },
  })),
  fc.nat(9).map((length) => ({ code: pause({ length }), written: { pause: { length } } })),
);
/** A text in both of a tree's languages, and, now and then, in one that it has not. */
const translation: fc.Arbitrary<Twice<Verb>> = fc
  .record({ en: text, es: text, fr: fc.option(text, { nil: undefined, freq: 20 }) })
  .map(({ fr, ...both }) => ({ ...both, ...(fr !== undefined && { fr }) }))
  .map((texts) => ({ code: say([translated(texts)]), written: { say: texts } }));
const question: fc.Arbitrary<Twice<Verb>> = fc.oneof(
  fc.tuple(fc.array(text, { maxLength: 2 }), fc.boolean()).map(([said, actionOnEmptyResult]) => ({
    code: gather(
      { numDigits: 1, actionOnEmptyResult },
      said.map((each) => say(each)),
    ),
    written: {
      gather: { numDigits: 1, actionOnEmptyResult, content: said.map((each) => ({ say: each })) },
    },
  })),
  fc.constant({ code: dial('+14155550142'), written: { dial: '+14155550142' } }),
  fc.constant({ code: record(), written: 'record' }),
  fc.constant({ code: hangup(), written: 'hangup' }),
);
const condition = fc.oneof(
  fc.record({ event: fc.constantFrom('noInput', 'busy') }),
  fc.record({ tries: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ not: fc.record({ from: fc.constant(['+1*']) }) }),
  fc.record({ again: fc.boolean() }),
  fc.record({ language: fc.constantFrom('en', 'es', 'fr') }),
  fc.record({ vars: fc.record({ code: fc.record({ above: fc.nat(50) }) }) }),
  fc.record({ call: fc.record({ fromState: fc.constantFrom('CA', 'NY') }) }),
);
const branch: fc.Arbitrary<Twice<Branch>> = fc
  .tuple(condition, sentence, sentence)
  .map(([when, play, otherwise]) => ({
    code: { when, play: [play.code], otherwise: [otherwise.code] },
    written: { when, play: [play.written], otherwise: [otherwise.written] },
  }));

const key = fc.constantFrom('1', '2', '*', '#', '42', 'noInput', 'busy', 'entered', 'found');
const target = fc.oneof({ weight: 4, arbitrary: name }, fc.constantFrom('repeat', 'back'));
const table = fc
  .tuple(fc.dictionary(key, fc.option(target)), target)
  .map(([inputs, otherwise]): Table => ({ ...inputs, otherwise }));
const exit = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc
      .tuple(condition, name, name)
      .map(([when, to, last]) => [{ when, to }, { to: last }]),
  },
  { weight: 3, arbitrary: table },
);

/** What documents and TypeScript write alike. */
const more: fc.Arbitrary<Partial<State>> = fc.oneof(
  fc.record({ language: fc.constantFrom('en', 'es', 'fr') }),
  fc.record({
    set: fc.record({ code: fc.constantFrom('7', '{{ vars.code }}', '{{ vars.cod }}') }),
  }),
  fc.record({
    find: fc.record({
      in: fc.constantFrom('staff', 'stuff'),
      by: fc.constantFrom('1', '{{ vars.code | default: "2" }}'),
      keep: fc.record({ name: fc.constantFrom('name', 'nmae') }),
    }),
  }),
  fc.record({
    speech: fc.record({
      phrases: fc.dictionary(fc.constantFrom('1', '2', '7'), fc.array(text, { maxLength: 2 })),
      confidence: fc.constantFrom(0.5, 1),
      confirm: fc.constant('{{ phrase }}?'),
    }),
  }),
  fc.record({ everywhere: fc.constant(false) }),
);

const state: fc.Arbitrary<Twice<State>> = fc
  .record({
    before: fc.array(fc.oneof(sentence, translation, branch), { maxLength: 2 }),
    more: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: more }),
    asked: fc.option(question, { nil: undefined }),
    exit,
    tries: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 3 }), exit: name }), {
      nil: undefined,
    }),
    entry: fc.option(fc.record({ min: fc.integer({ min: 1, max: 4 }), as: fc.constant('code') }), {
      nil: undefined,
    }),
  })
  .map(({ before, more: others, asked, exit: leads, tries, entry }) => {
    const parts: Twice<Verb | Branch>[] = [...before, ...(asked ? [asked] : [])];
    const rest = { ...others, exit: leads, ...(tries && { tries }), ...(entry && { entry }) };
    return {
      code: { enter: parts.map(({ code }) => code), ...rest },
      written: { enter: parts.map(({ written }) => written), ...rest },
    };
  });

const around = fc.record({
  languages: fc.constant({ en: { voice: 'Polly.Joanna' }, es: { language: 'es-MX' } }),
  everywhere: fc.dictionary(fc.constantFrom('0', '9', '*'), target),
  tables: fc.constant({ staff: { key: 'id', rows: [{ id: 1, name: 'Ann' }, { id: 2 }] } }),
});

const tree: fc.Arbitrary<Twice<Definition>> = fc
  .tuple(
    fc.dictionary(name, state, { minKeys: 1 }),
    name,
    fc.option(name, { nil: undefined }),
    around,
  )
  .map(([states, initial, lastExit, own]) => {
    const rest = { name: 'twice', initial, ...(lastExit && { lastExit }), ...own };
    const each = (pick: 'code' | 'written') =>
      Object.fromEntries(Object.entries(states).map(([id, both]) => [id, both[pick]]));
    return {
      code: { ...rest, states: each('code') as Definition['states'] },
      written: { ...rest, states: each('written') },
    };
  });

const soundBranch = fc
  .tuple(fc.record({ tries: fc.integer({ min: 1, max: 3 }) }), sentence)
  .map(([when, play]) => ({
    code: { when, play: [play.code] },
    written: { when, play: [play.written] },
  }));
const soundTranslation = fc
  .record({ en: text, es: text })
  .map((texts) => ({ code: say([translated(texts)]), written: { say: texts } }));
const soundState = (next: string): fc.Arbitrary<Twice<State>> =>
  fc
    .record({
      before: fc.array(fc.oneof(sentence, soundTranslation, soundBranch), { maxLength: 3 }),
      said: text,
      language: fc.constantFrom('en', 'es'),
      set: fc.constantFrom('7', '{{ vars.code | default: "8" }}', '{{ vars.code }}0'),
      exit: table.map(({ found: _, ...inputs }): Table => ({ ...inputs, 9: next })),
      tries: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 3 }), exit: name }), {
        nil: undefined,
      }),
    })
    .map(({ before, said, language, set, exit: leads, tries }) => {
      const options = { numDigits: 1, actionOnEmptyResult: true };
      const rest = {
        exit: leads,
        language,
        set: { code: set },
        entry: { min: 2, as: 'entered' },
        speech: { phrases: { 9: ['nine'] }, confidence: 0.5, confirm: 'Sure of {{ phrase }}?' },
        ...(tries && { tries }),
      };
      const exits = { ...rest, exit: { entered: next, ...leads } };
      return {
        code: {
          ...exits,
          enter: [...before.map(({ code }) => code), gather(options, [say(said)])],
        },
        written: {
          ...exits,
          enter: [
            ...before.map(({ written }) => written),
            { gather: { ...options, content: [{ say: said }] } },
          ],
        },
      };
    });
const soundAround = around.map(({ languages, everywhere }) => ({ languages, everywhere }));
/** Trees of four states that are sound by their making: each waits, and leads to the next. */
const soundTree = fc
  .tuple(soundState('b'), soundState('c'), soundState('d'), soundState('a'), soundAround)
  .map(([a, b, c, d, own]): Twice<Definition> => {
    const rest = { name: 'twice', initial: 'a', ...own };
    return {
      code: { ...rest, states: { a: a.code, b: b.code, c: c.code, d: d.code } },
      written: { ...rest, states: { a: a.written, b: b.written, c: c.written, d: d.written } },
    };
  });

const facts = {
  from: '+14155550123',
  to: '+14155550100',
  now: new Date(0),
  details: {},
  switches: new Set<string>(),
};
const inputs = fc.array(
  fc.oneof(
    fc
      .constantFrom('1', '2', '*', '42', '7')
      .map((digits) => ({ ...facts, type: 'digits', digits }) as const),
    fc.constant({ ...facts, type: 'noInput' } as const),
    fc
      .constantFrom(0.3, 0.9)
      .map((confidence) => ({ ...facts, type: 'speech', speech: 'Nine!', confidence }) as const),
    fc
      .constantFrom('busy', 'recorded')
      .map((outcome) => ({ ...facts, type: 'outcome', outcome }) as const),
  ),
  { maxLength: 6 },
);

describe('any tree, written as a document and in TypeScript', () => {
  it('has the same faults', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), ({ code, written }, asJson) => {
        const document = asJson ? JSON.stringify(written) : stringify(written);
        const { complaints } = readDocument('twice.yaml', document);
        const faults = faultsOf(code).map(({ message }) => message);
        expect(complaints.map(({ message }) => message).toSorted()).toEqual(faults.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('takes the same steps, where it is sound', () => {
    fc.assert(
      fc.property(soundTree, inputs, ({ code, written }, events) => {
        expect(faultsOf(code)).toEqual([]);
        const read = readDocument('twice.yaml', stringify(written)).tree;
        const trees = [definePhoneTree(code), definePhoneTree(read ?? code)] as const;
        expect(read).toBeDefined();
        expect(trees[1].version).toBe(trees[0].version);
        const steps = trees.map((each) => {
          let at = step(each, UNANSWERED, { ...facts, type: 'ring' });
          const taken = [at];
          for (const event of events) {
            at = step(each, at.place, event);
            taken.push(at);
          }
          return taken;
        });
        expect(steps[1]).toEqual(steps[0]);
      }),
      { numRuns: 200 },
    );
  });
});
