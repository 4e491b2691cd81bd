import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintText } from '../src/document/complaint.ts';
import { readDocument } from '../src/document/document.ts';
import { outcomeOf, parse, reportOf } from '../src/phone/rehearsal/index.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { AUTH_TOKEN, RECEPTION, startServer } from './server.ts';

/** Every example of the operators' page: its heading, its document and the calls it makes. */
const examples = [
  ...readFileSync('docs/operators.md', 'utf8').matchAll(
    /\n## ([^\n]+)\n(?:(?!\n## )[\s\S])*?```yaml\n([\s\S]*?)```\n\n```call\n([\s\S]*?)```/g,
  ),
].map(([, title = '', document = '', calls = '']) => ({ title, document, calls }));

describe('the operators’ page', () => {
  it('has an example under every heading that shows what a document can say', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'A tree and its states',
      'Menus',
      'Silence and wrong keys',
      'Opening hours',
      'An emergency switch',
      'Numbers that callers enter',
      'Prompts that speak of the call',
      'Transfers and messages',
      'TwiML by hand',
    ]);
  });

  it.each(examples)(
    'shows the call that its document makes: $title',
    async ({ document, calls }) => {
      const { tree, complaints } = readDocument('example.yaml', document, {
        RECEPTION_NUMBER: RECEPTION,
      });
      expect(complaints.map(complaintText)).toEqual([]);
      const { transcripts, faults } = parse(calls);
      expect(faults).toEqual([]);
      for (const transcript of transcripts) {
        const server = await startServer({
          trees: tree ? [definePhoneTree(tree)] : [],
          defaultTree: 'bakery',
          clock: () => transcript.at ?? new Date(),
        });
        const outcome = await outcomeOf(
          transcript,
          { url: `${server.url}/webhook`, authToken: AUTH_TOKEN },
          false,
        );
        await server.close();
        const report = reportOf(outcome, 'example.call').map(({ text }) => text);
        expect(outcome.failures.length === 0 ? 'as written' : report.join('\n')).toBe('as written');
      }
    },
  );
});
