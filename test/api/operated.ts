import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf } from '../../src/account.ts';
import type { AppOptions } from '../../src/app.ts';
import { freePort } from '../../src/cli/free-port.ts';
import { carrier, type CarrierOptions } from '../../src/phone/index.ts';
import { openArchive } from '../../src/publishing/archive.ts';
import { openLibrary } from '../../src/publishing/library.ts';
import { ownNumber } from '../../src/publishing/own-number.ts';
import { openSwitches } from '../../src/publishing/switches.ts';
import { openRecords } from '../../src/records/records.ts';
import { taskHost } from '../../src/tasks/task-host.ts';
import { twilioText } from '../../src/tasks/twilio-text.ts';
import { openMailbox } from '../../src/voicemail/mailbox.ts';
import type { Notified } from '../../src/voicemail/notification.ts';
import { AUTH_TOKEN, RECEPTION, startServer } from '../server.ts';

export const OPERATORS_TOKEN = 'operators-token-of-the-tests';
export const OWN = '+14155550100';
/** What the agents of ACME's support ring. */
export const AGENTS = '+14155550101';

/** What a test may want otherwise. */
interface Setup {
  readonly carried?: CarrierOptions;
  readonly notified?: Notified;
  /** Without an account at the carrier. */
  readonly alone?: boolean;
  /** The folder of documents; without it there is only what is built in. */
  readonly trees?: string;
  readonly app?: Partial<AppOptions>;
}

/** ACME's server with records and an API for operators, and a carrier that brings it calls. */
export async function operated({ carried, notified = {}, alone, trees, app }: Setup = {}) {
  await using opened = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), 'phone-tree-'));
  opened.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const line = opened.use(
    await carrier({
      authToken: AUTH_TOKEN,
      mediaAuth: true,
      numbers: [OWN, AGENTS].map((phoneNumber) => ({
        phoneNumber,
        voiceUrl: `${url}/webhook`,
        statusCallback: `${url}/callbacks/status`,
      })),
      ...carried,
    }),
  );
  const records = await openRecords({ dataDir, told: () => undefined });
  opened.defer(() => records.close());
  const library = await openLibrary({
    site: {
      folder: trees ?? join(dataDir, 'trees'),
      defaultTree: 'acme',
      receptionNumber: RECEPTION,
    },
    archive: openArchive(join(dataDir, 'versions')),
    told: () => undefined,
  });
  opened.defer(() => library.close());
  const switches = await openSwitches(join(dataDir, 'switches.json'));
  opened.defer(() => switches.close());
  const account = alone
    ? undefined
    : accountOf({ accountSid: line.accountSid, authToken: AUTH_TOKEN, apiUrl: line.url });
  const messenger = taskHost({
    allowedHosts: notified.webhook ? [new URL(notified.webhook.url).origin] : [],
    allowPrivate: true,
    secrets: {},
    ...(account && { sendText: twilioText(await account.client(), OWN) }),
  });
  opened.defer(() => messenger.close());
  const errors: object[] = [];
  const mailbox = openMailbox({
    account,
    records,
    tasks: messenger,
    notified,
    isOwn: ownNumber(library, OWN),
    days: 7,
    logger: { error: (facts: object) => void errors.push(facts) },
  });
  opened.defer(() => mailbox.close());
  const server = await startServer({
    port,
    switchboard: library.switchboard,
    records,
    mailbox,
    operators: { library, switches, token: OPERATORS_TOKEN, phoneNumber: OWN },
    ...app,
  });
  opened.defer(() => server.close());
  const closing = opened.move();

  /** Asks the API as an operator does. */
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${OPERATORS_TOKEN}`, ...init.headers },
    });
  return {
    url,
    line,
    records,
    server,
    errors,
    mailbox,
    ask,
    /** What the API answers, as JSON, once everything that was told is in the records. */
    read: async <T>(path: string): Promise<T> => {
      await records.settled();
      const reply = await ask(path);
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
      return (await reply.json()) as T;
    },
    /** Leaves ACME's sales team a message of three seconds. */
    leaveMessage: async (from = '+14155550123') => {
      const call = await line.ring({ from });
      await call.press('1');
      await call.record(3, '#');
      await call.ends('completed');
      await line.settled();
      return call;
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

export interface Items<T = Record<string, unknown>> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}
