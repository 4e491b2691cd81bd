import type { FastifyInstance } from 'fastify';
import { field, formOf } from './form.ts';
import type { Calls } from './publishing/calls.ts';

/** What is logged of each kind of callback; never what was said, typed or transcribed. */
const LOGGED: Readonly<Record<string, readonly string[]>> = {
  recording: ['CallSid', 'RecordingSid', 'RecordingStatus', 'RecordingDuration'],
  status: ['CallSid', 'CallStatus', 'CallDuration'],
};

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/**
 * Takes Twilio's asynchronous callbacks, which never change a call, and logs them.
 * https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallback
 */
export function callbacks(app: FastifyInstance, calls: Calls) {
  for (const [kind, names] of Object.entries(LOGGED)) {
    app.post(`/callbacks/${kind}`, (request, reply) => {
      const form = formOf(request);
      request.log.info(Object.fromEntries(names.map((name) => [name, field(form, name)])), kind);
      if (OVER.has(field(form, 'CallStatus'))) calls.over(field(form, 'CallSid'));
      return reply.code(204).send();
    });
  }
}
