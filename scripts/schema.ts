/**
 * Writes the JSON Schema of documents to schema/phone-tree.json, for editors. With `--check` it
 * writes nothing and fails if the file is not what the code gives.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { documentSchema } from '../src/document/schema.ts';

const file = new URL('../schema/phone-tree.json', import.meta.url);
const text = `${JSON.stringify(documentSchema, null, 1)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('schema/phone-tree.json is not up to date: run npm run schema\n');
  process.exitCode = 1;
}
