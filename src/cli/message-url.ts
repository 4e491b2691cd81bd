import { Command, InvalidArgumentError } from 'commander';
import { request } from './operator.ts';

interface MessageUrlOptions {
  readonly voice?: string;
  readonly language?: string;
  readonly loop?: number;
  readonly until?: string;
  readonly token?: string;
}

/** `phone-tree message-url`: an address that says something, for a number to be set to. */
export function messageUrlCommand(): Command {
  return new Command('message-url')
    .description('make an address that says texts, or plays sounds, to whoever calls')
    .argument('<message...>', 'texts, and addresses of sounds')
    .option('--voice <name>', 'the voice, such as Polly.Joanna')
    .option('--language <tag>', 'the language, such as en-US')
    .option('--loop <times>', 'how often it is heard', loopOf)
    .option('--until <time>', 'when the address is over, such as 2027-01-01')
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .action(async (messages: string[], { token, ...options }: MessageUrlOptions) => {
      const body = { messages, ...options };
      const reply = await request('/api/message-urls', { token, method: 'POST', body });
      if (reply) process.stdout.write(`${((await reply.json()) as { url: string }).url}\n`);
    });
}

function loopOf(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('write a whole number');
  return Number(text);
}
