import { describe, expect, it } from 'vitest';
import { readDocument } from '../src/document/document.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { isEntry, type Entry } from '../src/tree/entry.ts';
import { openRecords } from '../src/records/records.ts';
import type { Definition } from '../src/tree/definition.ts';
import { gather, hangup, say } from '../src/twiml/build.ts';
import { temporary } from './records/store.ts';
import { startServer } from './server.ts';

/** A tree that asks for an account number, reads it back and has it confirmed. */
const ACCOUNTS = `name: accounts
initial: ask
states:
  ask:
    enter:
      - gather:
          finishOnKey: '#'
          timeout: 3
          actionOnEmptyResult: true
          content:
            - say: Please enter your account number, and press the pound key. For help, press 0.
    entry: { min: 4, max: 8, check: luhn, as: account }
    exit: { entered: confirm, 0: help, noInput: ask, otherwise: again }
    tries: { limit: 3, exit: help }
  again:
    enter:
      - say: We are sorry, we know no such number.
    exit: ask
  confirm:
    enter:
      - gather:
          numDigits: 1
          finishOnKey: ''
          actionOnEmptyResult: true
          content:
            - say: >-
                You entered {{ vars.account | digits }}. If that is right, press 1. To enter it again,
                press 2.
    exit: { 1: thanks, 2: ask, otherwise: confirm }
  thanks:
    enter:
      - say: >-
          Thank you{% if call.fromCity %} for calling from {{ call.fromCity }}{% endif %}.
      - when: { vars: { account: '4242' } }
        play: [{ say: It is the answer. }]
      - hangup
    exit: null
  help:
    enter:
      - say: Somebody will help you.
      - hangup
    exit: null
`;

async function accountsServer() {
  const { tree, complaints } = readDocument('accounts.yaml', ACCOUNTS);
  expect(complaints).toEqual([]);
  return startServer({ trees: tree ? [definePhoneTree(tree)] : [], defaultTree: 'accounts' });
}

