import { Argument, Command } from 'commander';
import { suggestion } from '../nearest.ts';
import { askServer } from './operator.ts';

/** `phone-tree switch`: shows the switches of a running server, or throws one. */
export function switchCommand(): Command {
  return new Command('switch')
    .description('show the switches of the running server, or throw one')
    .argument('[name]', 'the switch, such as emergency')
    .addArgument(new Argument('[position]', 'on or off').choices(['on', 'off']))
    .option('--token <token>', "operators' token (default: API_TOKEN, else laptop.json)")
    .action(async (name?: string, position?: string, options?: { token?: string }) => {
      const throwing = name !== undefined && position !== undefined;
      const path = throwing
        ? `/api/switches/${encodeURIComponent(name)}/${position}`
        : '/api/switches';
      const reply = await askServer<{ switches: Record<string, boolean> }>(
        path,
        options?.token,
        throwing ? 'PUT' : 'GET',
      );
      if (!reply) return;
      const { switches } = reply;
      if (name !== undefined && switches[name] === undefined) {
        const remedy = suggestion(name, Object.keys(switches));
        process.stderr.write(`There is no switch "${name}": ${remedy}\n`);
        process.exitCode = 1;
      }
      for (const [each, on] of Object.entries(switches)) {
        if (name === undefined || name === each)
          process.stdout.write(`${each} is ${on ? 'on' : 'off'}\n`);
      }
    });
}
