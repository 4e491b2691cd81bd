import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTree } from '../src/check/check.ts';
import { complaintText } from '../src/document/complaint.ts';
import { readDocument } from '../src/document/document.ts';
import { PATIENCE } from '../src/errands.ts';
import { acme } from '../src/machines/acme.ts';
import { outcomeOf, parse, reportOf } from '../src/phone/rehearsal/index.ts';
import { taskHost } from '../src/tasks/task-host.ts';
import { LONGEST_KEPT, LONGEST_TEXT } from '../src/tree/kept.ts';
import { definePhoneTree, type PhoneTree } from '../src/tree/phone-tree.ts';
import { AUTH_TOKEN, RECEPTION, startServer } from './server.ts';

const operators = readFileSync('docs/operators.md', 'utf8');

/** Every example of the operators' page: its heading, its documents and the calls it makes. */
const examples = operators
  .split('\n## ')
  .map((section) => ({
    title: section.split('\n', 1)[0] ?? '',
    // The last is what is called; the others stand beside it.
    documents: blocksOf(section, 'yaml').flatMap(({ text }) =>
      text.startsWith('name:') ? [text] : [],
    ),
    files: new Map(blocksOf(section, 'csv').map(({ name, text }) => [name, text])),
    calls: blocksOf(section, 'call')
      .map(({ text }) => text)
      .join('---\n'),
  }))
  .filter(({ documents }) => documents.length > 0);

/** The blocks of a kind in a page: ```` ```csv staff.csv ````. */
function blocksOf(page: string, kind: string) {
  const blocks = page.matchAll(new RegExp(`\\n\`\`\`${kind} ?(.*)\\n([\\s\\S]*?)\\n\`\`\``, 'g'));
  return [...blocks].map(([, name = '', text = '']) => ({ name, text: `${text}\n` }));
}

/** The bakery's own system, which the examples of tasks ask; of the oven it knows only after a while. */
const orders = { url: '', server: createServer() };
const ORDERS_KEY = 'key-of-the-orders';
beforeAll(async () => {
  orders.server.on('request', (request, response) => void respond(request, response));
  orders.server.listen(0, '127.0.0.1');
  await once(orders.server, 'listening');
  orders.url = `http://127.0.0.1:${(orders.server.address() as AddressInfo).port}`;
});
afterAll(() => void orders.server.close());

async function respond({ url, headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url === '/oven') await setTimeout(PATIENCE.quick + 500);
  const known = url === '/orders?number=4711' && headers.authorization === `Bearer ${ORDERS_KEY}`;
  const order = known ? { status: 'baked', delivery: { day: 'Saturday' } } : undefined;
  const body = url === '/oven' ? { minutes: 12 } : order;
  response
    .writeHead(body ? 200 : 404, { 'content-type': 'application/json' })
    .end(JSON.stringify(body ?? {}));
}

describe('the operators’ page', () => {
  it('has an example under every heading that shows what a document can say', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'A tree and its states',
      'Menus',
      'Silence and wrong keys',
      'Opening hours',
      'An emergency switch',
      'Keys that work everywhere',
      'Several languages',
      'Numbers that callers enter',
      'Check digits',
      'Callers you know',
      'Extensions beside the keys',
      'Speech beside the keys',
      'Prompts that speak of the call',
      'Values of your own',
      'Looking something up',
      'Slow lookups',
      'Text messages',
      'Transfers and messages',
      'Conferences',
      'Callers who wait',
      'Trees within trees',
      'Over to another tree',
      'TwiML by hand',
      'Notes',
    ]);
  });

  it('says how long a text that is kept may be', () => {
    expect(operators).toContain(`texts of at most ${LONGEST_KEPT} characters`);
    expect(operators).toContain(`may have ${LONGEST_TEXT} characters`);
  });

  it.each(examples)(
    'shows the call that its document makes: $title',
    async ({ documents, files, calls }) => {
      const settings = { RECEPTION_NUMBER: RECEPTION };
      const [text = '', ...others] = documents.toReversed();
      const trees = new Map(
        others
          .map((other) => readDocument('other.yaml', other))
          .flatMap(({ tree }) => (tree ? [[tree.name, tree]] : [])),
      );
      const { tree, complaints } = readDocument(
        'example.yaml',
        text.replace('http://127.0.0.1:4011', orders.url),
        { settings, files, trees },
      );
      expect(complaints.map(complaintText)).toEqual([]);
      const findings = tree ? checkTree(definePhoneTree(tree), new Date()) : [];
      const errors = findings.filter(({ demand }) => demand.severity === 'error');
      expect(errors.map(({ demand, message }) => `${demand.id} ${message}`)).toEqual([]);
      await isAsWritten(
        calls,
        tree ? definePhoneTree(tree) : undefined,
        [...trees.values()].map((other) => definePhoneTree(other)),
      );
    },
  );
});

