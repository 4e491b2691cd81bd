import { setTimeout as delay } from 'node:timers/promises';
import { Command } from 'commander';
import { askServer } from './operator.ts';

interface Queue {
  name: string;
  waiting: { number: string | null; since: string; path: string[] }[];
  callBacks: { number: string; asked: string; takenBy: string | null; tries: number }[];
  day: {
    entered: number;
    answered: number;
    left: number;
    abandoned: number;
    refused: number;
    longest: number | null;
    average: number | null;
  };
}

interface Options {
  readonly token?: string;
  readonly json?: true;
  readonly watch?: true;
}

/** Milliseconds between two looks. */
const PAUSE = 2000;

/** `phone-tree queue`: who waits, who is to be called back, and how the day went. */
export function queueCommand(): Command {
  return new Command('queue')
    .description('show who waits in the queues of the running server')
    .argument('[name]', 'a queue (default: all)')
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .option('--json', 'as JSON')
    .option('--watch', 'again every two seconds')
    .action(async (name: string | undefined, { token, json, watch }: Options) => {
      for (;;) {
        const answer = await askServer<{ queues: Queue[] }>('/api/queues', token);
        if (!answer) return;
        const queues = answer.queues.filter((queue) => name === undefined || queue.name === name);
        if (watch && !json) process.stdout.write('\x1b[2J\x1b[H');
        process.stdout.write(json ? `${JSON.stringify({ queues })}\n` : textOf(queues));
        if (!watch) return;
        await delay(PAUSE);
      }
    });
}

function textOf(queues: readonly Queue[]): string {
  if (queues.length === 0) return 'Nobody waits, and nobody has within a day.\n';
  return `${queues.map((queue) => linesOf(queue).join('\n')).join('\n\n')}\n`;
}

function linesOf({ name, waiting, callBacks, day }: Queue): string[] {
  const rows = [
    ...waiting.map(({ number, since, path }) => [number ?? '', ago(since), path.join(', ')]),
    ...callBacks.map(({ number, asked, takenBy, tries }) => [
      number,
      ago(asked),
      takenBy ? 'is being called back' : `to be called back${tries > 0 ? `, tried ${tries}` : ''}`,
    ]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${name}: ${waiting.length} waiting, ${callBacks.length} to be called back`,
    ...rows.map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ),
    `  24 hours: ${day.entered} entered, ${day.answered} answered, ${day.left} left, ` +
      `${day.abandoned} hung up, ${day.refused} turned away; ` +
      `answered after ${clock(day.average ?? 0)} on average, waited ${clock(day.longest ?? 0)} at most`,
  ];
}

function ago(time: string): string {
  return clock(Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000)));
}

/** Seconds as minutes and seconds. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
