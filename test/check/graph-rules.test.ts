import { describe, expect, it } from 'vitest';
import { graphRules } from '../../src/check/graph/rules.ts';
import { findsIn, menu, PERSON, TRIES } from './finds.ts';

/** A rule, what a document is like, its states, and what else it says. */
type Row = readonly [id: string, title: string, states: string, more?: string];

const end = 'end: { enter: [hangup], exit: null }';
const schedule = 'schedules: { shop: { zone: America/New_York, hours: { mon-fri: 09:00-17:00 } } }';
const door = (ways: string, more = schedule): Row => [
  'G12',
  `with ways ${ways}`,
  `  menu: { enter: [], exit: ${ways} }\n  a: { enter: [hangup], exit: null }\n  b: { enter: [hangup], exit: null }\n  c: { enter: [hangup], exit: null }`,
  more,
];
const wording = (when: string, states = '', more = schedule): Row => [
  'G12',
  `with words that are said when ${when}`,
  `  menu: { enter: [{ when: ${when}, play: [{ say: Hello. }] }, hangup], exit: null }\n${states}`,
  more,
];
const chainOf = (length: number) =>
  [
    '  menu: { enter: [], exit: s1 }',
    ...Array.from({ length }, (_, index) => `  s${index + 1}: { enter: [], exit: s${index + 2} }`),
    `  s${length + 1}: { enter: [hangup], exit: null }`,
  ].join('\n');
const many = (count: number) => {
  const keys = Array.from({ length: count }, (_, index) => `${index + 10}: person`).join(', ');
  return `  menu: { enter: [{ gather: { actionOnEmptyResult: true } }], exit: { ${keys}, otherwise: person } }${PERSON}`;
};
const says = (text: string, enter: string, exit: string) =>
  `  menu: { ${enter}, exit: ${exit} }\n  told: { enter: [{ say: '${text}' }, hangup], exit: null }`;
const task = "task: { http: { url: 'https://example.com/' }, keep: { day: day } }";
const named = 'Hello {{ vars.name }}.';

