import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OPERATORS_TOKEN } from '../api/operated.ts';

const run = promisify(execFile);

/** What `phone-tree queue` shows of a server that is `operated`; it has to end with 0. */
export const queueCommand =
  (url: string) =>
  async (...args: string[]): Promise<string> => {
    const env = { ...process.env, PUBLIC_URL: url, API_TOKEN: OPERATORS_TOKEN };
    const { stdout } = await run(process.execPath, ['src/cli/main.ts', 'queue', ...args], { env });
    return stdout;
  };
