import { describe, expect, it } from 'vitest';
import { compares, type Comparison } from '../../src/tree/comparison.ts';
import { holds, type Condition } from '../../src/tree/condition.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { Call } from '../../src/tree/state.ts';
import { hangup, say } from '../../src/twiml/build.ts';
import { startServer } from '../server.ts';

const call: Call = {
  event: {
    type: 'outcome',
    outcome: 'busy',
    from: '+14155550123',
    to: '+14155550100',
    now: new Date('2026-11-23T10:00:00Z'),
    details: {},
    switches: new Set(['emergency']),
  },
  tries: { noInput: 2, noMatch: 1 },
  vars: { account: '4711' },
  calendars: new Map(),
  language: 'en-US',
  again: false,
};

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ event: 'busy' }, true],
    [{ event: 'outcome' }, false],
    [{ tries: 3 }, true],
    [{ tries: 4 }, false],
    [{ noInput: 2, noMatch: 1 }, true],
    [{ noInput: 2, noMatch: 2 }, false],
    [{ on: 'emergency' }, true],
    [{ on: 'fire' }, false],
    [{ open: 'office' }, false],
    [{ from: ['+14155550123'] }, true],
    [{ from: ['+1415*'] }, true],
    [{ from: ['+1212*', '+49*'] }, false],
    [{ from: [] }, false],
    [{ vars: { account: '4711' } }, true],
    [{ vars: { account: '4712' } }, false],
    [{ vars: { order: '4711' } }, false],
    [{ not: { event: 'busy' } }, false],
    [{ any: [{ event: 'failed' }, { event: 'busy' }] }, true],
    [{ any: [] }, false],
    [{ all: [{ event: 'busy' }, { tries: 9 }] }, false],
    [{ all: [] }, true],
    [{ event: 'busy', tries: 9 }, false],
  ])('%j is %s for a third failure whose transfer was busy', (condition, so) => {
    expect(holds(condition, call)).toBe(so);
  });
});

describe('a comparison', () => {
  const fill = (text: string) =>
    ({ '{{ vars.code }}': '4711', '{{ vars.none }}': undefined })[text] ?? text;
  it.each<[string | undefined, string | Comparison, boolean]>([
    ['4711', '{{ vars.code }}', true],
    ['4712', { is: '{{ vars.code }}' }, false],
    ['4712', { above: '{{ vars.code }}', below: 5000 }, true],
    ['4711', { above: '{{ vars.code }}' }, false],
    [' Ann@Example.com ', { matches: '[a-z]+@[a-z.]+' }, true],
    ['Ann@Example.com', { matches: '[a-z]+@' }, false],
    ['', { matches: '(a|)*' }, true],
    [undefined, { matches: '.+' }, false],
    ['a'.repeat(250), { matches: '(a+)+b' }, false],
  ])('of %j with %j comes to %s', (value, wanted, so) => {
    expect(compares(value, wanted, fill)).toBe(so);
  });
});

it('a condition compares what a call remembers with what it is told', async () => {
  const tree: Definition = {
    name: 'small',
    initial: 'a',
    states: {
      a: {
        set: { known: '+14155550123' },
        enter: [],
        exit: [
          {
            when: { vars: { known: '{{ call.from }}' }, call: { fromState: { matches: 'CA|NV' } } },
            to: 'b',
          },
          { to: 'c' },
        ],
      },
      b: { enter: [say('Hello again.'), hangup()], exit: null },
      c: { enter: [say('Hello.'), hangup()], exit: null },
    },
  };
  const server = await startServer({ trees: [definePhoneTree(tree)], defaultTree: 'small' });
  const friend = await server.dial();
  const stranger = await server.dial({ from: '+14155550124' });
  expect([friend.heard, stranger.heard]).toEqual([['Hello again.'], ['Hello.']]);
  await server.close();
});

describe('boot refuses a condition', () => {
  const asking = (when: Condition): Definition => ({
    name: 'small',
    initial: 'a',
    switches: ['emergency'],
    schedules: { office: { zone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } } },
    states: {
      a: { enter: [{ when, play: [say('Hi')] }], exit: [{ when, to: 'b' }, { to: 'c' }] },
      b: { enter: [hangup()], exit: null },
      c: { enter: [hangup()], exit: null },
    },
  });

  it.each<[string, Condition, RegExp]>([
    [
      'on a schedule that is not there',
      { open: 'ofice' },
      /State "a" asks for "ofice".*did you mean "office"/,
    ],
    ['on a switch that is not there', { on: 'fire' }, /asks for "fire".*there are emergency/],
    ['on an event that never comes', { event: 'bussy' }, /asks for "bussy".*did you mean "busy"/],
    [
      'on an expression that looks ahead',
      { call: { fromState: { matches: '(?=x)' } } },
      /matches "\(\?=x\)", which can't be read: error parsing regexp: invalid or unsupported Perl syntax/,
    ],
    [
      'on a text that names what is never set',
      { call: { fromState: '{{ vars.state }}' } },
      /"vars.state" is never set/,
    ],
    ['deep inside another', { any: [{ not: { on: 'fire' } }] }, /asks for "fire"/],
  ])('%s', (_, when, complaint) => {
    expect(() => definePhoneTree(asking(when))).toThrow(complaint);
  });

  it('and a schedule that is wrong', () => {
    const tree = asking({ open: 'office' });
    const wrong = { ...tree, schedules: { office: { zone: 'Mars/Olympus', hours: {} } } };
    expect(() => definePhoneTree(wrong)).toThrow(/Schedule "office": .*Mars\/Olympus/);
    expect(definePhoneTree(tree).calendars.size).toBe(1);
  });

  it.each([
    ['without a last way', [{ when: { on: 'emergency' }, to: 'b' }]],
    ['with a last way that is not the last', [{ to: 'b' }, { to: 'c' }]],
  ])('and a list of ways %s', (_, exit) => {
    const tree = asking({ on: 'emergency' });
    const wrong: Definition = { ...tree, states: { ...tree.states, a: { enter: [], exit } } };
    expect(() => definePhoneTree(wrong)).toThrow(/State "a" may lead nowhere/);
  });
});
