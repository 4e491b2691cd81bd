import type { FastifyBaseLogger } from 'fastify';
import type { Records } from '../records/records.ts';
import type { PhoneTree } from '../tree/phone-tree.ts';
import type { Refusal } from './judgement.ts';

/** A version of a tree that takes new calls. */
export interface Edition {
  readonly tree: PhoneTree;
  /** The document it was written in; undefined for a tree in TypeScript. */
  readonly file: string | undefined;
  /** When it went live in this process. */
  readonly since: Date;
}

/** What came of a change. */
export interface News {
  /** What takes new calls from now on. */
  readonly live: readonly Edition[];
  /** What does no more. */
  readonly past: readonly Edition[];
  /** What was refused, and is again as it is live. */
  readonly mended: readonly Edition[];
  readonly refused: readonly Refusal[];
}

/** Writes down what came of changes: in the log for operators, and in the records since when what is live. */
export function writesDown(
  logger: Pick<FastifyBaseLogger, 'info' | 'error'>,
  records: Records | undefined,
): (news: News) => void {
  return ({ live, past, mended, refused }) => {
    for (const { tree, file, since } of live) {
      const { name, version } = tree;
      logger.info({ tree: name, version, file }, 'live');
      records?.record('treeVersions', { tree: name, version, liveSince: since.getTime(), file });
    }
    for (const { tree, since } of past) {
      const version = { tree: tree.name, version: tree.version, liveSince: since.getTime() };
      records?.record('treeVersions', { ...version, liveUntil: Date.now() });
    }
    for (const { tree, file } of mended) {
      logger.info({ tree: tree.name, version: tree.version, file }, 'live as before');
    }
    for (const { file, complaints } of refused) {
      const text = complaints.join('\n');
      logger.error({ file }, `Not published, callers hear what they did:\n${text}`);
    }
  };
}
