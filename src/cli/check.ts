import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { isBarred, type Finding } from '../check/finding.ts';
import { mended } from '../check/fix.ts';
import { checkFolder } from '../check/folder.ts';
import { FORMATS, reportOf, type Format } from '../check/report.ts';
import { watchFolder } from '../publishing/watch.ts';
import { siteFrom, type Site } from '../site.ts';

interface Options {
  readonly format: Format;
  readonly watch?: true;
  readonly fix?: true;
  readonly witness?: true;
}

/** Folders, each with the documents of it that are checked; undefined: all of them. */
type Places = ReadonlyMap<string, readonly string[] | undefined>;

/** No errors; errors; nothing could be checked. */
type Exit = 0 | 1 | 2;

const { stdout, stderr } = process;

/** `phone-tree check`: proves trees before they go live, and shows the calls that would go wrong. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check documents by every rule of docs/rules.md, before they go live')
    .argument('[files...]', 'documents, or folders of them (default: TREES_DIR, else trees)')
    .addOption(
      new Option('--format <format>', 'how findings are told').choices(FORMATS).default('text'),
    )
    .option('--watch', 'check again whenever a document changes')
    .option('--fix', 'mend in the files what has one remedy only')
    .option('--witness', 'show a call in which each finding happens, as a transcript')
    .addHelpText(
      'after',
      `
Documents are judged as the server with these settings would, in the environment or in .env:
RECEPTION_NUMBER and PHONE_TREE, and, where one of them is set, TRANSFER_NUMBERS, TASK_HOSTS and SECRET_…
With none of these three, it is not judged whom calls may ring, which hosts tasks may ask, and what is
secret.`,
    )
    .action(async (files: string[], options: Options) => {
      // A reader that has gone, such as head, ends it.
      stdout.once('error', () => process.exit(1));
      process.exitCode = await run(files, options);
    });
}

async function run(files: readonly string[], options: Options): Promise<Exit> {
  try {
    const site = siteFrom(process.env);
    const places = await placesOf(files.length > 0 ? files : [site.folder]);
    const exit = await checkOnce(places, site, options);
    if (options.watch === true) await watchAll(places, site, options);
    return exit;
  } catch (error) {
    return complain(error);
  }
}

async function placesOf(files: readonly string[]): Promise<Places> {
  const places = new Map<string, string[] | undefined>();
  for (const file of files) {
    if ((await stat(file)).isDirectory()) places.set(file, undefined);
    else {
      const folder = dirname(file);
      if (places.has(folder) && places.get(folder) === undefined) continue;
      places.set(folder, [...(places.get(folder) ?? []), file]);
    }
  }
  return places;
}

async function checkOnce(
  places: Places,
  site: Site,
  { format, fix, witness }: Options,
): Promise<Exit> {
  const check = async () => {
    const options = { now: new Date(), witnesses: witness === true };
    const found: Finding[] = [];
    for (const [folder, files] of places) {
      found.push(...(await checkFolder({ ...site, folder }, options, files)));
    }
    return found;
  };
  let findings = await check();
  if (fix === true && (await mendAll(findings))) findings = await check();
  stdout.write(reportOf(findings, format));
  return isBarred(findings) ? 1 : 0;
}

/** Mends the documents in which something was found; whether there was anything to mend. */
async function mendAll(findings: readonly Finding[]): Promise<boolean> {
  let changed = false;
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const { text, fixes } = mended(await readFile(file, 'utf8'));
    if (fixes.length === 0) continue;
    await writeFile(file, text);
    changed = true;
    for (const each of fixes) stderr.write(`${file}: mended ${each}\n`);
  }
  return changed;
}

async function watchAll(places: Places, site: Site, options: Options) {
  let running: Promise<unknown> = Promise.resolve();
  const checkAgain = () => checkOnce(places, site, options).catch(complain);
  for (const folder of places.keys()) {
    await watchFolder(folder, () => {
      running = running.then(checkAgain);
    });
  }
}

function complain(error: unknown): Exit {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
}
