import { describe, expect, it } from 'vitest';
import { keyRules } from '../../src/check/keys/rules.ts';
import { acme } from '../../src/machines/acme.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import type { Everywhere, State } from '../../src/tree/state.ts';
import {
  dial,
  enqueue,
  gather,
  hangup,
  play,
  raw,
  record,
  say,
  translated,
} from '../../src/twiml/build.ts';
import type { Prompt } from '../../src/twiml/verb.ts';
import { asking, judged, placeIn, remarksOf, treeOf } from './remarks.ts';

/** A rule, what a tree is like, the tree, and the place that the rule points at. */
type Firing = readonly [string, string, PhoneTree, string];
type Silent = readonly [string, string, PhoneTree];

const TO_PERSON = { otherwise: 'person' } as const;
const CHOICE = 'For bread, press 1. For cake, press 2.';
const pass: State = { enter: [say('Here it is.')], exit: 'menu' };
const also: State = { enter: [say('There it is.')], exit: 'menu' };

/** A menu of two options, which lead back to it. */
const menuOf = (
  words: string | readonly Prompt[],
  exit: object = {},
  rest: Partial<State> = {},
  attributes = {},
) =>
  treeOf({
    menu: asking(words, { 1: 'one', 2: 'two', ...exit, ...TO_PERSON }, rest, attributes),
    one: pass,
    two: also,
  });

/** A state that takes a number. */
const entryOf = (
  words: string,
  entry: State['entry'],
  attributes: object = {},
  exit: object = {},
) =>
  treeOf({
    menu: asking(
      words,
      { entered: 'end', ...exit, ...TO_PERSON },
      { ...(entry && { entry }) },
      { numDigits: 4, finishOnKey: '#', ...attributes },
    ),
  });

/** Menus below each other. */
const deep = (levels: number) =>
  treeOf(
    Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        level === 0 ? 'menu' : `menu${level}`,
        asking(CHOICE, {
          1: level === levels - 1 ? 'end' : `menu${level + 1}`,
          2: 'person',
          otherwise: 'person',
        }),
      ]),
    ),
  );

/** A menu below another. */
const belowOf = (exit: object, everywhere: Everywhere = {}) =>
  treeOf(
    {
      menu: asking(CHOICE, { 1: 'below', 2: 'person', otherwise: 'person' }),
      below: asking(CHOICE, { 1: 'end', 2: 'person', otherwise: 'person', ...exit }),
    },
    { everywhere },
  );

const hoursOf = (words: State['enter']) =>
  definePhoneTree({
    name: 'small',
    initial: 'menu',
    schedules: { shop: { zone: 'America/New_York', hours: { 'mon-fri': '08:00-18:00' } } },
    states: {
      menu: { enter: words, exit: { 1: 'door', 2: 'person', otherwise: 'person' } },
      door: { enter: [], exit: [{ when: { open: 'shop' }, to: 'person' }, { to: 'closed' }] },
      closed: { enter: [say('We are closed.'), hangup()], exit: null },
      person: { enter: [dial('+14155550142')], exit: null },
    },
  });

const one = { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true };