const FIRING: readonly Row[] = [
  [
    'G04',
    'that goes round two menus',
    `  menu: ${menu('{ otherwise: other }')}\n  other: ${menu('{ otherwise: menu }')}`,
  ],
  [
    'G04',
    'whose caller is led back by what repeats',
    `  menu: ${menu('{ 1: menu, otherwise: repeat }')}`,
  ],
  [
    'G05',
    'that repeats before anybody was asked',
    `  menu: { enter: [], exit: [{ when: { call: { direction: inbound } }, to: ask }, { to: repeat }] }\n  ask: ${menu('{ 1: menu, otherwise: person }')}${PERSON}`,
  ],
  ['G06', 'that passes 26 states in one answer', chainOf(26)],
  [
    'G07',
    'that lets a silent caller go',
    `  menu: ${menu('{ 1: person, noInput: null, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G08',
    'that lets go after a wrong key',
    `  menu: ${menu('{ 1: person, noInput: menu, otherwise: null }', TRIES)}${PERSON}`,
  ],
  ['G09', 'that asks for ever', `  menu: ${menu('{ 1: person, otherwise: menu }')}${PERSON}`],
  [
    'G09',
    'that asks a silent caller for ever',
    `  menu: ${menu('{ 1: person, noInput: menu, otherwise: person }')}${PERSON}`,
  ],
  [
    'G09',
    'that counts wrong keys and no silences',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { noMatch: 3, exit: person }')}${PERSON}`,
  ],
  [
    'G09',
    'that says sorry for ever',
    `  menu: ${menu('{ 1: person, otherwise: sorry }')}\n  sorry: { enter: [{ say: Sorry. }], exit: repeat }${PERSON}`,
  ],
  [
    'G09',
    'that gives up to where it begins anew',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { limit: 3, exit: again }')}\n  again: { enter: [], exit: menu }${PERSON}`,
  ],
  [
    'G09',
    'that asks for ever while it is closed',
    `  menu: ${menu('{ 1: person, otherwise: door }')}\n  door: { enter: [], exit: [{ when: { open: shop }, to: person }, { to: menu }] }${PERSON}`,
    schedule,
  ],
  [
    'G09',
    'that asks for ever whoever mixes silences and wrong keys',
    `  menu: ${menu('{ 1: person, noInput: other, otherwise: person }')}\n  other: ${menu('{ 1: person, noInput: person, otherwise: menu }')}${PERSON}`,
  ],
  [
    'G09',
    'that counts to a thousand',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { limit: 1000, exit: person }')}${PERSON}`,
  ],
  [
    'G09',
    'whose second menu counts, and begins anew each time',
    `  menu: ${menu('{ 1: person, otherwise: other }')}\n  other: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G10',
    'that asks eight times',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { limit: 8, exit: person }')}${PERSON}`,
  ],
  [
    'G10',
    'whose counts come to seven',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { noInput: 4, noMatch: 4, exit: person }')}${PERSON}`,
  ],
  door(
    '[{ when: { open: shop }, to: a }, { when: { holiday: shop }, to: b }, { when: { open: shop }, to: c }, { to: b }]',
  ),
  door('[{ when: { not: { open: shop } }, to: a }, { when: { holiday: shop }, to: b }, { to: c }]'),
  door('[{ when: { open: shop }, to: a }, { when: { not: { open: shop } }, to: b }, { to: c }]'),
  door('[{ when: { again: true }, to: a }, { when: { open: shop }, to: b }, { to: c }]'),
  door('[{ when: { event: busy }, to: a }, { when: { open: shop }, to: b }, { to: c }]'),
  wording('{ tries: 2 }'),
  wording('{ event: noInput }'),
  wording('{ again: true }'),
  wording('{ all: [{ open: shop }, { not: { open: shop } }] }'),
  [
    'G13',
    'whose task may fail for nothing',
    `  menu: { enter: [], ${task}, exit: { done: told, failed: null, otherwise: null } }\n  told: { enter: [{ say: '{{ vars.day }}' }, hangup], exit: null }`,
  ],
  [
    'G14',
    'that lets go whom nobody answers',
    '  menu: { enter: [{ dial: +14155550142 }], exit: { busy: sorry, otherwise: null } }\n  sorry: { enter: [{ say: Sorry. }, hangup], exit: null }',
  ],
  ['G14', 'that hands over for good', '  menu: { enter: [{ dial: +14155550142 }], exit: null }'],
  [
    'G16',
    'that speaks of what only one way sets',
    `  menu: ${menu('{ 1: name, otherwise: told }')}\n  name: { enter: [], set: { name: Ann }, exit: told }\n  told: { enter: [{ say: '${named}' }, hangup], exit: null }`,
  ],
  [
    'G16',
    'that speaks of what a table may not have',
    says(
      named,
      'enter: [], find: { in: staff, by: "1", keep: { name: name } }',
      '{ found: told, otherwise: told }',
    ),
    'tables: { staff: { key: id, rows: [{ id: 1, name: Ann }] } }',
  ],
  [
    'G16',
    'that speaks of what only some carriers tell',
    '  menu: { enter: [{ say: "Hello {{ call.callerName }}." }, hangup], exit: null }',
  ],
  [
    'G16',
    'that sets one by another that is not known',
    `  menu: ${menu('{ 1: name, otherwise: copy }')}\n  name: { enter: [], set: { name: Ann }, exit: copy }\n  copy: { enter: [], set: { again: '{{ vars.name }}' }, exit: told }\n  told: { enter: [{ say: '{{ vars.again }}' }, hangup], exit: null }`,
  ],
  [
    'G17',
    'that keeps what it never uses',
    '  menu: { enter: [hangup], set: { name: Ann }, exit: null }',
  ],
  [
    'G18',
    'with two names alike',
    `  menu: ${menu('{ 1: the-end, otherwise: TheEnd }')}\n  the-end: { enter: [hangup], exit: null }\n  TheEnd: { enter: [hangup], exit: null }`,
  ],
  ['G19', 'with a state of fourteen exits', many(13)],
  [
    'G27',
    'that names a return and never takes it',
    '  menu: { enter: [], exit: done }',
    'returns: [done, gone]',
  ],
  ['G22', 'with a schedule that nobody asks', `  menu: { enter: [hangup], exit: null }`, schedule],
  [
    'G22',
    'with a switch that nobody asks',
    `  menu: { enter: [hangup], exit: null }`,
    'switches: [fire]',
  ],
  [
    'G22',
    'with a language in which no call is held',
    '  menu: { enter: [{ say: { en: Hello, es: Hola } }, hangup], exit: null }',
    'languages: { en: {}, es: {} }',
  ],
  [
    'G23',
    'with an exit for a transfer it never makes',
    `  menu: ${menu('{ 1: person, busy: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G23',
    'with an exit for a queue that a transfer has not',
    '  menu: { enter: [{ dial: +14155550142 }], exit: { queue-full: sorry, otherwise: sorry } }\n  sorry: { enter: [hangup], exit: null }',
  ],
  [
    'G24',
    'that leads back from where it begins',
    `  menu: ${menu("{ 1: person, '*': back, otherwise: menu }", TRIES)}${PERSON}`,
  ],
  [
    'G25',
    'that leads on otherwise when a transfer is busy',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON.replace('busy: message', 'busy: menu')}`,
  ],
  [
    'G26',
    'with a state that does nothing',
    `  menu: ${menu('{ 1: news, otherwise: person }')}\n  news: { enter: [], exit: person }${PERSON}`,
  ],
  [
    'G26',
    'with a condition over no words',
    `  menu: ${menu('{ 1: news, otherwise: person }')}\n  news: { enter: [{ when: { on: fire }, play: [] }, { say: We are open. }], exit: person }${PERSON}`,
    'switches: [fire]',
  ],
  [
    'G09',
    'whose menu leads the silent back, and says itself again after a wrong key',
    `  menu: ${menu('{ otherwise: menu }', ', tries: { limit: 1, exit: below }')}\n  below: ${menu('{ 1: person, noInput: back, otherwise: repeat }', TRIES)}${PERSON}`,
  ],
];

