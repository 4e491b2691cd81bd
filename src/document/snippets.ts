/**
 * What editors write for who begins something new. A text is written as it is, `${1:…}` is where the
 * cursor goes, and `^` keeps quotes away in JSON.
 * https://code.visualstudio.com/docs/languages/json#_define-snippets-in-json-schemas
 */
export interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
}

const NOTHING = '^null';
const REST = { otherwise: 'repeat' };

const menu = {
  enter: [{ ask: '${1:For news, press 1.}' }],
  exit: { 1: '${2:news}', ...REST },
};

const question = {
  enter: [{ ask: '${1:Please enter your four digits.}' }],
  entry: { min: '^${2:4}', as: '${3:number}' },
  exit: { entered: '${4:next}', ...REST },
};

const said = { enter: [{ say: '${1:Hello.}' }], exit: '${2:menu}' };

const transfer = {
  enter: [{ say: '${1:We are putting you through.}' }, { dial: '^"${2:+14155550142}"' }],
  exit: NOTHING,
};

/** Under `states`, and at the top of a state. */
const states = [
  ['a menu', 'Asks for a key, and leads on by it.', menu],
  ['a question', 'Takes a number that the caller enters.', question],
  ['something said', 'Says something, and goes on.', said],
  ['a transfer', 'Puts the caller through to a number.', transfer],
] as const;

export const STATE_SNIPPETS: readonly Snippet[] = states.map(([label, description, body]) => ({
  label,
  description,
  body,
}));

export const STATES_SNIPPETS: readonly Snippet[] = states.map(([label, description, body]) => ({
  label,
  description,
  body: { '${9:name}': body },
}));

export const TREE_SNIPPETS: readonly Snippet[] = [
  {
    label: 'a phone tree',
    description: 'A greeting, a menu, and a person who takes who needs one.',
    body: {
      name: '${1:bakery}',
      initial: 'greeting',
      tries: { limit: '^3', exit: 'person' },
      states: {
        greeting: { enter: [{ say: '${2:Welcome.}' }], exit: 'menu' },
        menu: { enter: [{ ask: '${3:For news, press 1.}' }], exit: { 1: 'news', ...REST } },
        news: { enter: [{ say: '${4:There are none.}' }], exit: 'menu' },
        person: {
          enter: [{ say: 'One moment please.' }, { dial: '^"${5:+14155550142}"' }],
          exit: NOTHING,
        },
      },
    },
  },
];

/** After a dash under `enter`. */
export const PART_SNIPPETS: readonly Snippet[] = [
  {
    label: 'a condition',
    description: 'Something that is heard only when something is so.',
    body: { when: { event: '${1:noInput}' }, play: [{ say: '${2:We did not hear from you.}' }] },
  },
];

/** As the exit of a state. */
export const KEYS_SNIPPETS: readonly Snippet[] = [
  {
    label: 'keys',
    description: 'Where each key leads.',
    body: { 1: '${1:news}', ...REST },
  },
];

export const WAYS_SNIPPETS: readonly Snippet[] = [
  {
    label: 'ways',
    description: 'On by the first way whose condition holds.',
    body: [{ when: { open: '${1:office}' }, to: '${2:menu}' }, { to: '${3:closed}' }],
  },
];
