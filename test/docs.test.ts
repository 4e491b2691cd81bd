import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaintText } from '../src/document/complaint.ts';
import { readDocument } from '../src/document/document.ts';
import { acme } from '../src/machines/acme.ts';
import { outcomeOf, parse, reportOf } from '../src/phone/rehearsal/index.ts';
import { definePhoneTree, type PhoneTree } from '../src/tree/phone-tree.ts';
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
      await isAsWritten(calls, tree ? definePhoneTree(tree) : undefined);
    },
  );
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
async function isAsWritten(text: string, tree: PhoneTree | undefined) {
  const { transcripts, faults } = parse(text);
  expect(faults).toEqual([]);
  expect(transcripts.length).toBeGreaterThan(0);
  for (const transcript of transcripts) {
    const server = await startServer({
      trees: tree ? [tree] : [],
      defaultTree: tree?.name ?? '',
      clock: () => transcript.at ?? new Date(),
    });
    const options = { url: `${server.url}/webhook`, authToken: AUTH_TOKEN };
    const outcome = await outcomeOf(transcript, options, false);
    await server.close();
    const report = reportOf(outcome, 'example.call').map((line) => line.text);
    expect(outcome.failures.length === 0 ? 'as written' : report.join('\n')).toBe('as written');
  }
}
