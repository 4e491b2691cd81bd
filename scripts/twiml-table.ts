/**
 * Writes what the installed twilio SDK knows of TwiML to src/grammar/twiml-table.json;
 * with --check, only says whether that file is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface ElementEntry {
  tag?: string;
  text?: true;
  children?: string;
  attributes?: Record<string, string>;
}

const sdk = createRequire(import.meta.url).resolve('twilio/lib/twiml/VoiceResponse.js');
const table = new URL('../src/grammar/twiml-table.json', import.meta.url);

/** Elements by the SDK's class, which tells `<Sip>` in `<Dial>` from `<Sip>` in `<Refer>`. */
function elementsOf(code: string, types: string): Record<string, ElementEntry> {
  const elements: Record<string, ElementEntry> = { Response: {} };
  const children = new Map<string, string[]>();
  let parent = '';
  for (const line of code.split('\n')) {
    parent =
      /^ *class (\w+) extends/.exec(line)?.[1]?.replace('VoiceResponse', 'Response') ?? parent;
    const made = /new VoiceResponse\.(\w+)\(.*\.ele\("([\w-]+)", attributes(, \w+)?\)\);/.exec(
      line,
    );
    if (made === null) {
      if (line.includes('.ele(')) throw new Error(`cannot read ${line.trim()}`);
      continue;
    }
    const [, name = '', tag = '', text] = made;
    children.set(parent, [...(children.get(parent) ?? []), name]);
    elements[name] = {
      ...(tag === name ? {} : { tag }),
      ...(text === undefined ? {} : { text: true }),
    };
  }
  for (const [name, element] of Object.entries(elements)) {
    const inside = children.get(name);
    if (inside !== undefined) element.children = inside.join(' ');
    const attributes = attributesOf(name, types);
    if (attributes !== undefined) element.attributes = attributes;
  }
  return sorted(elements);
}

/** `name: type` of an `interface XAttributes`; the file repeats some of them word for word. */
function attributesOf(name: string, types: string): Record<string, string> | undefined {
  const body = new RegExp(`interface ${name}Attributes \\{([^}]*)\\}`).exec(types)?.[1];
  if (body === undefined) return undefined;
  const rows = body.replace(/\/\*.*?\*\//gs, '').matchAll(/"?([\w:-]+)"?\?: ([^;]+);/g);
  return Object.fromEntries([...rows].map(([, attribute = '', type = '']) => [attribute, type]));
}

/** The values of each `type X = "a" | "b";`, long lists in lines of about 80 characters. */
function listsOf(types: string): Record<string, string | string[]> {
  const lists: Record<string, string | string[]> = {};
  for (const [, name = '', union = ''] of types.matchAll(/^ *type (\w+) = ("[^;]+");/gm)) {
    const lines =
      union
        .replace(/[" ]/g, '')
        .replaceAll('|', ' ')
        .match(/\S.{0,79}(?= |$)/g) ?? [];
    lists[name] = lines.length === 1 ? lines.join('') : [...lines];
  }
  return sorted(lists);
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const types = readFileSync(sdk.replace(/\.js$/, '.d.ts'), 'utf8');
const elements = elementsOf(readFileSync(sdk, 'utf8'), types);
const fresh = `${JSON.stringify({ elements, lists: listsOf(types) }, null, 2)}\n`;

if (!process.argv.includes('--check')) writeFileSync(table, fresh);
else if (readFileSync(table, 'utf8') !== fresh) {
  process.stderr.write('twiml-table.json is not what the SDK gives: run scripts/twiml-table.ts\n');
  process.exitCode = 1;
}
