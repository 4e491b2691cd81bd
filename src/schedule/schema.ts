import { Type } from 'typebox';

const hours = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })], {
  description:
    'Opening times on a 24-hour clock: 09:00-17:00, several as a list, or closed. ' +
    'The end is not in it; 24:00 is midnight at the end of the day. ' +
    'An end before the beginning is on the next day: 22:00-02:00.',
  examples: ['09:00-17:00', ['09:00-12:00', '13:00-17:00'], '22:00-02:00', 'closed'],
});

/** The shape of opening hours; its descriptions are the operator's reference. */
export const scheduleSchema = Type.Object(
  {
    zone: Type.String({
      description:
        'The place whose clock counts, summer time included, by its IANA name. ' +
        'Fixed offsets such as UTC or +01:00 are refused: they are an hour off half the year.',
      examples: ['America/New_York', 'Europe/Berlin'],
    }),
    hours: Type.Record(Type.String(), hours, {
      description:
        'Opening times by day: mon, a range such as mon-fri, a list such as "mon, wed", or daily. ' +
        'Each day is written once; days left out are closed. ' +
        'Hours that run over midnight belong to the day on which they begin.',
      examples: [{ 'mon-fri': '09:00-17:00', sat: ['10:00-12:00', '13:00-15:00'], sun: 'closed' }],
    }),
    holidays: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String())], {
        description:
          'Where public holidays are kept: a country, its state and, where it has any, a region. ' +
          'They are closed, a few of them from noon or the evening only; special dates go before them.',
        examples: ['US', 'US-CA', 'DE-BY', ['DE-BY', 'AT']],
      }),
    ),
    special: Type.Optional(
      Type.Record(Type.String(), hours, {
        description:
          'Dates that differ, holidays among them: one date, a range, or a day of every year. ' +
          'A date with its year goes before the same day of every year.',
        examples: [
          {
            '12-24': '09:00-12:00',
            '2026-12-28..2026-12-31': 'closed',
            '2027-01-02': '10:00-14:00',
          },
        ],
      }),
    ),
  },
  {
    additionalProperties: false,
    title: 'Opening hours',
    description:
      'When a line is open. Special dates go before holidays, holidays before the weekly hours, ' +
      'and what is not written is closed.',
  },
);