const SOUND: readonly Row[] = [
  [
    'G04',
    'with one way out of two menus',
    `  menu: ${menu('{ otherwise: other }')}\n  other: ${menu('{ 1: end, otherwise: menu }')}\n  ${end}`,
  ],
  [
    'G05',
    'that repeats what was asked',
    `  menu: ${menu('{ 1: person, otherwise: sorry }', TRIES)}\n  sorry: { enter: [], exit: repeat }${PERSON}`,
  ],
  ['G06', 'that passes 25 states in one answer', chainOf(24)],
  [
    'G07',
    'that asks a silent caller again',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G07',
    'that lets a silent caller go who was told to hang up',
    `  menu: ${menu('{ 1: person, noInput: null, otherwise: menu }', TRIES, 'For bread, press 1. Or just hang up.')}${PERSON}`,
  ],
  [
    'G08',
    'that asks again after a wrong key',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G09',
    'that counts its tries',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'G09',
    'that counts silences and wrong keys apart',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { noInput: 2, noMatch: 2, exit: person }')}${PERSON}`,
  ],
  [
    'G09',
    'that says sorry for several menus',
    `  menu: ${menu('{ 1: other, otherwise: sorry }', TRIES)}\n  other: ${menu('{ 1: person, otherwise: sorry }', TRIES)}\n  sorry: { enter: [{ say: Sorry. }], exit: repeat }${PERSON}`,
  ],
  [
    'G09',
    'that leaves by the tries it has counted',
    `  menu: ${menu('{ 1: person, otherwise: sorry }', ', tries: { limit: 9, exit: person }')}\n  sorry: { enter: [], exit: [{ when: { tries: 2 }, to: person }, { to: menu }] }${PERSON}`,
  ],
  [
    'G10',
    'whose counts come to five',
    `  menu: ${menu('{ 1: person, otherwise: menu }', ', tries: { noInput: 3, noMatch: 3, exit: person }')}${PERSON}`,
  ],
  door('[{ when: { holiday: shop }, to: a }, { when: { open: shop }, to: b }, { to: c }]'),
  door(
    '[{ when: { open: shop, on: fire }, to: a }, { when: { open: shop }, to: b }, { to: c }]',
    `${schedule}\nswitches: [fire]`,
  ),
  door(
    '[{ when: { any: [{ open: shop }, { on: fire }] }, to: a }, { when: { not: { holiday: shop } }, to: b }, { to: c }]',
    `${schedule}\nswitches: [fire]`,
  ),
  wording('{ open: shop }'),
  [
    'G12',
    'with words for whoever was silent, and for others',
    `  menu: ${menu('{ 1: person, otherwise: sorry }', TRIES)}\n  sorry: { enter: [{ when: { event: noInput }, play: [{ say: Hello? }], otherwise: [{ say: Sorry. }] }, { when: { tries: 2 }, play: [{ say: Press 1. }] }], exit: menu }${PERSON}`,
  ],
  [
    'G13',
    'whose task may fail',
    `  menu: { enter: [], ${task}, exit: { done: told, failed: told, otherwise: told } }\n  told: { enter: [{ say: 'It is {{ vars.day | default: "soon" }}.' }, hangup], exit: null }`,
  ],
  ['G14', 'that leads on whom nobody answers', `  menu: { enter: [], exit: person }${PERSON}`],
  [
    'G16',
    'that speaks of what every way sets',
    `  menu: ${menu('{ 1: name, otherwise: other }')}\n  name: { enter: [], set: { name: Ann }, exit: told }\n  other: { enter: [], set: { name: Bob }, exit: told }\n  told: { enter: [{ say: '${named}' }, hangup], exit: null }`,
  ],
  [
    'G16',
    'that has a default',
    `  menu: ${menu('{ 1: name, otherwise: told }')}\n  name: { enter: [], set: { name: Ann }, exit: told }\n  told: { enter: [{ say: 'Hello {{ vars.name | default: "there" }}.' }, hangup], exit: null }`,
  ],
  [
    'G16',
    'that asks before it speaks',
    `  menu: ${menu('{ 1: name, otherwise: told }')}\n  name: { enter: [], set: { name: Ann }, exit: told }\n  told: { enter: [{ when: { vars: { name: { known: true } } }, play: [{ say: '${named}' }] }, hangup], exit: null }`,
  ],
  [
    'G16',
    'that speaks of what was found',
    says(
      named,
      'enter: [], find: { in: staff, by: "1", keep: { name: name } }',
      '{ found: told, otherwise: null }',
    ),
    'tables: { staff: { key: id, rows: [{ id: 1, name: Ann }] } }',
  ],
  [
    'G16',
    'that speaks of what was entered',
    `  menu: { enter: [{ gather: { numDigits: 4, actionOnEmptyResult: true } }], entry: { min: 4, as: name }, exit: { entered: told, otherwise: person } }\n  told: { enter: [{ say: '${named}' }, hangup], exit: null }${PERSON}`,
  ],
  [
    'G16',
    'that is given what it speaks of',
    '  menu: { enter: [{ say: "Hello {{ vars.name }}." }, hangup], exit: null }',
    'takes: [name]',
  ],
  [
    'G17',
    'that asks for what it keeps',
    '  menu: { enter: [], set: { name: Ann }, exit: [{ when: { vars: { name: Ann } }, to: end }, { to: other }] }\n  end: { enter: [hangup], exit: null }\n  other: { enter: [hangup], exit: null }',
  ],
  [
    'G18',
    'with names of their own',
    `  menu: ${menu('{ 1: end, otherwise: ending }')}\n  ${end}\n  ending: { enter: [hangup], exit: null }`,
  ],
  ['G19', 'with a state of thirteen exits', many(12)],
  [
    'G27',
    'that takes every return',
    `  menu: ${menu('{ 1: done, otherwise: gone }')}`,
    'returns: [done, gone]',
  ],
  [
    'G22',
    'that uses its schedule',
    '  menu: { enter: [], exit: [{ when: { open: shop }, to: end }, { to: other }] }\n  end: { enter: [hangup], exit: null }\n  other: { enter: [hangup], exit: null }',
    schedule,
  ],
  [
    'G22',
    'that goes on in its other language',
    '  menu: { enter: [{ say: { en: Hello, es: Hola } }], language: es, exit: end }\n  end: { enter: [hangup], exit: null }',
    'languages: { en: {}, es: {} }',
  ],
  ['G23', 'with exits for how a transfer may end', `  menu: { enter: [], exit: person }${PERSON}`],
  [
    'G24',
    'that leads back to the menu above',
    `  menu: ${menu('{ 1: below, otherwise: person }')}\n  below: ${menu("{ 1: person, '*': back, otherwise: person }")}${PERSON}`,
  ],
  [
    'G25',
    'that leads on alike when nobody takes a transfer',
    `  menu: ${menu('{ 1: person, otherwise: person }')}${PERSON}`,
  ],
  [
    'G26',
    'whose states each say something',
    `  menu: ${menu('{ 1: news, otherwise: person }')}\n  news: { enter: [{ say: We are open. }], exit: person }${PERSON}`,
  ],
];

