import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the application saw it. */
export interface Seen {
  method: string;
  /** Path and query as received. */
  url: string;
  headers: http.IncomingHttpHeaders;
  fields: Record<string, string>;
}

/** What to answer: TwiML text (without its root too), or a function of the bare request. */
export type Document =
  | string
  | ((fields: Record<string, string>) => string)
  | { answer: (response: http.ServerResponse, seen: Seen) => void };

/** A TwiML application on loopback: documents by path, and every request it saw. */
export interface Application extends AsyncDisposable {
  url: string;
  seen: Seen[];
}

export async function application(documents: Record<string, Document>): Promise<Application> {
  const seen: Seen[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://application');
      const body = new URLSearchParams(Buffer.concat(chunks).toString());
      const fields = Object.fromEntries([...searchParams, ...body]);
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        fields,
      };
      seen.push(one);
      const document = documents[pathname];
      if (document === undefined) return void response.writeHead(404).end();
      if (typeof document === 'object') return document.answer(response, one);
      const text = typeof document === 'string' ? document : document(fields);
      response.setHeader('Content-Type', 'text/xml');
      response.end(
        text.startsWith('<Response') || text.startsWith('<?xml')
          ? text
          : `<Response>${text}</Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer with this status, content type and body. */
export function answers(
  status: number,
  type: string | undefined,
  body: string | Buffer = '',
): Document {
  return {
    answer: (response) => {
      const length = { 'Content-Length': String(Buffer.byteLength(body)) };
      const headers = type === undefined ? {} : { 'Content-Type': type, ...length };
      response.writeHead(status, headers).end(body);
    },
  };
}

/** An HTTP redirect; undefined leads nowhere. */
export function redirects(location: string | undefined, status = 302): Document {
  return {
    answer: (response) => {
      response.writeHead(status, location === undefined ? {} : { Location: location }).end();
    },
  };
}
