import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Tongue } from './tongue.ts';

const TONGUES: Readonly<Record<string, Tongue>> = { en, es, fr, de };

/** What is known of a language, given as a BCP 47 tag; undefined where prompts can't be read. */
export function tongueOf(tag: string): Tongue | undefined {
  return TONGUES[primaryOf(tag)];
}

/** The first letters of a BCP 47 tag: `es` of `es-MX`. */
export function primaryOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}
