import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { cellOf } from './columns.ts';
import { countOf, operatorCommand, showList, type OperatorOptions } from './list.ts';
import { request } from './operator.ts';

interface VoicemailsOptions extends OperatorOptions {
  readonly handled?: true;
  readonly all?: true;
  readonly number?: string;
  readonly tree?: string;
  readonly limit: number;
}

interface Voicemail {
  readonly recordingSid: string;
  readonly createdAt: string;
  readonly fromNumber: string | null;
  readonly tree: string | null;
  readonly state: string | null;
  readonly duration: number | null;
  readonly handledBy: string | null;
  readonly note: string | null;
}

/** `phone-tree voicemails`: those nobody took care of yet; and how one is heard, handled and deleted. */
export function voicemailsCommand(): Command {
  const command = operatorCommand('voicemails', 'show voicemails, or play, handle or delete one')
    .option('--handled', 'those that somebody took care of')
    .option('--all', 'those too that somebody took care of')
    .option('--number <number>', 'of this caller')
    .option('--tree <name>', 'left in this tree')
    .option('--limit <count>', 'the newest only', countOf, 100)
    .action(async ({ handled, all, limit, number, tree, ...options }: VoicemailsOptions) => {
      const query = { handled: all ? undefined : String(handled ?? false), number, tree };
      await showList('/api/voicemails', query, options, limit, { cellsOf });
    });
  return command.addCommand(playCommand()).addCommand(handleCommand()).addCommand(deleteCommand());
}

function playCommand(): Command {
  return operatorCommand('play', 'write the sound of a voicemail to a file')
    .argument('<sid>', 'the SID of the voicemail')
    .requiredOption('-o, --output <file>', 'the new file (- writes to standard output)')
    .action(async (sid: string, _options: object, command: Command) => {
      const { token, output } = command.optsWithGlobals<OperatorOptions & { output: string }>();
      const reply = await request(`${pathOf(sid)}/audio`, { token });
      if (reply?.body) await write(Readable.fromWeb(reply.body), output);
    });
}

/** Writes sound to a file; half of it is none. */
async function write(sound: Readable, output: string): Promise<void> {
  let opened = output === '-';
  const file = opened ? process.stdout : createWriteStream(output, { flags: 'wx' });
  file.once('open', () => (opened = true));
  try {
    await pipeline(sound, file);
  } catch (error) {
    if (opened && output !== '-') await rm(output, { force: true });
    process.exitCode = opened ? 1 : 2;
    process.stderr.write(`${(error as Error).message}\n`);
  }
}

function handleCommand(): Command {
  return operatorCommand('handle', 'note that somebody took care of a voicemail')
    .argument('<sid>', 'the SID of the voicemail')
    .requiredOption('--by <name>', 'who did')
    .option('--note <text>', 'what came of it')
    .action(async (sid: string, { by, note }: { by: string; note?: string }, command: Command) => {
      const body = { by, ...(note !== undefined && { note }) };
      await change(`${pathOf(sid)}/handled`, 'POST', command, body);
    });
}

function deleteCommand(): Command {
  return operatorCommand('delete', 'delete a voicemail, at the carrier too')
    .argument('<sid>', 'the SID of the voicemail')
    .action(async (sid: string, _options: object, command: Command) => {
      await change(pathOf(sid), 'DELETE', command);
    });
}

async function change(path: string, method: string, command: Command, body?: object) {
  const { token, json } = command.optsWithGlobals<OperatorOptions>();
  const reply = await request(path, { token, method, ...(body && { body }) });
  if (!reply) return;
  const voicemail = (await reply.json()) as Voicemail;
  const text = json ? JSON.stringify(voicemail) : cellsOf(voicemail).join('  ').trimEnd();
  process.stdout.write(`${text}\n`);
}

function pathOf(sid: string): string {
  return `/api/voicemails/${encodeURIComponent(sid)}`;
}

function cellsOf(voicemail: Voicemail): string[] {
  const { createdAt, fromNumber, tree, state, duration, recordingSid, handledBy, note } = voicemail;
  const length = duration === null ? '' : `${duration} s`;
  const by = handledBy === null ? '' : `by ${handledBy}`;
  return [createdAt, fromNumber, tree, state, length, recordingSid, by, note].map(cellOf);
}
