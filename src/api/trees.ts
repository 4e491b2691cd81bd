import type { FastifyInstance } from 'fastify';
import { UnknownTree } from '../errors.ts';
import type { ApiOptions } from './index.ts';

/** Which versions of which trees are live. */
export function treeRoutes(
  app: FastifyInstance,
  { library, calls }: Pick<ApiOptions, 'library' | 'calls'>,
) {
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

  app.get<{ Params: { tree: string } }>('/api/trees/:tree/check', async ({ params }) => {
    const findings = await library.check(params.tree);
    if (!findings) throw new UnknownTree();
    return { findings };
  });
}
