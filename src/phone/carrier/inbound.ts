import { tell } from '../leg.ts';
import type { Call } from '../call.ts';
import type { Fields } from '../form.ts';
import type { Transfers } from '../transfer.ts';
import type { Account } from './account.ts';
import { settingsFor } from './application.ts';
import type { Line } from './line.ts';
import { openLine } from './open.ts';
import { scriptOf } from './phones.ts';
import { routeOf } from './route.ts';

/** Somebody who calls one of the account's numbers. */
export interface RingOptions {
  /** Default +14155550123. */
  from?: string;
  /** Default the account's first number. */
  to?: string;
  /** Sent with every request of the call, on top of Twilio's own. */
  fields?: Fields;
  /** How parties respond that the call's documents dial; default the account's. */
  transfers?: Transfers;
  /** What the caller does, as in `1,w,3`; without it the test drives the call. */
  script?: string;
}

/**
 * Calls a number of the account, which is answered as it is set up; resolves when the call first
 * waits for the caller, or has ended. Throws a RangeError where no such number is.
 */
export async function ring(account: Account, options: RingOptions): Promise<Call> {
  const to = options.to ?? account.numbers[0]?.settings.phoneNumber ?? '';
  const { voice, fallback, statusCallback } = routeOf(
    settingsFor(account, to, 'voiceApplicationSid'),
  );
  const line = openLine(account, {
    from: options.from ?? '+14155550123',
    to,
    direction: 'inbound',
    startedAt: account.now(),
    queueTime: 0,
    fields: options.fields ?? {},
    fallback,
    statusCallback,
    events: ['completed'],
    transfers: options.transfers ?? account.options.transfers ?? {},
  });
  line.script = scriptOf(options.script);
  await line.follow(
    account.activity.run(async () => {
      if (voice !== undefined) await line.converse(voice);
      else await fail(line);
    }),
  );
  return line.call;
}

/** A number without a voice URL takes no calls. */
async function fail(line: Line): Promise<void> {
  tell(line.leg, { kind: 'rings', from: line.leg.from, to: line.leg.to });
  line.leg.status = 'failed';
  await line.report('completed');
  tell(line.leg, { kind: 'ends', status: 'failed', seconds: 0 });
}
