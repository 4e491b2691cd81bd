import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/tree/faults.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { covers } from '../../src/tree/transfer.ts';
import { dial, hangup, number, raw, refer, say, sip } from '../../src/twiml/build.ts';
import type { Verb } from '../../src/twiml/verb.ts';
import { startServer } from '../server.ts';

const ALLOWED = ['+1415*', '+442079460000', 'sip:*@pbx.example.com', 'sip:100@desk.example.com'];

/** A tree that rings whom a verb says; the caller's name is whatever a stranger chooses. */
function ringing(verb: Verb): Definition {
  return {
    name: 'small',
    initial: 'a',
    states: {
      a: {
        set: { x: '{{ call.callerName }}' },
        enter: [verb],
        exit: { failed: 'sorry', otherwise: 'sorry' },
      },
      sorry: { enter: [say('Nobody is there.'), hangup()], exit: null },
    },
  };
}

describe('an allow list', () => {
  it.each<[string, boolean]>([
    ['+14155550142', true],
    [' +1 (415) 555-0142 ', true],
    ['+19005550100', false],
    ['4155550142', false],
    ['+442079460000', true],
    ['+4420794600001', false],
    ['+14155550142 or else', false],
    ['+1415@evil.example', false],
    ['sip:ann@pbx.example.com', true],
    ['sips:ann@PBX.example.com;transport=tls?x=1', true],
    ['sip:+19005550100@pbx.example.com', true],
    ['sip:ann@pbx.example.com.evil.example', false],
    ['sip:100@desk.example.com', true],
    ['sip:101@desk.example.com', false],
    ['sip:+14155550142@evil.example', false],
    ['', false],
  ])('covers or does not: %j %s', (callee, covered) => {
    expect(covers(ALLOWED, callee)).toBe(covered);
  });
});

const OPEN: [string, Verb][] = [
  ['a number', dial('{{ vars.x }}')],
  ['one of several numbers', dial([number('+14155550142'), number('{{ vars.x }}')])],
  ['a SIP address', dial([sip('sip:{{ vars.x }}@pbx.example.org')])],
  ['TwiML by hand', raw('<Dial><Number>{{ vars.x }}</Number></Dial>')],
  ['a number in TwiML by hand', raw('<Dial callerId="+14155550100">{{ vars.x }}</Dial>')],
  ['whom the call is given to', refer([sip('sip:{{ vars.x }}@pbx.example.org')])],
];

describe('a tree that rings whoever a call says', () => {
  it.each(OPEN)('is not published without a list: %s', (_, verb) => {
    const server = { allowedHosts: [], secrets: [] };
    expect(faultsOf(ringing(verb), server).map(({ message }) => message)).toEqual([
      expect.stringContaining('list those that may be rung in TRANSFER_NUMBERS'),
    ]);
  });

  it.each(OPEN)('rings nobody whom the list does not cover: %s', async (_, verb) => {
    const server = await startServer({
      trees: [definePhoneTree(ringing(verb))],
      defaultTree: 'small',
      transfers: ALLOWED,
    });
    const call = await server.dial({ fields: { CallerName: '+19005550100' } });
    await call.hears('Nobody is there.');
    await call.ends('completed');
    expect(call.transcript.join('\n')).not.toMatch(/dials|refers/);
    await server.close();
  });
});

/** A tree that rings whom a call-back is for, and may get the number otherwise. */
const callingBack = (more: Partial<State> = {}, around: Partial<Definition> = {}): Definition => ({
  ...around,
  name: 'small',
  initial: 'next',
  states: {
    next: {
      task: { takeCallBack: { queue: 'q' }, keep: { callee: 'number' } },
      enter: [],
      exit: { done: 'ring', failed: 'sorry', otherwise: 'sorry' },
    },
    ring: { enter: [dial('{{ vars.callee }}')], exit: { otherwise: 'sorry' }, ...more },
    sorry: { enter: [say('Nobody is there.'), hangup()], exit: null },
  },
});

it('a tree that rings only whom a call-back is for is published without a list', () => {
  expect(faultsOf(callingBack(), { allowedHosts: [], secrets: [] })).toEqual([]);
});

it.each<[string, Definition]>([
  ['set', callingBack({ set: { callee: '{{ call.callerName }}' } })],
  ['given', callingBack({}, { takes: ['callee'] })],
  ['kept by another tree', callingBack({}, { returns: ['over'] })],
  ['not all of it', callingBack({ enter: [dial('+1900{{ vars.callee }}')] })],
])('but not where the number is %s', (_, tree) => {
  expect(faultsOf(tree, { allowedHosts: [], secrets: [] }).map(({ message }) => message)).toEqual([
    expect.stringContaining('which could be anybody'),
  ]);
});

it.each<[string, Verb]>([
  ['+19005550100', dial('+19005550100')],
  ['+19005550100', raw('<Dial><Number><![CDATA[+19005550100]]></Number></Dial>')],
  ['sip:ann@pbx.example.org', dial([sip('sip:ann@pbx.example.org')])],
])('a tree is not published that rings %s, which the list does not cover', (callee, verb) => {
  const server = { allowedHosts: [], secrets: [], transfers: ALLOWED };
  expect(faultsOf(ringing(verb), server).map(({ message }) => message)).toEqual([
    expect.stringContaining(`rings ${callee}, which TRANSFER_NUMBERS does not cover`),
  ]);
});
