import { Type, type TSchema } from 'typebox';

/** JSON Schema's way to say that no other keys are known. */
export const closed = { additionalProperties: false };

/** Words of schemas that editors know and JSON Schema does not. */
export const EDITOR_WORDS: readonly string[] = [
  'defaultSnippets',
  'doNotSuggest',
  'enumDescriptions',
  'markdownDescription',
];

/** A key that may be left out. */
export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

/** A text. */
export const text = (description: string) => Type.String({ description });

/** Texts by names of the operator's own. */
export const texts = (description: string) =>
  Type.Record(Type.String(), Type.String(), { description });

/** A whole number from 1, and the one that editors begin with. */
export const count = (description: string, example: number) =>
  Type.Integer({ minimum: 1, description, ...started(example) });

/** What editors write for a number, which would be 0 otherwise. */
export const started = (example: number) => ({
  defaultSnippets: [{ label: String(example), body: `^\${1:${example}}` }],
});
