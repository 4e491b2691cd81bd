import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import secureSession from '@fastify/secure-session';
import cookieSession from 'cookie-session';
import express from 'express';
import fastify, { type FastifyInstance } from 'fastify';
import twilio from 'twilio';
import { buildApp } from '../../src/app.ts';
import { acme } from '../../src/machines/acme.ts';
import { openRecords } from '../../src/records/records.ts';
import { switchboardOf } from '../../src/switchboard.ts';
import type { PhoneTree } from '../../src/tree/phone-tree.ts';
import { AUTH_TOKEN, PUBLIC_URL, SESSION_KEY } from './request.ts';
import { ringOf, wordy } from './trees.ts';

/** Makes a server that answers `POST /webhook`; it is not listening yet. */
type Make = () => Promise<Server>;

const MENU =
  'For sales, press 1. For support, press 2. For our business hours, press 3. ' +
  'To speak with reception, press 0. To hear this menu again, press 9.';
const XML =
  '<?xml version="1.0" encoding="UTF-8"?><Response>' +
  `<Gather numDigits="1" finishOnKey="" actionOnEmptyResult="true" action="${PUBLIC_URL}/webhook">` +
  `<Say>${MENU}</Say></Gather></Response>`;

/** What is measured, by name; each in a process of its own. */
export const SUBJECTS: Readonly<Record<string, Make>> = {
  /** Fastify and formbody, answering a fixed string. */
  constant: async () => {
    const app = fastify();
    await app.register(formbody);
    app.post('/webhook', (_request, reply) => reply.type('text/xml').send(XML));
    return served(app);
  },
  /** And the signature checked by hand, a session opened and sealed: no phone tree yet. */
  floor: async () => {
    const app = fastify();
    await app.register(formbody);
    await app.register(secureSession, {
      key: [SESSION_KEY],
      cookie: { path: '/', httpOnly: true, secure: true },
    });
    app.post('/webhook', (request, reply) => {
      if (!isSigned(request.headers['x-twilio-signature'], request.body as Record<string, string>))
        return reply.code(403).send();
      const before: unknown = request.session.get('call');
      const state = before === undefined ? 'greeting' : 'menu';
      request.session.set('call', { state, tries: { noInput: 0, noMatch: 0 } } as never);
      return reply.type('text/xml').send(XML);
    });
    return served(app);
  },
  /** A menu step of ACME. */
  ours: () => ours(acme({ receptionNumber: '+14155550142' })),
  'ours, 1,000 states': () => ours(ringOf(1000)),
  'ours, variables, conditions, hours': () => ours(wordy()),
  'ours, with records': async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'phone-tree-bench-'));
    const records = await openRecords({ dataDir, told: () => undefined });
    return ours(acme({ receptionNumber: '+14155550142' }), records);
  },
  /** The vendor's tutorial way: Express, its own middleware, cookie-session, VoiceResponse. */
  peer: () => {
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.use(cookieSession({ name: 'call', keys: [SESSION_KEY.toString('hex')] }));
    app.post(
      '/webhook',
      twilio.webhook({ url: `${PUBLIC_URL}/webhook` }, AUTH_TOKEN),
      (request, response) => {
        const { VoiceResponse } = twilio.twiml;
        const answer = new VoiceResponse();
        const session = request.session as Record<string, unknown>;
        const { Digits } = request.body as { Digits?: string };
        session['state'] = Digits === undefined ? 'greeting' : 'menu';
        answer
          .gather({
            numDigits: 1,
            finishOnKey: '',
            actionOnEmptyResult: true,
            action: `${PUBLIC_URL}/webhook`,
          })
          .say(MENU);
        response.type('text/xml').send(answer.toString());
      },
    );
    return Promise.resolve(createServer(app));
  },
};

async function ours(tree: PhoneTree, records?: Awaited<ReturnType<typeof openRecords>>) {
  return served(
    await buildApp({
      switchboard: switchboardOf([tree], tree.name),
      publicUrl: PUBLIC_URL,
      authToken: AUTH_TOKEN,
      sessionKeys: [SESSION_KEY],
      ...(records && { records }),
    }),
  );
}

async function served(app: FastifyInstance): Promise<Server> {
  await app.ready();
  return app.server;
}

/** https://www.twilio.com/docs/usage/security#validating-requests */
function isSigned(signature: unknown, form: Readonly<Record<string, string>>): boolean {
  const text = Object.keys(form)
    .toSorted()
    .reduce((sum, name) => sum + name + form[name], `${PUBLIC_URL}/webhook`);
  const expected = createHmac('sha1', AUTH_TOKEN).update(text).digest();
  const given = Buffer.from(String(signature), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
