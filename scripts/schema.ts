/**
 * Writes what documents may say: schema/phone-tree.json for editors, and docs/language.md for people.
 * With `--check` it writes nothing and fails if a file is not what the code gives.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { documentSchema } from '../src/document/schema.ts';
import { languagePage } from './language-page.ts';

const page = languagePage(documentSchema);

const files = [
  {
    url: new URL('../schema/phone-tree.json', import.meta.url),
    text: `${JSON.stringify(documentSchema, null, 1)}\n`,
  },
  {
    url: new URL('../docs/language.md', import.meta.url),
    text: await format(page, { parser: 'markdown', printWidth: 100 }),
  },
];
for (const { url, text } of files) {
  if (!process.argv.includes('--check')) {
    writeFileSync(url, text);
  } else if (readFileSync(url, 'utf8') !== text) {
    process.stderr.write(`${url.pathname} is not up to date: run npm run schema\n`);
    process.exitCode = 1;
  }
}
