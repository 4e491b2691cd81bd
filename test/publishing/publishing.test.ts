import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/document/document.ts';
import type { Library } from '../../src/publishing/library.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { startServer } from '../server.ts';
import {
  clinic,
  closing,
  dialTree,
  heardByNewCalls,
  live,
  publish,
  refusals,
  serve,
  TOKEN,
} from './published.ts';

/** A tree to be used by others. */
const question = (words: string) => `name: question
initial: ask
returns: [yes]
tries: { limit: 3, exit: yes }
states:
  ask:
    enter:
      - gather: { numDigits: 1, actionOnEmptyResult: true, content: [{ say: '${words}' }] }
    exit: { 1: yes, otherwise: repeat }
`;

describe('an operator who saves a document', () => {
  it('has it live for new calls, while calls in progress finish on their version', async () => {
    const { folder, server } = await publish({ 'clinic.yaml': clinic('We open at nine.') });
    const before = await dialTree(server);
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await heardByNewCalls(server, 'We open at ten.');
    await before.press('1');
    await before.hears('We open at nine.');
    await before.press('2');
    await before.press('1');
    await before.hears('We open at nine.');
  });

  it('has nothing live in which a caller could be asked for ever, and learns by which rule', async () => {
    const endless = clinic('We open at ten.')
      .replace('tries: { limit: 3, exit: person }\n', '')
      .replace('otherwise: ask', '0: person, otherwise: ask');
    const { folder, server, library, news } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
    });
    writeFileSync(join(folder, 'clinic.yaml'), endless);
    await expect.poll(() => news.at(-1)).toMatch(/clinic\.yaml:\d+:\d+ error G09 .* for ever/);
    await heardByNewCalls(server, 'We open at nine.');
    expect(refusals(library, folder)).toEqual({ 'clinic.yaml': expect.stringMatching(/ G09 /) });
    const checked = await server.app.inject({
      url: '/api/trees/clinic/check',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(checked.json<{ findings: { id: string }[] }>().findings.map(({ id }) => id)).toContain(
      'G09',
    );
    const unknown = await server.app.inject({
      url: '/api/trees/nosuch/check',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(unknown.statusCode).toBe(404);
  });

  it('has every tree live anew that uses it, or a table beside it', async () => {
    const { folder, server } = await publish({
      'clinic.yaml': `name: clinic
initial: ask
tries: { limit: 3, exit: none }
tables: { staff: { key: id, csv: staff.csv } }
states:
  ask: { enter: [], tree: question, exit: { yes: find, otherwise: none } }
  find:
    find: { in: staff, by: '7', keep: { name: name } }
    enter: []
    exit: { found: tell, otherwise: none }
  tell:
    enter:
      - gather: { actionOnEmptyResult: true, content: [{ say: 'It is {{ vars.name }}.' }] }
    exit: { otherwise: repeat }
  none: { enter: [{ say: Nobody. }, hangup], exit: null }
`,
      'question.yaml': question('Well?'),
      'staff.csv': 'id,name\n7,Ann\n',
    });
    const before = await dialTree(server);
    await heardByNewCalls(server, 'Well? presses 1 hears It is Ann.');
    writeFileSync(join(folder, 'question.yaml'), question('So?'));
    await heardByNewCalls(server, 'So? presses 1 hears It is Ann.');
    writeFileSync(join(folder, 'staff.csv'), 'id,name\n7,Bob\n');
    await heardByNewCalls(server, 'So? presses 1 hears It is Bob.');

    await before.press('1');
    await before.hears('It is Ann.');
  });

  it('is told of mistakes with their lines, while callers hear what they did', async () => {
    const { folder, server, news, library } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
    });
    writeFileSync(
      join(folder, 'clinic.yaml'),
      clinic('We open at ten.').replace('1: hours', '1: huors'),
    );
    await expect.poll(() => news.at(-1)).toMatch(/clinic\.yaml:12:16 State "ask" names "huors"/);
    expect(refusals(library, folder)).toEqual({ 'clinic.yaml': expect.stringMatching(/huors/) });
    await heardByNewCalls(server, 'We open at nine.');
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await heardByNewCalls(server, 'We open at ten.');
    expect(refusals(library, folder)).toEqual({});
  });

  it('has each document live by itself, alike in every process on the folder', async () => {
    const { folder, data, server, library, news } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
      'shop.yaml': clinic('The shop opens at nine.').replace('name: clinic', 'name: shop'),
    });
    const second = await serve(folder, data);
    const broken = clinic('We open at ten.').replace('1: hours', '1: huors');
    writeFileSync(join(folder, 'clinic.yaml'), broken);
    writeFileSync(
      join(folder, 'shop.yaml'),
      clinic('The shop opens at ten.').replace('name: clinic', 'name: shop'),
    );
    for (const each of [server, second.server]) {
      await heardByNewCalls(each, 'The shop opens at ten.', 'shop');
      await heardByNewCalls(each, 'We open at nine.');
    }
    const refused = { 'clinic.yaml': expect.stringContaining('clinic.yaml:12:16 State "ask"') };
    await expect.poll(() => refusals(library, folder)).toEqual(refused);
    await expect.poll(() => refusals(second.library, folder)).toEqual(refused);

    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at nine.'));
    await expect.poll(() => news.at(-1)).toBe('live as before clinic');
    await expect.poll(() => second.news.at(-1)).toBe('live as before clinic');
    const versions = (of: Library) => of.editions().map(({ tree }) => tree.version);
    expect(versions(library)).toEqual(versions(second.library));
  });

  it('who takes the whole folder away is told so, and callers hear what they did', async () => {
    const { folder, server, news } = await publish({ 'clinic.yaml': clinic('We open at nine.') });
    const call = await dialTree(server);
    rmSync(folder, { recursive: true });
    await expect.poll(() => news.at(-1)).toContain(`The folder ${folder} is gone: put it back.`);
    await heardByNewCalls(server, 'We open at nine.');
    await call.press('1');
    await call.hears('We open at nine.');
  });

  it('may add a document and take one away', async () => {
    const { folder, server, library } = await publish({});
    expect(live(library)).toEqual([]);
    writeFileSync(join(folder, 'clinic.yml'), clinic('We open at nine.'));
    await expect.poll(() => live(library)).toEqual(['clinic']);
    const call = await dialTree(server);
    rmSync(join(folder, 'clinic.yml'));
    await expect.poll(() => live(library)).toEqual([]);
    expect((await server.send({ CallSid: 'CA1' }, { path: '/webhook/clinic' })).statusCode).toBe(
      404,
    );
    await call.press('1');
    await call.hears('We open at nine.');
  });
});

