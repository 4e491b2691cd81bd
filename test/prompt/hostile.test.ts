import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromptError } from '../../src/prompt/fault.ts';
import { LIQUID } from '../../src/prompt/filters/liquid.ts';
import { SPOKEN } from '../../src/prompt/filters/spoken.ts';
import { compilePrompt } from '../../src/prompt/prompt.ts';
import { say } from '../../src/twiml/build.ts';
import { render } from '../../src/twiml/render.ts';
import { outcomeOf, scopeWith, speak } from './speak.ts';

/** Methods that Liquid or JavaScript would call by themselves. */
const HOOKS = [
  'name',
  'toString',
  'valueOf',
  'toJSON',
  'toLiquid',
  'then',
  'next',
  'throw',
  'return',
];

describe('a value from outside', () => {
  it.each([
    '{{ call.from }}',
    '{% include "/etc/passwd" %}',
    '{% for i in (1..9) %}x{% endfor %}',
    '<break time="10s"/></Say><Hangup/>',
    '| default: "x"',
    '__proto__',
  ])('is only words: %s', (x) => {
    expect(compilePrompt('Hello {{ vars.x }}').render(scopeWith({ x }))).toBe(`Hello ${x}`);
  });

  it('can not become an element of the answer', () => {
    const content = compilePrompt('{{ vars.x }}').render(scopeWith({ x: '</Say><Hangup/>' }));
    expect(render([say({}, content)], { base: '', action: '' })).toContain(
      '<Say>&lt;/Say&gt;&lt;Hangup/&gt;</Say>',
    );
  });

  it('is cut when it is long, and the words around it are heard', () => {
    const heard = speak('{{ vars.x }} Press 1.', scopeWith({ x: 'a'.repeat(1_000_000) }));
    expect(heard).toBe(`${'a'.repeat(1_000)} Press 1.`);
    const list = Array.from({ length: 1_000_000 }, () => 'b');
    expect(speak('{{ vars.x }}', scopeWith({ x: list }))).toHaveLength(298);
  });

  it('has no getters, functions or prototypes', () => {
    let ran = 0;
    const run = () => ++ran;
    const record = Object.defineProperty({}, 'name', { get: run, enumerable: true });
    const values: unknown[] = [
      record,
      Object.fromEntries(HOOKS.map((name) => [name, run])),
      Object.create({ name: 'inherited' }),
      [],
      () => 'name',
      Symbol('name'),
      new Map([['name', 'x']]),
    ];
    for (const x of values) {
      const prompt = compilePrompt('{{ vars.x.name | default: "none" }}');
      expect(prompt.render(scopeWith({ x }))).toBe('none');
    }
    const vars = Object.defineProperty({}, 'x', { get: run, enumerable: true });
    expect(speak('{{ vars.x | default: "none" }}', scopeWith(vars))).toBe('none');
    expect(ran).toBe(0);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not found under %s, unless it is there',
    (name) => {
      expect(speak(`{{ vars.${name} | default: "none" }}`)).toBe('none');
      expect(speak(`{{ vars.x.${name} | default: "none" }}`, scopeWith({ x: {} }))).toBe('none');
      const own: Record<string, unknown> = JSON.parse(`{"${name}":"own"}`);
      expect(speak(`{{ vars.${name} }}`, scopeWith(own))).toBe('own');
    },
  );

  it('may go round in circles', () => {
    const x: Record<string, unknown> = { name: 'Ann' };
    x['x'] = x;
    expect(speak('{{ vars.x.x.x.name }}', scopeWith({ x }))).toBe('Ann');
  });

  it('never makes a prompt throw anything but its own error, nor say anything but text', () => {
    const fewest = [
      ...Object.entries(LIQUID).map(([name, [few]]) => [name, few] as const),
      ...Object.entries(SPOKEN).map(([name, { takes }]) => [name, takes[0]] as const),
    ];
    const prompts = fewest.map(([name, few]) => {
      const given = few === 0 ? '' : `: ${Array.from({ length: few }, () => 'vars.y').join()}`;
      return compilePrompt(`{{ vars.x | ${name}${given} }}{{ vars.x }}`);
    });
    const value = fc.oneof(fc.anything({ withDate: true, withBigInt: true }), fc.string());
    fc.assert(
      fc.property(value, value, fc.constantFrom(...prompts), (x, y, prompt) => {
        const outcome = outcomeOf(() => prompt.render(scopeWith({ x, y })));
        expect(outcome instanceof PromptError || typeof outcome === 'string').toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is never quoted by an error', () => {
    const scope = scopeWith({ x: { secret: '4111' }, y: '4111' });
    for (const text of ['{{ vars.y | times: "Infinity" | divided_by: 0 }}', '{{ vars.x }}']) {
      expect(() => speak(text, scope)).toThrow(PromptError);
      expect(() => speak(text, scope)).not.toThrow(/4111/);
    }
  });
});

describe('a template without end', () => {
  it.each([
    '{% for i in (1..1000000000) %}{% endfor %}',
    '{% for i in (1..300) %}{% for j in (1..1000) %}{% endfor %}{% endfor %}',
    '{% assign a = (1..1000) %}{% for i in a %}{% for j in a %}{% endfor %}{% endfor %}',
    '{% assign a = "xxxxxxxx" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}',
    '{% assign a = "xxxxxxxx" %}{% for i in (1..9) %}{% assign a = a | replace: "x", a %}{% endfor %}',
  ])('stops: %s', (text) => {
    const prompt = compilePrompt(text);
    expect(() => prompt.render(scopeWith())).toThrow(/too much to work out: shorten its loops/);
  });

  it('is stopped by the clock where nothing else counts', () => {
    const tests = '{% if vars.x %}{% endif %}'.repeat(400);
    const loop = '{% for i in a %}'.repeat(2) + tests + '{% endfor %}'.repeat(2);
    const prompt = compilePrompt(`{% assign a = (1..250) %}${loop}`);
    expect(() => prompt.render(scopeWith())).toThrow(/too much to work out/);
  });

  it('says 4,096 characters and no more', () => {
    expect(speak('{% for i in (1..50000) %}hello {% endfor %}')).toBe(
      'hello '.repeat(683).slice(0, 4096),
    );
  });

  it('is refused when it is long, and may be deep', () => {
    expect(() => compilePrompt('{{ vars.x }}'.repeat(2_000))).toThrow(/16384 are allowed: split/);
    expect(() => compilePrompt('a'.repeat(4_097))).toThrow(/4096 are allowed: split/);
    const deep = `${'{% if vars.x %}'.repeat(500)}a${'{% endif %}'.repeat(500)}`;
    expect(speak(deep, scopeWith({ x: 1 }))).toBe('a');
  });
});
