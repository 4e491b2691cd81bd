import { describe, expect, it } from 'vitest';
import { lineRules } from '../../src/check/lines/rules.ts';
import { findsIn, menu, PERSON, TRIES } from './finds.ts';

/** A rule, what a document is like, its states, and what else it says. */
type Row = readonly [id: string, title: string, states: string, more?: string];

const one = (enter: string, exit = 'null', more = '') =>
  `  menu: { enter: [${enter}], exit: ${exit}${more} }`;
const ringing = (number: string) => one(`{ dial: '${number}' }`);
const record = (attributes: string) => one(`{ say: Leave a message. }, { record: ${attributes} }`);
const good = '{ maxLength: 120, finishOnKey: "#", recordingStatusCallback: /callbacks/recording }';
const hours = (schedule: string): [string, string] => [
  '  menu: { enter: [], exit: [{ when: { open: shop }, to: open }, { to: closed }] }\n  open: { enter: [hangup], exit: null }\n  closed: { enter: [{ say: We are closed. }, hangup], exit: null }',
  `schedules: { shop: { zone: America/New_York, ${schedule} } }`,
];
const weekly = 'hours: { mon-fri: 09:00-17:00 }';
const ends =
  'a: { enter: [hangup], exit: null }\n  b: { enter: [hangup], exit: null }\n  c: { enter: [hangup], exit: null }';
const ways = (list: string) => `  menu: { enter: [], exit: ${list} }\n  ${ends}`;
const withSwitch = `schedules: { shop: { zone: America/New_York, ${weekly} } }\nswitches: [fire]`;
const both = 'languages: { en: {}, es: {} }';
const queue = (exit: string, attributes = '') =>
  `${one(`{ enqueue: { ${attributes}content: bakers } }`, exit)}\n  sorry: { enter: [hangup], exit: null }`;
const entering = (timeout: number, min: number) =>
  `  menu: { enter: [{ gather: { numDigits: ${min}, timeout: ${timeout}, actionOnEmptyResult: true } }], entry: { min: ${min} }, exit: { entered: person, otherwise: person } }${PERSON}`;
const listening = (input: string) =>
  `  menu: { enter: [{ gather: { input: ${input}, actionOnEmptyResult: true } }], speech: { phrases: { 1: [bread] } }, exit: { 1: person, otherwise: person } }${PERSON}`;
const consent = (agree: string) =>
  `  menu: ${menu(`{ 1: told, 2: ${agree}, otherwise: menu }`, TRIES, 'May we record this call? For yes, press 1. For no, press 2.')}\n  told: { enter: [{ say: One moment. }, { dial: { record: record-from-answer, content: '+14155550142' } }], exit: { busy: message, no-answer: message, failed: message, otherwise: null } }${PERSON}`;
const slow = (exit: string) =>
  `  menu: { enter: [{ gather: { numDigits: 6, actionOnEmptyResult: true } }], entry: { min: 6 }, exit: ${exit}, tries: { limit: 3, exit: person } }${PERSON}`;
const telling = (exit: string) =>
  `  menu: { task: { http: { url: 'https://a.example', }, keep: { number: number } }, enter: [{ say: One moment. }], exit: { done: told, failed: message, otherwise: message } }\n  told: ${exit}${PERSON}`;
const thanking = (exit: string) =>
  `  menu: { enter: [{ say: Leave a message. }, { record: ${good} }], exit: { recorded: kept, otherwise: null } }\n  kept: { enter: [], exit: ${exit} }\n  thanks: { enter: [hangup], exit: null }`;
const call911 = 'In an emergency, hang up and dial 911.';

