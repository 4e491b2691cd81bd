import { complaintText } from '../document/complaint.ts';
import { readingOf } from '../document/document.ts';
import type { Drafted } from '../document/rivals.ts';
import { builtIn } from '../machines/built-in.ts';
import type { Site } from '../site.ts';
import type { Definition } from '../tree/definition.ts';
import { versionOf } from '../tree/version.ts';
import { disputes } from './dispute.ts';
import type { Drafts } from './folder.ts';
import { errorsIn, wrongWith } from './gate.ts';
import { lineupOf, nameOf, type Last, type Lineup, type Standing } from './lineup.ts';
import { usedBy } from './named.ts';
import { withdrawals } from './withdrawal.ts';
import { isKept, keepVersion, keptVersion } from './version-file.ts';

/** What is not live as it stands, and why: each complaint as a compiler writes it. */
export interface Refusal {
  readonly file: string;
  readonly complaints: readonly string[];
}

/** What of a folder is to be live. */
export interface Judgement {
  /** Of those that were not live before, with the definition as JSON. */
  readonly live: readonly (Standing & { readonly definition?: string })[];
  /** The names of the trees that are built in. */
  readonly builtIn: readonly string[];
  readonly refused: readonly Refusal[];
}

/** Where documents are judged. */
export interface Court {
  readonly site: Site;
  /** The folder of versions that were live lately. */
  readonly archive: string;
  /** What is live until now. */
  readonly standing: readonly Standing[];
  readonly now: Date;
}

/** Complaints by the file that they are about. */
type Complaints = Map<string, readonly string[]>;

/** A document that nobody has anything against. */
type Sound = Standing & { readonly definition: string };

/**
 * Judges each document by itself: of one with complaints, what is live stays live, and the others are
 * judged beside that. A document that is gone while other trees lead to its tree is refused likewise.
 */
export async function judge({ drafts, neighbours }: Drafts, court: Court): Promise<Judgement> {
  const { site, archive, standing, now } = court;
  const refused: Complaints = new Map();
  const ours: Definition[] = [];
  for (const tree of builtIn(site)) {
    const isReplaced = drafts.some((each) => nameOf(each) === tree.name);
    const wrong = isReplaced ? [] : await wrongWith(tree, site.server, now);
    if (wrong.length > 0) refused.set(`${tree.name}, which is built in`, wrong);
    else ours.push(tree.definition);
  }
  const last = standing.map((each) => lastOf(each, archive));
  // Rules take long to ask, and a version may be judged beside several others.
  const asked = new Map<string, readonly string[]>();

  /** What is wrong with a document; nothing where it is sound. */
  async function trial(drafted: Drafted, lineup: Lineup): Promise<Sound | readonly string[]> {
    const { file, draft } = drafted;
    const beside = { ...neighbours, trees: lineup.trees };
    const { tree, complaints } = readingOf(draft, beside);
    if (!tree) return complaints.map(complaintText);
    const disputed = disputes(draft.source, tree, lineup);
    if (disputed.length > 0) return disputed.map(complaintText);
    const { name } = tree;
    const sound = { file, name, version: versionOf(tree), definition: JSON.stringify(tree) };
    // What was live before had been asked then.
    if (isKept(archive, sound)) return sound;
    const errors = asked.get(sound.version) ?? (await errorsIn(draft, beside, now));
    asked.set(sound.version, errors);
    return errors.length > 0 ? errors : sound;
  }

  for (;;) {
    const lineup = lineupOf({ drafts, last, builtIn: ours }, new Set(refused.keys()));
    const failing: Complaints = withdrawals(lineup, site.defaultTree);
    const sound: Sound[] = [];
    for (const drafted of lineup.documents) {
      const { file } = drafted;
      const verdict = await trial(drafted, lineup);
      if ('version' in verdict) sound.push(verdict);
      else failing.set(file, [...(failing.get(file) ?? []), ...verdict]);
    }
    for (const file of causesOf(failing, lineup)) refused.set(file, failing.get(file) ?? []);
    if (failing.size > 0) continue;
    for (const each of sound) {
      if (!isKept(archive, each)) keepVersion(archive, each, each.definition);
    }
    const stood = new Set(standing.map(({ name, version }) => `${name}@${version}`));
    return {
      live: [...sound, ...lineup.kept].map(({ file, name, version, ...each }) => ({
        file,
        name,
        version,
        ...('definition' in each && !stood.has(`${name}@${version}`) && each),
      })),
      builtIn: lineup.builtIn.map(({ name }) => name),
      refused: [...refused].map(([file, complaints]) => ({ file, complaints })),
    };
  }
}

function lastOf(standing: Standing, archive: string): Last {
  const { trees: _, ...tree } = keptVersion(archive, standing) ?? {};
  return { ...standing, tree: 'states' in tree ? tree : undefined };
}

/** The files that do not fail for the sake of others that fail; all of them, where they go in circles. */
function causesOf(failing: Complaints, { documents }: Lineup): string[] {
  const trees = new Map(documents.map(({ file, draft }) => [file, draft.tree]));
  const names = new Set(
    documents.filter(({ file }) => failing.has(file)).map((drafted) => nameOf(drafted)),
  );
  const files = [...failing.keys()];
  const causes = files.filter((file) => {
    const tree = trees.get(file);
    return !tree || usedBy(tree).every((use) => use.tree === tree.name || !names.has(use.tree));
  });
  return causes.length > 0 ? causes : files;
}
