import { globSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalOptions } from '../../../src/phone/rehearsal/index.ts';
import { outcomeOf, parse, reportOf } from '../../../src/phone/rehearsal/index.ts';
import { readFolder } from '../../../src/publishing/folder.ts';
import { openRecords, type Records } from '../../../src/records/records.ts';
import { definePhoneTree } from '../../../src/tree/phone-tree.ts';
import { temporary } from '../../records/store.ts';
import { AUTH_TOKEN, startServer, type TestServer } from '../../server.ts';

/** As on a laptop with nothing set. */
const found = await readFolder({ folder: 'trees', defaultTree: 'acme' });
const trees = found.flatMap(({ tree }) => (tree ? [definePhoneTree(tree)] : []));

const folder = temporary();
let records: Records;
beforeAll(async () => {
  records = await openRecords({ dataDir: folder.path, told() {} });
});
afterAll(async () => {
  await records.close();
  folder.remove();
});

const files = globSync('test/transcripts/*.call').map((file) => ({
  file,
  ...parse(readFileSync(file, 'utf8')),
}));

const calls = files.flatMap(({ file, transcripts }) =>
  transcripts.map((transcript) => ({ file, transcript, title: transcript.title })),
);

it.each(files)('$file can be read', ({ faults }) => {
  expect(faults).toEqual([]);
});

/** The report on a transcript where it differs; nothing where it passes. */
async function differences(
  { file, transcript }: (typeof calls)[number],
  url: string,
  stubborn = false,
): Promise<string[]> {
  const options: RehearsalOptions = { url: `${url}/webhook`, authToken: AUTH_TOKEN };
  const outcome = await outcomeOf(transcript, options, stubborn);
  return outcome.failures.length === 0 ? [] : reportOf(outcome, file).map((line) => line.text);
}

describe('against one server, however the carrier behaves', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ trees, records });
  });
  afterAll(() => server.close());

  it.each(calls)('$title', async (call) => {
    expect(await differences(call, server.url, true)).toEqual([]);
  });
});

describe('against two servers that take turns from request to request', () => {
  let servers: TestServer[] = [];
  let front: http.Server;
  let url: string;
  let turn = 0;

  beforeAll(async () => {
    front = http.createServer((request, response) => {
      turn += 1;
      servers[turn % servers.length]?.app.routing(request, response);
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    const options = { trees, records, publicUrl: url };
    servers = await Promise.all([startServer(options), startServer(options)]);
  });
  afterAll(async () => {
    front.closeAllConnections();
    await new Promise((resolve) => front.close(resolve));
    await Promise.all(servers.map((server) => server.close()));
  });

  it.each(calls)('$title', async (call) => {
    expect(await differences(call, url)).toEqual([]);
  });
});
