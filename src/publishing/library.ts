import type { Finding } from '../check/finding.ts';
import { complaintText } from '../document/complaint.ts';
import { switchboardOf, type Switchboard } from '../switchboard.ts';
import type { Known } from '../tree/transfer.ts';
import { faultsOf } from '../tree/faults.ts';
import { definePhoneTree, type PhoneTree } from '../tree/phone-tree.ts';
import type { Archive } from './archive.ts';
import { complaintsOf, draftsIn, readingsOf, watchFolder, type Found } from './folder.ts';
import { errorsIn, findingsIn } from './gate.ts';

/** A version of a tree that takes new calls. */
export interface Edition {
  readonly tree: PhoneTree;
  /** The document it was written in; undefined for a tree in TypeScript. */
  readonly file: string | undefined;
  readonly since: Date;
}

export interface LibraryOptions {
  /** Trees in TypeScript; a document of the same name takes a tree's place. */
  readonly builtIn: readonly PhoneTree[];
  readonly defaultTree: string;
  /** The folder of documents. */
  readonly folder: string;
  readonly archive: Archive;
  /** What documents may name: `${RECEPTION_NUMBER}`. */
  readonly settings: Readonly<Record<string, string>>;
  /** What can be done here; a tree that wants more is not published. */
  readonly server?: Known;
  /** Told when versions went live, or why they could not. */
  readonly told: (news: { live: readonly Edition[] } | { refused: string }) => void;
}

/** How many versions that went out are remembered, to tell of the calls on them. */
const MOST_EARLIER = 100;

/** Milliseconds between two renewals of what the archive keeps. */
const RENEWAL = 6 * 60 * 60 * 1000;

/** The trees that are live, and those that were when a call began. */
export interface Library {
  readonly switchboard: Switchboard;
  readonly editions: () => readonly Edition[];
  /** Those that took new calls earlier in this process, and until when. */
  readonly earlier: () => readonly (Edition & { readonly until: Date })[];
  /** What the checker says of a document as it stands in the folder; undefined where there is none. */
  readonly check: (name: string) => Promise<readonly Finding[] | undefined>;
  /** Why the folder as it stands is not live; undefined when it is. */
  readonly refused: () => string | undefined;
  /** Stops watching the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the trees of a folder, and publishes it anew whenever it changes. A folder with complaints, or
 * a tree in which the checker finds an error, is not published: the last good versions stay live. A call keeps the version it began with.
 * @throws {Error} with every complaint, when the folder can't be published to begin with.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { builtIn, defaultTree, folder, archive, settings, server, told } = options;
  const faults = builtIn.flatMap(({ definition }) => faultsOf(definition, server));
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const ours = builtIn.map(({ definition }) => definition);
  let editions: readonly Edition[] = [];
  let earlier: readonly (Edition & { until: Date })[] = [];
  let switchboard: Switchboard;
  let refused: string | undefined;

  function keep(kept: readonly Edition[]): void {
    for (const { tree, file } of kept) {
      if (file !== undefined) archive.keep(tree.definition, tree.version);
    }
  }

  async function publish(): Promise<void> {
    const drafts = await draftsIn(folder, settings, ours, server);
    const found = readingsOf(drafts);
    const complaints = complaintsOf(found);
    if (complaints.length > 0) throw new Error(complaints.map(complaintText).join('\n'));
    const next = editionsOf(found, editions, builtIn);
    const trees = next.map(({ tree }) => tree);
    const connect = switchboardOf(trees, defaultTree, archive.find);
    const live = next.filter((edition) => !editions.includes(edition));
    // What was live before had been checked then.
    const unchecked = live.filter(({ tree }) => !archive.find(tree.name, tree.version));
    const errors = await errorsIn(unchecked, drafts, new Date());
    if (errors.length > 0) throw new Error(errors.join('\n'));
    // What goes out of print is kept from now on, what is new from its first call on.
    const past = editions.filter((edition) => !next.includes(edition));
    keep([...live, ...past]);
    const until = new Date();
    earlier = [...past.map((edition) => ({ ...edition, until })), ...earlier].slice(
      0,
      MOST_EARLIER,
    );
    editions = next;
    switchboard = connect;
    refused = undefined;
    if (live.length > 0) told({ live });
  }

  let running = Promise.resolve();
  // Watched before it is read, so that no change is missed in between.
  const close = await watchFolder(folder, () => {
    running = running.then(publish).catch((error: unknown) => {
      refused = error instanceof Error ? error.message : String(error);
      told({ refused });
    });
  });
  await publish().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  // A version may be live for longer than the archive keeps what nobody asks for.
  const renewal = setInterval(() => keep(editions), RENEWAL).unref();
  return {
    switchboard: (call) => switchboard(call),
    editions: () => editions,
    earlier: () => earlier,
    check: async (name) =>
      findingsIn(await draftsIn(folder, settings, ours, server), name, new Date()),
    refused: () => refused,
    close: async () => {
      clearInterval(renewal);
      await close();
      await running;
    },
  };
}

/** The trees of a folder and the built-in ones beside them; what did not change stays what it was. */
function editionsOf(
  found: readonly Found[],
  before: readonly Edition[],
  builtIn: readonly PhoneTree[],
): Edition[] {
  const since = new Date();
  const written = found.flatMap(({ tree, file }) =>
    tree ? [{ tree: definePhoneTree(tree), file, since }] : [],
  );
  const names = new Set(written.map(({ tree }) => tree.name));
  const others = builtIn
    .filter(({ name }) => !names.has(name))
    .map((tree) => ({ tree, file: undefined, since }));
  return [...written, ...others].map(
    (edition) =>
      before.find(
        ({ tree, file }) =>
          tree.name === edition.tree.name &&
          tree.version === edition.tree.version &&
          file === edition.file,
      ) ?? edition,
  );
}
