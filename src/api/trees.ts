import type { FastifyInstance } from 'fastify';
import { UnknownTree } from '../errors.ts';
import type { Records } from '../records/records.ts';
import type { ApiOptions } from './index.ts';
import { spellOf } from './spell.ts';

/** Which versions of which trees are live. */
export function treeRoutes(
  app: FastifyInstance,
  { library, records, clock }: Pick<ApiOptions, 'library' | 'records' | 'clock'>,
) {
  app.get('/api/trees', async ({ log }) => {
    const editions = library.editions();
    // What is live can be told without the database.
    const kept = await keptOf(records, clock()).catch((err: unknown) => {
      log.error({ err }, 'failed');
    });
    const on = (name: string, version: string) =>
      kept?.progress.find((each) => each.tree === name && each.version === version)?.calls ?? 0;
    const trees = editions.map(({ tree: { name, version, numbers }, file, since }) => ({
      name,
      version,
      numbers,
      file: file ?? null,
      since: isoOf(kept?.spell(name, version)?.since ?? since.getTime()),
      calls: kept ? on(name, version) : null,
    }));
    const live = new Set(trees.map(({ name, version }) => `${name}@${version}`));
    // Versions that take no new calls, but have calls in progress.
    const earlier = (kept?.progress ?? [])
      .filter(({ tree, version }) => !live.has(`${tree}@${version}`))
      .map(({ tree: name, version, calls }) => {
        const { since, until } = kept?.spell(name, version) ?? {};
        return { name, version, since: isoOf(since), until: isoOf(until), calls };
      });
    return { trees, earlier, refused: library.refused() };
  });

  app.get<{ Params: { tree: string } }>('/api/trees/:tree/check', async ({ params }) => {
    const findings = await library.check(params.tree);
    if (!findings) throw new UnknownTree();
    return { findings };
  });
}

/** What the records know of versions: the same whichever process is asked. */
async function keptOf(records: Records | undefined, now: Date) {
  if (!records) return undefined;
  await records.settled();
  const [progress, versions] = await Promise.all([
    records.progress(now.getTime()),
    records.treeVersions(),
  ]);
  const byTree = Map.groupBy(versions, ({ tree }) => tree);
  return {
    progress,
    spell: (name: string, version: string) => spellOf(byTree.get(name) ?? [], version),
  };
}

function isoOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
