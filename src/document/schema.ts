import { Type } from 'typebox';
import { scheduleSchema } from '../schedule/schema.ts';
import { condition } from './condition-schema.ts';
import { elementSchemas, LANGUAGE } from './element-schema.ts';
import { anyTarget, limits, target } from './exit-schema.ts';
import { closed, optional, text } from './field.ts';
import { STATES_SNIPPETS, TREE_SNIPPETS } from './snippets.ts';
import { remarks, state } from './state-schema.ts';
import { verbs } from './verbs-schema.ts';

const tables = Type.Record(
  Type.String(),
  Type.Object(
    {
      key: text('The column by which a row is found.'),
      rows: optional(
        Type.Array(
          Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
          { description: 'The rows, each with its columns by name.' },
        ),
      ),
      csv: optional(
        text('A CSV file beside the document with the rows; its first line names the columns.'),
      ),
    },
    {
      ...closed,
      oneOf: [{ required: ['rows'] }, { required: ['csv'] }],
      title: 'A table',
      description: 'Rows that states look something up in.',
    },
  ),
  { description: 'Tables that states look things up in, by name.' },
);

const languages = Type.Object(
  {},
  {
    ...closed,
    minProperties: 1,
    patternProperties: {
      [LANGUAGE]: Type.Object(
        {
          language: optional(text("Twilio's tag of it, such as es-MX; its name without it.")),
          voice: optional(text("Twilio's name of the voice, such as Polly.Mia.")),
        },
        { ...closed, title: 'A language', description: 'How a language is spoken.' },
      ),
    },
    description:
      'The languages it speaks, by the names under which texts are written: `say: { en: Hello, es: Hola }`.',
  },
);

const names = (description: string) => Type.Array(Type.String(), { description });

const tree = Type.Object(
  {
    name: text('The name of the tree in its address: /webhook/NAME. Use a-z, 0-9 and "-".'),
    initial: text('The state in which a call begins.'),
    states: Type.Record(Type.String(), state, {
      description: 'The states, by name.',
      // Beside the schema, not in it, so that editors do not take one of them for `states` itself.
      allOf: [{ defaultSnippets: STATES_SNIPPETS }],
    }),
    tries: optional(
      limits('When to give up asking, in every state that asks and does not say so itself.'),
    ),
    lastExit: optional(text('The state that takes the caller when nothing else works.')),
    numbers: optional(names('The numbers it answers, each in quotes: "+14155550100".')),
    everywhere: optional(
      Type.Object(
        {},
        {
          ...closed,
          patternProperties: {
            '^[0-9*#]$': target('Where this key leads from every state that asks.'),
          },
          description:
            'Keys that work in every state that asks, unless it has an exit of its own for them.',
        },
      ),
    ),
    schedules: optional(
      Type.Record(Type.String(), scheduleSchema, { description: 'Opening hours, by name.' }),
    ),
    switches: optional(
      names('Switches that are thrown while calls come in, such as one for emergencies.'),
    ),
    languages: optional(languages),
    language: optional(
      text(
        'The language in which a call begins: one of `languages`, or, without those, the tag by which ' +
          'numbers, money and dates are spoken, such as en-US.',
      ),
    ),
    zone: optional(text('The place whose clock times are spoken by, such as America/New_York.')),
    tables: optional(tables),
    takes: optional(names('Variables that a tree which leads here may give, by its `with`.')),
    returns: optional(
      names(
        'The ways back to the tree that uses this one; exits lead to them as they do to states.',
      ),
    ),
    apology: optional(Type.Ref('Verbs', { description: 'Said after a failure of the server.' })),
    goodbye: optional(Type.Ref('Verbs', { description: 'Said when the call ends of itself.' })),
    ...remarks,
  },
  {
    ...closed,
    title: 'A phone tree',
    description: 'A document: the states of a tree, and what holds for all of them.',
    defaultSnippets: TREE_SNIPPETS,
  },
);

/** The JSON Schema of a document: editors complete from it, and the server checks by it. */
export const documentSchema: object = JSON.parse(
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $defs: { ...elementSchemas(), Verbs: verbs, Condition: condition, Target: anyTarget },
    ...tree,
  }),
  // Editors show marks in a description as they are, unless told that they are marks.
  (key, value: unknown) =>
    key === '$ref' ? `#/$defs/${String(value)}` : isMarked(value) ? marked(value) : value,
) as object;

function isMarked(value: unknown): value is { readonly description: string } {
  const { description } = { ...(value as object) } as { readonly description?: unknown };
  return typeof description === 'string' && /`|https:/.test(description);
}

function marked(schema: { readonly description: string }): object {
  return { ...schema, markdownDescription: schema.description };
}
