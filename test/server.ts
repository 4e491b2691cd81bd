import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { freePort } from '../src/cli/free-port.ts';
import { buildApp, type AppOptions } from '../src/app.ts';
import { builtIn } from '../src/machines/built-in.ts';
import { encodeForm } from '../src/phone/form.ts';
import { dial, sign, type Call, type DialOptions, type Fields } from '../src/phone/index.ts';
import { switchboardOf } from '../src/switchboard.ts';
import type { PhoneTree } from '../src/tree/phone-tree.ts';

export const RECEPTION = '+14155550142';
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const SESSION_KEY = Buffer.alloc(32, 7);

/** A server that takes calls on loopback, and a phone to call it with. */
export interface TestServer {
  readonly app: FastifyInstance;
  /** Its public address, without a trailing slash. */
  readonly url: string;
  /** Every line it logged. */
  readonly log: readonly Record<string, unknown>[];
  readonly dial: (options?: Partial<DialOptions>) => Promise<Call>;
  /** Sends one signed request, as no carrier would. */
  readonly send: (fields: Fields, how?: How) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
}

/** What a test may want otherwise in a server. */
interface Setup {
  readonly port?: number;
  readonly trees?: readonly PhoneTree[];
  readonly defaultTree?: string;
}

/** What a test may want otherwise in a request. */
export interface How {
  readonly method?: 'GET' | 'POST';
  /** Path and query. */
  readonly path?: string;
  /** The body as it is sent, where it is not just the fields. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is signed with, and for which address. */
  readonly token?: string;
  readonly signedUrl?: string;
}

/** Starts the real server on a free port, with ACME's trees unless told otherwise. */
export async function startServer({
  port,
  trees = builtIn({ defaultTree: 'acme', receptionNumber: RECEPTION }),
  defaultTree = 'acme',
  ...options
}: Partial<AppOptions> & Setup = {}): Promise<TestServer> {
  const listening = port ?? (await freePort());
  const url = options.publicUrl ?? `http://127.0.0.1:${listening}`;
  const log: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const app = await buildApp({
    switchboard: switchboardOf(trees, defaultTree),
    publicUrl: url,
    authToken: AUTH_TOKEN,
    sessionKeys: [SESSION_KEY],
    logger,
    ...options,
  });
  await app.listen({ host: '127.0.0.1', port: listening });
  return {
    app,
    url,
    log,
    send: (fields, how) => send(app, url, fields, how),
    dial: (how) => dial({ url: `${url}/webhook`, authToken: AUTH_TOKEN, ...how }),
    close: () => app.close(),
  };
}

async function send(
  app: FastifyInstance,
  publicUrl: string,
  fields: Fields,
  { method = 'POST', path = '/webhook', headers, token = AUTH_TOKEN, ...how }: How = {},
): Promise<LightMyRequestResponse> {
  const form = encodeForm(fields);
  const url = method === 'GET' && form ? `${path}${path.includes('?') ? '&' : '?'}${form}` : path;
  const signature = sign(token, how.signedUrl ?? publicUrl + url, method === 'GET' ? {} : fields);
  return app.inject({
    method,
    url,
    ...(method === 'POST' && { payload: how.body ?? form }),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
      ...headers,
    },
  });
}