const FIRING: readonly Firing[] = [
  ['K19', 'with extensions in letters', directoryOf('Ann'), 'states.found.find.by'],
  [
    'M07',
    'that has callers call another number',
    menuOf(`${CHOICE} For pies, please call 415 555 0199.`),
    'states.menu.enter',
  ],
  [
    'K06',
    'of India, with something else on 9',
    indian({ 9: 'one', 0: 'person' }),
    'states.menu.exit.9',
  ],
  [
    'K01',
    'with an option that several says make up',
    menuOf([say(`${CHOICE} For pies, press`), say('3.')]),
    'states.menu.enter',
  ],
  [
    'K21',
    'with options that are swapped in one language',
    swappedIn('Para pastel, oprima 1. Para pan, oprima 2.'),
    'states.menu.exit.1',
  ],
  [
    'M06',
    'that leads to a person only who fails',
    treeOf({
      menu: asking(
        CHOICE,
        { 1: 'end', otherwise: 'menu' },
        { tries: { limit: 3, exit: 'person' } },
      ),
    }),
    'states.menu.exit',
  ],
  [
    'K00',
    'in a language that is not read',
    treeOf({ menu: pass2('Hai.') }, { language: 'ja-JP' }),
    'language',
  ],
  [
    'K01',
    'offering a key without an exit',
    menuOf(`${CHOICE} For pies, press 4.`),
    'states.menu.enter',
  ],
  [
    'K01',
    'offering a key in a state that goes on to one without it',
    treeOf({
      menu: { enter: [say('For pies, press 4.')], exit: 'ask' },
      ask: asking(CHOICE, { 1: 'person', 2: 'end', otherwise: 'person' }),
    }),
    'states.menu.enter',
  ],
  [
    'K01',
    'offering a key before it ends',
    treeOf({ menu: { enter: [say('Press 1 for bread.'), hangup()], exit: null } }),
    'states.menu.enter',
  ],
  [
    'K01',
    'offering the finishing key of nothing',
    menuOf(`${CHOICE} Then press pound.`),
    'states.menu.enter',
  ],
  ['K02', 'with an exit that is not offered', menuOf('For bread, press 1.'), 'states.menu.exit.2'],
  [
    'K02',
    'with an exit that one of its languages does not offer',
    treeOf(
      {
        menu: asking('', { 2: 'spanish', otherwise: 'ask' }),
        spanish: { language: 'es', enter: [], exit: 'ask' },
        ask: {
          enter: [
            gather(one, [
              say([
                {
                  kind: 'translated',
                  attributes: { en: 'For help, press 1.', es: 'Ayuda.' },
                  content: [],
                },
              ]),
            ]),
          ],
          exit: { 1: 'person', otherwise: 'person' },
        },
      },
      { languages: { en: { language: 'en-US' }, es: { language: 'es-MX' } } },
    ),
    'states.menu.exit.2',
  ],
  ['K03', 'with a key for two things', menuOf(`${CHOICE} For pies, press 1.`), 'states.menu.enter'],
  [
    'K03',
    'with an exit of its own for a key that works everywhere',
    treeOf(
      { menu: asking('For bread, press 9.', { 9: 'end', otherwise: 'person' }) },
      { everywhere: { 9: 'repeat' } },
    ),
    'states.menu.exit.9',
  ],
  ['K04', 'offering a letter', menuOf(`${CHOICE} Press S for salt.`), 'states.menu.enter'],
  [
    'K05',
    'with keys in disorder',
    menuOf('For cake, press 2. For bread, press 1.'),
    'states.menu.enter',
  ],
  [
    'K05',
    'with a gap',
    treeOf({
      menu: asking('For bread, press 1. For cake, press 3.', {
        1: 'end',
        3: 'person',
        otherwise: 'person',
      }),
    }),
    'states.menu.enter',
  ],
  [
    'K06',
    'with something else on 0',
    menuOf(`${CHOICE} For pies, press 0.`, { 0: 'one' }),
    'states.menu.exit.0',
  ],
  [
    'K07',
    'where the star means two things',
    treeOf({
      menu: asking(`${CHOICE} Again, press star.`, {
        1: 'next',
        2: 'end',
        '*': 'menu',
        otherwise: 'person',
      }),
      next: asking('To go back, press star.', { '*': 'back', otherwise: 'person' }),
    }),
    'states.next.exit.*',
  ],
  ['K08', 'with yes on 2', menuOf('For yes, press 2. For no, press 1.'), 'states.menu.enter'],
  ['K08', 'with no on 3', menuOf('For yes, press 1. For no, press 3.'), 'states.menu.enter'],
  ['K09', 'that is never repeated', menuOf(CHOICE), 'states.menu.exit'],
  [
    'K10',
    'with an option that begins another',
    menuOf(CHOICE, { 10: 'one' }, {}, { numDigits: 2 }),
    'states.menu.enter',
  ],
  [
    'K10',
    'with a row of keys that is never read',
    menuOf(CHOICE, { 10: 'one' }),
    'states.menu.enter',
  ],
  [
    'K10',
    'with an option that begins a number',
    entryOf('Enter 4 digits, or press 1.', { min: 4 }, {}, { 1: 'person' }),
    'states.menu.enter',
  ],
  [
    'K11',
    'with an option on the key that ends',
    menuOf(CHOICE, { '#': 'one' }, {}, { finishOnKey: '#' }),
    'states.menu.enter',
  ],
  [
    'K11',
    'with an option on the key that ends by default',
    treeOf({
      menu: {
        enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say('Press pound.')])],
        exit: { '#': 'end', otherwise: 'person' },
      },
    }),
    'states.menu.enter',
  ],
  [
    'K12',
    'of single keys that waits for more',
    treeOf({
      menu: {
        enter: [gather({ actionOnEmptyResult: true }, [say('Press 1.')])],
        exit: { 1: 'end', otherwise: 'person' },
      },
    }),
    'states.menu.enter',
  ],
  [
    'K13',
    'with a number that no key ends',
    entryOf('Enter it, then press pound.', { min: 2, max: 4 }, { finishOnKey: '' }),
    'states.menu.enter',
  ],
  [
    'K13',
    'with a number whose end is not told',
    entryOf('Enter it.', { min: 2, max: 4 }),
    'states.menu.enter',
  ],
  [
    'K14',
    'with a number of a length that is not told',
    entryOf('Enter your order.', { min: 4 }),
    'states.menu.enter',
  ],
  [
    'K15',
    'with digits that nobody looks at',
    treeOf({ menu: asking('Enter 4 digits.', TO_PERSON, {}, { numDigits: 4 }) }),
    'states.menu.enter',
  ],
  ['K15', 'with an entry of anything', entryOf('Enter it.', { as: 'it' }), 'states.menu.enter'],
  [
    'K10',
    'with a number longer than its gather',
    entryOf('Enter 6 digits.', { min: 6 }),
    'states.menu.enter',
  ],
  [
    'K10',
    'with an option that begins as a key that works everywhere',
    treeOf(
      {
        menu: asking(
          'For bread, press 12. For cake, press 13.',
          { 12: 'end', 13: 'person', ...TO_PERSON },
          {},
          { numDigits: 2 },
        ),
      },
      { everywhere: { 1: 'person' } },
    ),
    'states.menu.enter',
  ],
  [
    'K10',
    'with a key that works everywhere, by which numbers begin',
    treeOf(
      {
        menu: asking(
          'Enter 3 digits, or press 1.',
          { 1: 'end', entered: 'end', ...TO_PERSON },
          { entry: { min: 3, pattern: 'NXX' } },
        ),
      },
      { everywhere: { 9: 'repeat' } },
    ),
    'states.menu.enter',
  ],
  [
    'K11',
    'with a number that one of its own digits ends',
    entryOf('Enter 4 digits, then press zero.', { min: 4 }, { finishOnKey: '0' }),
    'states.menu.enter',
  ],
  [
    'K23',
    'with a gather for more digits than the number has',
    entryOf('Enter 4 digits.', { min: 4 }, { numDigits: 8 }),
    'states.menu.enter',
  ],
  [
    'K16',
    'with a long number that is not read back',
    entryOf('Enter 8 digits.', { min: 8, as: 'account' }, { numDigits: 8 }),
    'states.menu.entry',
  ],
  [
    'K18',
    'with a secret by its name',
    entryOf('Enter 4 digits.', { min: 4, as: 'userPin' }),
    'states.menu.entry',
  ],
  [
    'K18',
    'with a secret by its prompt',
    entryOf('Enter the 4 digits of your security code.', { min: 4 }),
    'states.menu.entry',
  ],
  [
    'K20',
    'with words and no keys',
    menuOf(CHOICE, {}, { speech: { phrases: { 1: ['bread'] } } }, { input: ['speech'] }),
    'states.menu.speech',
  ],
  [
    'K20',
    'with words and no option',
    treeOf({
      menu: asking('What is it?', { spoken: 'end', ...TO_PERSON }, { speech: { as: 'topic' } }),
    }),
    'states.menu.speech',
  ],
  ['M01', 'of five options', sized(5), 'states.menu.exit'],
  ['M01', 'of more options than keys', sized(10), 'states.menu.exit'],
  ['M02', 'that could be one menu with the next', belowOf({}), 'states.menu.exit'],
  ['M03', 'of four levels', deep(4), 'states.menu3.enter'],
  [
    'M04',
    'of one option',
    treeOf({ menu: asking('Press 1.', { 1: 'end', otherwise: 'menu' }) }),
    'states.menu.exit',
  ],
  [
    'M04',
    'of options to one place',
    treeOf({ menu: asking(CHOICE, { 1: 'end', 2: 'end', otherwise: 'person' }) }),
    'states.menu.exit',
  ],
  [
    'M06',
    'without a person',
    treeOf({ menu: asking(CHOICE, { 1: 'end', otherwise: 'menu' }) }),
    'initial',
  ],
  [
    'M06',
    'with a person three keys away',
    treeOf({
      menu: asking(CHOICE, { 1: 'next', otherwise: 'menu' }),
      next: asking(CHOICE, { 1: 'third', otherwise: 'menu' }),
      third: asking(CHOICE, { 1: 'person', otherwise: 'menu' }),
    }),
    'states.menu.exit',
  ],
  [
    'M07',
    'that promises a person and asks again',
    treeOf({
      menu: asking('For an operator, press 0.', { 0: 'next', otherwise: 'end' }),
      next: asking(CHOICE, { 1: 'person', 2: 'end', otherwise: 'person' }),
    }),
    'states.menu.exit.0',
  ],
  [
    'M08',
    'that hangs up on who failed',
    menuOf(CHOICE, {}, { tries: { limit: 3, exit: 'end' } }),
    'states.menu.tries.exit',
  ],
  [
    'M08',
    'that hangs up when the server fails',
    treeOf({ menu: { enter: [], exit: 'end' } }, { lastExit: 'end' }),
    'lastExit',
  ],
  ['M09', 'without a way back', belowOf({}), 'states.below.exit'],
  [
    'M10',
    'of options that sound alike',
    menuOf('For bread orders, press 1. For bread order, press 2.'),
    'states.menu.enter',
  ],
  ['M11', 'that offers what is closed', hoursOf([gather(one, [say(CHOICE)])]), 'states.menu.enter'],
  [
    'K21',
    'with options that are swapped',
    treeOf({
      menu: asking('For bread, press 1. For cake, press 2.', {
        1: 'cake',
        2: 'bread',
        ...TO_PERSON,
      }),
      bread: pass,
      cake: also,
    }),
    'states.menu.exit',
  ],
  [
    'K21',
    'with any other key that leads elsewhere than said',
    treeOf({
      menu: asking('For bread, press 1.', { 1: 'bread', ...TO_PERSON }),
      bread: asking('For the menu, press any other key.', { 1: 'person', otherwise: 'end' }),
    }),
    'states.bread.exit',
  ],
  [
    'K22',
    'that takes a wrong key for a choice',
    menuOf(CHOICE, { otherwise: 'end' }),
    'states.menu.exit',
  ],
  [
    'K23',
    'with a number that waits for more digits',
    treeOf({
      menu: {
        enter: [gather({ actionOnEmptyResult: true }, [say('Enter 4 digits.')])],
        entry: { min: 4 },
        exit: { entered: 'end', otherwise: 'person' },
      },
    }),
    'states.menu.enter',
  ],
  [
    'K10',
    'with an option that no number can begin with any more',
    entryOf('Enter 4 digits, or press 1.', { min: 4 }, { numDigits: 1 }, { 1: 'person' }),
    'states.menu.enter',
  ],
  [
    'K02',
    'with a key that is said only after a failure',
    treeOf({
      menu: {
        enter: [
          {
            when: { tries: 1 },
            play: [gather(one, [say(CHOICE)])],
            otherwise: [gather(one, [say('For bread, press 1.')])],
          },
        ],
        exit: { 1: 'one', 2: 'two', otherwise: 'menu' },
        tries: { limit: 3, exit: 'person' },
      },
      one: pass,
      two: also,
    }),
    'states.menu.exit.2',
  ],
];

