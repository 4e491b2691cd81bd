import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How long each request took, in milliseconds, and how long all of them. */
export interface Load {
  readonly latencies: readonly number[];
  readonly seconds: number;
}

/** Sends the same request again and again, over some connections at once, and waits for each answer. */
export async function load(port: number, request: Buffer, count: number, at = 8): Promise<Load> {
  const latencies: number[] = [];
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: at }, async () => {
      const socket = await connected(port);
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        const { status } = await asked(socket, request);
        if (status !== 200) throw new Error(`answered ${status}`);
        latencies.push(performance.now() - start);
      }
      socket.destroy();
    }),
  );
  return { latencies, seconds: (performance.now() - began) / 1000 };
}

/** The answer's status and the cookie it sets. */
export async function one(port: number, request: Buffer) {
  const socket = await connected(port);
  const answer = await asked(socket, request);
  socket.destroy();
  return answer;
}

async function connected(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** One request on a connection that is kept; answers have a length and are short. */
function asked(socket: Socket, request: Buffer): Promise<{ status: number; cookie: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      if (text.length < end + 4 + length) return;
      socket.off('data', read);
      socket.off('error', reject);
      const cookies = [...text.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(([, cookie]) => cookie);
      resolve({ status: Number(text.slice(9, 12)), cookie: cookies.join('; ') });
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.write(request);
  });
}
