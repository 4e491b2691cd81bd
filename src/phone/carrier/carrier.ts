import type { AddressInfo } from 'node:net';
import type { Call } from '../call.ts';
import type { AccountOptions } from './account.ts';
import { openAccount } from './account.ts';
import { HttpClient } from './http-client.ts';
import type { RingOptions } from './inbound.ts';
import { ring } from './inbound.ts';
import type { Message } from './message.ts';
import type { Recording } from './recording.ts';
import { restOf } from './rest.ts';
import type { TextOptions } from './text.ts';
import { receiveText } from './text.ts';

export interface CarrierOptions extends AccountOptions {
  /** The port on loopback; default any that is free. */
  port?: number;
}

/** A carrier with one account: its REST API, and the phones at the other end of its calls. */
export interface Carrier extends AsyncDisposable {
  /** Where the API listens, without a trailing slash. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** Makes the official client talk to this carrier: `twilio(accountSid, authToken, { httpClient })`. */
  httpClient(): HttpClient;
  /** Every call in either direction, the oldest first. */
  readonly calls: readonly Call[];
  /** The next call made over REST, once whoever answered can act or the call has ended. */
  nextCall(): Promise<Call>;
  /** Calls a number of the account; resolves when the call first waits, or has ended. */
  ring(options?: RingOptions): Promise<Call>;
  /** Texts a number of the account; resolves with the messages sent in answer. */
  text(options: TextOptions): Promise<readonly Message[]>;
  /** Every message in either direction, the oldest first. */
  readonly messages: readonly Message[];
  /** Every recording that was not deleted, the oldest first. */
  readonly recordings: readonly Recording[];
  /** Resolves when every call rests or has ended, and every callback is delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a carrier on loopback. https://www.twilio.com/docs/usage/api */
export async function carrier(options: CarrierOptions = {}): Promise<Carrier> {
  const account = openAccount(options);
  const app = await restOf(account);
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = app.server.address() as AddressInfo;
  account.url = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    await app.close();
  };
  return {
    url: account.url,
    accountSid: account.sid,
    authToken: account.authToken,
    httpClient: () => new HttpClient(account.url),
    get calls() {
      return account.lines.map(({ call }) => call);
    },
    nextCall: async () => {
      const { line, rests } = await account.outbound.take();
      await rests;
      return line.call;
    },
    ring: (call = {}) => ring(account, call),
    text: (text) => account.activity.run(() => receiveText(account, text)),
    messages: account.messages,
    get recordings() {
      return account.recordings.filter(({ deleted }) => !deleted);
    },
    settled: () => account.activity.settled(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
