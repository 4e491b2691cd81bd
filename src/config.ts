import { allowedHost } from './tasks/allowed-host.ts';
import { E164 } from './tasks/task.ts';

/** The settings of a server, parsed and checked once. `.env.example` tells what each is for. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Undefined on a laptop: then it is the address the server listens on. Without a trailing slash. */
  readonly publicUrl: string | undefined;
  readonly authToken: string | undefined;
  /** Of the account that sends text messages, and what they come from: a number, or a messaging service. */
  readonly accountSid: string | undefined;
  readonly phoneNumber: string | undefined;
  /** Where the carrier's REST API is, without a trailing slash; undefined: at Twilio. */
  readonly apiUrl: string | undefined;
  /** Who is told of a voicemail by text message, in E.164. */
  readonly voicemailTextTo: string | undefined;
  /** What is told of a voicemail by a request, and the secret that signs it. */
  readonly voicemailWebhook: { readonly url: string; readonly secret: string } | undefined;
  /** 32 bytes each; the first seals, all open. */
  readonly sessionKeys: readonly Buffer[];
  readonly phoneTree: string;
  /** Whom reception rings, in E.164; undefined on a laptop that has none. */
  readonly receptionNumber: string | undefined;
  /** The folder of trees written as documents. */
  readonly treesDir: string;
  /** The folder of what calls play. */
  readonly mediaDir: string;
  readonly dataDir: string;
  /** A PostgreSQL database; undefined: SQLite in the data folder. */
  readonly databaseUrl: string | undefined;
  /** How long calls, steps and handled recordings are kept; undefined: for ever. */
  readonly retentionDays: number | undefined;
  /** Minutes after which voicemails are looked for again of which the carrier told nothing; 0: never. */
  readonly reconcileMinutes: number;
  /** Whether the sound of what is no longer kept is deleted at the carrier. */
  readonly retentionAudio: boolean;
  /** Lets operators into `/api`; without it nobody gets in. */
  readonly apiToken: string | undefined;
  /** What calls may be transferred to, as `+1415*`; undefined: all that trees write out. */
  readonly transferNumbers: readonly string[] | undefined;
  /** The hosts that tasks may ask, written as in a content security policy. */
  readonly taskHosts: readonly string[];
  /** Whether tasks may ask addresses that are not on the public internet. */
  readonly taskPrivate: boolean;
  /** What tasks may send without knowing it: `SECRET_NAME` is `${secret:NAME}`. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly logLevel: string;
  readonly logNumbers: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whom calls may be transferred to: a number, all that begin so, a SIP address, or all at a host. */
const CALLEE = /^(\+[1-9]\d{0,14}\*?|sip:[^@\s*]*\*?@[^@\s*]+)$/;

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/**
 * Reads the settings. In production nothing that keeps strangers out may be missing; on a laptop
 * everything may be.
 * @throws {Error} with every setting that is wrong, and what to write instead.
 */
