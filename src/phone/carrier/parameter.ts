import { isWebUrl } from '../exchange.ts';
import type { Method } from '../exchange.ts';
import type { Fields } from '../form.ts';
import type { ProblemCode } from './problem.ts';
import { Problem } from './problem.ts';

/** A parameter of a request; an empty one counts as absent, of repeated ones the first counts. */
export function parameter(fields: Fields, name: string): string | undefined {
  return parameters(fields, name)[0];
}

/** All values of a parameter that may be repeated. */
export function parameters(fields: Fields, name: string): readonly string[] {
  const value = fields[name] ?? [];
  return (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
}

/** A parameter that must be an absolute web address; anything else is the given problem. */
export function urlParameter(
  fields: Fields,
  name: string,
  code: ProblemCode = 21205,
): string | undefined {
  const url = parameter(fields, name);
  if (url === undefined || isWebUrl(url)) return url;
  throw new Problem(code, `${name} is not a valid URL: ${url}`);
}

/** A parameter that must be GET or POST; default POST. */
export function methodParameter(fields: Fields, name: string, code: ProblemCode = 21209): Method {
  const method = parameter(fields, name)?.toUpperCase() ?? 'POST';
  if (method === 'GET' || method === 'POST') return method;
  throw new Problem(code, `${name} is neither GET nor POST: ${method}`);
}
