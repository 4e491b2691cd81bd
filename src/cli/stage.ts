import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../app.ts';
import { complaintText } from '../document/complaint.ts';
import { builtIn } from '../machines/built-in.ts';
import type { Transcript } from '../phone/rehearsal/index.ts';
import { complaintsOf, readFolder } from '../publishing/folder.ts';
import { openRecords } from '../records/records.ts';
import { siteFrom } from '../site.ts';
import { switchboardOf } from '../switchboard.ts';
import { definePhoneTree } from '../tree/phone-tree.ts';
import { readLaptop, voiceUrl } from './address.ts';
import { freePort } from './free-port.ts';

/** Where a rehearsal calls. */
export interface Stage extends AsyncDisposable {
  readonly url: string;
  readonly authToken?: string;
  /** Sets what time the server takes it to be and which switches are on, where it is our own. */
  readonly set: (transcript: Pick<Transcript, 'at' | 'switches'>) => void;
}

export interface StageOptions {
  readonly url?: string;
  readonly tree?: string;
  readonly token?: string;
  readonly trees?: string;
}

/**
 * The server to play against: the one that is named, else one for the occasion, with the trees of a
 * folder and none of its callers.
 * @throws {Error} with every complaint, when a document of the folder is wrong, or there is no folder.
 */
export async function stageOf(options: StageOptions): Promise<Stage> {
  const { url, tree, token } = options;
  if (url === undefined) return ownServer(options);
  const address = voiceUrl(url, tree);
  if (address === undefined) throw new Error(`"${url}" is no http address`);
  const authToken = token ?? (process.env['TWILIO_AUTH_TOKEN'] || readLaptop().authToken);
  return {
    url: address,
    ...(authToken === undefined ? {} : { authToken }),
    set: () => {},
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A server on a free port of loopback, with keys made for the occasion. */
async function ownServer({ tree, trees }: StageOptions): Promise<Stage> {
  if (trees !== undefined && !existsSync(trees)) throw new Error(`"${trees}" is no folder`);
  const site = siteFrom(process.env);
  const folder = trees ?? site.folder;
  // What can't be done in a rehearsal is not done: no system is asked, and nobody rung.
  const found = await readFolder({ ...site, folder, server: undefined });
  const complaints = complaintsOf(found);
  if (complaints.length > 0) throw new Error(complaints.map(complaintText).join('\n'));
  const written = found.flatMap((each) => (each.tree ? [definePhoneTree(each.tree)] : []));
  const ours = builtIn(site).filter(({ name }) => written.every((each) => each.name !== name));
  const transfers = site.server?.transfers;

  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const authToken = randomBytes(16).toString('hex');
  const dataDir = mkdtempSync(join(tmpdir(), 'phone-tree-'));
  const records = await openRecords({ dataDir, told() {} });
  let playing: Pick<Transcript, 'at' | 'switches'> = { switches: [] };
  const app = await buildApp({
    records,
    ...(transfers && { transfers }),
    clock: () => playing.at ?? new Date(),
    switches: () => new Set(playing.switches),
    switchboard: switchboardOf([...written, ...ours], site.defaultTree),
    publicUrl,
    authToken,
    sessionKeys: [randomBytes(32)],
  });
  await app.listen({ host: '127.0.0.1', port });
  return {
    url: voiceUrl(`${publicUrl}/webhook`, tree) ?? publicUrl,
    authToken,
    set: (transcript) => {
      playing = transcript;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await records.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
