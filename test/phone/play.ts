import type { Call, DialOptions } from '../../src/phone/index.ts';
import { dial } from '../../src/phone/index.ts';
import { parseScript } from '../../src/phone/script.ts';
import type { Document, Seen } from './application.ts';
import { application } from './application.ts';

/** A call that was played to the end of its script, and what the application saw of it. */
export interface Played {
  call: Call;
  seen: Seen[];
  /** The fields of the last request for `/action`; undefined if it was never requested. */
  action: Record<string, string> | undefined;
  /** The fields of every request to a path, in order. */
  fieldsOf: (path: string) => Record<string, string>[];
}

const standing: Record<string, Document> = {
  '/action': '<Say>the action</Say>',
  '/callback': '',
  '/fallback': '<Say>the fallback</Say>',
};

/**
 * Plays a document to a caller who does what the script says (`1,w,h`) and then nothing more;
 * `/action` says so, `/callback` takes callbacks. What else the caller does is a function.
 */
export async function play(
  twiml: Document,
  script = '',
  options: Partial<DialOptions> & { documents?: Record<string, Document> } = {},
  does?: (call: Call) => Promise<void>,
): Promise<Played> {
  const { documents, ...rest } = options;
  await using app = await application({ '/voice': twiml, ...standing, ...documents });
  const call = await dial({ url: `${app.url}/voice`, ...absolute(rest, app.url) });
  for (const { action } of script === '' ? [] : parseScript(script)) {
    if (action.kind === 'keys') await call.press(action.keys);
    else if (action.kind === 'speech') await call.say(action.words, action.confidence);
    else if (action.kind === 'agent') await call.agent(action.seconds);
    else if (action.kind === 'hangUp') await call.hangUp();
    else await call.silence();
  }
  await does?.(call);
  const fieldsOf = (path: string): Record<string, string>[] =>
    app.seen.filter((one) => one.url.split('?')[0] === path).map((one) => one.fields);
  return { call, seen: app.seen, action: fieldsOf('/action').at(-1), fieldsOf };
}

/** The URLs of the options are written as paths of the application. */
function absolute(options: Partial<DialOptions>, base: string): Partial<DialOptions> {
  const { fallbackUrl, statusCallback, machineDetection } = options;
  const callback = machineDetection?.callback;
  return {
    ...options,
    ...(fallbackUrl === undefined ? {} : { fallbackUrl: base + fallbackUrl }),
    ...(statusCallback === undefined ? {} : { statusCallback: base + statusCallback }),
    ...(callback === undefined
      ? {}
      : { machineDetection: { ...machineDetection, callback: base + callback } }),
  };
}
