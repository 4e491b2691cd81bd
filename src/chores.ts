import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Records } from './records/records.ts';
import { routine } from './routine.ts';
import type { Mailbox } from './voicemail/mailbox.ts';

/** Milliseconds. */
const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

export interface ChoreOptions {
  readonly config: Pick<Config, 'reconcileMinutes' | 'retentionDays' | 'retentionAudio'>;
  readonly records: Records;
  readonly mailbox: Mailbox;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>;
}

/**
 * What the server does by itself, beginning a minute after its start: it looks for voicemails that it
 * was not told of, and deletes what is no longer kept. Resolves, once it is told to, when none of it runs.
 */
export function openChores({ config, records, mailbox, logger }: ChoreOptions) {
  const { reconcileMinutes, retentionDays, retentionAudio } = config;
  const regularly = (work: () => Promise<void>, every: number, failed: string) =>
    routine(work, { first: MINUTE, every, told: (err) => logger.error({ err }, failed) });

  async function look(): Promise<void> {
    const found = await mailbox.reconcile();
    if (found.length > 0) logger.info({ found }, 'voicemails found that were not told of');
  }

  async function retire(days: number): Promise<void> {
    const { recordingSids, ...deleted } = await records.retire(Date.now() - days * DAY);
    logger.info(deleted, 'records retired');
    if (!retentionAudio || recordingSids.length === 0) return;
    await mailbox.deleteAudio(recordingSids).catch((cause: unknown) => {
      throw new Error(`sound is left at the carrier: ${recordingSids.join(', ')}`, { cause });
    });
  }

  const routines = [
    ...(mailbox.hasAccount && reconcileMinutes > 0
      ? [regularly(look, reconcileMinutes * MINUTE, 'voicemails not looked for')]
      : []),
    ...(retentionDays === undefined
      ? []
      : [regularly(() => retire(retentionDays), DAY, 'records not retired')]),
  ];
  return { stop: () => Promise.all(routines.map(({ stop }) => stop())) };
}
