import { Command, InvalidArgumentError, Option } from 'commander';
import { circumstanceOf } from '../journey/circumstance.ts';
import { readTree } from '../journey/reading.ts';
import { transcriptsOf } from '../journey/transcripts.ts';
import { walk } from '../journey/walk.ts';
import { momentFrom } from '../phone/moment.ts';
import { namesOf } from '../tree/language.ts';

interface PathsOptions {
  readonly at?: Date;
  readonly from?: string;
  readonly language?: string;
}

const { stdout, stderr } = process;

/** `phone-tree paths`: writes every shortest journey through a tree, and every exit, as transcripts. */
export function pathsCommand(): Command {
  return new Command('paths')
    .description('write every journey through a tree as transcripts that can be rehearsed')
    .argument('<tree>', 'a document, or the name of a tree in TREES_DIR')
    .addOption(
      new Option(
        '--at <moment>',
        'when the call begins, as in "2026-12-25 10:00 America/New_York" (default: while it is open)',
      ).argParser(readMoment),
    )
    .option('--from <number>', "the caller's number (default: +14155550123)")
    .option('--language <name>', 'only what is heard in this language of the tree')
    .action(async (named: string, options: PathsOptions) => {
      // A reader that has gone, such as head, ends it.
      stdout.once('error', () => process.exit(1));
      try {
        stdout.write(await pathsOf(named, options));
      } catch (cause) {
        stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
        process.exitCode = 2;
      }
    });
}

function readMoment(text: string): Date {
  try {
    return momentFrom(text);
  } catch (cause) {
    throw new InvalidArgumentError(cause instanceof Error ? cause.message : String(cause));
  }
}

async function pathsOf(named: string, { language, ...told }: PathsOptions): Promise<string> {
  const tree = await readTree(named);
  const languages = namesOf(tree.definition);
  if (language !== undefined && !languages.includes(language)) {
    throw new Error(`"${tree.name}" does not speak ${language}: it speaks ${languages.join(', ')}`);
  }
  const circumstance = circumstanceOf(tree, told);
  return transcriptsOf(tree, circumstance, walk(tree, circumstance), language);
}
