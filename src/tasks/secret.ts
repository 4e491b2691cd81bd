import { randomUUID } from 'node:crypto';
import { Failure } from './failure.ts';

/** What tasks know by name only, so that it never is a variable of a call. */
export type Secrets = Readonly<Record<string, string>>;

/** `${secret:NAME}`; a dollar before it makes it plain text. A name has no dot, which a mark has. */
const REFERENCE = /(\$?)\$\{secret:([^{}$.]*)\}/g;

/** The names of the secrets a text asks for. */
export function secretsIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, plain, name = '']) => (plain ? [] : [name]));
}

/** A text with the secrets it asks for. */
export function withSecrets(text: string, secrets: Secrets): string {
  return text.replaceAll(REFERENCE, (reference, plain: string, name: string) => {
    if (plain) return reference.slice(1);
    const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    // The name may be a caller's or another server's words here, so it is not told.
    if (secret === undefined) throw new Failure('unknown secret');
    return secret;
  });
}

/** A text where no secret has a place. */
export function withoutSecrets(text: string): string {
  if (secretsIn(text).length > 0) throw new Failure('secret out of place');
  return withSecrets(text, {});
}

/** Every string in plain data, keys aside, replaced; undefined members are left out. */
export function mapStrings(data: unknown, replace: (text: string) => string): unknown {
  if (typeof data === 'string') return replace(data);
  if (Array.isArray(data)) return data.map((item) => mapStrings(item, replace));
  if (typeof data !== 'object' || data === null) return data;
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, mapStrings(value, replace)]));
}

/**
 * Renders every string of a task. The secrets its author wrote stay references, while one that a
 * variable brings along (a caller's words, an answer of another server) becomes plain text: whoever
 * fills in a variable can't have a secret sent.
 */
export function renderTask<T extends object>(task: T, render: (text: string) => string): T {
  // A mark that nobody can guess stands for a reference while variables are filled in.
  const mark = randomUUID();
  return mapStrings(task, (text) => {
    const references: string[] = [];
    const marked = text.replaceAll(
      REFERENCE,
      (reference) => `${mark}.${references.push(reference) - 1}.`,
    );
    return render(marked)
      .replaceAll(REFERENCE, (foreign) => `$${foreign}`)
      .replaceAll(
        new RegExp(`${mark}\\.(\\d+)\\.`, 'g'),
        (_mark, index: string) => references[Number(index)] ?? '',
      );
  }) as T;
}
