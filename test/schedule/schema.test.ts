import type { Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { scheduleFaults } from '../../src/schedule/read.ts';
import type { Schedule } from '../../src/schedule/schedule.ts';
import { scheduleSchema } from '../../src/schedule/schema.ts';

const validator = Compile(scheduleSchema);

describe('the shape of opening hours', () => {
  it('is the one that is compiled', () => {
    const parsed: Static<typeof scheduleSchema> = {
      zone: 'Europe/Berlin',
      hours: { mon: 'closed' },
    };
    const schedule: Schedule = parsed;
    expect(validator.Check(schedule)).toBe(true);
  });

  it.each<[string, unknown, boolean]>([
    ['the least', { zone: 'Europe/Berlin', hours: {} }, true],
    [
      'everything',
      {
        zone: 'Europe/Berlin',
        hours: { 'mon-fri': '09:00-17:00', sat: ['10:00-12:00'] },
        holidays: ['DE-BY'],
        special: { '12-24': 'closed' },
      },
      true,
    ],
    ['no zone', { hours: {} }, false],
    ['no hours', { zone: 'Europe/Berlin' }, false],
    ['a misspelt field', { zone: 'Europe/Berlin', hours: {}, holiday: 'DE' }, false],
    ['a number as times', { zone: 'Europe/Berlin', hours: { mon: 900 } }, false],
    ['an empty list of times', { zone: 'Europe/Berlin', hours: { mon: [] } }, false],
  ])('with %s', (_, value, fits) => {
    expect(validator.Check(value)).toBe(fits);
  });

  it('explains every field', () => {
    for (const field of Object.values(scheduleSchema.properties)) {
      expect(field).toHaveProperty('description', expect.stringMatching(/\.$/));
    }
  });

  it('has examples that are no faults', () => {
    const examples = Object.entries<object>(scheduleSchema.properties).flatMap(([field, schema]) =>
      'examples' in schema && Array.isArray(schema.examples)
        ? schema.examples.map((example: unknown) => ({ [field]: example }))
        : [],
    );
    expect(examples).toHaveLength(8);
    for (const example of examples) {
      const schedule = { zone: 'Europe/Berlin', hours: {}, ...example };
      expect(validator.Check(schedule)).toBe(true);
      expect(scheduleFaults(schedule)).toEqual([]);
    }
  });
});
