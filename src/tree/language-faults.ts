import { suggestion } from '../nearest.ts';
import type { Definition } from './definition.ts';
import { allVerbs } from './enter.ts';
import type { Fault } from './fault.ts';
import { namesOf, translationsOf } from './language.ts';
import type { State } from './state.ts';

/** How a language may be listed: `en`, or `es-MX`. */
const NAME = /^[a-z]{2}(-[A-Z]{2})?$/;

/** What is wrong with the list of a tree's languages. */
export function languagesFaults({ language, languages }: Definition): Fault[] {
  if (!languages) return [];
  const names = Object.keys(languages);
  const faults: Fault[] = names
    .filter((name) => !NAME.test(name))
    .map((name) => ({
      path: ['languages', name],
      message: `"${name}" can't name a language: write two letters, such as en, or es-MX.`,
    }));
  if (language !== undefined && !names.includes(language)) {
    const message = `language is "${language}", which is not listed: ${suggestion(language, names)}`;
    faults.push({ path: ['language'], message });
  }
  return faults;
}

/** What a state says in a language that is not listed, or not in one that is; reads on from its name. */
export function languageFaults({ enter, language, speech }: State, tree: Definition): Fault[] {
  const names = namesOf(tree);
  const faults: Fault[] = [];
  const unlisted = (path: string[], name: string) =>
    void faults.push({
      path,
      message: `speaks "${name}", which is not one of the tree's languages: ${suggestion(name, names)}`,
    });
  if (language !== undefined && !names.includes(language)) unlisted(['language'], language);
  const worded: [string[], object][] = [
    ...(typeof enter === 'function' ? [] : translationsOf(allVerbs(enter))).map(
      ({ attributes }): [string[], object] => [['enter'], attributes],
    ),
    ...Object.entries(speech?.phrases ?? {}).map(([key, phrases]): [string[], object] => [
      ['speech', 'phrases', key],
      phrases,
    ]),
    ...(speech?.confirm === undefined || typeof speech.confirm === 'string'
      ? []
      : [[['speech', 'confirm'], speech.confirm] as [string[], object]]),
  ];
  for (const [path, texts] of worded) {
    if (Array.isArray(texts)) continue;
    const written = Object.keys(texts);
    for (const name of written) if (!names.includes(name)) unlisted(path, name);
    const missing = names.filter((name) => !written.includes(name));
    if (missing.length === 0) continue;
    const [first = ''] = Object.values(texts as Record<string, unknown>);
    const said = typeof first === 'string' ? ` what is "${first.slice(0, 40)}"` : ' it';
    faults.push({ path, message: `does not say in ${missing.join(', ')}${said}: translate it.` });
  }
  return faults;
}