describe('the morning’s change on the operators’ page', () => {
  const section = operators.split('\n## ').find((each) => each.startsWith('A change, ')) ?? '';
  const [written = ''] = blocksOf(section, 'yaml').map(({ text }) => text);
  const [told = '', heard = ''] = blocksOf(section, 'text').map(({ text }) => text);
  const [menu = '', directions = ''] = written.replaceAll(/^(?=.)/gm, '  ').split('\n\n');
  const acme = readFileSync('trees/acme.yaml', 'utf8');
  const mistaken = `${acme.replace(/ {2}menu:\n[^]*?\n\n/, `${menu}\n\n`)}\n${directions}`;

  /** Runs a command beside a draft, and takes what it prints. */
  async function run(draft: string, ...command: string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'morning-'));
    mkdirSync(join(folder, 'draft'));
    writeFileSync(join(folder, 'draft', 'acme.yaml'), draft);
    const child = spawn(process.execPath, [resolve('src/cli/main.ts'), ...command], {
      cwd: folder,
    });
    const [printed] = await Promise.all([streamText(child.stdout), once(child, 'close')]);
    rmSync(folder, { recursive: true });
    return printed;
  }

  it('has two mistakes, of which the operator is told', async () => {
    expect(await run(mistaken, 'check', 'draft')).toBe(told);
  });

  it('is heard by who calls the draft once they are mended', async () => {
    const mended = mistaken.replace('diretions', 'directions').replace('- sy:', '- say:');
    expect(await run(mended, 'check', 'draft')).toContain('0 errors, ');
    expect(await run(mended, 'phone', '--trees', 'draft', '--press', '4,h')).toBe(heard);
  });
});

describe('the phone’s page', () => {
  const calls = readFileSync('docs/phone.md', 'utf8').matchAll(/```call\n([\s\S]*?)```/g);

  it.each([...calls].map(([, text = '']) => text))(
    'shows calls that ACME answers so',
    async (text) => {
      await isAsWritten(text, acme({ receptionNumber: RECEPTION }));
    },
  );
});

/** Plays the transcripts against a server with just this tree. */
async function isAsWritten(
  text: string,
  tree: PhoneTree | undefined,
  others: readonly PhoneTree[] = [],
) {
  const { transcripts, faults } = parse(text);
  expect(faults).toEqual([]);
  expect(transcripts.length).toBeGreaterThan(0);
  for (const transcript of transcripts) {
    const server = await startServer({
      trees: tree ? [tree, ...others] : [],
      defaultTree: tree?.name ?? '',
      clock: () => transcript.at ?? new Date(),
      switches: () => new Set(transcript.switches),
      transfers: ['+1415*'],
      tasks: taskHost({
        allowedHosts: [orders.url],
        allowPrivate: true,
        secrets: { ORDERS_KEY },
        sendText: ({ to }) =>
          to.startsWith('+')
            ? Promise.resolve({ sid: 'SM1' })
            : Promise.reject(new Error('no number')),
      }),
    });
    const options = { url: `${server.url}/webhook`, authToken: AUTH_TOKEN };
    const outcome = await outcomeOf(transcript, options, false);
    await server.close();
    const report = reportOf(outcome, 'example.call').map((line) => line.text);
    expect(outcome.failures.length === 0 ? 'as written' : report.join('\n')).toBe('as written');
  }
}
