import { configOf, type Config, type Environment } from './config.ts';
import type { Known } from './tree/transfer.ts';

/** Where phone trees are to run: all of a server's settings that they depend on, as plain data. */
export interface Site {
  /** The folder of documents. */
  readonly folder: string;
  /** The tree that answers every number no tree claims. */
  readonly defaultTree: string;
  /** Whom reception rings, in E.164; undefined where nobody is set. */
  readonly receptionNumber?: string | undefined;
  /** What can be done there; undefined where that is not known, and nothing is judged by it. */
  readonly server?: Known | undefined;
}

/** Settings that say what a server can do. */
const DEEDS = /^(TRANSFER_NUMBERS|TASK_HOSTS|SECRET_\w+)$/;

/** Settings that phone trees depend on. */
const CONCERNED = /^(TREES_DIR|PHONE_TREE|RECEPTION_NUMBER)$/;

/** A fictional number, for a laptop that has no reception. */
const NOBODY = '+12025550100';

/** The site that a server is. */
export function siteOf(config: Config): Site {
  const { treesDir, phoneTree, receptionNumber, taskHosts, secrets, transferNumbers } = config;
  return {
    folder: treesDir,
    defaultTree: phoneTree,
    receptionNumber,
    server: {
      allowedHosts: taskHosts,
      secrets: Object.keys(secrets),
      ...(transferNumbers && { transfers: transferNumbers }),
    },
  };
}

/**
 * The site that a server with these settings would be, for commands that need no server. Where none of
 * those is set that say what it can do, the server is elsewhere, and that is not known.
 * @throws {Error} with every setting that is wrong.
 */
export function siteFrom(env: Environment): Site {
  const set = Object.keys(env).filter((name) => env[name]?.trim());
  const concerned = set.filter((name) => CONCERNED.test(name) || DEEDS.test(name));
  const site = siteOf(configOf(Object.fromEntries(concerned.map((name) => [name, env[name]]))));
  return set.some((name) => DEEDS.test(name)) ? site : { ...site, server: undefined };
}

/** Whom reception rings, in E.164. */
export function receptionOf({ receptionNumber = NOBODY }: Pick<Site, 'receptionNumber'>): string {
  return receptionNumber;
}

/** What documents may name: `${RECEPTION_NUMBER}`. */
export function settingsOf(site: Site): Readonly<Record<string, string>> {
  return { RECEPTION_NUMBER: receptionOf(site) };
}
