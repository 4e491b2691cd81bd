import { Type, type TSchema } from 'typebox';
import { bareVerbs, LANGUAGE, verbSchemas } from './element-schema.ts';
import { closed, optional, text } from './field.ts';
import { PART_SNIPPETS } from './snippets.ts';

/** One thing, or one for each language of the tree. */
export const perLanguage = (one: TSchema, description: string) =>
  Type.Union(
    [one, Type.Object({}, { ...closed, minProperties: 1, patternProperties: { [LANGUAGE]: one } })],
    { description },
  );

const audio = 'An audio file; or, beside `when`, what is played if the condition holds.';

const otherwise = {
  type: 'array',
  description: 'What is played if it does not.',
  allOf: [Type.Ref('Verbs')],
};

/** One entry of a list of verbs: a verb under its name, or verbs under a condition. */
const part = Type.Object(
  {
    ask: optional(
      Type.Union([...perLanguage(Type.String(), '').anyOf, Type.Ref('Verbs')], {
        description:
          'A question: what is said until the caller presses a key that the exits of the state have, ' +
          'or enters what its `entry` takes. It is written as a text, a text for each language, or a ' +
          "list of say, play, pause and conditions. `gather` does the same with all of Twilio's attributes.",
      }),
    ),
    ...Object.fromEntries(
      Object.entries(verbSchemas()).map(([kind, verb]) => [
        kind,
        kind === 'play'
          ? optional(Type.Union([verb, Type.Ref('Verbs')], { description: audio }))
          : verb,
      ]),
    ),
    when: optional(
      Type.Ref('Condition', { description: 'What has to be so, for what `play` lists.' }),
    ),
    otherwise: optional(Type.Unsafe({ ...otherwise, doNotSuggest: true })),
    raw: optional(
      text('TwiML written by hand; it has to be well-formed. Variables in it are escaped.'),
    ),
  },
  {
    ...closed,
    minProperties: 1,
    defaultSnippets: PART_SNIPPETS,
    dependencies: { when: ['play'], otherwise: ['when'] },
    if: { required: ['when'] },
    // eslint-disable-next-line unicorn/no-thenable -- JSON Schema's own word.
    then: {
      propertyNames: { enum: ['when', 'play', 'otherwise'] },
      // Editors offer it only here, where it may stand.
      properties: { play: { type: 'array' }, otherwise },
    },
    else: { maxProperties: 1, properties: { play: { type: ['string', 'object'] } } },
  },
);

/** What the caller gets: verbs, whole by their name, with attributes, or under conditions. */
export const verbs = Type.Array(
  Type.Union([part, bareVerbs()], {
    title: 'What a caller gets',
    description:
      'One entry of a list: a verb under its name, or, with `when`, a list of them under a condition. ' +
      'Verbs that are whole by themselves, such as `hangup`, may stand by their name alone.',
  }),
  { description: 'What the caller gets, one thing after the other.' },
);
