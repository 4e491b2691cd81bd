import { describe, expect, it } from 'vitest';
import { wordingRules } from '../../src/check/wording/rules.ts';
import { acme } from '../../src/machines/acme.ts';
import type { PhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import {
  dial,
  gather,
  hangup,
  play,
  queue,
  say,
  sayAs,
  ssmlBreak,
  translated,
} from '../../src/twiml/build.ts';
import type { Prompt, Verb } from '../../src/twiml/verb.ts';
import { asking, judged, placeIn, remarksOf, treeOf } from './remarks.ts';

/** A rule, what a tree is like, the tree, and the place that the rule points at. */
type Firing = readonly [string, string, PhoneTree, string];
type Silent = readonly [string, string, PhoneTree];

const CHOICE = 'For bread, press 1. For cake, press 2.';
const EXIT = { 1: 'person', 2: 'end', otherwise: 'end' } as const;
const LANGUAGES = { languages: { en: { language: 'en-US' }, es: { language: 'es-MX' } } };

const menuOf = (words: string | readonly Prompt[], rest: Partial<State> = {}, attributes = {}) =>
  treeOf({ menu: asking(words, EXIT, rest, attributes) });

/** A tree that says something and ends. */
const sayingOf = (text: string, rest: object = {}) =>
  treeOf({ menu: { enter: [say(text), hangup()], exit: null } }, rest);

/** A tree that says something before it asks. */
const greetingOf = (...enter: Verb[]) =>
  treeOf({ menu: { enter, exit: 'ask' }, ask: asking(CHOICE, EXIT) });

/** A tree that goes on in Spanish on 2. */
const switchOf = (words: string | readonly Prompt[]) =>
  treeOf(
    {
      menu: asking(words, { 2: 'spanish', otherwise: 'thanks' }),
      spanish: { language: 'es', enter: [], exit: 'thanks' },
      thanks: { enter: [say([translated({ en: 'Thanks', es: 'Gracias' })]), hangup()], exit: null },
    },
    LANGUAGES,
  );

/** A tree that says something in English, and in Spanish. */
const bilingual = (en: string, es: string) =>
  treeOf(
    {
      menu: asking('', { 2: 'spanish', otherwise: 'thanks' }),
      spanish: { language: 'es', enter: [], exit: 'thanks' },
      thanks: { enter: [say([translated({ en, es })]), hangup()], exit: null },
    },
    LANGUAGES,
  );

const enteredOf = (text: string) =>
  treeOf({
    menu: asking(
      'Enter 4 digits.',
      { entered: 'tell', otherwise: 'menu' },
      { entry: { min: 4, as: 'order' } },
      { numDigits: 4 },
    ),
    tell: { enter: [say(text), hangup()], exit: null },
  });

/** A tree that asks another server something. */
function workingOf(enter: Verb[]): PhoneTree {
  return treeOf({
    menu: {
      task: { http: { url: 'https://a.example/' } },
      enter,
      exit: { done: 'end', failed: 'person', otherwise: 'person' },
    },
  });
}

/** A tree by which agents take callers from a queue. */
function agentsOf(): PhoneTree {
  return treeOf({
    menu: asking(
      'To take a call, press 1. To sign off, press 2.',
      { 1: 'take', 2: 'end', otherwise: 'end' },
      {},
      { timeout: 30 },
    ),
    take: { enter: [dial([queue('all')])], exit: { otherwise: 'menu' } },
  });
}

const words = (count: number) => 'word '.repeat(count).trim();

const FIRING: readonly Firing[] = [
  [
    'P10',
    'that never tells of the key for a person',
    treeOf(
      {
        menu: asking(
          CHOICE,
          { 1: 'end', otherwise: 'sorry' },
          { tries: { limit: 3, exit: 'person' } },
        ),
        sorry: { enter: [say('Sorry.')], exit: 'menu' },
      },
      { everywhere: { 0: 'person' } },
    ),
    'states.menu.enter',
  ],
  ['P13', 'that is silent while it works', workingOf([]), 'states.menu.task'],
  [
    'P19',
    'that tells a number in one language only',
    bilingual('You call from {{ call.from | phone }}.', 'Gracias por llamar.'),
    'states.thanks.enter',
  ],
  [
    'P01',
    'with keys before what they are for',
    menuOf('Press 1 for bread. Press 2 for cake. Press 3 for pies.'),
    'states.menu.enter',
  ],
  ['P02', 'with a menu of half a minute', menuOf(`${words(80)}.`), 'states.menu.enter'],
  ['P02', 'with a menu of two minutes', menuOf(`${words(300)}.`), 'states.menu.enter'],
  [
    'P02',
    'with a menu of long pauses',
    menuOf([say([CHOICE, ssmlBreak({ time: '18s' })])]),
    'states.menu.enter',
  ],
  ['P03', 'with a long greeting', greetingOf(say(words(40))), 'states.menu.enter'],
  [
    'P03',
    'with a long greeting in the menu',
    menuOf(`${words(40)}. ${CHOICE}`),
    'states.menu.enter',
  ],
  [
    'P04',
    'with advice to listen',
    greetingOf(say('Please listen carefully, as our menu has changed.')),
    'states.menu.enter',
  ],
  [
    'P04',
    'with an address on the web',
    greetingOf(say('Visit bakery.com today.')),
    'states.menu.enter',
  ],
  [
    'P05',
    'with options in a row',
    menuOf('Press 1 for bread, 2 for cake, 3 for pies, or 4 for salt.'),
    'states.menu.enter',
  ],
  ['P06', 'with keys to be pushed', menuOf('For bread, push 1.'), 'states.menu.enter'],
  [
    'P07',
    'with a hash key in the US',
    menuOf('To finish, press the hash key.'),
    'states.menu.enter',
  ],
  [
    'P07',
    'with a pound key in Britain',
    treeOf({ menu: asking('To finish, press the pound key.', EXIT) }, { language: 'en-GB' }),
    'states.menu.enter',
  ],
  ['P08', 'in a hurry', menuOf(CHOICE, {}, { timeout: 2 }), 'states.menu.enter'],
  ['P08', 'that waits for long', menuOf(CHOICE, {}, { timeout: 20 }), 'states.menu.enter'],
  [
    'P09',
    'in a hurry between digits',
    treeOf({
      menu: asking(
        'Enter 4 digits.',
        { entered: 'end', otherwise: 'person' },
        { entry: { min: 4 } },
        { numDigits: 4, timeout: 1 },
      ),
    }),
    'states.menu.enter',
  ],
  [
    'P10',
    'that says the same again',
    treeOf({ menu: asking(CHOICE, { 1: 'end', 2: 'person', otherwise: 'menu' }) }),
    'states.menu.enter',
  ],
  [
    'P10',
    'that repeats the same on silence',
    treeOf({ menu: asking(CHOICE, { 1: 'end', noInput: 'repeat', otherwise: 'person' }) }),
    'states.menu.enter',
  ],
  ['P11', 'that blames', sayingOf('You pressed a wrong key.'), 'states.menu.enter'],
  [
    'P12',
    'with options that no key interrupts',
    treeOf({
      menu: {
        enter: [say(CHOICE), gather({ numDigits: 1, actionOnEmptyResult: true })],
        exit: EXIT,
      },
    }),
    'states.menu.enter',
  ],
  ['P12', 'without barging in', menuOf(CHOICE, {}, { bargeIn: false }), 'states.menu.enter'],
  [
    'P14',
    'with audio for a question',
    menuOf([play('https://a.example/b.mp3')]),
    'states.menu.enter',
  ],
  ['P15', 'with an entry as one number', enteredOf('It is {{ vars.order }}.'), 'states.tell.enter'],
  [
    'P15',
    'with a phone number as one number',
    sayingOf('You call from {{ call.from }}.'),
    'states.menu.enter',
  ],
  [
    'P16',
    'with a date as computers write it',
    sayingOf('We close on 2026-12-24.'),
    'states.menu.enter',
  ],
  ['P16', 'with a late hour', sayingOf('We close at 17:30.'), 'states.menu.enter'],
  [
    'P16',
    'with a bare price',
    treeOf({
      menu: { set: { price: '3' }, enter: [say('It is {{ vars.price }}.'), hangup()], exit: null },
    }),
    'states.menu.enter',
  ],
  ['P17', 'with an ampersand', sayingOf('Bread & cake.'), 'states.menu.enter'],
  ['P17', 'with an address', sayingOf('See www.bakery.com.'), 'states.menu.enter'],
  ['P17', 'with mark-up', sayingOf('Bread <break/> cake.'), 'states.menu.enter'],
  ['P17', 'with a picture', sayingOf('Bread 🥖.'), 'states.menu.enter'],
  ['P17', 'in capitals', sayingOf('DO NOT PRESS this.'), 'states.menu.enter'],
  ['P18', 'with a text that is too long', sayingOf(words(1000)), 'states.menu.enter'],
  [
    'P18',
    'with an answer that is too long',
    treeOf({
      menu: { enter: [...Array.from({ length: 20 }, () => say(words(800))), hangup()], exit: null },
    }),
    'states.menu.enter',
  ],
  ['P20', 'that offers Spanish in English', switchOf('For Spanish, press 2.'), 'states.menu.enter'],
  ['P20', 'that never speaks Spanish', sayingOf('Hello', LANGUAGES), 'languages.es'],
  [
    'P21',
    'with a voice of another language',
    treeOf({
      menu: {
        enter: [say({ voice: 'Polly.Mia', language: 'en-US' }, 'Hello'), hangup()],
        exit: null,
      },
    }),
    'states.menu.enter',
  ],
  [
    'P21',
    'with a voice whose name tells another language',
    treeOf({
      menu: {
        enter: [say({ voice: 'Google.de-DE-Standard-A', language: 'en-US' }, 'Hello'), hangup()],
        exit: null,
      },
    }),
    'states.menu.enter',
  ],
  [
    'P22',
    'with a copy for a translation',
    bilingual('Thank you very much.', 'Thank you very much.'),
    'states.thanks.enter',
  ],
  ['P23', 'with a long sentence', sayingOf(`${words(21)}.`), 'states.menu.enter'],
  [
    'P24',
    'that puts callers through without a word',
    treeOf({
      menu: asking(
        'For bread, press 1.',
        { 1: 'desk', otherwise: 'menu' },
        { tries: { limit: 3, exit: 'desk' } },
      ),
      desk: { enter: [dial('+14155550142')], exit: null },
    }),
    'states.desk.enter.0',
  ],
];

const SILENT: readonly Silent[] = [
  [
    'P10',
    'that tells of the key for a person the third time',
    treeOf(
      {
        menu: asking(
          CHOICE,
          { 1: 'end', otherwise: 'sorry' },
          { tries: { limit: 3, exit: 'person' } },
        ),
        sorry: {
          enter: [
            {
              when: { tries: 2 },
              play: [say('For a person, press 0.')],
              otherwise: [say('Sorry.')],
            },
          ],
          exit: 'menu',
        },
      },
      { everywhere: { 0: 'person' } },
    ),
  ],
  ['P08', 'of agents who wait for callers', agentsOf()],
  ['P13', 'that says so while it works', workingOf([say('One moment.')])],
  [
    'P19',
    'that tells a number in both languages',
    bilingual('You call from {{ call.from | phone }}.', 'Llama de {{ call.from | phone }}.'),
  ],
  ['P14', 'with audio beside the words of a question', menuOf([say(CHOICE), play('/a.mp3')])],
  ['P01', 'of two options', menuOf('Press 1 for bread. Press 2 for cake.')],
  ['P01', 'with keys behind what they are for', menuOf(`${CHOICE} For pies, press 3.`)],
  ['P02', 'with a short menu', menuOf(CHOICE)],
  [
    'P02',
    'with two short wordings of a menu',
    treeOf({
      menu: {
        enter: [
          gather({ actionOnEmptyResult: true, numDigits: 1 }, [say(words(40))]),
          {
            when: { again: true },
            play: [gather({ actionOnEmptyResult: true }, [])],
            otherwise: [],
          },
        ],
        exit: EXIT,
      },
    }),
  ],
  ['P03', 'with a short greeting', greetingOf(say('Welcome to the bakery.'))],
  ['P03', 'that only tells something', sayingOf(words(100))],
  ['P04', 'with a short greeting', greetingOf(say('Welcome to the bakery.'))],
  [
    'P04',
    'with an address that was asked for',
    treeOf({
      menu: asking(CHOICE, { 1: 'tell', otherwise: 'person' }),
      tell: { enter: [say('Visit bakery.com.'), hangup()], exit: null },
    }),
  ],
  ['P05', 'of two options', menuOf(CHOICE)],
  ['P05', 'with a sentence for each', menuOf(`${CHOICE} For pies, press 3. For salt, press 4.`)],
  [
    'P05',
    'with breaks',
    menuOf([say(['Press 1 for bread, 2 for cake,', ssmlBreak(), '3 for pies, or 4 for salt.'])]),
  ],
  ['P06', 'with keys to be pressed', menuOf(CHOICE)],
  ['P07', 'with a pound key in the US', menuOf('To finish, press the pound key.')],
  [
    'P07',
    'with pounds of bread in Britain',
    treeOf({ menu: asking('A pound of bread? Press 1.', EXIT) }, { language: 'en-GB' }),
  ],
  ['P08', 'that waits as long as usual', menuOf(CHOICE)],
  ['P09', 'that waits as long as usual', enteredOf('Thanks.')],
  [
    'P10',
    'that says sorry',
    treeOf({
      menu: asking(CHOICE, { 1: 'end', 2: 'person', otherwise: 'sorry' }),
      sorry: { enter: [say('Sorry.')], exit: 'menu' },
    }),
  ],
  [
    'P10',
    'that says something else on the second try',
    treeOf({
      menu: {
        enter: [
          { when: { tries: 1 }, play: [say('Sorry.')] },
          gather({ numDigits: 1, actionOnEmptyResult: true }, [say(CHOICE)]),
        ],
        exit: { 1: 'end', 2: 'person', otherwise: 'menu' },
      },
    }),
  ],
  ['P11', 'that says sorry', sayingOf('We are sorry, we did not get that.')],
  ['P12', 'with options inside its gather', menuOf(CHOICE)],
  [
    'P12',
    'with a short welcome before',
    treeOf({
      menu: {
        enter: [
          say('Welcome.'),
          gather({ numDigits: 1, actionOnEmptyResult: true }, [say(CHOICE)]),
        ],
        exit: EXIT,
      },
    }),
  ],
  ['P14', 'with music where nobody is asked', greetingOf(play('https://a.example/b.mp3'))],
  ['P15', 'with an entry digit by digit', enteredOf('It is {{ vars.order | digits: 4 }}.')],
  [
    'P15',
    'with an entry that mark-up spells',
    treeOf({
      menu: asking(
        'Enter 4 digits.',
        { entered: 'tell', otherwise: 'menu' },
        { entry: { min: 4, as: 'order' } },
        { numDigits: 4 },
      ),
      tell: {
        enter: [say([sayAs({ 'interpret-as': 'digits' }, '{{ vars.order }}')]), hangup()],
        exit: null,
      },
    }),
  ],
  ['P15', 'with a phone number as one', sayingOf('You call from {{ call.from | phone }}.')],
  ['P16', 'with a date that is written out', sayingOf('We close on December 24 at 5:30 p.m.')],
  [
    'P16',
    'with a price in dollars',
    treeOf({
      menu: {
        set: { price: '3' },
        enter: [say('It is {{ vars.price | money: "USD" }}.'), hangup()],
        exit: null,
      },
    }),
  ],
  ['P16', 'with the hours of France', sayingOf('Nous fermons à 17:30.', { language: 'fr-FR' })],
  ['P17', 'of plain words', sayingOf('Bread and cake of ACME, on 24/7.')],
  ['P17', 'with variables', sayingOf('{% if call.from %}Bread{% endif %} and cake.')],
  ['P18', 'with texts that fit', sayingOf(words(800))],
  [
    'P20',
    'that offers Spanish in Spanish',
    switchOf([say({ language: 'es-MX' }, 'Para español, oprima el 2.')]),
  ],
  [
    'P21',
    'with voices of its languages',
    treeOf({
      menu: {
        enter: [
          say({ voice: 'Polly.Mia-Neural', language: 'es-MX' }, 'Hola'),
          say({ voice: 'alice', language: 'de-DE' }, 'Hallo'),
          hangup(),
        ],
        exit: null,
      },
    }),
  ],
  [
    'P21',
    'with a voice that is left its own language',
    treeOf({
      menu: { enter: [say({ voice: 'Polly.Mathieu' }, 'Bonjour'), hangup()], exit: null },
    }),
  ],
  ['P22', 'with translations', bilingual('Thank you very much.', 'Muchas gracias por todo.')],
  ['P22', 'with a name', bilingual('Call Ann Doe.', 'Call Ann Doe.')],
  [
    'P22',
    'with a text in a state that only one language comes to',
    switchOf([
      say('Welcome to our fine bakery.'),
      say({ language: 'es-MX' }, 'Para español, oprima el 2.'),
    ]),
  ],
  ['P23', 'with short sentences', sayingOf(`${words(20)}. ${words(20)}.`)],
  [
    'P24',
    'that says so before it puts callers through',
    treeOf({
      menu: asking(
        'For bread, press 1.',
        { 1: 'wait', otherwise: 'menu' },
        { tries: { limit: 3, exit: 'wait' } },
      ),
      wait: { enter: [say('One moment.')], exit: 'desk' },
      desk: { enter: [dial('+14155550142')], exit: null },
    }),
  ],
];

describe('a rule on wording speaks up', () => {
  it.each<Firing>(FIRING)('%s: of a tree %s', (id, _, tree, place) => {
    expect(remarksOf(id, tree).map((remark) => placeIn(remark, place))).toContain(place);
  });
});

describe('a rule on wording is silent', () => {
  it.each<Silent>(SILENT)('%s: of a tree %s', (id, _, tree) => {
    expect(remarksOf(id, tree)).toEqual([]);
  });
});

describe('the rules on wording', () => {
  it('each have a tree they speak up on and one they do not', () => {
    const ids = wordingRules.map(({ id }) => id);
    expect(new Set(FIRING.map(([id]) => id))).toEqual(new Set(ids));
    expect(new Set(SILENT.map(([id]) => id))).toEqual(new Set(ids));
  });

  it('say what is wrong once, however many languages say it', () => {
    const tree = treeOf(
      {
        menu: asking('', { 2: 'spanish', otherwise: 'thanks' }),
        spanish: { language: 'es', enter: [], exit: 'thanks' },
        thanks: { enter: [say('Bread & cake'), hangup()], exit: null },
      },
      LANGUAGES,
    );
    expect(remarksOf('P17', tree)).toHaveLength(1);
  });

  it('have nothing to say of ACME', () => {
    expect(judged(wordingRules, acme({ receptionNumber: '+14155550142' }))).toEqual([]);
  });

  it.each(['a', 'a ', '. ', '& ', '<a', 'A B ', 'a.', 'www', '{{ a', '1:', 'a/'])(
    'take bounded time, whatever the text: %j',
    (piece) => {
      const tree = sayingOf('Hello');
      const text = piece.repeat(100_000 / piece.length);
      const written = { menu: { enter: [say(text), hangup()], exit: null } };
      const hostile = { ...tree, states: { ...tree.states, ...written } };
      // A rule whose time grew faster than the text would not be done within the test's.
      expect(judged(wordingRules, hostile).length).toBeLessThan(1_000);
    },
  );
});
