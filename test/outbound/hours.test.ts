import { describe, expect, it } from 'vitest';
import { allowedFrom, callHoursOf } from '../../src/outbound/hours.ts';
import { zonesOf } from '../../src/outbound/zone.ts';

const HOURS = { from: 8 * 60, to: 21 * 60 };
const HOME = 'America/New_York';

const from = (number: string, now: string) =>
  new Date(allowedFrom(number, Date.parse(now), HOURS, HOME)).toISOString().slice(0, 16);

describe('the zone of a number', () => {
  it.each([
    ['+14155550123', ['America/Los_Angeles']],
    ['+12125550123', ['America/New_York']],
    ['+4930123456', ['Europe/Berlin']],
    ['+61891234567', ['Australia/Adelaide', 'Australia/Perth']],
    ['+999', []],
  ])('is known by how it begins: %s', (number, zones) => {
    expect(zonesOf(number)).toEqual(zones);
  });
});

describe('nobody is called at night', () => {
  it.each([
    [
      '+14155550123',
      '2026-11-20T15:59Z',
      '2026-11-20T16:00',
      'a minute before eight in San Francisco',
    ],
    ['+14155550123', '2026-11-20T16:00Z', '2026-11-20T16:00', 'at eight there'],
    [
      '+14155550123',
      '2026-11-21T04:59Z',
      '2026-11-21T04:59',
      'a minute before nine in the evening',
    ],
    ['+14155550123', '2026-11-21T05:00Z', '2026-11-21T16:00', 'at nine'],
    ['+14155550123', '2026-07-20T15:00Z', '2026-07-20T15:00', 'at eight in summer'],
    ['+4930123456', '2026-11-20T22:00Z', '2026-11-21T07:00', 'late in Berlin'],
    [
      '+390612345678',
      '2026-03-29T06:00Z',
      '2026-03-29T06:00',
      'at eight on the day that clocks go forward',
    ],
    ['+61891234567', '2026-11-20T03:10Z', '2026-11-20T03:10', 'in the morning in Perth'],
    ['+18005550123', '2026-11-20T12:59Z', '2026-11-20T22:00', 'by every clock of a continent'],
    ['+999', '2026-11-20T12:59Z', '2026-11-20T13:00', 'by our own clock, where it may be nowhere'],
  ])('%s, asked for at %s, is called from %s: %s', (number, now, allowed) => {
    expect(from(number, now)).toBe(allowed);
  });
});

it.each([
  ['08:00-21:00', { from: 480, to: 1260 }],
  ['00:00-24:00', { from: 0, to: 1440 }],
  ['21:00-08:00', undefined],
  ['8-21', undefined],
  ['08:60-21:00', undefined],
  ['08:00-25:00', undefined],
  ['', undefined],
])('the setting %j is read as %j', (text, hours) => {
  expect(callHoursOf(text)).toEqual(hours);
});
