import { setImmediate } from 'node:timers/promises';
import type { Finding } from '../check/finding.ts';
import { builtIn } from '../machines/built-in.ts';
import type { Site } from '../site.ts';
import { switchboardOf, type Switchboard } from '../switchboard.ts';
import type { Definition } from '../tree/definition.ts';
import { compiling, type PhoneTree } from '../tree/phone-tree.ts';
import type { Archive } from './archive.ts';
import type { Court, Judgement, Refusal } from './judgement.ts';
import type { Edition, News } from './news.ts';
import { checked, judged } from './reader.ts';
import { watchFolder } from './watch.ts';

export interface LibraryOptions {
  readonly site: Site;
  readonly archive: Archive;
  readonly told: (news: News) => void;
}

/** Milliseconds between two renewals of what the archive keeps. */
const RENEWAL = 6 * 60 * 60 * 1000;

/** The trees that are live, and those that were when a call began. */
export interface Library {
  readonly switchboard: Switchboard;
  readonly editions: () => readonly Edition[];
  /** What the checker says of a document as it stands in the folder; undefined where there is none. */
  readonly check: (name: string) => Promise<readonly Finding[] | undefined>;
  /** The documents that are not live as they stand, and why. */
  readonly refused: () => readonly Refusal[];
  /** Stops watching the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the trees of a folder, and publishes them anew whenever it changes. A document with complaints,
 * or with a tree in which the checker finds an error, is refused: its last good version stays live. A
 * call keeps the version it began with.
 * @throws {Error} with every complaint, when a document is refused to begin with.
 */
export async function openLibrary({ site, archive, told }: LibraryOptions): Promise<Library> {
  const ours = builtIn(site);
  const closing = new AbortController();
  let editions: readonly Edition[] = [];
  let refused: readonly Refusal[] = [];
  let switchboard: Switchboard;

  const court = (): Court => ({
    site,
    archive: archive.folder,
    standing: editions.flatMap(({ tree: { name, version }, file }) =>
      file === undefined ? [] : [{ name, version, file }],
    ),
    now: new Date(),
  });

  async function publish(): Promise<void> {
    const judgement = await judged(court(), closing.signal);
    if (editions.length === 0 && judgement.refused.length > 0) {
      throw new Error(judgement.refused.flatMap(({ complaints }) => complaints).join('\n'));
    }
    const next = await editionsOf(judgement, editions, ours);
    const trees = next.map(({ tree }) => tree);
    switchboard = switchboardOf(trees, site.defaultTree, archive.find);
    const versions = new Set(trees);
    const past = editions.filter(({ tree }) => !versions.has(tree));
    for (const { tree, file } of past) if (file !== undefined) archive.keep(tree);
    const live = next.filter((edition) => !editions.includes(edition));
    const wrong = new Set(judgement.refused.map(({ file }) => file));
    const mended = next.filter(
      (edition) =>
        editions.includes(edition) &&
        refused.some(({ file }) => [edition.file, site.folder].includes(file) && !wrong.has(file)),
    );
    editions = next;
    refused = judgement.refused;
    told({ live, past, mended, refused });
  }

  function renew(): void {
    for (const { tree, file } of editions) if (file !== undefined) archive.renew(tree);
  }

  async function publishAnew(): Promise<void> {
    isAwaited = false;
    await publish().catch((error: unknown) => {
      if (closing.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      refused = [{ file: site.folder, complaints: [message] }];
      told({ live: [], past: [], mended: [], refused });
    });
  }

  let running = Promise.resolve();
  let isAwaited = false;
  // Watched before it is read, so that no change is missed in between.
  const unwatch = await watchFolder(site.folder, () => {
    // What is about to be read is read with this change.
    if (!isAwaited) running = running.then(publishAnew);
    isAwaited = true;
  });
  await publish().catch(async (error: unknown) => {
    await unwatch();
    throw error;
  });
  // What is live from the start may be kept since long, and be live for long.
  renew();
  const renewal = setInterval(renew, RENEWAL).unref();
  return {
    switchboard: (call) => switchboard(call),
    editions: () => editions,
    check: (name) => checked(court(), name, closing.signal),
    refused: () => refused,
    close: async () => {
      clearInterval(renewal);
      await unwatch();
      closing.abort();
      await running;
    },
  };
}

/** What is to be live, compiled; what did not change stays what it was. */
async function editionsOf(
  judgement: Judgement,
  before: readonly Edition[],
  ours: readonly PhoneTree[],
): Promise<Edition[]> {
  const since = new Date();
  const next: Edition[] = [];
  for (const { file, name, version, definition } of judgement.live) {
    const last = before.find(({ tree }) => tree.name === name && tree.version === version);
    if (last) next.push(last.file === file ? last : { ...last, file });
    else if (definition !== undefined) {
      next.push({ tree: await compiled(JSON.parse(definition) as Definition), file, since });
    }
  }
  for (const tree of ours) {
    if (!judgement.builtIn.includes(tree.name)) continue;
    const last = before.find((edition) => edition.tree === tree);
    next.push(last ?? { tree, file: undefined, since });
  }
  return next;
}

/** Compiles a tree, and lets calls be answered in between. */
async function compiled(definition: Definition): Promise<PhoneTree> {
  const steps = compiling(definition);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}