describe('a version that went out', () => {
  it('is known after a restart, to calls that began with it', async () => {
    const { folder, data, server, close } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
    });
    const call = await dialTree(server);
    await close();
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    const again = await serve(folder, data, { port: Number(new URL(server.url).port) });
    await call.press('1');
    await call.hears('We open at nine.');
    await heardByNewCalls(again.server, 'We open at ten.');
  });

  it('is known to another process on the same folders, whichever saw the change first', async () => {
    const { folder, data, server, close } = await publish({
      'clinic.yaml': clinic('We open at nine.'),
    });
    const early = await dialTree(server);
    const second = await serve(folder, data);
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await heardByNewCalls(server, 'We open at ten.');
    const late = await dialTree(server);
    await close();
    await second.close();
    const port = Number(new URL(server.url).port);
    const third = await serve(folder, data, { port });
    await early.press('1');
    await early.hears('We open at nine.');
    await late.press('1');
    await late.hears('We open at ten.');
    expect(third.news).toContain('live clinic');
  });

  it('is forgotten when no call can be on it any more', async () => {
    const { folder, data, close } = await publish({ 'clinic.yaml': clinic('We open at nine.') });
    await close();
    const [kept] = readdirSync(join(data, 'versions'));
    const longAgo = new Date(Date.now() - 49 * 60 * 60 * 1000);
    utimesSync(join(data, 'versions', String(kept)), longAgo, longAgo);
    writeFileSync(join(folder, 'clinic.yaml'), clinic('We open at ten.'));
    await serve(folder, data);
    expect(readdirSync(join(data, 'versions'))).toHaveLength(1);
    expect(readdirSync(join(data, 'versions'))).not.toContain(kept);
  });
});

