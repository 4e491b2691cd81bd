import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createTcpServer,
  type LookupFunction,
  type Server,
  type Socket,
} from 'node:net';
import { onTestFinished } from 'vitest';
import { taskHost, type TaskHost, type TaskHostOptions } from '../../src/tasks/task-host.ts';

/** What a server was asked. */
export interface Asked {
  readonly method: string | undefined;
  /** Path and query. */
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on loopback, until the test is over. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly asked: readonly Asked[];
}

/** Starts a server that is told the whole request at once. */
export async function serve(
  answer: (response: ServerResponse, asked: Asked) => void,
): Promise<TestServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const each = { method, url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(each);
      answer(response, each);
    });
  });
  return { ...(await listening(server)), asked };
}

/** Starts a server that need not speak HTTP. */
export async function serveRaw(answer: (socket: Socket) => void): Promise<TestServer> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  return { ...(await listening(server)), asked: [] };
}

async function listening(server: Server): Promise<{ url: string; port: number }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** A host that may ask loopback, unless told otherwise, until the test is over. */
export function hostOf(options: Partial<TaskHostOptions> = {}): TaskHost {
  const host = taskHost({
    allowedHosts: ['http://127.0.0.1:*'],
    allowPrivate: true,
    secrets: {},
    ...options,
  });
  onTestFinished(() => host.close());
  return host;
}

/** A resolver that gives every name the same addresses, and what it was asked for. */
export function resolver(...addresses: string[]): { lookup: LookupFunction; names: string[] } {
  const names: string[] = [];
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return {
    names,
    lookup: (name, options, callback) => {
      names.push(name);
      const [first = { address: '', family: 4 }] = found;
      process.nextTick(() =>
        options.all ? callback(null, found) : callback(null, first.address, first.family),
      );
    },
  };
}
