import { Type } from 'typebox';
import { CALL_DETAILS, EVENTS } from '../tree/event.ts';
import { DETAIL_TEXT, EVENT_TEXT } from './call-text.ts';
import { closed, count, optional, text } from './field.ts';

/** A number, or a text with a variable that is one. */
const numeric = (description: string) =>
  Type.Union([Type.Number(), Type.String()], { description });

const compared = Type.Union([
  Type.String(),
  Type.Object(
    {
      is: optional(text('It is this; capitals do not count, here and below.')),
      oneOf: optional(Type.Array(Type.String(), { description: 'It is one of these.' })),
      contains: optional(text('This is in it.')),
      startsWith: optional(text('It begins with this.')),
      matches: optional(
        text(
          'It is, as a whole, what this regular expression describes: `[A-Z]{2}[0-9]{4}`. Nothing in it ' +
            'looks ahead or back, so that it takes no longer for a long text than it has to.',
        ),
      ),
      above: optional(numeric('It is a number, and more than this.')),
      below: optional(numeric('It is a number, and less than this.')),
      known: optional(Type.Boolean({ description: 'Whether it is there, and not empty.' })),
    },
    {
      ...closed,
      minProperties: 1,
      title: 'A comparison',
      description: 'What a value has to be; several keys all have to hold.',
    },
  ),
]);

const call = Type.Object(
  Object.fromEntries(
    ['from', 'to', ...CALL_DETAILS].map((name) => [
      name,
      optional(Type.Union(compared.anyOf, { description: DETAIL_TEXT[name] ?? '' })),
    ]),
  ),
  {
    ...closed,
    title: 'What is known of a call',
    description: 'What the carrier tells of the call is this, such as `fromState: CA`.',
  },
);

/** What has to be so. */
export const condition = Type.Object(
  {
    event: optional(
      Type.Enum([...EVENTS], {
        description: 'What led here: ring, digits, noInput, speech, or an outcome such as busy.',
        enumDescriptions: EVENTS.map((event) => EVENT_TEXT[event] ?? ''),
      }),
    ),
    tries: optional(
      count('At least so many silences and wrong keys in a row, counted together.', 2),
    ),
    noInput: optional(count('At least so many silences in a row.', 2)),
    noMatch: optional(count('At least so many wrong keys in a row.', 2)),
    again: optional(
      Type.Boolean({
        description: 'The caller has heard this state before, on the way to where they are.',
      }),
    ),
    open: optional(text('The schedule of this name is open.')),
    holiday: optional(text('The schedule of this name is closed for a public holiday.')),
    on: optional(text('The switch of this name is on.')),
    from: optional(
      Type.Array(Type.String(), {
        description: 'The caller has one of these numbers; "+1415*" stands for all that begin so.',
      }),
    ),
    language: optional(text('The call is held in the language of this name.')),
    vars: optional(
      Type.Record(Type.String(), compared, {
        description: 'What the call remembers is this, by the names it is kept under.',
      }),
    ),
    call: optional(call),
    not: optional(Type.Ref('Condition', { description: 'What must not be so.' })),
    any: optional(Type.Array(Type.Ref('Condition'), { description: 'One of these is so.' })),
    all: optional(Type.Array(Type.Ref('Condition'), { description: 'All of these are so.' })),
  },
  {
    ...closed,
    minProperties: 1,
    title: 'A condition',
    description: 'What has to be so; several keys all have to hold.',
  },
);
