import { Type, type TSchema } from 'typebox';
import { scheduleSchema } from '../schedule/schema.ts';
import { queueKinds } from '../tasks/queue-task.ts';
import { http, text as message } from '../tasks/task.ts';
import { OUTCOMES } from '../tree/event.ts';
import { bareVerbs, elementSchemas, LANGUAGE, verbSchemas } from './element-schema.ts';

const closed = { additionalProperties: false };

const text = (description: string) => Type.String({ description });
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
const count = (description: string) => Type.Integer({ minimum: 1, description });

const translations = Type.Object(
  {},
  { ...closed, minProperties: 1, patternProperties: { [LANGUAGE]: Type.String() } },
);

const { play, ...otherVerbs } = verbSchemas();

/** One entry of a list of verbs: a verb under its name, or verbs under a condition. */
const part = Type.Object(
  {
    ask: optional(
      Type.Union([Type.String(), translations, Type.Ref('Verbs')], {
        description:
          'A question: what is said until the caller presses a key that the exits of the state have, ' +
          'or enters what its `entry` takes. It is written as a text, a text for each language, or a ' +
          "list of say, play, pause and conditions. `gather` does the same with all of Twilio's attributes.",
      }),
    ),
    ...otherVerbs,
    raw: optional(text('TwiML written by hand; it has to be well-formed.')),
    when: optional(Type.Ref('Condition')),
    play: optional(
      Type.Union([...(play ? [play] : []), Type.Ref('Verbs')], {
        description: 'An audio file; or, beside `when`, what is played if the condition holds.',
      }),
    ),
    otherwise: optional(Type.Ref('Verbs', { description: 'What is played if it does not.' })),
  },
  {
    ...closed,
    minProperties: 1,
    dependencies: { when: ['play'], otherwise: ['when'] },
    if: { required: ['when'] },
    // eslint-disable-next-line unicorn/no-thenable -- JSON Schema's own word.
    then: {
      propertyNames: { enum: ['when', 'play', 'otherwise'] },
      properties: { play: { type: 'array' } },
    },
    else: { maxProperties: 1, properties: { play: { type: ['string', 'object'] } } },
  },
);

const verbs = Type.Array(Type.Union([part, Type.Enum(bareVerbs())]), {
  description: 'What the caller gets, one thing after the other.',
});

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
    { ...closed, minProperties: 1 },
  ),
]);

const condition = Type.Object(
  {
    event: optional(
      text('What led here: ring, digits, noInput, speech, or an outcome such as busy.'),
    ),
    tries: optional(count('At least so many silences and wrong keys in a row, counted together.')),
    noInput: optional(count('At least so many silences in a row.')),
    noMatch: optional(count('At least so many wrong keys in a row.')),
    open: optional(text('The schedule of this name is open.')),
    holiday: optional(text('The schedule of this name is closed for a public holiday.')),
    on: optional(text('The switch of this name is on.')),
    from: optional(
      Type.Array(Type.String(), {
        description: 'The caller has one of these numbers; "+1415*" stands for all that begin so.',
      }),
    ),
    again: optional(
      Type.Boolean({
        description: 'The caller has heard this state before, on the way to where they are.',
      }),
    ),
    language: optional(text('The call is held in the language of this name.')),
    vars: optional(
      Type.Record(Type.String(), compared, {
        description: 'What the call remembers is this, by the names it is kept under.',
      }),
    ),
    call: optional(
      Type.Record(Type.String(), compared, {
        description: 'What the carrier tells of the call is this, such as `fromState: CA`.',
      }),
    ),
    not: optional(Type.Ref('Condition', { description: 'What must not be so.' })),
    any: optional(Type.Array(Type.Ref('Condition'), { description: 'One of these is so.' })),
    all: optional(Type.Array(Type.Ref('Condition'), { description: 'All of these are so.' })),
  },
  { ...closed, minProperties: 1, description: 'What has to be so; several keys all have to hold.' },
);

const target = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

const ENDS: Readonly<Record<string, string>> = {
  done: 'Where the call goes when the task of the state is done.',
  failed: 'Where the call goes when the task of the state, or a transfer, failed.',
};

