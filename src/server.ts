import { existsSync } from 'node:fs';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { configOf, type Config } from './config.ts';
import { completed } from './laptop.ts';
import { acme } from './machines/acme.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

/** Milliseconds for calls in flight to be answered after SIGTERM; Twilio waits 15 seconds at most. */
const GRACE = 15_000;

try {
  await serve(configOf(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function serve(config: Config): Promise<void> {
  const { host, port } = config;
  const pretty = process.stdout.isTTY && !config.production;
  const logger = pino({
    level: config.logLevel,
    ...(pretty && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', singleLine: true } },
    }),
  });
  const keys = completed(config);
  const app = await buildApp({
    trees: [acme(config)],
    defaultTree: config.phoneTree,
    ...keys,
    logNumbers: config.logNumbers,
    logger,
  });
  await app.listen({ host, port }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${port} is taken: set PORT to another, or end what listens there`, {
      cause,
    });
  });
  closeWithGrace({ delay: GRACE, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'crashed');
    await app.close();
  });
  if (!config.authToken || config.sessionKeys.length === 0) {
    logger.warn(
      `Made keys for this laptop, in ${config.dataDir}/laptop.json; set your own to take real calls`,
    );
  }
  logger.info(`Voice webhook: ${keys.publicUrl}/webhook`);
}
