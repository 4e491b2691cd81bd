import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { openArchive } from '../../src/publishing/archive.ts';
import { openLibrary, type Library } from '../../src/publishing/library.ts';
import { writesDown } from '../../src/publishing/news.ts';
import { openSwitches } from '../../src/publishing/switches.ts';
import { openRecords } from '../../src/records/records.ts';
import type { Site } from '../../src/site.ts';
import { RECEPTION, startServer, type TestServer } from '../server.ts';

export const TOKEN = 'operators-token-of-the-tests';

/** A small clinic; `hours` is what key 1 tells. */
export const clinic = (hours: string, rest = '') => `name: clinic
initial: ask
tries: { limit: 3, exit: person }
states:
  ask:
    enter:
      - gather:
          numDigits: 1
          actionOnEmptyResult: true
          content:
            - say: For our hours, press 1.
    exit: { 1: hours, otherwise: ask }
  hours:
    enter:
      - gather:
          numDigits: 1
          actionOnEmptyResult: true
          content:
            - say: ${hours}
    exit: { otherwise: ask }
  person: { enter: [{ dial: '+14155550142' }], exit: null }
${rest}`;

/** What is closed after a test, in the order in which it was opened. */
export const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

export type Published = Awaited<ReturnType<typeof publish>>;

/** A folder of documents, and a server that publishes it; both are gone after the test. */
export async function publish(documents: Record<string, string>, site: Partial<Site> = {}) {
  const folder = temporary();
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  const data = temporary();
  return { folder, data, ...(await serve(folder, data, site)) };
}

/** Another process, as it were, on the same folders; or the same again, on its port. */
export async function serve(
  folder: string,
  data: string,
  { port, ...site }: Partial<Site> & { readonly port?: number } = {},
) {
  const news: string[] = [];
  const say = (facts: object, text?: string) =>
    void news.push(`${text ?? ''} ${'tree' in facts ? String(facts.tree) : ''}`.trim());
  const records = await openRecords({ dataDir: data, told: () => undefined });
  const library = await openLibrary({
    site: { folder, defaultTree: 'acme', receptionNumber: RECEPTION, ...site },
    archive: openArchive(join(data, 'versions')),
    told: writesDown({ info: say, error: say }, records),
  }).catch(async (error: unknown) => {
    await records.close();
    throw error;
  });
  const switches = await openSwitches(join(data, 'switches.json'));
  const server = await startServer({
    switchboard: library.switchboard,
    operators: { library, switches, token: TOKEN },
    records,
    ...(port !== undefined && { port }),
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await server.close();
    await library.close();
    await switches.close();
    await records.close();
  };
  closing.push(close);
  return { library, server, news, close };
}

export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phone-tree-'));
  closing.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  return folder;
}

export const dialTree = (server: TestServer, tree = 'clinic') =>
  server.dial({
    url: `${server.url}/webhook/${tree}`,
    statusCallback: `${server.url}/callbacks/status`,
  });

/** Waits until a version with these words takes new calls. */
export async function heardByNewCalls(server: TestServer, words: string, tree = 'clinic') {
  await expect
    .poll(async () => {
      const call = await dialTree(server, tree);
      await call.press('1');
      await call.hangUp();
      return call.transcript.join(' ').replace(/\s+/g, ' ');
    })
    .toContain(words);
}

/** The names of the trees of documents that take new calls. */
export const live = (library: Library) =>
  library.editions().flatMap(({ tree, file }) => (file === undefined ? [] : [tree.name]));

/** What is refused, by the name of its file, as far as the folder does not matter. */
export const refusals = (library: Library, folder: string) =>
  Object.fromEntries(
    library
      .refused()
      .map(({ file, complaints }) => [
        file.replace(`${folder}/`, ''),
        complaints.join('\n').replaceAll(`${folder}/`, ''),
      ]),
  );

/** What operators are answered. */
export async function asked<T>(server: TestServer, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  return (await server.app.inject({ url: `/api/${path}`, headers })).json<T>();
}