const table = Type.Object(
  {
    entered: optional(target("Where what the state's `entry` takes leads.")),
    spoken: optional(target("Where what the state's `speech` keeps leads.")),
    found: optional(target('Where the call goes when what the state looks up is there.')),
    noInput: optional(target('Where silence leads; without it, where `otherwise` does.')),
    otherwise: target('Where everything else leads, so that no caller is lost.'),
    ...Object.fromEntries(
      OUTCOMES.map((outcome) => [
        outcome,
        optional(
          target(
            ENDS[outcome] ??
              `Where the call goes when a transfer, queue or recording ended as "${outcome}".`,
          ),
        ),
      ]),
    ),
  },
  {
    patternProperties: {
      '^[0-9*#]+$': target(
        'Where this key leads: a state, `repeat`, `back`, or null, which thanks and ends the call.',
      ),
    },
    additionalProperties: target('Where the tree that the state uses returns to, by the return.'),
    description:
      'Where each key, silence and outcome leads: to a state, to `repeat` (where the caller was asked ' +
      'last), to `back` (one level up), or to null, which thanks the caller and ends the call.',
  },
);

const perLanguage = <T extends TSchema>(one: T, description: string) =>
  Type.Union([one, Type.Object({}, { ...closed, patternProperties: { [LANGUAGE]: one } })], {
    description,
  });

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
        'Asked when the carrier was less sure: 1 or yes confirms, 2 or no asks anew. {{ phrase }} is ' +
          "the option's first phrase.",
      ),
    ),
    as: optional(
      text('The name under which anything else that is said is kept; it leads to `spoken`.'),
    ),
  },
  { ...closed, description: 'What callers may say where they are asked for a key.' },
);

const find = Type.Object(
  {
    in: text('The table.'),
    by: text('What is looked for, which may hold variables: {{ call.from }}.'),
    keep: optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'What the call remembers of the row: `name: firstname`, by the column.',
      }),
    ),
  },
  {
    ...closed,
    description: 'What is looked up on the way; it leads to `found`, or to `otherwise`.',
  },
);

const way = Type.Object(
  {
    when: optional(Type.Ref('Condition', { description: 'What has to be so, for this way.' })),
    to: text('The state that is next.'),
  },
  closed,
);

const task = Type.Object(
  {
    http: optional(http),
    text: optional(message),
    queue: optional(queueKinds.queue),
    callBack: optional(queueKinds.callBack),
    takeCallBack: optional(queueKinds.takeCallBack),
    endCallBack: optional(queueKinds.endCallBack),
    keep: optional(
      Type.Record(Type.String(), Type.String(), {
        description:
          'What the call remembers of the answer, by name: `day: delivery.day` is said by {{ vars.day }}. ' +
          'Kept are numbers, yes or no, and texts of at most 60 characters. Places in a list are numbers, ' +
          'as in `items.0`; "." is the whole answer.',
      }),
    ),
  },
  {
    ...closed,
    oneOf: ['http', 'text', ...Object.keys(queueKinds)].map((kind) => ({ required: [kind] })),
    description:
      'Work that takes time, such as a request to another server or a text message; it leads to the exits ' +
      '`done` and `failed`. What the state says on enter is heard only while it takes time.',
  },
);

const allow = Type.Record(Type.String(), Type.String(), {
  description:
    'Rules of `phone-tree check` that do not count here, each with the reason: ' +
    "`P02: 'The law wants the whole text.'`",
});

const limits = (description: string) =>
  Type.Object(
    {
      limit: optional(
        count('How many silences and wrong keys in a row, counted together, are too many.'),
      ),
      noInput: optional(count('How many silences in a row are too many.')),
      noMatch: optional(count('How many wrong keys in a row are too many.')),
      exit: text('The state that takes the caller then.'),
    },
    { ...closed, description },
  );

