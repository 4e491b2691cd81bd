/**
 * Writes what documents may say: schema/phone-tree.json for editors, and docs/language.md for people.
 * With `--check` it writes nothing and fails if a file is not what the code gives.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { documentSchema } from '../src/document/schema.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = documentSchema as Schema;
const definitions = schema.$defs ?? {};
const state = insideOf(schema.properties?.['states']);

const language = `# The language of documents

Every key a document may have, made from the schema that editors use. [Phone trees for
operators](operators.md) shows them at work. Required keys are **bold**.

## A tree

${keysOf(schema)}

## A state

${keysOf(state)}

### Its \`exit\`, as a table

${keysOf(branch(state?.properties?.['exit'], 'object'))}

Any key or row of keys, such as \`1\`, \`42\`, \`*\` or \`#\`, may stand in it too.

### Its \`exit\`, as a list of ways

${keysOf(branch(state?.properties?.['exit'], 'array')?.items)}

### Its \`entry\`

${keysOf(state?.properties?.['entry'])}

### Its \`tries\`

${keysOf(state?.properties?.['tries'])}

## A condition

${keysOf(definitions['Condition'])}

## A schedule

${keysOf(insideOf(schema.properties?.['schedules']))}

## Verbs

Verbs, and what may stand inside them, with their attributes; the meaning is
[Twilio's](https://www.twilio.com/docs/voice/twiml). \`content\` is what stands inside.

${Object.entries(definitions)
  .filter(([name]) => !['Verbs', 'Condition'].includes(name))
  .map(([name, element]) => `- \`${name}\`: ${attributesOf(element)}`)
  .join('\n')}
`;

const files = [
  {
    url: new URL('../schema/phone-tree.json', import.meta.url),
    text: `${JSON.stringify(schema, null, 1)}\n`,
  },
  {
    url: new URL('../docs/language.md', import.meta.url),
    text: await format(language, { parser: 'markdown', printWidth: 100 }),
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

function keysOf(object: Schema | undefined): string {
  const rows = Object.entries(object?.properties ?? {})
    // Verbs are listed below, all together.
    .filter(([, { $ref = '' }]) => !/\/[A-Z]/.test($ref) || /\/(Verbs|Condition)$/.test($ref))
    .map(([key, value]) => {
      const name = object?.required?.includes(key) ? `**\`${key}\`**` : `\`${key}\``;
      return `| ${name} | ${(value.description ?? '').replaceAll('|', '\\|')} |`;
    });
  return ['| key | what it is |', '| --- | --- |', ...rows].join('\n');
}

function attributesOf(element: Schema): string {
  const names = Object.keys(branch(element, 'object')?.properties ?? {});
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(', ') : 'no attributes';
}

function branch(union: Schema | undefined, type: string): Schema | undefined {
  return union?.anyOf?.find((each) => each.type === type);
}

/** What stands under each name of a record. */
function insideOf(record: Schema | undefined): Schema | undefined {
  return Object.values(record?.patternProperties ?? {})[0];
}
