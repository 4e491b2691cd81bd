import { describe, expect, it } from 'vitest';
import { acme } from '../src/machines/acme.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { hangup, say } from '../src/twiml/build.ts';
import { switchboardOf } from '../src/switchboard.ts';
import { RECEPTION, startServer } from './server.ts';

const small = (name: string, ...numbers: string[]) =>
  definePhoneTree({
    name,
    numbers,
    initial: 'hello',
    states: { hello: { enter: [say(`This is ${name}.`), hangup()], exit: null } },
  });
const clinic = small('clinic', '+14155550101', '+14155550102');

describe('a call is connected', () => {
  it.each([
    ['to the tree of the number that is called', '/webhook', '+14155550102', 'This is clinic.'],
    [
      'to the default tree on any other number',
      '/webhook',
      '+14155550100',
      'Welcome to ACME, Inc.',
    ],
    [
      'to the tree it names, whatever the number',
      '/webhook/clinic',
      '+14155550100',
      'This is clinic.',
    ],
  ])('%s', async (_, path, to, greeting) => {
    const server = await startServer({ trees: [acme({ receptionNumber: RECEPTION }), clinic] });
    const call = await server.dial({ url: server.url + path, to });
    expect(call.heard[0]).toBe(greeting);
    await server.close();
  });
});

describe('a switchboard is refused', () => {
  it.each<[string, Parameters<typeof switchboardOf>, RegExp]>([
    ['without its default tree', [[clinic], 'shop'], /PHONE_TREE is "shop".*there are clinic/],
    [
      'with two trees of one name',
      [[clinic, small('clinic')], 'clinic'],
      /Two phone trees answer to clinic/,
    ],
    [
      'with two trees for one number',
      [[clinic, small('shop', '+14155550101')], 'clinic'],
      /Two phone trees answer to \+14155550101/,
    ],
  ])('%s', (_, [trees, name], complaint) => {
    expect(() => switchboardOf(trees, name)).toThrow(complaint);
  });
});