const SILENT: readonly Silent[] = [
  ['K19', 'with extensions in digits', directoryOf('266')],
  ['M07', 'that calls callers back', menuOf(`${CHOICE} We will call you back at 415 555 0199.`)],
  [
    'K06',
    'of India, with a person on 9 and something else on 0',
    indian({ 9: 'person', 0: 'one' }),
  ],
  [
    'K02',
    'whose options can be said, and are',
    menuOf('Say bread or cake.', {}, { speech: { phrases: { 1: ['bread'], 2: ['cake'] } } }),
  ],
  ['K02', 'that hears words only', menuOf('What is it?', {}, {}, { input: ['speech'] })],
  [
    'K02',
    'whose options several says make up',
    menuOf([say('For bread, press'), say('1.'), say('For cake, press'), say('2.')]),
  ],
  [
    'K21',
    'whose options both speak of one thing',
    treeOf({
      menu: asking('For bread, press 1. For help with bread, press 2.', {
        1: 'desk',
        2: 'other',
        ...TO_PERSON,
      }),
      desk: { enter: [say('One moment.')], exit: 'person' },
      other: { enter: [say('We will help you with your bread.')], exit: 'menu' },
    }),
  ],
  [
    'M02',
    'whose next menu follows on what was done, too',
    treeOf({
      menu: asking(CHOICE, { 1: 'done', 2: 'more', otherwise: 'person' }),
      done: { enter: [say('It is done.')], exit: 'more' },
      more: asking(CHOICE, { 1: 'end', 2: 'person', otherwise: 'person' }),
    }),
  ],
  ['M06', 'that asks nothing', treeOf({ menu: pass2('We open at nine.') })],
  [
    'K16',
    'with a long number that is read back with its prefix',
    treeOf({
      menu: asking(
        'Enter 8 digits.',
        { entered: 'made', ...TO_PERSON },
        { entry: { min: 8, as: 'digits' } },
        { numDigits: 8 },
      ),
      made: { set: { number: '+1{{ vars.digits }}' }, enter: [], exit: 'sure' },
      sure: asking('It is {{ vars.number | phone }}. If so, press 1.', {
        1: 'end',
        otherwise: 'menu',
      }),
    }),
  ],
  ['K00', 'in languages that are read', menuOf(CHOICE)],
  ['K01', 'whose offers all lead on', menuOf(CHOICE)],
  [
    'K01',
    'whose offer leads on in the state after it',
    treeOf({
      menu: { enter: [say('For bread, press 1.')], exit: 'ask' },
      ask: asking('', { 1: 'person', otherwise: 'end' }),
    }),
  ],
  [
    'K01',
    'whose offer ends a recording',
    treeOf({
      menu: {
        enter: [say('Press pound when you are done.'), record({ finishOnKey: '#' })],
        exit: null,
      },
    }),
  ],
  ['K01', 'whose offer ends a number', entryOf('Enter 4 digits, then press pound.', { min: 4 })],
  [
    'K01',
    'whose offer a queue may take',
    treeOf({ menu: { enter: [say('To leave, press 7.'), enqueue('all')], exit: null } }),
  ],
  ['K01', 'that tells a phone number', menuOf(`${CHOICE} Or call us at 1-800-555-0100.`)],
  ['K01', 'that offers numbers', entryOf('For December, enter 12.', { min: 2 }, { numDigits: 2 })],
  [
    'K01',
    'whose gather nobody can read',
    treeOf({ menu: { enter: [raw('<Gather/>'), say('Press 4.')], exit: TO_PERSON } }),
  ],
  ['K02', 'whose exits are all offered', menuOf(CHOICE)],
  [
    'K02',
    'with keys that work everywhere, repeat and go back',
    treeOf(
      {
        menu: asking('For bread, press 1.', {
          1: 'end',
          8: 'repeat',
          '*': 'back',
          otherwise: 'person',
        }),
      },
      { everywhere: { 0: 'person' } },
    ),
  ],
  [
    'K02',
    'whose prompt is audio',
    treeOf({ menu: asking([play('https://a.example/b.mp3')], { 1: 'end', ...TO_PERSON }) }),
  ],
  [
    'K02',
    'that offers it in the state before',
    treeOf({
      menu: { enter: [say('For help, press 1.')], exit: 'ask' },
      ask: asking('', { 1: 'person', otherwise: 'end' }),
    }),
  ],
  [
    'K02',
    'that lets only the call know the key',
    treeOf({
      menu: asking(
        'Press {{ vars.key | default: 1 }}.',
        { 1: 'end', ...TO_PERSON },
        { set: { key: '1' } },
      ),
    }),
  ],
  ['K03', 'with a key for each', menuOf(CHOICE)],
  ['K04', 'offering digits', menuOf(CHOICE)],
  [
    'K05',
    'with keys in order, and others behind',
    menuOf(`${CHOICE} For the rest, press 9. For a person, press 0.`),
  ],
  ['K05', 'that offers languages', languagesOf()],
  ['K09', 'that offers languages', languagesOf()],
  ['K06', 'with a person on 0', menuOf(CHOICE, { 0: 'person' })],
  ['K06', 'with help on 0', menuOf(`${CHOICE} For help, press 0.`, { 0: 'one' })],
  [
    'K07',
    'where a key goes back everywhere',
    treeOf(
      {
        menu: asking(CHOICE, { 1: 'next', 2: 'end', otherwise: 'person' }),
        next: asking('', TO_PERSON),
      },
      { everywhere: { '*': 'back' } },
    ),
  ],
  ['K08', 'with yes on 1 and no on 2', menuOf('For yes, press 1. For no, press 2.')],
  ['K09', 'that a key repeats', menuOf(CHOICE, { 9: 'repeat' })],
  [
    'K10',
    'with a number beside a key',
    entryOf(
      'Enter 4 digits, or press 1.',
      { min: 4, pattern: '4XXX' },
      { numDigits: 1 },
      { 1: 'person' },
    ),
  ],
  ['K11', 'with an option on #, and nothing that ends', menuOf(CHOICE, { '#': 'one' })],
  [
    'K11',
    'with a number that no digit of its own ends',
    entryOf('Enter it, then press zero.', { min: 4, pattern: 'ZZZZ' }, { finishOnKey: '0' }),
  ],
  [
    'K10',
    'with a key that works everywhere and a number that a key ends',
    treeOf(
      {
        menu: asking(
          'Enter 6 digits.',
          { entered: 'end', ...TO_PERSON },
          { entry: { min: 6 } },
          { numDigits: 6, finishOnKey: '#' },
        ),
      },
      { everywhere: { 9: 'repeat' } },
    ),
  ],
  ['K12', 'of single keys that takes one', menuOf(CHOICE)],
  [
    'K13',
    'with a number whose end is told',
    entryOf('Enter it, followed by the pound key.', { min: 2, max: 4 }),
  ],
  [
    'K14',
    'with a number whose length is told',
    entryOf('Enter your four-digit order.', { min: 4 }),
  ],
  ['K14', 'with a secret', entryOf('Enter your PIN.', { min: 4, sensitive: true })],
  ['K15', 'with a number that is checked', entryOf('Enter 4 digits.', { min: 4 })],
  [
    'K16',
    'with a long number that is read back',
    treeOf({
      menu: asking(
        'Enter 8 digits.',
        { entered: 'sure', ...TO_PERSON },
        { entry: { min: 8, as: 'account' } },
        { numDigits: 8 },
      ),
      sure: asking('It is {{ vars.account | digits }}. If so, press 1.', {
        1: 'end',
        otherwise: 'menu',
      }),
    }),
  ],
  [
    'K18',
    'with a secret that is marked',
    entryOf('Enter your PIN.', { min: 4, as: 'pin', sensitive: true }),
  ],
  [
    'K18',
    'with what only sounds like one',
    entryOf('Enter the 4 digits on the spinning wheel.', { min: 4, as: 'pinned' }),
  ],
  ['K20', 'with words and keys', menuOf(CHOICE, {}, { speech: { phrases: { 1: ['bread'] } } })],
  ['M01', 'of four options', sized(4)],
  ['M02', 'of menus that are apart', belowOf({ 3: 'menu' })],
  ['M03', 'of three levels', deep(3)],
  ['M04', 'of two options', menuOf(CHOICE)],
  ['M06', 'with a person at hand', menuOf(CHOICE)],
  ['M07', 'that keeps its promise', menuOf('For an operator, press 0.', { 0: 'person' })],
  ['M08', 'that gives up by a person', menuOf(CHOICE, {}, { tries: { limit: 3, exit: 'person' } })],
  ['M09', 'with a way back', belowOf({}, { '*': 'back' })],
  ['M10', 'of options that differ', menuOf(CHOICE)],
  ['M11', 'that offers only what is open', hoursOf([gather(one, [say('For cake, press 2.')])])],
  [
    'K21',
    'with options that lead where they say',
    treeOf({
      menu: asking('For bread, press 1. For cake, press 2.', {
        1: 'bread',
        2: 'cake',
        ...TO_PERSON,
      }),
      bread: pass,
      cake: also,
    }),
  ],
  [
    'K22',
    'that asks again after a wrong key',
    menuOf(CHOICE, { otherwise: 'menu' }, { tries: { limit: 3, exit: 'person' } }),
  ],
  ['K23', 'with a number that ends by its last digit', entryOf('Enter 4 digits.', { min: 4 })],
  [
    'K10',
    'with an option that no number begins with, and a wait between digits',
    entryOf(
      'Enter 4 digits, or press 1.',
      { min: 4, pattern: '4XXX' },
      { numDigits: 4, timeout: 3 },
      { 1: 'person' },
    ),
  ],
];

