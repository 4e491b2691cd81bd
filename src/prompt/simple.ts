import { Output, TypeGuards, type Filter, type Template, type Token } from 'liquidjs';
import { SPOKEN } from './filters/spoken.ts';
import type { Locale } from './filters/locale.ts';
import { isNothing } from './nothing.ts';
import { LONGEST_PROMPT, spoken } from './output.ts';
import { own, plain } from './plain.ts';
import type { Scope } from './scope.ts';
import { pathOf } from './template.ts';

/** Says a template; undefined where that takes the engine, be it to tell what is wrong. */
export type Simple = (scope: Scope, locale: Locale) => string | undefined;

/**
 * Most prompts only name variables, with words for those that are not set, and have them spoken; an engine
 * need not be started for that. Undefined where a template does more.
 */
export function simpleOf(
  templates: readonly Template[],
  write: (text: string) => string,
): Simple | undefined {
  const parts = templates.map(partOf);
  if (!parts.every((part) => part !== undefined)) return undefined;
  const said = (part: Part, scope: Scope, locale: Locale) => {
    if (typeof part === 'string') return part;
    const value = part(scope, locale);
    return isNothing(value) || typeof value === 'object' ? undefined : write(spoken(value));
  };
  return (scope, locale) => {
    let text = '';
    try {
      for (const part of parts) {
        const more = said(part, scope, locale);
        if (more === undefined) return undefined;
        text += more;
      }
    } catch {
      return undefined;
    }
    return text.length < LONGEST_PROMPT ? text : undefined;
  };
}

type Part = string | ((scope: Scope, locale: Locale) => unknown);

function partOf(template: Template): Part | undefined {
  if (TypeGuards.isHTMLToken(template.token)) return template.token.getContent();
  if (!(template instanceof Output)) return undefined;
  const { initial, filters } = template.value;
  const [token, ...others] = initial.postfix;
  const value = token && others.length === 0 ? readingOf(token) : undefined;
  const steps = filters.map(stepOf);
  if (!value || !steps.every((step) => step !== undefined)) return undefined;
  return (scope, locale) =>
    steps.reduce((before: unknown, step) => step(before, scope, locale), value(scope));
}

type Reading = (scope: Scope) => unknown;

/** How a variable or a literal is read; undefined for what takes more than a look. */
function readingOf(token: Token): Reading | undefined {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token))
    return () => token.content;
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) return undefined;
  const [root = '', name, ...deeper] = pathOf(token);
  if (token.props.length !== (name === undefined ? 1 : 2) || deeper.length > 0) return undefined;
  if (name === undefined) {
    return root === 'now' || root === 'zone' || root === 'language'
      ? (scope) => plain(scope[root])
      : undefined;
  }
  return root === 'call' || root === 'vars' ? (scope) => plain(own(scope[root], name)) : undefined;
}

type Step = (value: unknown, scope: Scope, locale: Locale) => unknown;

function stepOf({ name, args }: Filter): Step | undefined {
  const [first, ...others] = args;
  if (others.length > 0 || Array.isArray(first)) return undefined;
  const argument = first === undefined ? () => undefined : readingOf(first);
  if (!argument) return undefined;
  if (name === 'default') {
    // What is false or empty is as good as not set. https://liquidjs.com/filters/default.html
    return (value, scope) =>
      isNothing(value) || value === '' || value === false ? argument(scope) : value;
  }
  const filter = Object.hasOwn(SPOKEN, name) ? SPOKEN[name] : undefined;
  return (
    filter &&
    ((value, scope, locale) => {
      if (isNothing(value)) return undefined;
      return filter.say(value, locale, argument(scope)) ?? value;
    })
  );
}