describe('a folder that is broken at the start', () => {
  it('stops it, with every complaint', async () => {
    const broken = clinic('Nine.').replace('numDigits', 'numDigit').replace('1: hours', '1: huors');
    await expect(publish({ 'a.yaml': broken, 'b.yaml': 'name: [' })).rejects.toThrow(
      /a\.yaml:8:11 "numDigit"[\s\S]*a\.yaml:12:16 .*"huors"[\s\S]*b\.yaml:1/,
    );
  });
});

describe('the emergency switch', () => {
  const SURGERY = `name: surgery
initial: door
switches: [emergency]
schedules:
  office:
    zone: America/New_York
    hours: { mon-fri: '09:00-17:00' }
    holidays: US
states:
  door:
    enter: []
    exit:
      - { when: { on: emergency }, to: emergency }
      - { when: { open: office }, to: open }
      - { when: { holiday: office }, to: holiday }
      - { to: closed }
  emergency: { enter: [{ say: There is an emergency. }, hangup], exit: null }
  open: { enter: [{ say: We are open. }, hangup], exit: null }
  holiday: { enter: [{ say: Happy holidays. }, hangup], exit: null }
  closed: { enter: [{ say: We are closed. }, hangup], exit: null }
`;

  it.each([
    ['on a Monday morning', '2026-11-23T10:00:00-05:00', 'We are open.'],
    ['a second before five', '2026-11-23T16:59:59-05:00', 'We are open.'],
    ['at five', '2026-11-23T17:00:00-05:00', 'We are closed.'],
    ['on Thanksgiving', '2026-11-26T10:00:00-05:00', 'Happy holidays.'],
  ])('off, callers are greeted by the hours: %s', async (_, at, greeting) => {
    const { complaints, tree } = readDocument('surgery.yaml', SURGERY);
    expect(complaints).toEqual([]);
    const trees = tree ? [definePhoneTree(tree)] : [];
    const server = await startServer({ trees, defaultTree: 'surgery', clock: () => new Date(at) });
    closing.push(server.close);
    expect((await server.dial()).heard).toEqual([greeting]);
  });

  it('is thrown by one request, beats the hours, and stays thrown across restarts', async () => {
    const { server, folder, data, close } = await publish({ 'surgery.yaml': SURGERY });
    const throwTo = (on: string, name = 'emergency') =>
      server.app.inject({
        method: 'PUT',
        url: `/api/switches/${name}/${on}`,
        headers: { authorization: `Bearer ${TOKEN}` },
      });
    expect((await throwTo('on')).json()).toEqual({ switches: { emergency: true } });
    const url = `${server.url}/webhook/surgery`;
    expect((await server.dial({ url })).heard).toEqual(['There is an emergency.']);
    const unknown = await throwTo('on', 'emergancy');
    expect([unknown.statusCode, unknown.body]).toEqual([
      404,
      'There is no switch "emergancy": did you mean "emergency"?',
    ]);
    expect((await throwTo('sideways')).statusCode).toBe(404);
    const unsigned = await server.app.inject({ method: 'PUT', url: '/api/switches/emergency/off' });
    expect(unsigned.statusCode).toBe(401);
    await close();
    const again = await serve(folder, data, { port: Number(new URL(server.url).port) });
    expect((await again.server.dial({ url })).heard).toEqual(['There is an emergency.']);
  });

  it('is seen by every process on the same folder', async () => {
    const { folder, data, server } = await publish({ 'surgery.yaml': SURGERY });
    const second = await serve(folder, data);
    await server.app.inject({
      method: 'PUT',
      url: '/api/switches/emergency/on',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    const url = `${second.server.url}/webhook/surgery`;
    await expect
      .poll(async () => (await second.server.dial({ url })).heard)
      .toEqual(['There is an emergency.']);
  });
});