const FIRING: readonly Row[] = [
  ['L02', 'that records who said no', consent('told')],
  ['L08', 'that rings abroad', ringing('+4930123456'), "numbers: ['+14155550100']"],
  ['H03', 'that is closed for a minute', ...hours("hours: { daily: ['00:00-23:59'] }")],
  [
    'V02',
    'that talks before a message',
    one(`{ say: '${'word '.repeat(60)}. Leave a message.' }, { record: ${good} }`),
  ],
  ['V07', 'that thanks for silence', thanking('thanks')],
  [
    'R05',
    'that never lets out who waits',
    queue('{ leave: sorry, otherwise: sorry }', 'waitUrl: /webhook/music, '),
  ],
  [
    'R05',
    'that ends the call of who leaves the queue',
    queue('{ queue-full: sorry, otherwise: null }', 'waitUrl: /webhook/waiting, '),
  ],
  [
    'X02',
    'whose first menu leads to no person',
    `  menu: ${menu('{ 1: below, 2: other, otherwise: menu }', TRIES, 'For bread, press 1. For cake, press 2.')}\n  below: ${menu('{ 1: person, otherwise: menu }')}\n  other: { enter: [hangup], exit: null }${PERSON}`,
  ],
  [
    'X04',
    'that says a number once',
    telling("{ enter: [{ say: 'Your number is {{ vars.number | digits }}.' }], exit: person }"),
  ],
  [
    'X06',
    'that gives up on who is slow',
    slow('{ entered: person, noInput: null, otherwise: menu }'),
  ],
  ['L01', 'that records without a word', one('{ record: {} }')],
  [
    'L01',
    'that tells only some of whom it records',
    `  menu: ${menu('{ 1: told, otherwise: message }')}\n  told: { enter: [{ say: 'You are recorded.' }], exit: message }\n  message: { enter: [{ record: {} }], exit: null }`,
  ],
  [
    'L01',
    'that tells in one language only',
    one("{ say: { en: 'Leave a message.', es: 'Hola.' } }, { record: {} }"),
    both,
  ],
  [
    'L01',
    'that tells only sometimes',
    one("{ when: { from: ['+1415*'] }, play: [{ say: You are recorded. }] }, { record: {} }"),
  ],
  [
    'L01',
    'that records a talk and speaks of a message',
    one(
      "{ say: Leave a message. }, { dial: { record: record-from-answer, content: '+14155550142' } }",
    ),
  ],
  [
    'L03',
    'that tells of 911 at its end',
    `  menu: { enter: [{ say: Welcome. }], exit: told }\n  told: { enter: [{ say: '${call911}' }, hangup], exit: null }`,
  ],
  [
    'L04',
    'whose menu takes 911',
    `  menu: { enter: [{ gather: { actionOnEmptyResult: true } }], exit: { 911: person, otherwise: person } }${PERSON}`,
  ],
  ['L04', 'that rings 911', ringing('911')],
  ['L05', 'that rings half a number', ringing('+1415555')],
  ['L05', 'that rings a number of no country', ringing('4155550142')],
  ['L06', 'that rings a premium number', ringing('+19005550123')],
  ['L06', 'that rings a number nobody has', ringing('+11234567890')],
  [
    'H02',
    'that asks for the switch last',
    ways('[{ when: { open: shop }, to: a }, { when: { on: fire }, to: b }, { to: c }]'),
    withSwitch,
  ],
  ['H08', 'without holidays', ...hours(weekly)],
  ['H04', 'with a date of last year', ...hours(`${weekly}, special: { 2025-12-24: closed }`)],
  ['H06', 'that is closed and says no more', ...hours(weekly)],
  ['H07', 'that never opens', ...hours('hours: { mon: closed }')],
  ['H07', 'that never closes', ...hours("hours: { daily: '00:00-24:00' }")],
  ['V01', 'that takes an hour of message', record('{}')],
  ['V01', 'without a beep', record('{ playBeep: false, maxLength: 120 }')],
  ['V01', 'whose message no key ends', record("{ finishOnKey: '', maxLength: 120 }")],
  ['V03', 'whose message is gone', record(good.replace('120', '180'))],
  ['V06', 'whose message nobody hears of', record('{ maxLength: 120 }')],
  ['R02', 'whose queue may be full', one('{ enqueue: bakers }')],
  ['R02', 'that lets go whom the queue does not take', queue('{ leave: sorry, otherwise: null }')],
  ['R03', 'that lets wait without a word', queue('{ leave: sorry, otherwise: sorry }')],
  ['X01', 'that gives two seconds for each of ten digits', entering(2, 10)],
  ['X03', 'that hears words only', listening('[speech]')],
  [
    'TW01',
    'that Twilio would end the call for',
    one("{ dial: { action: 'mailto:x', content: '+14155550142' } }"),
  ],
  ['TW02', 'that plays what nobody hears', one('hangup, { say: Hello. }')],
  [
    'L07',
    'that takes a message and speaks of a tone',
    `  menu: { enter: [{ say: 'Speak after the tone.' }, { record: { maxLength: 60, recordingStatusCallback: /callbacks/recording } }], exit: null }`,
  ],
  [
    'V05',
    'that does not say by which key a message ends',
    `  menu: { enter: [{ say: 'Your message is recorded.' }, { record: { maxLength: 60, finishOnKey: "#", recordingStatusCallback: /callbacks/recording } }], exit: null }`,
  ],
  [
    'V05',
    'that names one key and lets any end a message',
    `  menu: { enter: [{ say: 'Your message is recorded. Press pound when you are done.' }, { record: { maxLength: 60, recordingStatusCallback: /callbacks/recording } }], exit: null }`,
  ],
  [
    'R04',
    'that rings as long as Twilio does',
    `  menu: { enter: [{ say: One moment. }, { dial: +14155550142 }], exit: null }`,
  ],
];

