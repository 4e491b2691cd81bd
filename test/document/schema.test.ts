import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ELEMENT_TEXT, SHARED_TEXT } from '../../src/document/element-text.ts';
import { EDITOR_WORDS } from '../../src/document/field.ts';

interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const text = readFileSync('schema/phone-tree.json', 'utf8');
const schema = JSON.parse(text) as Schema & { readonly $defs: Readonly<Record<string, Schema>> };

/** Every key of the schema, what is said of it, and the nearest title above it. */
const keys = keysOf(schema, '');

function keysOf(part: unknown, thing: string): { key: string; value: Schema; thing: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { title = thing, properties = {} } = part as Schema;
  return [
    ...Object.entries(properties).map(([key, value]) => ({ key, value, thing: title })),
    ...Object.entries(part)
      // Editors know these for what is right only under a condition, and stands above as well.
      .filter(([word]) => !['if', 'then', 'else', 'defaultSnippets'].includes(word))
      .flatMap(([, inside]) => keysOf(inside, title)),
  ];
}

function descriptionOf({ description, $ref, allOf = [] }: Schema): string | undefined {
  const other = $ref === undefined ? allOf[0] : schema.$defs[$ref.replace('#/$defs/', '')];
  return description || (other && descriptionOf(other));
}

describe('the schema that editors use', () => {
  it('is what the code gives', () => {
    const check = spawnSync(process.execPath, ['scripts/schema.ts', '--check']);
    expect([check.status, String(check.stderr)]).toEqual([0, '']);
  });

  it('is JSON Schema that a strict validator takes, and ACME is right by it', () => {
    const validate = new Ajv({
      strict: true,
      strictRequired: false,
      strictTypes: true,
      allowUnionTypes: true,
    })
      .addVocabulary([...EDITOR_WORDS])
      .compile(schema);
    validate(parse(readFileSync('trees/acme.yaml', 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('describes every key, for who hovers over it', () => {
    expect(keys.length).toBeGreaterThan(500);
    expect(keys.filter(({ value }) => !descriptionOf(value))).toEqual([]);
  });

  it('has no text for an element or attribute that Twilio has not', () => {
    const attributes = (name: string) =>
      keys.filter(({ thing }) => thing === schema.$defs[name]?.title).map(({ key }) => key);
    for (const [name, { attributes: texts = {} }] of Object.entries(ELEMENT_TEXT)) {
      expect([name, ...attributes(name)]).toEqual(
        expect.arrayContaining([name, ...Object.keys(texts)]),
      );
    }
    const all = new Set(Object.keys(ELEMENT_TEXT).flatMap(attributes));
    expect(Object.keys(SHARED_TEXT).filter((key) => !all.has(key))).toEqual([]);
  });
});

describe('the page of the language', () => {
  const sections = new Map(
    readFileSync('docs/language.md', 'utf8')
      .split(/\n###? /)
      .map((section) => [section.split('\n', 1)[0] ?? '', section]),
  );

  it('lists every key of the schema, under the thing that it is a key of', () => {
    const missing = keys.filter(({ key, thing }) => {
      const section = sections.get(thing) ?? '';
      return !section.includes(`\`${key}\``) && !section.includes(`[${key}`);
    });
    expect(missing.map(({ key, thing }) => `${thing}: ${key}`)).toEqual([]);
  });

  it('has what it links to, and what the operators’ page does', () => {
    const page = [...sections.values()].join('\n');
    const operators = readFileSync('docs/operators.md', 'utf8');
    const slugs = [...sections.keys()].map((title) => title.toLowerCase().replaceAll(' ', '-'));
    const links = [
      ...page.matchAll(/\]\(#([^)]*)\)/g),
      ...operators.matchAll(/\]\(language\.md#([^)]*)\)/g),
    ].map(([, slug = '']) => slug);
    expect(links.length).toBeGreaterThan(100);
    expect([...new Set(links)].filter((slug) => !slugs.includes(slug))).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});
