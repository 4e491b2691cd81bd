import { Type } from 'typebox';
import { queueKinds } from '../tasks/queue-task.ts';
import { http, text as message } from '../tasks/task.ts';
import { LONGEST_KEPT, LONGEST_TEXT } from '../tree/kept.ts';
import { exit, limits } from './exit-schema.ts';
import { closed, count, optional, text, texts } from './field.ts';
import { STATE_SNIPPETS } from './snippets.ts';
import { perLanguage } from './verbs-schema.ts';

/** What a document says for who reads it, at its top and in each state. */
export const remarks = {
  note: optional(text('A note to yourself; callers hear nothing of it.')),
  layout: optional(
    Type.Unknown({
      type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
      description:
        'What a program that draws the tree keeps here, in any form; calls know nothing of it.',
    }),
  ),
  allow: optional(
    texts(
      'Rules of `phone-tree check` that do not count here, each with the reason: ' +
        "`P02: 'The law wants the whole text.'`",
    ),
  ),
};

const entry = Type.Object(
  {
    min: optional(count('How many digits at least; 1 without it.', 4)),
    max: optional(count('How many digits at most; as many as `min` without it.', 4)),
    pattern: optional(
      text(
        'How it has to look: digits, X for any, Z for 1 to 9, N for 2 to 9; as in "0800XXXXXX".',
      ),
    ),
    check: optional(
      Type.Enum(['luhn'], { description: 'The check digit at its end, as bank cards have.' }),
    ),
    as: optional(
      text('The name it is kept under: `account` is said by `{{ vars.account | digits }}`.'),
    ),
    sensitive: optional(
      Type.Boolean({
        description: 'Never spoken back; only tasks may send it, in headers or in what they post.',
      }),
    ),
  },
  {
    ...closed,
    title: 'An entry',
    description: 'What the caller may key in; it leads to the exit `entered`.',
  },
);

const speech = Type.Object(
  {
    phrases: optional(
      Type.Object(
        {},
        {
          ...closed,
          patternProperties: {
            '^[0-9*#]+$': perLanguage(
              Type.Array(Type.String()),
              'What is said for this key, in words that may stand in a longer sentence.',
            ),
          },
          description:
            'What callers say instead of a key, by the key; its name is always understood.',
        },
      ),
    ),
    confidence: optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'How sure the carrier has to be of what it heard, from 0 to 1.',
      }),
    ),
    confirm: optional(
      perLanguage(
        Type.String(),
        'Asked when the carrier was less sure: 1 or yes confirms, 2 or no asks anew. `{{ phrase }}` is ' +
          "the option's first phrase.",
      ),
    ),
    as: optional(
      text(
        'The name under which anything else that is said is kept, up to ' +
          `${LONGEST_TEXT} characters of it; it leads to \`spoken\`.`,
      ),
    ),
  },
  {
    ...closed,
    title: 'Speech',
    description: 'What callers may say where they are asked for a key.',
  },
);

const find = Type.Object(
  {
    in: text('The table.'),
    by: text('What is looked for, which may hold variables: `{{ call.from }}`.'),
    keep: optional(
      texts(
        'What the call remembers of the row: `name: firstname`, by the column. A text may have ' +
          `${LONGEST_TEXT} characters.`,
      ),
    ),
  },
  {
    ...closed,
    title: 'A lookup',
    description: 'What is looked up on the way; it leads to `found`, or to `otherwise`.',
  },
);

const task = Type.Object(
  {
    http: optional(http),
    text: optional(message),
    ...Object.fromEntries(
      Object.entries(queueKinds).map(([kind, schema]) => [kind, optional(schema)]),
    ),
    keep: optional(
      texts(
        'What the call remembers of the answer, by name: `day: delivery.day` is said by `{{ vars.day }}`. ' +
          `Kept are numbers, yes or no, and texts of at most ${LONGEST_KEPT} characters. Places in a list ` +
          'are numbers, as in `items.0`; "." is the whole answer, ":status" the HTTP status. What a server ' +
          'says in failing is kept as well.',
      ),
    ),
  },
  {
    ...closed,
    oneOf: ['http', 'text', ...Object.keys(queueKinds)].map((kind) => ({ required: [kind] })),
    title: 'A task',
    description:
      'Work that takes time, such as a request to another server or a text message; it leads to the exits ' +
      '`done` and `failed`. What the state says on enter is heard only while it takes time.',
  },
);

/** One state of a tree. */
export const state = Type.Object(
  {
    enter: Type.Ref('Verbs'),
    exit,
    tries: optional(
      limits("When to give up asking, and who takes the caller then; the tree's without it."),
    ),
    entry: optional(entry),
    speech: optional(speech),
    everywhere: optional(
      Type.Boolean({ description: 'false: the keys that work everywhere do not work here.' }),
    ),
    language: optional(text('The call is held in this language from here on.')),
    set: optional(
      texts(
        'Variables to set before anything is played, to texts of at most ' +
          `${LONGEST_TEXT} characters. Those that hold other variables may come to ${LONGEST_KEPT}.`,
      ),
    ),
    find: optional(find),
    task: optional(task),
    tree: optional(
      text(
        'Another tree. With a table of exits the call goes on in it and leaves by its returns; with ' +
          '`exit: null` the call goes over to it for good.',
      ),
    ),
    with: optional(texts('What the other tree takes, by name; the texts may hold variables.')),
    ...remarks,
  },
  {
    ...closed,
    title: 'A state',
    description: 'What the caller gets, and where each input leads.',
    defaultSnippets: STATE_SNIPPETS,
  },
);
