import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintText } from '../src/document/complaint.ts';
import { outcomeOf, parse, reportOf } from '../src/phone/rehearsal/index.ts';
import { complaintsOf, readFolder } from '../src/publishing/folder.ts';
import { openRecords } from '../src/records/records.ts';
import { taskHost } from '../src/tasks/task-host.ts';
import type { TextMessage } from '../src/tasks/task.ts';
import type { Definition } from '../src/tree/definition.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { temporary } from './records/store.ts';
import { AUTH_TOKEN, RECEPTION, startServer, type TestServer } from './server.ts';

const siteOf = (folder: string) => ({
  folder: join('examples', folder),
  defaultTree: folder,
  receptionNumber: RECEPTION,
});
const TRANSFERS = ['+1415555*'];
const SECRETS = { SHOP_KEY: 'key-of-the-shop' };
const SYSTEMS = ['https://api.shop.example'];
/** Who gets no text messages. */
const LANDLINE = '+14155550129';

const folders = readdirSync('examples', { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

/** Every file of calls. */
const files = folders.flatMap((folder) =>
  readdirSync(join('examples', folder))
    .filter((name) => name.endsWith('.call'))
    .map((name) => ({ folder, file: join('examples', folder, name) })),
);

/** What the businesses' own systems answer. */
const systems = { url: '', server: createServer() };
beforeAll(async () => {
  systems.server.on('request', (request, response) => void respond(request, response));
  systems.server.listen(0, '127.0.0.1');
  await once(systems.server, 'listening');
  systems.url = `http://127.0.0.1:${(systems.server.address() as AddressInfo).port}`;
});
afterAll(() => void systems.server.close());

interface SystemsAnswer {
  readonly after?: number;
  readonly status?: number;
  readonly body: object;
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { after = 0, status = 200, body } = await answerOf(request);
  await setTimeout(after);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function answerOf(request: IncomingMessage): Promise<SystemsAnswer> {
  const { url = '', headers } = request;
  if (headers.authorization !== `Bearer ${SECRETS.SHOP_KEY}`) return { status: 401, body: {} };
  const sent = await text(request);
  const posted = `${url} ${sent}`;
  return ANSWERS[sent ? posted : url] ?? { body: { found: false, ok: false } };
}

const shipped = {
  found: true,
  status: 'shipped',
  ordered: '2026-08-03',
  total: 129.5,
  arrives: '2026-08-07',
  carrier: 'Acme Parcel',
  tracking: 'AP12345678',
};

const ANSWERS: Readonly<Record<string, SystemsAnswer>> = {
  '/orders/471100': { body: shipped },
  '/orders/471101': { body: { ...shipped, status: 'collected' } },
  '/orders/471102': { body: { ...shipped, status: 'packing', total: 1 } },
  '/orders/300300': { after: 3_000, body: { ...shipped, status: 'packing' } },
  '/orders/500500': { status: 500, body: {} },
  // Without the day on which it arrives it can't be spoken of.
  '/orders/600600': { body: { ...shipped, arrives: undefined } },
  '/accounts/check {"account":"12345674","pin":"2468"}': {
    body: { name: 'Ms. Diaz', credit: 24 },
  },
  '/returns {"account":"12345674","order":"471100"}': { body: { number: 81_204, refund: 129.5 } },
  '/returns {"account":"12345674","order":"500500"}': { status: 503, body: {} },
};

/** A tree that asks our systems in the place of the businesses'. */
function withOurSystems(tree: Definition): Definition {
  let written = JSON.stringify(tree);
  for (const system of SYSTEMS) written = written.replaceAll(system, systems.url);
  return JSON.parse(written) as Definition;
}

/** Text messages that were sent. */
let sent: TextMessage[] = [];
beforeEach(() => {
  sent = [];
});

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** The real server with the trees of a folder. */
async function open(folder: string, now?: Date, on: readonly string[] = []): Promise<TestServer> {
  const found = await readFolder(siteOf(folder));
  const trees = found.flatMap(({ tree }) => (tree ? [definePhoneTree(withOurSystems(tree))] : []));
  const folderOfRecords = temporary();
  opened.push(folderOfRecords.remove);
  const records = await openRecords({ dataDir: folderOfRecords.path, told() {} });
  opened.push(() => records.close());
  const server = await startServer({
    trees,
    defaultTree: folder,
    records,
    clock: () => now ?? new Date('2026-08-05T19:00:00Z'),
    transfers: TRANSFERS,
    patience: { quick: 2_000, request: 8_000, kept: 60_000 },
    tasks: taskHost({
      allowedHosts: [systems.url],
      allowPrivate: true,
      secrets: SECRETS,
      sendText: (message) => {
        if (message.to === LANDLINE) return Promise.reject(new Error('a landline'));
        sent.push(message);
        return Promise.resolve({ sid: 'SM0123456789abcdef0123456789abcdef' });
      },
    }),
    switches: () => new Set(on),
  });
  opened.push(() => server.close());
  return server;
}

it.each(folders)('%s can be published as it is', async (folder) => {
  const found = await readFolder({
    ...siteOf(folder),
    server: { allowedHosts: SYSTEMS, secrets: Object.keys(SECRETS), transfers: TRANSFERS },
  });
  expect(complaintsOf(found).map(complaintText)).toEqual([]);
  expect(found.map(({ tree }) => tree?.name)).toContain(folder);
});

describe.each(files)('$file', ({ folder, file }) => {
  const { transcripts, faults } = parse(readFileSync(file, 'utf8'));

  it('is written as transcripts are', () => {
    expect(faults).toEqual([]);
    expect(transcripts.length).toBeGreaterThan(0);
  });

  it.each(transcripts)('$title', async (transcript) => {
    const { url } = await open(folder, transcript.at, transcript.switches);
    const options = { url: `${url}/webhook`, authToken: AUTH_TOKEN };
    const outcome = await outcomeOf(transcript, options, false);
    const report = reportOf(outcome, file).map((line) => line.text);
    expect(outcome.failures.length === 0 ? 'as written' : report.join('\n')).toBe('as written');
  });
});

describe('a clinic that did not hear for sure what a caller said', () => {
  const OPEN = new Date('2026-08-05T17:00:00Z');

  it('asks, and goes on with a yes by key or word', async () => {
    const { dial } = await open('clinic', OPEN);
    for (const yes of ['1', 'yes']) {
      const call = await dial();
      await call.press('1');
      await call.say('appointment maybe', 0.4);
      await call.hears('Did you say appointments? For yes, press 1. For no, press 2.');
      await (yes === '1' ? call.press('1') : call.say('yes please', 0.4));
      await call.hears('To make or change an appointment, press 1.');
      await call.hangUp();
    }
  });

  it('asks in Spanish, and anew after a no', async () => {
    const { dial } = await open('clinic', OPEN);
    const call = await dial();
    await call.press('2');
    await call.say('la receta', 0.4);
    await call.hears('¿Dijo recetas? Para sí, oprima el 1. Para no, oprima el 2.');
    await call.say('no', 0.9);
    await call.hears('También puede decir');
    await call.press('2');
    await call.silence();
    await call.hears('Para resurtir una receta');
  });
});

describe('each language of the clinic', () => {
  it.each([
    ['1', 'Polly.Joanna', 'en-US'],
    ['2', 'Polly.Lupe', 'es-US'],
  ])('has a voice of its own, and is listened to: key %s', async (key, voice, language) => {
    const { dial } = await open('clinic', new Date('2026-08-05T17:00:00Z'));
    const call = await dial();
    await call.press(key);
    const body = call.requests.at(-1)?.body ?? '';
    expect(body).toContain(`<Say voice="${voice}" language="${language}">`);
    expect(body).toMatch(new RegExp(`<Gather[^>]* language="${language}"`));
    await call.hangUp();
  });
});

it('the shop sends the tracking of an order to whoever asks for it', async () => {
  const { dial, log } = await open('shop');
  const call = await dial();
  for (const keys of ['1', '471100', '1', '1']) await call.press(keys);
  await call.hears('The text message is on its way.');
  expect(sent).toEqual([
    {
      to: '+14155550123',
      body: 'Oak and Iron: your order 471100 is with Acme Parcel. Follow it at https://shop.example/t/AP12345678',
    },
  ]);
  await call.hangUp();
  expect(JSON.stringify(log)).not.toMatch(/\b471100\b/);
});

it('no PIN is logged or spoken', async () => {
  const { dial, log } = await open('shop');
  const call = await dial();
  for (const keys of ['3', '12345674', '2468']) await call.press(keys);
  await call.hears('Hello, Ms. Diaz.');
  await call.hangUp();
  const told = JSON.stringify([log, call.requests.map(({ body }) => body)]);
  expect(told).not.toMatch(/\b(2468|12345674)\b/);
});
