/** What of JSON Schema the schema of documents uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What an operator may name, by how the name has to look. */
const NAMES: Readonly<Record<string, string>> = {
  '^.*$': 'name',
  '^[0-9*#]$': 'key',
  '^[0-9*#]+$': 'key, or keys in a row',
  '^[a-z]{2}(-[A-Z]{2})?$': 'language',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
};

/** A list of words that is longer is shown by its beginning; editors offer all of it. */
const MOST_WORDS = 12;
const FIRST_WORDS = 3;

/** What every key of a document is, thing by thing, in the order in which an operator meets them. */
export function languagePage(schema: Schema): string {
  const { $defs = {} } = schema;

  /** A schema with what it refers to. */
  const whole = ({ $ref, allOf: [first] = [], ...rest }: Schema): Schema => ({
    ...($ref !== undefined && $defs[$ref.replace('#/$defs/', '')]),
    ...(first && whole(first)),
    ...rest,
  });
  /** The keys of a schema: its own, or those of the one way to write it that has any. */
  const keyed = (each: Schema): Schema | undefined =>
    [each, ...(each.anyOf ?? [])].find(({ properties }) => properties);

  const elements = new Map(
    Object.entries($defs).filter(([name]) => !['Verbs', 'Condition', 'Target'].includes(name)),
  );
  const titles = new Set([...elements.values()].map(({ title }) => title));
  const things = new Map<string, Schema>();
  const collect = (each: Schema): void => {
    const { title = '', ...rest } = each;
    if (things.has(title) || titles.has(title)) return;
    if (title && keyed(each)) things.set(title, each);
    const { properties = {}, patternProperties = {}, additionalProperties, items } = rest;
    for (const inside of [
      ...Object.values({ ...properties, ...patternProperties }),
      ...[additionalProperties, items].flatMap((one) => one || []),
      ...(rest.anyOf ?? []),
    ]) {
      if (inside.$ref === undefined || inside.$ref.endsWith('/Verbs')) collect(whole(inside));
    }
  };
  collect(schema);
  // What is met in many places comes after all of them.
  collect(whole({ $ref: '#/$defs/Condition' }));

  const valueOf = (written: Schema): string => {
    const each = whole(written);
    const { title = '', type, items, anyOf, enum: words } = each;
    if (things.has(title) || titles.has(title)) return link(title);
    if (words) return wordsOf(words);
    if (anyOf) return [...new Set(anyOf.map(valueOf))].join(' or ');
    if (items) return `list of ${valueOf(items)}`;
    const [named] = Object.entries(each.patternProperties ?? {});
    if (named) return `by ${NAMES[named[0]] ?? named[0]}: ${valueOf(named[1])}`;
    if (each.properties) return Object.values(each.properties).map(valueOf).join(', ');
    if (typeof type !== 'string') return 'anything';
    return type === 'string' && title ? title : `${TYPES[type] ?? type}${limitsOf(each)}`;
  };
  const tableOf = (thing: Schema): string => {
    const { properties, patternProperties, additionalProperties, required } = keyed(thing) ?? {};
    const rows = [
      ...Object.entries(properties ?? {}).map(([key, value]): [string, Schema] => [
        required?.includes(key) ? `**\`${key}\`**` : `\`${key}\``,
        value,
      ]),
      ...Object.entries(patternProperties ?? {}).map(([pattern, value]): [string, Schema] => [
        `a ${NAMES[pattern] ?? pattern}`,
        value,
      ]),
      ...(additionalProperties ? [['a return', additionalProperties] as [string, Schema]] : []),
    ].map(
      ([key, value]) =>
        `| ${[key, valueOf(value), whole(value).description].map(cell).join(' | ')} |`,
    );
    if (rows.length === 0) return '';
    return ['| key | value | what it is |', '| --- | --- | --- |', ...rows].join('\n');
  };
  const placesOf = (name: string): string => {
    const holding = [...things.values(), ...elements.values()].filter((each) =>
      JSON.stringify(keyed(each)?.properties).includes(`"#/$defs/${name}"`),
    );
    return holding.map(({ title = '' }) => link(title)).join(', ');
  };

  return `# The language of documents

Every key that a document may have, made from the schema that editors use. [Phone trees for
operators](operators.md) shows them at work. Required keys are **bold**.

${[...things.keys(), 'Verbs'].map((title) => `- ${link(title, title)}`).join('\n')}

${[...things].map(([title, thing]) => `## ${title}\n\n${thing.description}\n\n${tableOf(thing)}`).join('\n\n')}

## Verbs

What the caller gets, and what may stand inside it; \`content\` is what stands inside. Where that is all
there is to say, it stands alone: \`say: Hello\`. The attributes are Twilio's, and so is their meaning.

${[...elements.values()].map(({ title = '' }) => link(title)).join(', ')}

${[...elements].map(([name, element]) => `### ${element.title}\n\n${linked(element.description)}\nIt stands in ${placesOf(name)}.\n\n${tableOf(element)}`).join('\n\n')}
`;
}

function link(
  title: string,
  text = title.replace(/^(A|An|The|What) /, (word) => word.toLowerCase()),
) {
  return `[${text}](#${title.toLowerCase().replaceAll(' ', '-')})`;
}

/** A description with its address as a link. */
function linked(description = ''): string {
  return description.replace(/ (https:\S+)$/, ' ([Twilio]($1))');
}

function wordsOf(words: readonly string[]): string {
  const many = words.length > MOST_WORDS;
  const shown = many ? words.slice(0, FIRST_WORDS) : words;
  return [...shown.map((word) => `\`${word}\``), ...(many ? ['…'] : [])].join(', ');
}

function limitsOf({ minimum, maximum }: Schema): string {
  if (minimum === undefined) return '';
  return maximum === undefined ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`;
}

function cell(text = ''): string {
  return text.replaceAll('|', '\\|').replace(/ https:\S+$/, '');
}
