import formbody from '@fastify/formbody';
import fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from './account.ts';
import { calls } from './calls.ts';
import { media } from './media.ts';
import { messages } from './messages.ts';
import { numbers } from './numbers.ts';
import { Problem } from './problem.ts';
import { queues } from './queues.ts';
import { recordings } from './recordings.ts';

/** What test credentials may do. https://www.twilio.com/docs/iam/test-credentials */
const testable = /^\/2010-04-01\/Accounts\/\w+\/(Calls|Messages|IncomingPhoneNumbers)\.json$/;

/** The REST API of an account, with Twilio's paths and answers. https://www.twilio.com/docs/usage/api */
export async function restOf(account: Account): Promise<FastifyInstance> {
  const app = fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  await app.register(formbody);

  app.setErrorHandler((cause, _request, reply) => {
    const problem = cause instanceof Problem ? cause : problemOf(cause);
    if (problem.code === 20003) reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    return reply.code(problem.status).send(problem.toJSON());
  });
  app.setNotFoundHandler((request) => {
    throw new Problem(20404, `The requested resource ${request.url} was not found`);
  });

  app.all<{ Params: { name: string } }>('/documents/:name', (request, reply) => {
    const twiml = account.documents.get(request.params.name);
    if (twiml === undefined) throw new Problem(20404);
    // Fetched once: a call that began with TwiML has no address of its own to come back to.
    account.documents.delete(request.params.name);
    return reply.type('text/xml').send(twiml);
  });

  const prefix = '/2010-04-01/Accounts/:account';
  await app.register(
    (api, _options, done) => {
      if (account.options.mediaAuth === true) api.addHook('onRequest', authenticator(account));
      media(api, account);
      done();
    },
    { prefix },
  );
  await app.register(
    (api, _options, done) => {
      api.addHook('onRequest', authenticator(account));
      api.addHook('onRequest', (request, _reply, next) => {
        const { pathname } = new URL(request.url, 'http://carrier');
        const allowed = request.method === 'POST' && testable.test(pathname);
        if (account.options.testCredentials === true && !allowed) throw new Problem(20008);
        next();
      });
      // A request without a body has no parameters.
      api.addHook('preHandler', (request, _reply, next) => {
        request.body ??= {};
        next();
      });
      for (const resource of [calls, messages, numbers, queues, recordings]) resource(api, account);
      done();
    },
    { prefix },
  );
  return app;
}

/** What the web server itself refuses is the request's fault, the rest is the carrier's. */
function problemOf(cause: unknown): Problem {
  const status = cause instanceof Error && 'statusCode' in cause ? Number(cause.statusCode) : 500;
  return new Problem(status < 500 ? 20001 : 20500, String(cause));
}

/** Basic authentication with the account's SID and token. https://www.twilio.com/docs/usage/requests-to-twilio */
function authenticator(account: Account) {
  const wanted = Buffer.from(`${account.sid}:${account.authToken}`);
  return (request: FastifyRequest, _reply: unknown, next: () => void): void => {
    const [scheme, credentials = ''] = request.headers.authorization?.split(' ') ?? [];
    const given = Buffer.from(credentials, 'base64');
    const known = scheme?.toLowerCase() === 'basic' && given.equals(wanted);
    const { account: sid } = request.params as { account?: string };
    if (!known || sid !== account.sid) throw new Problem(20003);
    next();
  };
}
