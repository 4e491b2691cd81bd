import { Type } from 'typebox';
import { OUTCOMES } from '../tree/event.ts';
import { BACK, REPEAT } from '../tree/state.ts';
import { OUTCOME_TEXT } from './call-text.ts';
import { closed, count, optional, text } from './field.ts';
import { KEYS_SNIPPETS, WAYS_SNIPPETS } from './snippets.ts';

/** Targets by name; editors offer those that are there in every tree, and tell by the titles which is which. */
const named = [
  Type.Enum([REPEAT, BACK], {
    title: `${REPEAT} or ${BACK}`,
    enumDescriptions: [
      'Where the caller was asked last.',
      "One level up, along the caller's own way.",
    ],
  }),
  Type.String({ title: 'a name' }),
];

/** Where something leads: a state, or what is there in every tree. */
export const anyTarget = Type.Union([...named, Type.Null({ title: 'the end' })]);

/** Where one thing leads. */
export const target = (description: string) => Type.Ref('Target', { description });

const table = Type.Object(
  {
    noInput: optional(target('Where silence leads; without it, where `otherwise` does.')),
    otherwise: target('Where everything else leads, so that no caller is lost.'),
    entered: optional(target("Where what the state's `entry` takes leads.")),
    spoken: optional(target("Where what the state's `speech` keeps leads.")),
    found: optional(target('When what the state looks up is there.')),
    ...Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, optional(target(OUTCOME_TEXT[outcome] ?? ''))]),
    ),
  },
  {
    patternProperties: {
      '^[0-9*#]+$': target('Where this key, or this row of keys, leads.'),
    },
    additionalProperties: target('Where the tree that the state uses returns to, by the return.'),
    title: 'A table of exits',
    description:
      'Where each key, silence and outcome leads: to a state, to `repeat` (where the caller was asked ' +
      'last), to `back` (one level up), or to null, which thanks the caller and ends the call.',
    defaultSnippets: KEYS_SNIPPETS,
  },
);

const way = Type.Object(
  {
    when: optional(Type.Ref('Condition', { description: 'What has to be so, for this way.' })),
    to: Type.Union(named, { description: 'The state that is next.' }),
  },
  {
    ...closed,
    title: 'A way',
    description: 'One of a list of ways: the first that may be gone is.',
  },
);

/** Where a state leads. */
export const exit = Type.Union(
  [
    // Editors offer these for no exit at all, and only there.
    Type.Null({ defaultSnippets: WAYS_SNIPPETS }),
    ...named,
    table,
    Type.Array(way),
  ],
  {
    description:
      "Where the caller goes: null, nowhere, because somebody else has the call; a state's name, on at " +
      'once; a list of ways, on by the first whose condition holds; a table, where the key leads.',
    defaultSnippets: KEYS_SNIPPETS,
  },
);

/** When to give up asking, at whichever limit is reached first. */
export const limits = (description: string) =>
  Type.Object(
    {
      limit: optional(
        count('How many silences and wrong keys in a row, counted together, are too many.', 3),
      ),
      noInput: optional(count('How many silences in a row are too many.', 3)),
      noMatch: optional(count('How many wrong keys in a row are too many.', 3)),
      exit: text('The state that takes the caller then.'),
    },
    { ...closed, title: 'A limit of tries', description },
  );