/** A tree that finds colleagues by their extension. */
function directoryOf(extension: string): PhoneTree {
  return treeOf(
    {
      menu: asking(
        'Enter 3 digits.',
        { entered: 'found', ...TO_PERSON },
        { entry: { min: 3, as: 'extension' } },
        { numDigits: 3 },
      ),
      found: {
        find: { in: 'staff', by: '{{ vars.extension }}' },
        enter: [],
        exit: { found: 'end', otherwise: 'menu' },
      },
    },
    { tables: { staff: { key: 'extension', rows: [{ extension }] } } },
  );
}

/** A menu in the English of India. */
function indian(exit: object): PhoneTree {
  return treeOf(
    {
      menu: asking('For bread, press 1.', { 1: 'one', ...exit, ...TO_PERSON }),
      one: pass,
    },
    { language: 'en-IN' },
  );
}

/** A menu in English, which says something else in Spanish. */
function swappedIn(spanish: string): PhoneTree {
  const both = (en: string, es: string) => say([translated({ en, es })]);
  return treeOf(
    {
      language: asking('', { 2: 'spanish', otherwise: 'menu' }),
      spanish: { language: 'es', enter: [], exit: 'menu' },
      menu: asking([both(CHOICE, spanish)], { 1: 'bread', 2: 'cake', ...TO_PERSON }),
      bread: { enter: [both('Here is your bread.', 'Su pan.')], exit: 'person' },
      cake: { enter: [both('Here is your cake.', 'Su pastel.')], exit: 'person' },
    },
    { initial: 'language', languages: { en: { language: 'en-US' }, es: { language: 'es-MX' } } },
  );
}

