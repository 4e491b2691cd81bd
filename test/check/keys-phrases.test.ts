import { describe, expect, it } from 'vitest';
import { offersIn } from '../../src/check/keys/offer.ts';
import { de } from './phrases/de.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { fr } from './phrases/fr.ts';

/** The keys that a prompt offers, in the order of the telephone. */
function keysIn(text: string, tag: string): string {
  const keys = offersIn(text, tag).map(({ key, sure }) => (sure ? key : `${key}?`));
  return [...new Set(keys)].toSorted().join(' ');
}

describe.each(Object.entries({ en, es, fr, de }))('of prompts in %s', (tag, phrases) => {
  it('there are as many as are needed', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(phrases)('%s', (text, keys) => {
    expect(keysIn(text, tag)).toBe(keys.split(' ').toSorted().join(' '));
  });
});
