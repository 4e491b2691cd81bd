import { setTimeout as sleep } from 'node:timers/promises';
import type { MachineDetection } from './amd.ts';
import { detectionFields } from './amd.ts';
import { Call } from './call.ts';
import { post } from './callbacks.ts';
import type { DeliveryOptions } from './delivery.ts';
import { deliveryOf } from './delivery.ts';
import { Driver } from './driver.ts';
import type { Method } from './exchange.ts';
import type { Fields } from './form.ts';
import type { Knobs } from './knobs.ts';
import { defaultKnobs } from './knobs.ts';
import type { Caller, Leg } from './leg.ts';
import { newLeg } from './leg.ts';
import type { Address, StatusCallback } from './player.ts';
import { playCall } from './player.ts';
import type { ProgressEvent } from './progress.ts';
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
  /** Whether the application is called, or has somebody called; default `inbound`. */
  direction?: 'inbound' | 'outbound-api';
  /** Finds out who or what answers an outbound call. */
  machineDetection?: MachineDetection;
  /** Signs the requests; without it they go unsigned. */
  authToken?: string;
  accountSid?: string;
  callSid?: string;
  /** Sent with every request of the call, on top of Twilio's own. */
  fields?: Fields;
  /** Takes over the call when a document fails. */
  fallbackUrl?: string;
  fallbackMethod?: Method;
  /** Hears of the end of the call, or of the events named. */
  statusCallback?: string;
  statusCallbackMethod?: Method;
  statusCallbackEvent?: readonly ProgressEvent[];
  /** How callbacks arrive; default in order, each once. */
  delivery?: DeliveryOptions;
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
    statusCallbackOf(options),
  );
  postDetection(leg, options);
  return { leg, over };
}

function legOf(options: DialOptions, caller: Caller): Leg {
  const { callSid, transfers, delivery } = options;
  return newLeg({
    accountSid: options.accountSid ?? 'AC00000000000000000000000000000000',
    from: options.from ?? '+14155550123',
    to: options.to ?? '+14155550100',
    direction: options.direction ?? 'inbound',
    extraFields: { ...options.fields, ...detected(options.machineDetection) },
    authToken: options.authToken,
    knobs: options.knobs === undefined ? defaultKnobs : { ...defaultKnobs, ...options.knobs },
    clock: { startedAt: options.now?.getTime() ?? Date.now(), seconds: 0 },
    caller: options.pace === 'realtime' ? inRealTime(caller) : caller,
    ...(callSid === undefined ? {} : { sid: callSid }),
    ...(transfers === undefined ? {} : { transfers }),
    ...(delivery === undefined ? {} : { delivery: deliveryOf(delivery) }),
  });
}

/** What a detection the document waited for adds to every request. */
function detected(detection: MachineDetection | undefined): Fields {
  if (detection === undefined || detection.callback !== undefined) return {};
  return detectionFields(detection.answerer, detection.mode);
}

/** A detection the document does not wait for has a callback of its own. */
function postDetection(leg: Leg, { machineDetection }: DialOptions): void {
  if (machineDetection?.callback === undefined) return;
  const { callback: url, callbackMethod: method = 'POST', answerer, mode } = machineDetection;
  const { sid: CallSid, accountSid: AccountSid } = leg;
  const fields = { CallSid, AccountSid, ...detectionFields(answerer, mode) };
  post(leg, { url, method, fields });
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

function statusCallbackOf(options: DialOptions): StatusCallback | undefined {
  const address = addressOf(options.statusCallback, options.statusCallbackMethod);
  const { statusCallbackEvent: events } = options;
  return address === undefined || events === undefined ? address : { ...address, events };
}
