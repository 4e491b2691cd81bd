import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintText } from '../../src/document/complaint.ts';
import { readDocument } from '../../src/document/document.ts';
import { outcomeOf, parse, reportOf } from '../../src/phone/rehearsal/index.ts';
import { openRecords } from '../../src/records/records.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { temporary } from '../records/store.ts';
import { AUTH_TOKEN, startServer } from '../server.ts';

const page = readFileSync('docs/queues.md', 'utf8');
const blocks = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );

const trees = blocks(page, 'yaml').map((text) => {
  const { tree, complaints } = readDocument('queues.yaml', text);
  if (!tree) throw new Error(complaints.map(complaintText).join('\n'));
  return definePhoneTree(tree, { allowedHosts: [], secrets: [], transfers: ['+1415*'] });
});

/** The calls of each section, which its last document takes. */
const calls = page.split('\n## ').flatMap((section) => {
  const name = /\nname: (\w+)\n(?![\s\S]*\nname: )/.exec(section)?.[1] ?? '';
  return blocks(section, 'call').flatMap((text) =>
    parse(text).transcripts.map((transcript, index) => ({ name, index, transcript })),
  );
});

describe('the page about queues', () => {
  it('has calls of callers and of agents', () => {
    expect([...new Set(calls.map(({ name }) => name))]).toEqual(['bakery', 'bakers']);
  });

  it.each(calls)('shows a call that $name takes so: $index', async ({ name, transcript }) => {
    const folder = temporary();
    const records = await openRecords({ dataDir: folder.path, told() {} });
    const server = await startServer({
      trees,
      defaultTree: name,
      records,
      transfers: ['+1415*'],
    });
    const options = { url: `${server.url}/webhook`, authToken: AUTH_TOKEN };
    const outcome = await outcomeOf(transcript, options, false);
    await server.close();
    await records.close();
    folder.remove();
    const report = reportOf(outcome, 'docs/queues.md').map((line) => line.text);
    expect(outcome.failures.length === 0 ? 'as written' : report.join('\n')).toBe('as written');
  });
});