const state = Type.Object(
  {
    note: optional(text('A note to yourself; callers hear nothing of it.')),
    allow: optional(allow),
    enter: verbs,
    exit: Type.Union([Type.Null(), Type.String(), Type.Array(way), table], {
      description:
        "Where the caller goes: null, nowhere, because somebody else has the call; a state's name, on " +
        'at once; a list of ways, on by the first whose condition holds; a table, where the key leads.',
    }),
    language: optional(text('The call is held in this language from here on.')),
    set: optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Variables to set before anything is played; their texts may hold others.',
      }),
    ),
    find: optional(find),
    task: optional(task),
    tree: optional(
      text(
        'Another tree. With a table of exits the call goes on in it and leaves by its returns; with ' +
          '`exit: null` the call goes over to it for good.',
      ),
    ),
    with: optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'What the other tree takes, by name; the texts may hold variables.',
      }),
    ),
    speech: optional(speech),
    entry: optional(
      Type.Object(
        {
          min: optional(count('How many digits at least; 1 without it.')),
          max: optional(count('How many digits at most; as many as `min` without it.')),
          pattern: optional(
            text(
              'How it has to look: digits, X for any, Z for 1 to 9, N for 2 to 9; as in "0800XXXXXX".',
            ),
          ),
          check: optional(Type.Enum(['luhn'], { description: 'The check digit at its end.' })),
          as: optional(
            text('The name it is kept under: `account` is said by {{ vars.account | digits }}.'),
          ),
          sensitive: optional(
            Type.Boolean({
              description:
                'Never spoken back; only tasks may send it, in headers or in what they post.',
            }),
          ),
        },
        { ...closed, description: 'What the caller may key in; it leads to the exit `entered`.' },
      ),
    ),
    tries: optional(
      limits("When to give up asking, and who takes the caller then; the tree's without it."),
    ),
    everywhere: optional(
      Type.Boolean({ description: 'false: the keys that work everywhere do not work here.' }),
    ),
  },
  closed,
);

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
    { ...closed, oneOf: [{ required: ['rows'] }, { required: ['csv'] }] },
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
        closed,
      ),
    },
    description:
      'The languages it speaks, by the names under which texts are written: `say: { en: Hello, es: Hola }`.',
  },
);

const tree = Type.Object(
  {
    note: optional(text('A note to yourself; callers hear nothing of it.')),
    allow: optional(allow),
    name: text('The name of the tree in its address: /webhook/NAME. Use a-z, 0-9 and "-".'),
    numbers: optional(
      Type.Array(Type.String(), { description: 'The numbers it answers, such as "+14155550100".' }),
    ),
    initial: text('The state in which a call begins.'),
    lastExit: optional(text('The state that takes the caller when nothing else works.')),
    languages: optional(languages),
    language: optional(
      text(
        'The language in which a call begins: one of `languages`, or, without those, the tag by which ' +
          'numbers, money and dates are spoken, such as "en-US".',
      ),
    ),
    zone: optional(text('The place whose clock times are spoken by, such as America/New_York.')),
    schedules: optional(
      Type.Record(Type.String(), scheduleSchema, { description: 'Opening hours, by name.' }),
    ),
    tables: optional(tables),
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
    tries: optional(
      limits('When to give up asking, in every state that asks and does not say so itself.'),
    ),
    takes: optional(
      Type.Array(Type.String(), {
        description: 'Variables that a tree which leads here may give, by its `with`.',
      }),
    ),
    returns: optional(
      Type.Array(Type.String(), {
        description:
          'The ways back to the tree that uses this one; exits lead to them as they do to states.',
      }),
    ),
    switches: optional(
      Type.Array(Type.String(), {
        description: 'Switches that are thrown while calls come in, such as one for emergencies.',
      }),
    ),
    apology: optional(Type.Ref('Verbs', { description: 'Said after a failure of the server.' })),
    goodbye: optional(Type.Ref('Verbs', { description: 'Said when the call ends of itself.' })),
    states: Type.Record(Type.String(), state, { description: 'The states, by name.' }),
  },
  { ...closed, title: 'A phone tree' },
);

/** The JSON Schema of a document: editors complete from it, and the server checks by it. */
export const documentSchema: object = JSON.parse(
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $defs: { ...elementSchemas(), Verbs: verbs, Condition: condition },
    ...tree,
  }),
  (key, value: unknown) => (key === '$ref' ? `#/$defs/${String(value)}` : value),
) as object;
