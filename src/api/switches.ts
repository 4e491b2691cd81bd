import type { FastifyInstance } from 'fastify';
import { UnknownPosition, UnknownSwitch } from '../errors.ts';
import { suggestion } from '../nearest.ts';
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
      const known = namesIn(library);
      if (!known.includes(name)) throw new UnknownSwitch(name, suggestion(name, known));
      if (position !== 'on' && position !== 'off') throw new UnknownPosition();
      switches.throw(name, position === 'on');
      return reply.send({ switches: stateOf(library, switches) });
    },
  );
}

/** Every switch of the trees that are live, and whether it is on. */
function stateOf(library: Library, switches: Switches): Record<string, boolean> {
  return Object.fromEntries(namesIn(library).map((name) => [name, switches.on().has(name)]));
}

function namesIn(library: Library): string[] {
  return [...new Set(library.editions().flatMap(({ tree }) => tree.switches))];
}
