import type { Twilio } from 'twilio';
import type { RecordingInstance } from 'twilio/lib/rest/api/v2010/account/recording.js';
import type { Records } from '../records/records.ts';
import { refusalOf } from './carrier-refusal.ts';
import { placeIn, type Place } from './place.ts';

/** How many recordings the carrier is asked for, and the records, at once. */
const PAGE = 1000;

export interface Reconciling {
  readonly client: Twilio;
  readonly records: Records;
  /** Epoch milliseconds from which recordings are looked for. */
  readonly since: number;
  /** Whether a number is one that this server answers: an account may have others. */
  readonly isOwn: (number: string) => boolean;
  /** Recordings that are known to be others'; it is added to. */
  readonly others: Set<string>;
}

/**
 * Looks for recordings of callers at the carrier whose callback never came, and keeps them with the
 * numbers of their calls; returns their SIDs. https://www.twilio.com/docs/voice/api/recording
 * @throws {CarrierRefusal} when the carrier does not list them.
 * @throws {Error} when the database is away.
 */
export async function reconcile(reconciling: Reconciling): Promise<string[]> {
  const { client, records, since, others } = reconciling;
  const listed = await client.recordings
    .list({ dateCreatedAfter: new Date(since), pageSize: PAGE })
    .catch((error: unknown) => {
      throw refusalOf(error);
    });
  const candidates = listed.filter(
    ({ sid, source, status, startTime, dateCreated }) =>
      source === 'RecordVerb' &&
      status === 'completed' &&
      (startTime ?? dateCreated).getTime() >= since &&
      !others.has(sid),
  );
  // What is still on its way is not missing.
  await records.settled();
  const found: string[] = [];
  for (let start = 0; start < candidates.length; start += PAGE) {
    const page = candidates.slice(start, start + PAGE);
    const known = await records.recordings(page.map(({ sid }) => sid));
    const whole = known.filter(({ status, fromNumber }) => status !== null && fromNumber !== null);
    const present = new Set(whole.map(({ recordingSid }) => recordingSid));
    for (const recording of page.filter(({ sid }) => !present.has(sid))) {
      const where = await whereFrom(recording, reconciling);
      if (!where) {
        others.add(recording.sid);
        continue;
      }
      await records.keep('recordings', { ...factOf(recording), ...where });
      found.push(recording.sid);
    }
  }
  if (found.length > 0) await records.settled();
  return found;
}

function factOf({ sid, callSid, status, mediaUrl, ...recording }: RecordingInstance) {
  const { startTime, dateCreated, duration } = recording;
  const seconds = Number(duration);
  return {
    recordingSid: sid,
    callSid,
    createdAt: (startTime ?? dateCreated).getTime(),
    kind: 'voicemail',
    duration: Number.isSafeInteger(seconds) ? seconds : undefined,
    status,
    url: mediaUrl,
  } as const;
}

/** Whose recording it is, by its call; undefined where that is none of this server's. */
async function whereFrom(
  recording: RecordingInstance,
  { client, records, isOwn }: Reconciling,
): Promise<Place | undefined> {
  const { callSid } = recording;
  const call = await records.call(callSid);
  const place = call && placeIn(call, factOf(recording).createdAt);
  if (place?.fromNumber) return place;
  const told = await client
    .calls(callSid)
    .fetch()
    .catch((error: { readonly status?: unknown }) => {
      if (error.status === 404) return undefined;
      throw refusalOf(error);
    });
  if (!told) return place;
  const { from, to, direction } = told;
  const isOurs = call !== undefined || isOwn(direction === 'inbound' ? to : from);
  return isOurs ? { ...place, fromNumber: from, toNumber: to } : undefined;
}