function pass2(text: string): State {
  return { enter: [say(text), hangup()], exit: null };
}

/** A state that offers languages, which a caller of each may come back to. */
function languagesOf(): PhoneTree {
  const words = [
    say('For help, press 1.'),
    say({ language: 'es-MX' }, 'Para español, oprima el 3.'),
    say({ language: 'de-DE' }, 'Für Deutsch drücken Sie die 2.'),
  ];
  return treeOf(
    {
      menu: asking(words, { 1: 'person', 2: 'german', 3: 'spanish', otherwise: 'person' }),
      spanish: { language: 'es', enter: [], exit: 'menu' },
      german: { language: 'de', enter: [], exit: 'menu' },
    },
    {
      languages: {
        en: { language: 'en-US' },
        es: { language: 'es-MX' },
        de: { language: 'de-DE' },
      },
    },
  );
}

function sized(options: number): PhoneTree {
  const keys = Array.from({ length: options }, (_, index) => String(index + 1));
  const states = Object.fromEntries(
    keys.map((key): [string, State] => [`to${key}`, { enter: [say(key)], exit: 'menu' }]),
  );
  const exit = Object.fromEntries(keys.map((key) => [key, `to${key}`]));
  return treeOf({ menu: asking(CHOICE, { ...exit, ...TO_PERSON }), ...states });
}