describe('a caller who enters a number', () => {
  it('hears it read back digit by digit, confirms it, and is thanked in words of the call', async () => {
    const server = await accountsServer();
    const call = await server.dial({ fields: { FromCity: 'Springfield' } });
    await call.press('4242#');
    expect(call.heard).toEqual([
      'You entered 4 2 4, 2. If that is right, press 1. To enter it again, press 2.',
    ]);
    await call.press('1');
    expect(call.heard).toEqual(['Thank you for calling from Springfield.', 'It is the answer.']);
    expect(call.findings).toEqual([]);
    await server.close();
  });

  it('may enter it again, and is helped after three that are wrong', async () => {
    const server = await accountsServer();
    const call = await server.dial();
    await call.press('4242#');
    await call.press('2');
    await call.hears('Please enter your account number');
    for (const wrong of ['18#', '1812#']) {
      await call.press(wrong);
      await call.hears('we know no such number');
    }
    await call.press('123456789#');
    await call.hears('Somebody will help you.');
    await server.close();
  });

  it('may press a key instead, once the time for more digits is over', async () => {
    const server = await accountsServer();
    const call = await server.dial();
    await call.press('0');
    await call.silence();
    await call.hears('Somebody will help you.');
    await server.close();
  });

  it('never sees it in a log', async () => {
    const server = await accountsServer();
    const call = await server.dial();
    await call.press('4242#');
    expect(JSON.stringify(server.log)).not.toMatch(/["=]4242/);
    await server.close();
  });
});

describe('an entry', () => {
  it.each<[string, Entry, boolean]>([
    ['1234', { min: 4 }, true],
    ['123', { min: 4 }, false],
    ['12345', { min: 4 }, false],
    ['12345', { min: 4, max: 6 }, true],
    ['12*4', { min: 4 }, false],
    ['', {}, false],
    ['7', {}, true],
    ['0800123456', { min: 10, pattern: '0800XXXXXX' }, true],
    ['0900123456', { min: 10, pattern: '0800XXXXXX' }, false],
    ['2015', { min: 4, pattern: 'NXZX' }, true],
    ['1015', { min: 4, pattern: 'NXZX' }, false],
    ['2005', { min: 4, pattern: 'NXZX' }, false],
    ['79927398713', { min: 11, check: 'luhn' }, true],
    ['79927398714', { min: 11, check: 'luhn' }, false],
  ])('of %s for %j is %s', (digits, entry, so) => {
    expect(isEntry(digits, entry)).toBe(so);
  });
});

describe('a document is refused', () => {
  const complaintsOf = (right: string, wrong: string) => {
    expect(ACCOUNTS).toContain(right);
    const { complaints } = readDocument('accounts.yaml', ACCOUNTS.replace(right, wrong));
    return complaints.map(({ line, message }) => `${line} ${message}`).join('\n');
  };

  it.each([
    [
      'a variable nobody sets',
      'vars.account |',
      'vars.acount |',
      /"vars\.acount" is never set.*vars\.account/,
    ],
    ['a filter that does not exist', '| digits', '| digts', /digts.*digits/],
    [
      'a detail that no carrier tells',
      'call.fromCity',
      'call.fromTown',
      /"call\.fromTown" is never set/,
    ],
    ['a template that never ends', '| digits }}', '| digits', /can't say/],
    [
      'a sensitive entry spoken back',
      'as: account',
      'as: account, sensitive: true',
      /"vars\.account" is sensitive/,
    ],
    ['an entry that leads nowhere', 'entered: confirm, ', '', /takes an entry that leads nowhere/],
    ['more digits than are kept', 'max: 8', 'max: 80', /takes from 4 to 80 digits/],
    [
      'a pattern that fits no entry',
      'check: luhn',
      "pattern: 'XX'",
      /a pattern of 2 digits, but takes from 4 to 8/,
    ],
    ['a pattern of other letters', 'check: luhn', "pattern: 'ABCD'", /has the pattern "ABCD"/],
    ['a name that is none', 'as: account', "as: 'my account'", /keeps "my account"/],
  ])('for %s', (_, right, wrong, complaint) => {
    expect(complaintsOf(right, wrong)).toMatch(complaint);
  });
});

describe('a digit that begins a sensitive entry', () => {
  const SECRET: Definition = {
    name: 'secret',
    initial: 'ask',
    states: {
      ask: {
        enter: [
          gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [say('PIN?')]),
        ],
        entry: { min: 5, as: 'pin', sensitive: true },
        exit: { 0: 'ask', entered: 'thanks', otherwise: 'ask' },
      },
      thanks: { enter: [say('Thank you.'), hangup()], exit: null },
    },
  };

  it('is in no log and in no record, as little as the others', async () => {
    const folder = temporary();
    const records = await openRecords({ dataDir: folder.path, told() {} });
    const server = await startServer({
      trees: [definePhoneTree(SECRET)],
      defaultTree: 'secret',
      records,
    });
    const call = await server.dial();
    await call.press('7');
    await call.press('3519');
    await call.hears('Thank you.');
    await server.close();
    await records.settled();
    const { steps } = (await records.call(call.sid)) ?? { steps: [] };
    await records.close();
    folder.remove();
    expect(steps.map(({ state, option, key, path }) => [state, option, key, path])).toEqual([
      ['(ringing)', null, null, ['ask']],
      ['ask', 'ask/…', null, ['ask/…']],
      ['ask/…', 'thanks', null, ['thanks']],
    ]);
    const paths = server.log.filter(({ msg }) => msg === 'step').map(({ path }) => path);
    expect(paths).toEqual(['ask', 'ask > ask/…', 'ask/… > thanks']);
  });
});

it('what was found by a sensitive entry is not the entry spoken back', () => {
  const text = ACCOUNTS.replace(
    'initial: ask',
    "initial: ask\ntables: { pins: { key: pin, rows: [{ pin: '4242', name: Ann }] } }",
  )
    .replace('as: account }', 'as: account, sensitive: true }')
    .replace(
      'states:',
      'states:\n  known: { find: { in: pins, by: \'{{ vars.account }}\', keep: { who: pin, name: name } }, enter: [], exit: { found: told, otherwise: ask } }\n  told: { enter: [{ say: \'Hello {{ vars.name | default: "you" }}, {{ vars.who | default: "" }}.\' }], exit: ask }',
    )
    .replace('entered: confirm', 'entered: known')
    .replace('initial: ask', 'initial: known');
  const { complaints } = readDocument('accounts.yaml', text);
  const messages = complaints.map(({ message }) => message).join('\n');
  expect(messages).toContain('"vars.who" is sensitive');
  expect(messages).not.toContain('"vars.name"');
});
