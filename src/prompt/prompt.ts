import { Context, LiquidError, toValueSync, type Template } from 'liquidjs';
import type { Content } from '../twiml/verb.ts';
import { ENGINE, LOCALE } from './engine.ts';
import { faultAt, PromptError } from './fault.ts';
import { languageOf, type Locale } from './filters/locale.ts';
import { output } from './output.ts';
import { isConstant, parse } from './parse.ts';
import { own, plain } from './plain.ts';
import { readingOf, type Read } from './reading.ts';
import type { Scope } from './scope.ts';

/** What a prompt comes to: content of `<Say>`. Values come out as text, never as mark-up. */
export type SpokenPart = Content<'say'>;

/** A text to be spoken, ready to be filled in. */
export interface Prompt {
  readonly text: string;
  /** Every variable it reads: `vars.name`, `call.from`. */
  readonly variables: readonly string[];
  /** Those that have to be set: they have no default, and no `if` asks for them first. */
  readonly needs: readonly string[];
  /**
   * What the caller hears. Pure: the same scope gives the same words. What is longer than 4,096
   * characters is cut.
   * @throws {PromptError} when a variable without a default is unset, or there is too much to work out.
   */
  render(scope: Scope): readonly SpokenPart[];
}

/**
 * Compiles a text, once. https://liquidjs.com/tutorials/intro-to-liquid.html
 * @throws {PromptError} when it can't be spoken, whatever the variables hold.
 */
export function compilePrompt(text: string): Prompt {
  const templates = parse(text);
  if (isConstant(text)) {
    const parts = Object.freeze([text]);
    return { text, variables: [], needs: [], render: () => parts };
  }
  const { reads, faults } = readingOf(templates);
  if (faults[0]) throw new PromptError(faults[0]);
  return {
    text,
    variables: names(reads),
    needs: names(reads.filter(({ needed }) => needed)),
    render: (scope) => [rendered(templates, reads, scope)],
  };
}

function names(reads: readonly Read[]): string[] {
  return [...new Set(reads.map(({ path }) => path.join('.')))];
}

function rendered(templates: readonly Template[], reads: readonly Read[], scope: Scope): string {
  const spoken = output();
  try {
    const known = environment(reads, scope);
    const context = new Context(known, ENGINE.options, { sync: true }, { liquid: ENGINE });
    context.setRegister(LOCALE, localeOf(scope));
    toValueSync(ENGINE.renderer.renderTemplates([...templates], context, spoken));
  } catch (error) {
    if (!spoken.full) throw unspeakable(error);
  }
  return spoken.buffer;
}

/** The variables that the template reads and no others, as plain data. */
function environment(reads: readonly Read[], scope: Scope): object {
  const call: Record<string, unknown> = Object.create(null);
  const vars: Record<string, unknown> = Object.create(null);
  const { zone, language } = scope;
  for (const { path } of reads) {
    const [root, name = ''] = path;
    if (root === 'call') call[name] ??= plain(own(scope.call, name));
    if (root === 'vars') vars[name] ??= plain(own(scope.vars, name));
  }
  return { __proto__: null, call, vars, zone, language, now: plain(scope.now) };
}

function localeOf({ language, zone, now, call }: Scope): Locale {
  return { language: languageOf(language), zone: zone ?? 'UTC', now, to: call.to };
}

function unspeakable(error: unknown): PromptError {
  if (!(error instanceof LiquidError)) {
    const message = 'It is too much to work out: make it simpler.';
    return new PromptError({ message, line: 1, column: 1 }, { cause: error });
  }
  const reason = error.originalError?.message ?? error.message;
  const message = reason.endsWith('limit exceeded')
    ? 'It is too much to work out: shorten its loops.'
    : `${error.token.getText()} ${reason}`;
  return new PromptError(faultAt(error.token, message), { cause: error });
}
