import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configOf, type Environment } from '../src/config.ts';
import { completed } from '../src/laptop.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://ivr.example.com',
  TWILIO_AUTH_TOKEN: 'token',
  SESSION_KEY: KEY,
  RECEPTION_NUMBER: '+14155550142',
};

describe('the settings', () => {
  it('may all be missing on a laptop', () => {
    expect(configOf({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      authToken: undefined,
      accountSid: undefined,
      phoneNumber: undefined,
      taskHosts: [],
      taskPrivate: false,
      secrets: {},
      sessionKeys: [],
      phoneTree: 'acme',
      receptionNumber: undefined,
      treesDir: 'trees',
      mediaDir: 'media',
      dataDir: 'data',
      apiToken: undefined,
      retentionAudio: false,
      reconcileMinutes: 15,
      logLevel: 'info',
      logNumbers: false,
    });
  });

  it('are read as they are written', () => {
    expect(
      configOf({
        ...PRODUCTION,
        HOST: '0.0.0.0',
        PORT: '8080',
        PUBLIC_URL: 'https://ivr.example.com/phones/',
        SESSION_KEY: `${'ab'.repeat(32)}, ${KEY}`,
        PHONE_TREE: 'clinic',
        LOG_LEVEL: 'warn',
        LOG_NUMBERS: 'true',
        TASK_HOSTS: 'crm.example.com, *.example.org:8443',
        TASK_PRIVATE: 'true',
        TWILIO_ACCOUNT_SID: `AC${'0a'.repeat(16)}`,
        TWILIO_PHONE_NUMBER: '+14155550100',
        TWILIO_API_URL: 'https://api.example.com/',
        RETENTION_AUDIO: 'true',
        RECONCILE_MINUTES: '0',
        VOICEMAIL_TEXT_TO: '+14155550160',
        VOICEMAIL_WEBHOOK: 'https://crm.example.com/voicemails',
        VOICEMAIL_WEBHOOK_SECRET: 'secret-of-the-webhook',
        SECRET_CRM_KEY: 'k-3y',
        SECRET_: 'nameless',
        SECRET_EMPTY: '',
      }),
    ).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 8080,
      publicUrl: 'https://ivr.example.com/phones',
      sessionKeys: [Buffer.from('ab'.repeat(32), 'hex'), Buffer.alloc(32, 1)],
      phoneTree: 'clinic',
      logLevel: 'warn',
      logNumbers: true,
      taskHosts: ['crm.example.com', '*.example.org:8443'],
      taskPrivate: true,
      accountSid: `AC${'0a'.repeat(16)}`,
      phoneNumber: '+14155550100',
      apiUrl: 'https://api.example.com',
      retentionAudio: true,
      reconcileMinutes: 0,
      voicemailTextTo: '+14155550160',
      voicemailWebhook: {
        url: 'https://crm.example.com/voicemails',
        secret: 'secret-of-the-webhook',
      },
      secrets: { CRM_KEY: 'k-3y' },
    });
  });

  it.each<[string, Environment, RegExp]>([
    [
      'no public address in production',
      { ...PRODUCTION, PUBLIC_URL: '' },
      /PUBLIC_URL is missing: production/,
    ],
    [
      'no token in production',
      { ...PRODUCTION, TWILIO_AUTH_TOKEN: ' ' },
      /TWILIO_AUTH_TOKEN is missing: production/,
    ],
    [
      'no session key in production',
      { ...PRODUCTION, SESSION_KEY: undefined },
      /SESSION_KEY is missing: production/,
    ],
    [
      'no reception in production',
      { ...PRODUCTION, RECEPTION_NUMBER: undefined },
      /RECEPTION_NUMBER is missing/,
    ],
    [
      'plain http in production',
      { ...PRODUCTION, PUBLIC_URL: 'http://ivr.example.com' },
      /PUBLIC_URL can't be used: .*https/,
    ],
    [
      'keys made for the occasion on an open port',
      { HOST: '0.0.0.0' },
      /TWILIO_AUTH_TOKEN is missing: listening on 0.0.0.0/,
    ],
    [
      'a short session key',
      { SESSION_KEY: 'c2hvcnQ=' },
      /SESSION_KEY can't be used: give 32 bytes/,
    ],
    ['one short session key of two', { SESSION_KEY: `${KEY},abc` }, /SESSION_KEY can't be used/],
    [
      'a public address with a query',
      { PUBLIC_URL: 'https://a.example/?x=1' },
      /PUBLIC_URL can't be used/,
    ],
    [
      'a public address with a password',
      { PUBLIC_URL: 'https://a:b@a.example' },
      /PUBLIC_URL can't be used/,
    ],
    [
      'a public address that is none',
      { PUBLIC_URL: 'ivr.example.com' },
      /PUBLIC_URL can't be used/,
    ],
    [
      'a reception that is no number',
      { RECEPTION_NUMBER: '555-0142' },
      /RECEPTION_NUMBER can't be used: write it in E.164/,
    ],
    ['a port out of range', { PORT: '70000' }, /PORT can't be used: give a number from 0 to 65535/],
    ['a port that is no number', { PORT: '0x50' }, /PORT can't be used/],
    [
      'an unknown log level',
      { LOG_LEVEL: 'loud' },
      /LOG_LEVEL can't be used: choose one of fatal, error/,
    ],
    ['a token that is easily guessed', { API_TOKEN: 'secret' }, /API_TOKEN can't be used: use 16/],
    [
      'a task host that is none',
      { TASK_HOSTS: 'a.example,' },
      /TASK_HOSTS can't be used: write hosts/,
    ],
    ['a task host with a path', { TASK_HOSTS: 'https://a.example/x' }, /TASK_HOSTS can't be used/],
    ['another word than true or false', { TASK_PRIVATE: 'yes' }, /TASK_PRIVATE can't be used/],
    ['an account that is none', { TWILIO_ACCOUNT_SID: 'SK1' }, /TWILIO_ACCOUNT_SID can't be used/],
    [
      'credentials that would go over plain http',
      { TWILIO_API_URL: 'http://api.example.com' },
      /TWILIO_API_URL can't be used: .*https/,
    ],
    ['minutes that are none', { RECONCILE_MINUTES: '-1' }, /RECONCILE_MINUTES can't be used/],
    ['a text to no number', { VOICEMAIL_TEXT_TO: '555' }, /VOICEMAIL_TEXT_TO can't be used/],
    [
      'texts without an account',
      { VOICEMAIL_TEXT_TO: '+14155550160' },
      /VOICEMAIL_TEXT_TO needs TWILIO_ACCOUNT_SID/,
    ],
    [
      'a webhook that nothing signs',
      { VOICEMAIL_WEBHOOK: 'https://crm.example.com' },
      /VOICEMAIL_WEBHOOK_SECRET is missing/,
    ],
    [
      'a webhook that is no address',
      { VOICEMAIL_WEBHOOK: 'crm.example.com', VOICEMAIL_WEBHOOK_SECRET: 'x'.repeat(16) },
      /VOICEMAIL_WEBHOOK can't be used/,
    ],
    ['a sender that is none', { TWILIO_PHONE_NUMBER: 'me' }, /TWILIO_PHONE_NUMBER can't be used/],
    [
      'a switch that is neither on nor off',
      { LOG_NUMBERS: 'maybe' },
      /LOG_NUMBERS can't be used: write true or false/,
    ],
  ])('stop the start on %s', (_, env, complaint) => {
    expect(() => configOf(env)).toThrow(complaint);
  });

  it('stop the start with every complaint at once, and without a secret in any', () => {
    const env = { NODE_ENV: 'production', SESSION_KEY: 'hunter2', PORT: 'x' };
    expect(() => configOf(env)).toThrow(
      /PORT[\s\S]*PUBLIC_URL[\s\S]*TWILIO_AUTH_TOKEN|SESSION_KEY/,
    );
    expect(() => configOf(env)).not.toThrow(/hunter2/);
  });
});

describe('a laptop', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'phone-tree-'));

  it('gets keys made for the occasion, in a file only its owner can read, and the same again next time', () => {
    const config = configOf({ DATA_DIR: join(folder(), 'data') });
    const keys = completed(config);
    expect(keys).toMatchObject({
      publicUrl: 'http://127.0.0.1:3000',
      authToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      sessionKeys: [expect.any(Buffer)],
    });
    const file = join(config.dataDir, 'laptop.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(completed(config)).toEqual(keys);
    expect(completed(configOf({ DATA_DIR: folder() })).authToken).not.toBe(keys.authToken);
  });

  it('does not write down a token that is set', () => {
    const config = configOf({ DATA_DIR: folder(), TWILIO_AUTH_TOKEN: 'real-token' });
    expect(completed(config).authToken).toBe('real-token');
    expect(readFileSync(join(config.dataDir, 'laptop.json'), 'utf8')).not.toContain('real-token');
  });

  it.each(['not JSON', '{"sessionKey":"c2hvcnQ="}', '[]', 'null'])(
    'makes new keys when its file holds %s',
    (text) => {
      const config = configOf({ DATA_DIR: folder() });
      writeFileSync(join(config.dataDir, 'laptop.json'), text);
      expect(completed(config).sessionKeys[0]).toHaveLength(32);
    },
  );

  it('writes nothing where everything is set', () => {
    const config = configOf({ ...PRODUCTION, DATA_DIR: '/nonexistent/folder' });
    expect(completed(config)).toEqual({
      publicUrl: 'https://ivr.example.com',
      authToken: 'token',
      sessionKeys: [Buffer.alloc(32, 1)],
    });
  });
});
