import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromptError } from '../../src/prompt/fault.ts';
import { compilePrompt } from '../../src/prompt/prompt.ts';
import { scopeWith, speak } from './speak.ts';

describe('a text without templates', () => {
  it('says itself, whatever it is', () => {
    const texts = fc
      .string({ unit: 'binary', maxLength: 200 })
      .filter((text) => !/\{[{%]/.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expect(compilePrompt(text).render(scopeWith())).toBe(text);
      }),
    );
  });

  it('is the same for everybody', () => {
    const prompt = compilePrompt('For sales, press 1.');
    expect(prompt.render(scopeWith())).toBe(prompt.render(scopeWith({ name: 'Ann' })));
    expect(prompt).toMatchObject({ variables: [], needs: [] });
  });
});

describe('a variable', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['is filled in', 'Hello Ann.', { name: 'Ann' }],
    ['has a default when unset', 'Hello you.', {}],
    ['has a default when null', 'Hello you.', { name: null }],
    ['has a default when empty', 'Hello you.', { name: '' }],
  ])('%s', (_, heard, vars) => {
    expect(speak('Hello {{ vars.name | default: "you" }}.', scopeWith(vars))).toBe(heard);
  });

  it('has its default wherever that stands in a row of filters', () => {
    expect(speak('{{ vars.name | strip | default: call.callerName | default: "you" }}')).toBe(
      'you',
    );
  });

  it('can be asked for when unset', () => {
    const text = '{% if vars.name %}Hello {{ vars.name }}{% else %}Hello{% endif %}';
    expect(speak(text)).toBe('Hello');
    expect(speak(text, scopeWith({ name: 'Ann' }))).toBe('Hello Ann');
    expect(speak('{% unless vars.vip == "yes" %}Please hold.{% endunless %}')).toBe('Please hold.');
    expect(speak('{% case vars.tier %}{% when "gold" %}Dear{% else %}Hi{% endcase %}')).toBe('Hi');
  });

  it.each([
    '{{ vars.name }}',
    '{{ vars.name | upcase }}',
    '{{ vars.order.total }}',
    '{{ vars.size }}',
    '{{ "Dear " | append: vars.name }}',
    '{{ vars.list | first }}',
    '{{ nil }}',
    '{{ zone.name }}',
    '{% assign name = vars.name %}{{ name }}',
    '{% assign name = vars.name | upcase %}{{ name }}',
    '{% for slot in vars.slots %}{{ slot }}{% endfor %}',
    '{% for i in (1..vars.count) %}{{ i }}{% endfor %}',
    '{{ vars.list }}{{ vars.record }}',
    '{{ vars.list | size | divided_by: 0 }}',
  ])('is an error, not silence, in %s', (text) => {
    const prompt = compilePrompt(text);
    expect(() => prompt.render(scopeWith({ list: [], record: {} }))).toThrow(PromptError);
  });

  it('is named by the error, with its place and the remedy', () => {
    expect(() => speak('Hello\n  {{ vars.name }}')).toThrow(
      /line 2, column 3: {{ vars.name }} has no value: set it on every way here, or add \| default/,
    );
  });

  it('is spoken as a list joins when it is one', () => {
    expect(speak('{{ vars.list }}', scopeWith({ list: ['a', 2, true] }))).toBe('a, 2, true');
    expect(
      speak('{% for s in vars.list %}{{ forloop.index }} for {{ s }}. {% endfor %}', {
        ...scopeWith({ list: ['tea', 'milk'] }),
      }),
    ).toBe('1 for tea. 2 for milk. ');
  });

  it.each<[string, string[], string[]]>([
    ['{{ vars.name }} {{ vars.name }}', ['vars.name'], ['vars.name']],
    ['{{ call.from | phone }} {{ now | day }}', ['call.from', 'now'], ['call.from', 'now']],
    ['{{ vars.a | default: "b" }}', ['vars.a'], []],
    ['{{ vars.a | default: vars.b }}', ['vars.a', 'vars.b'], ['vars.b']],
    ['{{ vars.a | append: vars.b | default: "c" }}', ['vars.a', 'vars.b'], []],
    ['{{ vars.a | default: "c" | append: vars.b }}', ['vars.a', 'vars.b'], ['vars.b']],
    ['{% if vars.a %}{{ vars.a }}{% endif %}', ['vars.a'], []],
    ['{% if vars.a %}{{ vars.a.b }}{% endif %}', ['vars.a', 'vars.a.b'], []],
    ['{% if vars.a and vars.b %}{{ vars.b }}{% endif %}', ['vars.a', 'vars.b'], []],
    ['{% if vars.a or vars.b %}{{ vars.b }}{% endif %}', ['vars.a', 'vars.b'], ['vars.b']],
    ['{% if vars.a %}{% else %}{{ vars.a }}{% endif %}', ['vars.a'], ['vars.a']],
    ['{% for a in vars.list %}{{ a.b }}{% endfor %}', ['vars.list'], ['vars.list']],
    ['{% assign a = vars.b %}{{ a }}', ['vars.b'], ['vars.b']],
    ['{{ vars.a[vars.b].c }}', ['vars.b', 'vars.a'], ['vars.b', 'vars.a']],
    ['{{ vars["a b"] }}', ['vars.a b'], ['vars.a b']],
  ])('is listed for %s', (text, variables, needs) => {
    expect(compilePrompt(text)).toMatchObject({ variables, needs });
  });
});
