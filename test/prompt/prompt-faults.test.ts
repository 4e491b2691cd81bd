import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PromptError } from '../../src/prompt/fault.ts';
import { compilePrompt } from '../../src/prompt/prompt.ts';
import { promptFaults } from '../../src/prompt/prompt-faults.ts';
import { outcomeOf } from './speak.ts';

const known = { call: ['from', 'to'], vars: ['name', 'total'] };

describe('a sound prompt', () => {
  it.each([
    'Hello.',
    'Hello {{ vars.name }}, {{ call.from | phone }}',
    '{% assign due = vars.total | money: "USD" %}{{ due }}',
    '{% comment %}{{ anything }}{% endcomment %}{% raw %}{{ x }}{% endraw %}{% # note %}',
    '{% for x in vars.name %}{{ x }}{{ forloop.last }}{% else %}none{% endfor %}',
    '{{- vars.name -}} {{ vars.total.value }}',
  ])('has no faults: %s', (text) => {
    expect(promptFaults(text, known)).toEqual([]);
  });
});

describe('a fault', () => {
  it.each<[string, RegExp, number, number]>([
    ['{{ vars.name', /output "{{ vars.name" not closed. Write/, 1, 1],
    ['Hi\n{% if vars.name %}', /tag {% if vars.name %} not closed/, 2, 1],
    ['{{ }}', /invalid value expression/, 1, 4],
    ['{% include "x" %}', /no {% include %}: there are if, unless/, 1, 1],
    ['{% render "x" %}', /no {% render %}/, 1, 1],
    ['{% layout "x" %}', /no {% layout %}/, 1, 1],
    ['{% capture x %}{% endcapture %}', /no {% capture %}/, 1, 1],
    ['{% increment x %}', /no {% increment %}/, 1, 1],
    ['{{ vars.total | mony: "USD" }}', /no filter "mony": did you mean "money"\?/, 1, 17],
    ['{{ vars.name | url_encode }}', /no filter "url_encode"/, 1, 16],
    ['{{ vars.name | sample }}', /no filter "sample"/, 1, 16],
    ['{{ vars.name | constructor }}', /no filter "constructor"/, 1, 16],
    ['{{ vars.total | money }}', /"money" has 0 arguments, and takes 1\./, 1, 17],
    ['{{ vars.total | money: "usd" }}', /"money" needs a currency, as in money: "USD"/, 1, 17],
    ['{{ vars.total | money: currency: "USD" }}', /"money" needs a currency/, 1, 17],
    ['{{ vars.total | digits: 0 }}', /"digits" needs a whole number/, 1, 17],
    ['{{ vars.name | list: "nor" }}', /"list" takes "and" or "or"/, 1, 16],
    ['{{ now | date: "%Y" }}', /"date" has 1 argument, and takes none/, 1, 10],
    ['{{ name }}', /no "name": did you mean "vars.name"\?/, 1, 4],
    ['{{ var.name }}', /no "var": did you mean "vars"\?/, 1, 4],
    ['{{ vars.name total }}', /no "total"/, 1, 14],
    ['{{ [vars.name].from }}', /no "\[vars.name\].from"/, 1, 4],
    ['{{ vars[vars.name] }}', /"vars" has no words: name a variable/, 1, 4],
    ['{{ call }}', /"call" has no words/, 1, 4],
    ['{{ now }}', /"now" has no words: add \| time/, 1, 1],
    ['{% assign vars = 1 %}', /"vars" is taken/, 1, 1],
    ['{% for call in vars.name %}{% endfor %}', /"call" is taken/, 1, 1],
    ['a'.repeat(5_000), /5000 characters long, and 4096 are allowed/, 1, 1],
  ])('is found and refused: %s', (text, message, line, column) => {
    expect(promptFaults(text, known)[0]).toMatchObject({ line, column });
    expect(promptFaults(text, known)[0]?.message).toMatch(message);
    expect(() => compilePrompt(text)).toThrow(PromptError);
    expect(() => compilePrompt(text)).toThrow(message);
  });

  it.each<[string, RegExp]>([
    ['{{ vars.nmae }}', /"vars.nmae" is never set: did you mean "vars.name"\?/],
    ['{{ call.form }}', /"call.form" is never set: did you mean "call.from"\?/],
    ['{% if vars.unheard %}{% endif %}', /"vars.unheard" is never set: there are vars.name/],
  ])('is found only where the variables are known: %s', (text, message) => {
    expect(promptFaults(text, known)[0]?.message).toMatch(message);
    expect(compilePrompt(text).text).toBe(text);
  });

  it('comes with all the others, in the order of the text', () => {
    const text = '{{ vars.nmae | mony }}\n{{ now | date: 1 }} {{ nowhere }}';
    const places = promptFaults(text, known).map(({ line, column }) => [line, column]);
    expect(places).toEqual([
      [1, 4],
      [1, 16],
      [2, 10],
      [2, 24],
    ]);
  });

  it('is all that ever comes of a text', () => {
    const words = ['{{', '}}', '{%', '%}', ' ', '|', 'if', 'endif', 'for', 'x', 'in', 'vars.name'];
    const more = [
      'case',
      'when',
      'money',
      ':',
      '"',
      "'",
      '(1..2)',
      '[',
      ']',
      '.',
      'assign',
      '=',
      '-',
    ];
    const texts = fc.array(fc.constantFrom(...words, ...more), { maxLength: 20 });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const faults = promptFaults(text, known);
        const outcome = outcomeOf(() => compilePrompt(text));
        const refused = outcome instanceof PromptError && faults.length > 0;
        expect(refused || !(outcome instanceof Error)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
