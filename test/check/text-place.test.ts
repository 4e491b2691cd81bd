import { describe, expect, it } from 'vitest';
import { textPlace } from '../../src/check/text-place.ts';
import { findsIn, PERSON } from './finds.ts';

describe('the place of a text', () => {
  const written = {
    states: { menu: { enter: [{ say: 'Hi' }, { ask: { en: 'Yes?', es: 'Sí?' } }] } },
  };

  it.each([
    ['Hi', 'states.menu.enter.0.say'],
    ['Sí?', 'states.menu.enter.1.ask.es'],
    ['Bye', 'states.menu.enter'],
  ])('is where it is written, or as near as that is known: %s', (text, place) => {
    expect(textPlace(written, ['states', 'menu', 'enter'], text).join('.')).toBe(place);
  });

  it('is none in a place that is not there', () => {
    expect(textPlace(written, ['states', 'other'], 'Hi')).toEqual(['states', 'other']);
  });

  it('is the line that findings show, below its sign, too', () => {
    const found = findsIn(`  menu:
    enter:
      - say: Welcome.
      - ask: >-
          For bread, press 1.
          For cake, press 4.
    exit: { 1: person, otherwise: menu }
    tries: { limit: 3, exit: person }${PERSON}`);
    const dead = found.find(({ id }) => id === 'K01');
    expect(dead).toMatchObject({ line: 9, column: 11, excerpt: '          For bread, press 1.' });
  });
});
