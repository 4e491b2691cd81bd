import type { AddressBook, Parameters } from './signed-address.ts';

/** Something to be said to whoever is called, or calls. */
export interface SpokenMessage {
  /** Texts, and addresses of sounds, in the order in which they are heard. */
  readonly messages: readonly string[];
  /** Twilio's names, such as `Polly.Mia` and `es-MX`. */
  readonly voice?: string | undefined;
  readonly language?: string | undefined;
  /** How often it is heard, from 1 to 10. */
  readonly loop?: number | undefined;
  /** `hangup`: a machine that answers does not get it. */
  readonly machine?: 'hangup' | undefined;
  /** When its address is over, in epoch milliseconds; undefined: never. */
  readonly until?: number | undefined;
}

/** Where addresses that say something are. */
export const MESSAGE_PATH = '/twimlets/message';

/** The most parts a message has, and the most often it is heard. */
export const MOST_PARTS = 20;
export const MOST_LOOPS = 10;

/** Characters of the longest address, encoded; carriers do not say what they take. */
const LONGEST_ADDRESS = 4_000;

/**
 * The path and query that say a message, signed.
 * @throws {RangeError} when there is nothing to say, or too much for an address.
 */
export function pathOf(book: AddressBook, message: SpokenMessage): string {
  const { messages, voice, language, loop, machine, until } = message;
  if (messages.every((text) => text.trim() === '')) throw new RangeError('the message is empty');
  const given = {
    ...Object.fromEntries(messages.map((text, index) => [`Message[${index}]`, text])),
    Voice: voice,
    Language: language,
    Loop: loop,
    Machine: machine,
    expires: until === undefined ? undefined : Math.ceil(until / 1000),
  };
  const parameters = Object.entries(given).filter(([, value]) => value !== undefined);
  const path = book.signed(
    MESSAGE_PATH,
    Object.fromEntries(parameters.map(([name, value]) => [name, String(value)])),
  );
  if (path.length <= LONGEST_ADDRESS) return path;
  throw new RangeError(
    `the message takes ${path.length} characters in an address, and ${LONGEST_ADDRESS} fit: shorten it, or say the rest in another`,
  );
}

/** The message that the parameters of a signed address say. */
export function messageIn(parameters: Parameters): SpokenMessage {
  const { Voice: voice, Language: language, Loop: loop = '1', Machine: machine } = parameters;
  const parts = Object.entries(parameters).flatMap(([name, text]): [number, string][] => {
    const index = /^Message\[(\d{1,2})\]$/.exec(name)?.[1];
    return index === undefined || text.trim() === '' ? [] : [[Number(index), text.trim()]];
  });
  return {
    messages: parts.toSorted(([one], [other]) => one - other).map(([, text]) => text),
    voice,
    language,
    loop: /^\d{1,2}$/.test(loop) ? Math.min(MOST_LOOPS, Math.max(1, Number(loop))) : 1,
    ...(machine === 'hangup' && { machine }),
  };
}
