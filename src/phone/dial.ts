import { setTimeout as sleep } from 'node:timers/promises';
import { Call } from './call.ts';
import { Driver } from './driver.ts';
import type { Method } from './exchange.ts';
import type { Fields } from './form.ts';
import type { Knobs } from './knobs.ts';
import { defaultKnobs } from './knobs.ts';
import type { Caller, Leg } from './leg.ts';
import type { Address } from './player.ts';
import { playCall } from './player.ts';
import { newSid } from './sid.ts';
import type { Transfers } from './transfer.ts';

/** Who calls whom, and how the carrier behaves. Numbers are E.164. */
export interface DialOptions {
  /** The voice URL of the number that is called. */
  url: string;
  /** Default POST. */
  method?: Method;
  /** Default +14155550123. */
  from?: string;
  /** Default +14155550100. */
  to?: string;
  /** Signs the requests; without it they go unsigned. */
  authToken?: string;
  accountSid?: string;
  callSid?: string;
  /** Sent with every request of the call, on top of Twilio's own. */
  fields?: Fields;
  /** Takes over the call when a document fails. */
  fallbackUrl?: string;
  fallbackMethod?: Method;
  /** Hears of the end of the call. */
  statusCallback?: string;
  statusCallbackMethod?: Method;
  /** How dialled parties respond; who is not named answers. */
  transfers?: Transfers;
  knobs?: Partial<Knobs>;
  /** When the call begins; default the present. */
  now?: Date;
  /** Default `virtual`: nothing really waits. */
  pace?: 'virtual' | 'realtime';
}

/** Calls the application; resolves when the call first waits for the caller, or has ended. */
export async function dial(options: DialOptions): Promise<Call> {
  const driver = new Driver();
  const { leg, over } = place(options, driver);
  await driver.follow(over);
  return new Call(leg, driver);
}

/** Places a call for a caller of one's own; `over` resolves when it has ended. */
export function place(options: DialOptions, caller: Caller): { leg: Leg; over: Promise<void> } {
  const leg = legOf(options, caller);
  const over = playCall(
    leg,
    { url: options.url, method: options.method ?? 'POST' },
    addressOf(options.fallbackUrl, options.fallbackMethod),
    addressOf(options.statusCallback, options.statusCallbackMethod),
  );
  return { leg, over };
}

function legOf(options: DialOptions, caller: Caller): Leg {
  return {
    sid: options.callSid ?? newSid('CA'),
    accountSid: options.accountSid ?? 'AC00000000000000000000000000000000',
    parentSid: undefined,
    from: options.from ?? '+14155550123',
    to: options.to ?? '+14155550100',
    direction: 'inbound',
    extraFields: options.fields ?? {},
    authToken: options.authToken,
    knobs: options.knobs === undefined ? defaultKnobs : { ...defaultKnobs, ...options.knobs },
    clock: { startedAt: options.now?.getTime() ?? Date.now(), seconds: 0 },
    caller: options.pace === 'realtime' ? inRealTime(caller) : caller,
    transfers: options.transfers ?? {},
    cookies: [],
    logins: new Map(),
    requests: [],
    findings: [],
    outbox: [],
    status: 'ringing',
    answeredAt: undefined,
    idleDocuments: 0,
  };
}

/** A caller for whom time really passes, unless it lets time pass in a way of its own. */
function inRealTime(caller: Caller): Caller {
  return {
    happens: (happening) => caller.happens(happening),
    acts: (waiting) => caller.acts(waiting),
    passes: (seconds) => caller.passes?.(seconds) ?? sleep(seconds * 1000),
  };
}

function addressOf(url: string | undefined, method: Method = 'POST'): Address | undefined {
  return url === undefined ? undefined : { url, method };
}
