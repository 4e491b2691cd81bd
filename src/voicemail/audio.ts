import { Readable } from 'node:stream';
import type { Account } from '../account.ts';
import { CarrierRefusal, refusalOf, refusalOfStatus } from './carrier-refusal.ts';

/** The sound of a recording, or the part of it that was asked for, on its way from the carrier. */
export interface Audio {
  /** 200, 206, or 416 where the range is none of its. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Milliseconds that the carrier is waited for. */
const PATIENCE = 10_000;

/** What is passed on of the carrier's answer. */
const PASSED = ['content-type', 'content-length', 'content-range', 'accept-ranges'];

/**
 * Asks the carrier for the sound of a recording, or a part of it by a Range header; undefined where it
 * has none. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file
 * @throws {CarrierRefusal} when the carrier does not give it.
 */
export async function fetchAudio(
  { sid, authToken, apiUrl }: Account,
  recordingSid: string,
  range: string | undefined,
): Promise<Audio | undefined> {
  // Never an address that a request told: credentials go to the carrier alone.
  const url = `${apiUrl}/2010-04-01/Accounts/${sid}/Recordings/${encodeURIComponent(recordingSid)}`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}`,
    'accept-encoding': 'identity',
    ...(range !== undefined && { range }),
  };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const answer = await fetch(url, { headers, signal: patience.signal }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  clearTimeout(timer);
  const { status, body } = answer;
  if ((status === 200 || status === 206 || status === 416) && body) {
    const passed = PASSED.flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return { status, headers: Object.fromEntries(passed), body: Readable.fromWeb(body) };
  }
  await body?.cancel();
  if (status === 404) return undefined;
  throw status < 300 ? new CarrierRefusal('the carrier sends no sound') : refusalOfStatus(status);
}

/**
 * Deletes the sound of a recording at the carrier; one that is not there is deleted.
 * @throws {CarrierRefusal} when the carrier does not delete it.
 */
export async function deleteAudio({ client }: Account, recordingSid: string): Promise<void> {
  try {
    await (await client()).recordings(recordingSid).remove();
  } catch (error) {
    if ((error as { readonly status?: unknown }).status !== 404) throw refusalOf(error);
  }
}
