import type { FastifyInstance } from 'fastify';
import { UnknownSwitch } from '../errors.ts';
import type { Library } from '../publishing/library.ts';
import type { Switches } from '../publishing/switches.ts';
import type { ApiOptions } from './index.ts';

/** The switches, and how they are thrown. */
export function switchRoutes(
  app: FastifyInstance,
  { library, switches }: Pick<ApiOptions, 'library' | 'switches'>,
) {
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
