import type { FastifyRequest } from 'fastify';
import type { Fields } from '../form.ts';
import { parameter } from './parameter.ts';

/**
 * One page of a list, with the addresses of its neighbours; 50 items unless `PageSize` (at most
 * 1000) says otherwise. Source: https://www.twilio.com/docs/usage/twilios-response#pagination
 */
export function pageOf(
  request: FastifyRequest<{ Querystring: Fields }>,
  name: string,
  items: readonly object[],
): object {
  const size = Math.min(Math.max(numberOf(request.query, 'PageSize', 50), 1), 1000);
  const page = numberOf(request.query, 'Page', 0);
  const start = page * size;
  const shown = items.slice(start, start + size);
  const uriOf = (number: number): string => {
    const url = new URL(request.url, 'http://carrier');
    url.searchParams.set('PageSize', String(size));
    url.searchParams.set('Page', String(number));
    return url.pathname + url.search;
  };
  return {
    [name]: shown,
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: request.url,
    first_page_uri: uriOf(0),
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    next_page_uri: start + size < items.length ? uriOf(page + 1) : null,
  };
}

function numberOf(query: Fields, name: string, fallback: number): number {
  const text = parameter(query, name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}
