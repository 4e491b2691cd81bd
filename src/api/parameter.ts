import { Type } from 'typebox';

const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** Whether a text is a day, or a time with its zone. https://www.iso.org/iso-8601-date-and-time-format.html */
export function isTime(text: string): boolean {
  return TIME.test(text) && !Number.isNaN(Date.parse(text));
}

/** A parameter that is a text as databases take it: PostgreSQL has no NUL. */
export const text = (description: string) =>
  Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\u0000]*$', description });

export const time = () =>
  Type.String({
    format: 'time',
    description: 'a day or time in ISO 8601, such as 2026-11-20 or 2026-11-20T09:00:00Z',
  });

export const truth = () => Type.Boolean({ description: 'true or false' });

/** What pages are asked for with. */
export const paging = {
  limit: Type.Integer({
    minimum: 1,
    maximum: 1000,
    default: 100,
    description: 'a whole number from 1 to 1000',
  }),
  cursor: Type.Optional(text('the cursor of the page before')),
};

/** A time that was checked, in epoch milliseconds. */
export function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