describe('a rule on keys speaks up', () => {
  it.each<Firing>(FIRING)('%s: of a tree %s', (id, _, tree, place) => {
    expect(remarksOf(id, tree).map((remark) => placeIn(remark, place))).toContain(place);
  });
});

describe('a rule on keys is silent', () => {
  it.each<Silent>(SILENT)('%s: of a tree %s', (id, _, tree) => {
    expect(remarksOf(id, tree)).toEqual([]);
  });
});

describe('the rules on keys', () => {
  it('each have a tree they speak up on and one they do not', () => {
    const ids = keyRules.map(({ id }) => id);
    expect(new Set(FIRING.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(SILENT.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name the state, what is wrong and what to do', () => {
    const [remark] = remarksOf('K01', menuOf(`${CHOICE} For pies, press 4.`));
    expect(remark).toEqual({
      path: ['states', 'menu', 'enter'],
      text: `${CHOICE} For pies, press 4.`,
      message: 'State "menu" says "press 4" and has no exit for 4: add one, or take the words out.',
      state: 'menu',
    });
  });

  it('tell of a tree that is used twice once, where it is used', () => {
    const inner = {
      name: 'inner',
      initial: 'ask',
      returns: ['right'],
      states: { ask: asking('For pies, press 4.', { 1: 'right', otherwise: 'right' }) },
    };
    const tree = treeOf(
      {
        menu: { tree: 'inner', enter: [], exit: { right: 'next', otherwise: 'next' } },
        next: { tree: 'inner', enter: [], exit: { right: 'person', otherwise: 'person' } },
      },
      { trees: { inner } },
    );
    expect(remarksOf('K01', tree)).toMatchObject([{ path: ['states', 'menu'], state: 'menu/ask' }]);
  });

  it.each(['press 1 ', 'press 1 for a. ', 'yes press 2, ', '{{ a '])(
    'take bounded time, whatever the text: %j',
    (piece) => {
      const tree = menuOf(CHOICE);
      const text = piece.repeat(100_000 / piece.length);
      const written = asking(text, { 1: 'one', 2: 'two', ...TO_PERSON });
      const hostile = { ...tree, states: { ...tree.states, menu: written } };
      // A rule whose time grew faster than the text would not be done within the test's.
      expect(judged(keyRules, hostile).length).toBeLessThan(1_000);
    },
  );

  it('have nothing to say of ACME', () => {
    const tree = acme({ receptionNumber: '+14155550142' });
    expect(judged(keyRules, tree)).toEqual([]);
  });
});