const rowsOf = (rows: readonly Row[]) =>
  rows.map(([id, title, states, more = '']) => [id, title, states, more] as const);

describe('the rules of the graph', () => {
  it.each(rowsOf(FIRING))('%s fires on a tree %s', (id, _, states, more) => {
    const found = findsIn(states, more);
    expect(found.filter((each) => /^(D|T)\d/.test(each.id))).toEqual([]);
    expect(found.map((each) => each.id)).toContain(id);
  });

  it.each(rowsOf(SOUND))('%s says nothing of a tree %s', (id, _, states, more) => {
    const found = findsIn(states, more);
    expect(found.filter((each) => /^(D|T)\d/.test(each.id))).toEqual([]);
    expect(found.filter((each) => each.id === id)).toEqual([]);
  });

  it('counts the states of a tree', () => {
    const states = (count: number) => {
      const keys = Array.from(
        { length: count },
        (_, index) => `s${index}: { enter: [], exit: s${index + 1} }`,
      );
      return `  menu: { enter: [], exit: s0 }\n  ${keys.join('\n  ')}\n  s${count}: { enter: [hangup], exit: null }`;
    };
    expect(findsIn(states(148)).map(({ id }) => id)).not.toContain('G19');
    expect(findsIn(states(149)).map(({ id }) => id)).toContain('G19');
  });

  it('are each shown to fire, and to be silent', () => {
    const ids = new Set(graphRules.map(({ id }) => id));
    expect(new Set(FIRING.map(([id]) => id))).toEqual(ids);
    expect(new Set(SOUND.map(([id]) => id))).toEqual(ids);
  });
});
