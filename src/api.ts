import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { NoToken, UnknownSwitch } from './errors.ts';
import type { Calls } from './publishing/calls.ts';
import type { Library } from './publishing/library.ts';
import type { Switches } from './publishing/switches.ts';

export interface ApiOptions {
  /** Undefined lets nobody in. */
  readonly token: string | undefined;
  readonly library: Library;
  readonly switches: Switches;
  readonly calls: Calls;
}

/** The operators' interface: what is live, for whoever holds the token. */
export function api(app: FastifyInstance, { token, library, switches, calls }: ApiOptions) {
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  app.addHook('onRequest', (request, _reply, done) => {
    const given = digest(request.headers.authorization ?? '');
    done(expected && timingSafeEqual(expected, given) ? undefined : new NoToken());
  });

  app.get('/api/trees', () => ({
    trees: library.editions().map(({ tree, file, since }) => ({
      name: tree.name,
      version: tree.version,
      numbers: tree.numbers,
      file: file ?? null,
      since: since.toISOString(),
      calls: calls.count(tree.name, tree.version),
    })),
    // Versions that take no new calls, but have calls in progress.
    earlier: library
      .earlier()
      .map(({ tree: { name, version }, until }) => ({
        name,
        version,
        until: until.toISOString(),
        calls: calls.count(name, version),
      }))
      .filter((edition) => edition.calls > 0),
    refused: library.refused() ?? null,
  }));

  app.get('/api/switches', () => ({ switches: stateOf(library, switches) }));

  app.put<{ Params: { name: string; position: string } }>(
    '/api/switches/:name/:position',
    ({ params: { name, position } }, reply) => {
      const known = library.editions().some(({ tree }) => tree.switches.includes(name));
      if (!known || (position !== 'on' && position !== 'off')) throw new UnknownSwitch();
      switches.throw(name, position === 'on');
      return reply.send({ switches: stateOf(library, switches) });
    },
  );
}

/** Every switch of the trees that are live, and whether it is on. */
function stateOf(library: Library, switches: Switches): Record<string, boolean> {
  const names = new Set(library.editions().flatMap(({ tree }) => tree.switches));
  return Object.fromEntries([...names].map((name) => [name, switches.on().has(name)]));
}

/** Equally long for every input, so that comparing takes equally long. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