export function configOf(env: Environment): Config {
  const faults: string[] = [];
  const production = env['NODE_ENV'] === 'production';

  /** A setting's value; undefined when it is not set, or, with a complaint, when it can't be read. */
  function setting<T>(name: string, remedy: string, read: (value: string) => T | undefined) {
    const value = env[name]?.trim();
    if (!value) return undefined;
    const parsed = read(value);
    if (parsed === undefined) faults.push(`${name} can't be used: ${remedy}`);
    return parsed;
  }

  const host = setting('HOST', '', asIs) ?? '127.0.0.1';
  const publicUrl = setting(
    'PUBLIC_URL',
    'give the address Twilio requests, such as https://ivr.example.com, and use https',
    (value) => publicAddress(value, production),
  );
  const authToken = setting('TWILIO_AUTH_TOKEN', '', asIs);
  const sessionKeys = setting(
    'SESSION_KEY',
    'give 32 bytes as base64 or hex, such as `openssl rand -base64 32` prints; several with commas',
    keysOf,
  );
  const numberOf = (name: string) =>
    setting(name, 'write it in E.164, such as +14155550123', (value) =>
      E164.test(value) ? value : undefined,
    );
  const receptionNumber = numberOf('RECEPTION_NUMBER');
  const port = setting('PORT', 'give a number from 0 to 65535', (value) =>
    /^\d+$/.test(value) && Number(value) < 65_536 ? Number(value) : undefined,
  );
  const logLevel = setting('LOG_LEVEL', `choose one of ${LEVELS.join(', ')}`, (value) =>
    LEVELS.includes(value) ? value : undefined,
  );
  const logNumbers = setting('LOG_NUMBERS', 'write true or false', truth);
  const taskPrivate = setting('TASK_PRIVATE', 'write true or false', truth);
  const taskHosts = setting(
    'TASK_HOSTS',
    'write hosts such as crm.example.com or *.example.com:8443, with commas',
    hostsOf,
  );
  const transferNumbers = setting(
    'TRANSFER_NUMBERS',
    'write numbers in E.164 with commas, and * at the end for all that begin so: +1415*; and SIP ' +
      'addresses as sip:*@pbx.example.com',
    (value) => {
      const numbers = value.split(',').map((number) => number.trim());
      return numbers.every((number) => CALLEE.test(number)) ? numbers : undefined;
    },
  );
  const accountSid = setting('TWILIO_ACCOUNT_SID', 'write AC and 32 hex digits', (value) =>
    /^AC[0-9a-f]{32}$/i.test(value) ? value : undefined,
  );
  const phoneNumber = setting(
    'TWILIO_PHONE_NUMBER',
    'write it in E.164, such as +14155550123, or the SID of a messaging service',
    (value) => (E164.test(value) || /^MG[0-9a-f]{32}$/.test(value) ? value : undefined),
  );

  const databaseUrl = setting(
    'DATABASE_URL',
    'write postgres://user:password@host/name, or leave it out for SQLite',
    (value) => (/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '') ? value : undefined),
  );
  const retentionDays = setting('RETENTION_DAYS', 'write a whole number of days from 1', (value) =>
    /^[1-9]\d{0,4}$/.test(value) ? Number(value) : undefined,
  );
  const reconcileMinutes = setting(
    'RECONCILE_MINUTES',
    'write a whole number of minutes, or 0 for never',
    (value) => (/^\d{1,4}$/.test(value) ? Number(value) : undefined),
  );
  const retentionAudio = setting('RETENTION_AUDIO', 'write true or false', truth);
  const apiUrl = setting(
    'TWILIO_API_URL',
    'give the address of a REST API like Twilio’s, by https unless it is on this machine',
    (value) => publicAddress(value, true),
  );
  const voicemailTextTo = numberOf('VOICEMAIL_TEXT_TO');
  const webhookUrl = setting(
    'VOICEMAIL_WEBHOOK',
    'give the address that is told, such as https://crm.example.com/voicemails',
    (value) => (/^https?:$/.test(URL.parse(value)?.protocol ?? '') ? value : undefined),
  );
  const webhookSecret = setting('VOICEMAIL_WEBHOOK_SECRET', 'use 16 characters or more', (value) =>
    value.length >= 16 ? value : undefined,
  );
  if (webhookUrl && !env['VOICEMAIL_WEBHOOK_SECRET']?.trim()) {
    faults.push('VOICEMAIL_WEBHOOK_SECRET is missing: VOICEMAIL_WEBHOOK is signed with it');
  }
  if (voicemailTextTo && !(accountSid && authToken && phoneNumber)) {
    faults.push(
      'VOICEMAIL_TEXT_TO needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER',
    );
  }
  const apiToken = setting('API_TOKEN', 'use 16 characters or more', (value) =>
    value.length >= 16 ? value : undefined,
  );

  const exposed = production || !LOOPBACK.test(host);
  const secrets = { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: authToken, SESSION_KEY: sessionKeys };
  for (const [name, value] of Object.entries(exposed ? secrets : {})) {
    if (value === undefined && !env[name]?.trim()) {
      faults.push(
        `${name} is missing: ${production ? 'production' : `listening on ${host}`} needs it`,
      );
    }
  }
  if (production && !env['RECEPTION_NUMBER']?.trim()) {
    faults.push('RECEPTION_NUMBER is missing: callers who ask for a person would reach nobody');
  }
  if (faults.length > 0)
    throw new Error(['The settings are not complete:', ...faults].join('\n- '));

  return {
    production,
    port: port ?? 3000,
    host,
    publicUrl,
    authToken,
    accountSid,
    phoneNumber,
    apiUrl,
    voicemailTextTo,
    voicemailWebhook:
      webhookUrl && webhookSecret ? { url: webhookUrl, secret: webhookSecret } : undefined,
    sessionKeys: sessionKeys ?? [],
    phoneTree: setting('PHONE_TREE', '', asIs) ?? 'acme',
    receptionNumber,
    treesDir: setting('TREES_DIR', '', asIs) ?? 'trees',
    apiToken,
    mediaDir: setting('MEDIA_DIR', '', asIs) ?? 'media',
    dataDir: setting('DATA_DIR', '', asIs) ?? 'data',
    transferNumbers,
    databaseUrl,
    retentionDays,
    retentionAudio: retentionAudio ?? false,
    reconcileMinutes: reconcileMinutes ?? 15,
    taskHosts: taskHosts ?? [],
    taskPrivate: taskPrivate ?? false,
    secrets: secretsOf(env),
    logLevel: logLevel ?? 'info',
    logNumbers: logNumbers ?? false,
  };
}

const asIs = (value: string): string => value;

function truth(value: string): boolean | undefined {
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

function hostsOf(value: string): string[] | undefined {
  const hosts = value.split(',').map((host) => host.trim());
  try {
    hosts.forEach(allowedHost);
    return hosts;
  } catch {
    return undefined;
  }
}

/** Whatever is set as `SECRET_NAME`, by its name. */
function secretsOf(env: Environment): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value && /^SECRET_\w/.test(name) ? [[name.slice('SECRET_'.length), value]] : [],
  );
  return Object.fromEntries(given);
}

/** An absolute http(s) address without a trailing slash; in production https, but for loopback. */
function publicAddress(value: string, production: boolean): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const usable = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username;
  if (!usable) return undefined;
  if (production && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return undefined;
  return value.replace(/\/+$/, '');
}

function keysOf(value: string): Buffer[] | undefined {
  const keys = value.split(',').map((key) => {
    const text = key.trim();
    return Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  });
  return keys.every((key) => key.length === 32) ? keys : undefined;
}
