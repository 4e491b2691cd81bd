import type { Method } from '../exchange.ts';
import type { Address } from '../player.ts';

/** Where a call goes: a number and a TwiML application hold these alike; empty is unset. */
export interface RouteSettings {
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
}

/** Where a call's first document comes from, who takes over when one fails, who hears of its end. */
export interface Route {
  voice: Address | undefined;
  fallback: Address | undefined;
  statusCallback: Address | undefined;
}

/** The route of a number or application. */
export function routeOf(settings: RouteSettings): Route {
  return {
    voice: addressOf(settings.voiceUrl, settings.voiceMethod),
    fallback: addressOf(settings.voiceFallbackUrl, settings.voiceFallbackMethod),
    statusCallback: addressOf(settings.statusCallback, settings.statusCallbackMethod),
  };
}

/** An address, or undefined for an empty URL. */
export function addressOf(url: string, method: string): Address | undefined {
  return url === '' ? undefined : { url, method: asMethod(method) };
}

/** A method as it is set somewhere: anything but GET is POST. */
export function asMethod(text: string): Method {
  return text === 'GET' ? 'GET' : 'POST';
}
