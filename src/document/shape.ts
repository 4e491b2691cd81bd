import { Ajv, type ErrorObject } from 'ajv';
import { suggestion } from '../nearest.ts';
import { EDITOR_WORDS } from './field.ts';
import { documentSchema } from './schema.ts';

/** Where data does not have the shape of a tree. */
export interface Misshape {
  readonly path: readonly string[];
  readonly message: string;
  /** Whether it is about the key at the path, not about its value. */
  readonly key: boolean;
}

/** Compiled when the first document is read: a server without documents does not pay for it. */
let check: ReturnType<Ajv['compile']> | undefined;

/** Everything in which data differs from the schema of documents, in an operator's words. */
export function misshapes(data: unknown): Misshape[] {
  check ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true })
    .addVocabulary([...EDITOR_WORDS])
    .compile(documentSchema);
  if (check(data)) return [];
  const places = Map.groupBy(check.errors ?? [], ({ instancePath }) => instancePath);
  const above = new Set([...places.keys()].flatMap(aboveOf));
  return [...places].flatMap(([place, here]) => misshapesAt(place, here, above.has(place)));
}

/** The places in which a place is. */
function aboveOf(place: string): string[] {
  return [...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index));
}

/** The branches of a union that were not meant complain of the type; the one that was, of something else. */
function misshapesAt(place: string, here: readonly ErrorObject[], deeper: boolean): Misshape[] {
  const path = place.split('/').slice(1).map(unescaped);
  const found = new Map<string, Misshape>();
  // Who misspelt one of the ways did not leave out all of them.
  const misspelt = here.some(({ keyword }) => keyword === 'additionalProperties');
  for (const error of here) {
    const said = misspelt && error.keyword === 'oneOf' ? undefined : messageOf(error);
    if (said)
      found.set(said.message, {
        path: [...path, ...said.below],
        message: said.message,
        key: said.below.length > 0,
      });
  }
  if (found.size > 0 || deeper) return [...found.values()];
  const types = [...new Set(here.filter(({ keyword }) => keyword === 'type').flatMap(typesOf))];
  if (types.length === 0) return [];
  const hint =
    isPlain(here[0]?.data) && types.includes('text')
      ? `: write "${String(here[0]?.data)}" in quotes`
      : '';
  return [{ path, message: `This has to be ${types.join(' or ')}${hint}.`, key: false }];
}

/** What an error says for itself, and about which key below; nothing where it only follows from others. */
function messageOf(error: ErrorObject): { message: string; below: string[] } | undefined {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const schema = error.parentSchema as { properties?: object } | undefined;
      return { message: unknownKey(key, Object.keys(schema?.properties ?? {})), below: [key] };
    }
    case 'oneOf': {
      const ways = error.schema as { required: string[] }[];
      return {
        message: `Write one of ${ways.flatMap(({ required }) => required).join(' and ')} here.`,
        below: [],
      };
    }
    case 'required':
      // Of ways that exclude each other, the one that is missing is not the one that is wrong.
      if (error.schemaPath.includes('/oneOf/')) return undefined;
      return { message: `"${String(params['missingProperty'])}" is missing here.`, below: [] };
    case 'dependencies':
      return {
        message: `"${String(params['property'])}" needs "${String(params['deps'])}" beside it.`,
        below: [],
      };
    case 'maxProperties':
      return {
        message: 'Two things stand under one dash: give each a dash of its own.',
        below: [],
      };
    case 'minProperties':
      return { message: 'Nothing stands here: write something or take it out.', below: [] };
    case 'propertyNames':
      return { message: `"${String(params['propertyName'])}" does not go with "when".`, below: [] };
    case 'minimum':
      return {
        message: `This has to be a whole number from ${String(params['limit'])}.`,
        below: [],
      };
    case 'exclusiveMinimum':
      return { message: `This has to be more than ${String(params['limit'])}.`, below: [] };
    case 'maximum':
      return { message: `This has to be ${String(params['limit'])} at most.`, below: [] };
    case 'enum':
      return typeof error.data === 'string'
        ? { message: unknownKey(error.data, error.schema as string[]), below: [] }
        : undefined;
    default:
      return undefined;
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  return `"${key}" is not known here: ${suggestion(key, known)}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'keys with values',
  null: 'empty',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function typesOf({ params }: ErrorObject): string[] {
  const { type } = params as { type?: string | readonly string[] };
  return [type ?? []].flat().map((each) => TYPES[each] ?? each);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

/** JSON Pointer's escapes. https://www.rfc-editor.org/rfc/rfc6901 */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
