import { expect, it } from 'vitest';
import { codes } from '../../../src/phone/debugger/codes.ts';

it.each([
  [12100, 'error', 'announcement'],
  [12200, 'warning', 'goes on'],
  [11200, 'error', 'announcement'],
  [11205, 'error', 'announcement'],
  [11750, 'error', 'announcement'],
  [13224, 'error', 'goes on'],
  [13310, 'warning', 'goes on'],
  [15003, 'warning', 'nothing'],
] as const)('%i is of level %s, and the caller hears: %s', (code, level, hears) => {
  expect(codes[code]).toMatchObject({ level, hears });
});

it('no warning ends a call', () => {
  const ending = Object.values(codes).filter(({ hears }) => hears === 'announcement');
  expect(ending.filter(({ level }) => level === 'warning')).toEqual([]);
});

it('every code has a title of its own', () => {
  const titles = Object.values(codes).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
