import { Context, LiquidError, toValueSync, type Liquid, type Template } from 'liquidjs';
import { ENGINES, LOCALE } from './engine.ts';
import { faultAt, PromptError } from './fault.ts';
import { languageOf, type Locale } from './filters/locale.ts';
import { NOTATIONS, type Notation } from './notation.ts';
import { simpleOf } from './simple.ts';
import { output } from './output.ts';
import { isConstant, parse } from './parse.ts';
import { own, plain } from './plain.ts';
import { readingOf, type Read } from './reading.ts';
import type { Scope } from './scope.ts';

/** A text to be spoken, ready to be filled in. */
export interface Prompt {
  readonly text: string;
  /** Every variable it reads: `vars.name`, `call.from`. */
  readonly variables: readonly string[];
  /** Those that have to be set: they have no default, and no `if` asks for them first. */
  readonly needs: readonly string[];
  /**
   * The text with its values. Pure: the same scope gives the same words. What is longer than 4,096
   * characters is cut.
   * @throws {PromptError} when a variable without a default is unset, or there is too much to work out.
   */
  render(scope: Scope): string;
}

/**
 * Compiles a text in which values are written in a notation, once. https://liquidjs.com/tutorials/intro-to-liquid.html
 * @throws {PromptError} when it can't be spoken, whatever the variables hold.
 */
export function compilePrompt(text: string, notation: Notation = 'words'): Prompt {
  const templates = parse(text);
  if (isConstant(text)) {
    return { text, variables: [], needs: [], render: () => text };
  }
  const { reads, faults } = readingOf(templates);
  if (faults[0]) throw new PromptError(faults[0]);
  const writing = notation === 'words' ? templates : parse(text, notation);
  const simple = simpleOf(templates, NOTATIONS[notation]);
  return {
    text,
    variables: names(reads),
    needs: names(reads.filter(({ needed }) => needed)),
    render: (scope) =>
      simple?.(scope, localeOf(scope)) ??
      rendered(writing, ENGINES[notation], environment(reads, scope), scope),
  };
}

function names(reads: readonly Read[]): string[] {
  return [...new Set(reads.map(({ path }) => path.join('.')))];
}

function rendered(
  templates: readonly Template[],
  engine: Liquid,
  known: object,
  scope: Scope,
): string {
  const spoken = output();
  try {
    const context = new Context(known, engine.options, { sync: true }, { liquid: engine });
    context.setRegister(LOCALE, localeOf(scope));
    toValueSync(engine.renderer.renderTemplates([...templates], context, spoken));
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