const SOUND: readonly Row[] = [
  ['L02', 'whose callers may say no', consent('person')],
  ['L08', 'that rings at home', ringing('+14155550142'), "numbers: ['+14155550100']"],
  ['L08', 'that knows no number of its own', ringing('+4930123456')],
  ['H03', 'that is open to midnight', ...hours("hours: { mon-fri: '09:00-24:00' }")],
  ['V02', 'that greets in a few words', record(good)],
  [
    'V07',
    'that asks how long a message is',
    thanking(
      '[{ when: { call: { recordingDuration: { above: 2 } } }, to: thanks }, { to: thanks }]',
    ),
  ],
  [
    'R05',
    'that lets out who waits',
    queue('{ leave: sorry, otherwise: sorry }', 'waitUrl: /webhook/waiting, '),
  ],
  [
    'X02',
    'whose first menu leads to a person',
    `  menu: ${menu('{ 1: other, 0: person, otherwise: menu }', TRIES, 'For bread, press 1. For a person, press 0.')}\n  other: { enter: [hangup], exit: null }${PERSON}`,
  ],
  [
    'X04',
    'that says a number again',
    telling(
      "{ enter: [{ ask: 'Your number is {{ vars.number | digits }}. To hear it again, press 9.' }], exit: { 9: repeat, otherwise: person } }",
    ),
  ],
  ['X06', 'that asks again for a number', slow('{ entered: person, otherwise: menu }')],
  ['L01', 'that tells before', one('{ say: Leave a message after the tone. }, { record: {} }')],
  [
    'L01',
    'that tells everybody at its beginning',
    `  menu: { enter: [{ say: 'This call may be recorded.' }], exit: ask }\n  ask: ${menu('{ 1: message, otherwise: message }')}\n  message: { enter: [{ record: {} }], exit: null }`,
  ],
  [
    'L01',
    'that tells in both languages',
    one("{ say: { en: 'You are recorded.', es: 'Se graba la llamada.' } }, { record: {} }"),
    both,
  ],
  [
    'L01',
    'that records a talk and says so',
    one(
      "{ say: This call is recorded. }, { dial: { record: record-from-answer, content: '+14155550142' } }",
    ),
  ],
  ['L03', 'that begins with 911', one(`{ say: '${call911}' }, hangup`)],
  ['L04', 'that rings a person', ringing('+14155550142')],
  ['L05', 'that rings a whole number', ringing('+14155550142')],
  [
    'L05',
    'that rings what it knows by then',
    one("{ dial: '{{ vars.number }}' }"),
    'takes: [number]',
  ],
  ['L06', 'that rings a usual number', ringing('+4930123456')],
  [
    'H02',
    'that asks for the switch first',
    ways('[{ when: { on: fire }, to: b }, { when: { open: shop }, to: a }, { to: c }]'),
    withSwitch,
  ],
  ['H08', 'with holidays', ...hours(`${weekly}, holidays: US`)],
  [
    'H04',
    'with dates to come, and of every year',
    ...hours(`${weekly}, special: { 2026-12-24: closed, 12-31: closed }`),
  ],
  [
    'H06',
    'that says when it opens',
    hours(weekly)[0].replace('We are closed.', 'We open at nine.'),
    hours(weekly)[1],
  ],
  ['H07', 'that opens and closes', ...hours(weekly)],
  ['V01', 'whose message is bounded', record(good)],
  [
    'V03',
    'that goes on after the message',
    `${one('{ say: Leave a message. }, { record: {} }', '{ recorded: sorry, otherwise: sorry }')}\n  sorry: { enter: [hangup], exit: null }`,
  ],
  ['V06', 'whose message somebody hears of', record(good)],
  ['V03', 'whose message is short', record(good)],
  [
    'R03',
    'that takes no more than are soon served',
    queue('{ leave: sorry, otherwise: sorry }', 'maxQueueSize: 10, '),
  ],
  ['R02', 'that leads on from a full queue', queue('{ leave: sorry, otherwise: sorry }')],
  [
    'R03',
    'that says how long it takes',
    queue('{ leave: sorry, otherwise: sorry }', 'waitUrl: /webhook/waiting, '),
  ],
  ['X01', 'that gives five seconds', entering(5, 10)],
  ['X01', 'that gives two seconds for four digits', entering(2, 4)],
  ['X03', 'that hears keys too', listening('[dtmf, speech]')],
  [
    'TW01',
    'that Twilio would play',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'TW02',
    'that Twilio would play without a word',
    `  menu: ${menu('{ 1: person, otherwise: menu }', TRIES)}${PERSON}`,
  ],
  [
    'L07',
    'that says so',
    `  menu: { enter: [{ say: 'Your message is recorded.' }, { record: { maxLength: 60, recordingStatusCallback: /callbacks/recording } }], exit: null }`,
  ],
  [
    'V05',
    'that says by which key a message ends',
    `  menu: { enter: [{ say: 'Your message is recorded. Press pound when you are done.' }, { record: { maxLength: 60, finishOnKey: "#", recordingStatusCallback: /callbacks/recording } }], exit: null }`,
  ],
  [
    'R04',
    'that says how long it rings',
    `  menu: { enter: [{ say: One moment. }, { dial: { timeout: 20, content: +14155550142 } }], exit: null }`,
  ],
];

const rowsOf = (rows: readonly Row[]) =>
  rows.map(([id, title, states, more = '']) => [id, title, states, more] as const);

describe('the rules of lines', () => {
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

  it('are each shown to fire, and to be silent', () => {
    const ids = new Set(lineRules.map(({ id }) => id));
    expect(new Set(FIRING.map(([id]) => id))).toEqual(ids);
    expect(new Set(SOUND.map(([id]) => id))).toEqual(ids);
  });
});
