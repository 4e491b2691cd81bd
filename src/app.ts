import { STATUS_CODES } from 'node:http';
import formbody from '@fastify/formbody';
import secureSession from '@fastify/secure-session';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { LAST_WORDS } from './answer.ts';
import { api } from './api/index.ts';
import { callbacks } from './callbacks.ts';
import { parseForm } from './form.ts';
import { masked } from './mask.ts';
import { media } from './media.ts';
import { openErrands, type Patience } from './errands.ts';
import type { Library } from './publishing/library.ts';
import { ownNumber } from './publishing/own-number.ts';
import type { Switches } from './publishing/switches.ts';
import { queueDesk } from './queues/desk.ts';
import type { Records } from './records/records.ts';
import { openAddressBook } from './signed-address.ts';
import { requireSignature } from './signature.ts';
import type { Switchboard } from './switchboard.ts';
import { taskHost, type TaskHost } from './tasks/task-host.ts';
import type { Mailbox } from './voicemail/mailbox.ts';
import { webhook } from './webhook.ts';

export interface AppOptions {
  readonly switchboard: Switchboard;
  /** What operators see of the trees, and the token that lets them. */
  readonly operators?: {
    readonly library: Library;
    readonly switches: Switches;
    readonly token: string | undefined;
    /** What text messages come from, which is the server's own number too. */
    readonly phoneNumber?: string | undefined;
  };
  /** What calls may be transferred to, as `+1415*`; without it, all that trees write out. */
  readonly transfers?: readonly string[];
  /** Where what callers leave behind is kept; without it, nothing is. */
  readonly records?: Records;
  /** The switches that are on; those that operators throw, unless given. */
  readonly switches?: () => ReadonlySet<string>;
  /** The sound of voicemails, and who is told of them; without it nobody hears of either. */
  readonly mailbox?: Mailbox;
  /** Does the tasks of calls, and is closed with the application; without it they all fail. */
  readonly tasks?: TaskHost;
  /** How long calls wait for their tasks. */
  readonly patience?: Patience;
  /** The folder of what calls play; `media` unless given. */
  readonly mediaDir?: string;
  /** The address Twilio requests, without a trailing slash. */
  readonly publicUrl: string;
  readonly authToken: string;
  /** 32 bytes each; the first seals, all open. */
  readonly sessionKeys: readonly Buffer[];
  /** What time it is for callers; a rehearsal has its own. */
  readonly clock?: () => Date;
  /** Whether callers' numbers are logged whole. */
  readonly logNumbers?: boolean;
  readonly logger?: FastifyBaseLogger;
  /** Milliseconds a client may take over its request; Twilio itself gives up after 15 seconds. */
  readonly slowestRequest?: number;
}

/** The host of no tasks. */
const NO_TASKS = { allowedHosts: [], secrets: {} };

const NO_SWITCHES: ReadonlySet<string> = new Set();

/** Whatever a request makes the server throw; only some of it is Fastify's. */
type Thrown = Error & { readonly statusCode?: number; readonly code?: string };

/** Bytes; the largest form Twilio sends is far below. */
const LARGEST_BODY = 65_536;

/** Builds the whole application; it touches neither the process nor the network. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { switchboard, publicUrl, authToken, logger, slowestRequest = 10_000 } = options;
  const {
    tasks = taskHost(NO_TASKS),
    patience,
    records,
    mailbox,
    clock = () => new Date(),
  } = options;
  const shown = options.logNumbers ? (number: string) => number : masked;
  const addressBook = openAddressBook(options.sessionKeys);
  const desk = queueDesk({ records, transfers: options.transfers, clock });
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    requestTimeout: slowestRequest,
    http: { headersTimeout: slowestRequest, connectionsCheckingInterval: 1000 },
  });

  // A connection answered while closing would otherwise hold the server up for its keep-alive time.
  let sweep: NodeJS.Timeout | undefined;
  app.addHook('preClose', (done) => {
    sweep = setInterval(() => app.server.closeIdleConnections(), 50);
    done();
  });
  app.addHook('onClose', async () => {
    clearInterval(sweep);
    await tasks.close();
  });

  // Twilio sends forms and nothing else; without its own parser, JSON is refused with 415.
  app.removeAllContentTypeParsers();
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain').send('Not Found'));

  await app.register(async (twilio) => {
    await twilio.register(formbody, { parser: parseForm });
    await twilio.register(secureSession, {
      key: [...options.sessionKeys],
      cookieName: 'call',
      cookie: { path: '/', httpOnly: true, secure: publicUrl.startsWith('https:') },
    });
    requireSignature(twilio, { publicUrl, authToken });
    webhook(twilio, {
      errands: openErrands({ host: tasks, desk }, patience),
      switches: options.switches ?? options.operators?.switches.on ?? (() => NO_SWITCHES),
      switchboard,
      clock,
      records,
      publicUrl,
      transfers: options.transfers,
      addressBook,
      shown,
    });
    callbacks(twilio, { records, mailbox, clock });
  });

  const { operators } = options;
  if (operators) {
    const isOwn = ownNumber(operators.library, operators.phoneNumber);
    await app.register(async (scope) =>
      api(scope, {
        ...operators,
        records,
        mailbox,
        isOwn,
        shown,
        clock,
        addressBook,
        publicUrl,
      }),
    );
  }

  media(app, options.mediaDir ?? 'media');

  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_request, reply) => {
    const { ready, reason } = records?.health() ?? { ready: true, reason: undefined };
    return ready ? { status: 'ready' } : reply.code(503).send({ status: 'not ready', reason });
  });
  return app;
}

/**
 * Answers whatever was thrown: a plain refusal for a bad request, and for a failure of ours valid
 * TwiML, but only to a request that Twilio signed.
 */
function answerError(error: Thrown, request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode ?? 500;
  if (status < 500) {
    // Only our own messages are known to hold nothing of the request.
    const message = error.code?.startsWith('PHONE_TREE') ? error.message : STATUS_CODES[status];
    return reply.code(status).type('text/plain').send(message);
  }
  request.log.error({ err: error }, 'failed');
  return request.signed
    ? reply.code(200).type('text/xml; charset=utf-8').send(LAST_WORDS)
    : reply.code(500).type('text/plain').send(STATUS_CODES[500]);
}
