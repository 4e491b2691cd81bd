import { existsSync } from 'node:fs';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { accountOf, type Account } from './account.ts';
import { buildApp } from './app.ts';
import { openChores } from './chores.ts';
import { configOf, type Config } from './config.ts';
import { completed } from './laptop.ts';
import { openArchive } from './publishing/archive.ts';
import { openLibrary } from './publishing/library.ts';
import { writesDown } from './publishing/news.ts';
import { ownNumber } from './publishing/own-number.ts';
import { openSwitches } from './publishing/switches.ts';
import { openRecords } from './records/records.ts';
import { siteOf } from './site.ts';
import { taskHost } from './tasks/task-host.ts';
import type { SendText } from './tasks/task.ts';
import { twilioText } from './tasks/twilio-text.ts';
import { openMailbox } from './voicemail/mailbox.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

/** Milliseconds for calls in flight to be answered after SIGTERM; Twilio waits 15 seconds at most. */
const GRACE = 15_000;

/** Days in which voicemails are looked for of which the carrier told nothing. */
const LOOK_BACK = 7;

/** Whatever has to be closed at the end, or when the start fails half-way. */
const opened = new AsyncDisposableStack();
try {
  await serve(configOf(process.env));
} catch (error) {
  await opened.disposeAsync();
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
  const { publicUrl, authToken, sessionKeys, apiToken } = completed(config);
  const records = await openRecords({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    told: (news) => {
      if ('setAside' in news) logger.error(news, 'records set aside, since they can not be read');
      else if (news.ready) logger.info('records reach the database');
      else logger.error(news, 'records wait');
    },
  });
  opened.defer(() => records.close());
  const library = await openLibrary({
    site: siteOf(config),
    archive: openArchive(join(config.dataDir, 'versions')),
    told: writesDown(logger, records),
  });
  opened.defer(() => library.close());
  const switches = await openSwitches(join(config.dataDir, 'switches.json'));
  opened.defer(() => switches.close());
  const account = accountOf(config);
  const sendText = await texter(account, config.phoneNumber);
  const tasks = taskHost({
    allowedHosts: config.taskHosts,
    allowPrivate: config.taskPrivate,
    secrets: config.secrets,
    authToken: config.authToken,
    ...(sendText && { sendText }),
  });
  const { voicemailTextTo: textTo, voicemailWebhook: webhook, retentionDays } = config;
  const messenger = taskHost({
    // Whoever may set the address may have it asked, wherever it is.
    allowedHosts: webhook ? [new URL(webhook.url).origin] : [],
    allowPrivate: true,
    secrets: {},
    ...(sendText && { sendText }),
  });
  opened.defer(() => messenger.close());
  const mailbox = openMailbox({
    account,
    records,
    tasks: messenger,
    notified: { textTo, webhook },
    isOwn: ownNumber(library, config.phoneNumber),
    days: Math.min(LOOK_BACK, retentionDays ?? LOOK_BACK),
    logger,
  });
  opened.defer(() => mailbox.close());
  const chores = openChores({ config, records, mailbox, logger });
  opened.defer(async () => void (await chores.stop()));
  const app = await buildApp({
    tasks,
    records,
    mailbox,
    switchboard: library.switchboard,
    ...(config.transferNumbers && { transfers: config.transferNumbers }),
    operators: { library, switches, token: apiToken, phoneNumber: config.phoneNumber },
    mediaDir: config.mediaDir,
    publicUrl,
    authToken,
    sessionKeys,
    logNumbers: config.logNumbers,
    logger,
  });
  app.addHook('onClose', () => opened.disposeAsync());
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${port} is taken: set PORT to another, or end what listens there`, {
      cause,
    });
  }
  closeWithGrace({ delay: GRACE, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'crashed');
    await app.close();
  });
  if (!config.authToken || config.sessionKeys.length === 0) {
    logger.warn(
      `Made keys for this laptop, in ${config.dataDir}/laptop.json; set your own to take real calls`,
    );
  }
  logger.info(`Voice webhook: ${publicUrl}/webhook`);
}

/** Sends text messages, where there is an account to send them by. */
async function texter(
  account: Account | undefined,
  phoneNumber: string | undefined,
): Promise<SendText | undefined> {
  // Loaded before there are calls, which would have to wait for it.
  const client = await account?.client();
  return client && phoneNumber ? twilioText(client, phoneNumber) : undefined;
}
