import type { FastifyInstance } from 'fastify';
import { field, formOf } from './form.ts';

/** What is logged of each kind of callback; never what was said, typed or transcribed. */
const LOGGED: Readonly<Record<string, readonly string[]>> = {
  recording: ['CallSid', 'RecordingSid', 'RecordingStatus', 'RecordingDuration'],
  status: ['CallSid', 'CallStatus', 'CallDuration'],
};

/**
 * Takes Twilio's asynchronous callbacks, which never change a call, and logs them.
 * https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallback
 */
export function callbacks(app: FastifyInstance) {
  for (const [kind, names] of Object.entries(LOGGED)) {
    app.post(`/callbacks/${kind}`, (request, reply) => {
      const form = formOf(request);
      request.log.info(Object.fromEntries(names.map((name) => [name, field(form, name)])), kind);
      return reply.code(204).send();
    });
  }
}
