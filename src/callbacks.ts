import type { FastifyInstance } from 'fastify';
import { callFact, messageFact, recordingFact } from './facts.ts';
import { field, formOf, type Form } from './form.ts';
import type { Records } from './records/records.ts';
import type { Mailbox } from './voicemail/mailbox.ts';

export interface CallbackOptions {
  /** Undefined keeps nothing of what is told. */
  readonly records: Records | undefined;
  /** Is told of recordings that are whole; undefined tells nobody. */
  readonly mailbox: Mailbox | undefined;
  readonly clock: () => Date;
}

/** One kind of callback. */
interface Kind {
  /** What is logged of it; never what was said, typed or transcribed. */
  readonly logged: readonly string[];
  /** Resolves once what it tells outlives the machine. */
  readonly keep: (records: Records, form: Form, now: number) => Promise<void>;
}

async function keepRecording(records: Records, form: Form, now: number): Promise<void> {
  const fact = recordingFact(form, now);
  if (fact) await records.keep('recordings', fact);
}

const KINDS: Readonly<Record<string, Kind>> = {
  recording: {
    logged: ['CallSid', 'RecordingSid', 'RecordingStatus', 'RecordingDuration'],
    keep: keepRecording,
  },
  transcription: {
    logged: ['CallSid', 'RecordingSid', 'TranscriptionSid', 'TranscriptionStatus'],
    keep: keepRecording,
  },
  status: {
    logged: ['CallSid', 'CallStatus', 'CallDuration'],
    keep: (records, form, now) => records.keep('calls', callFact(form, now)),
  },
  message: {
    logged: ['MessageSid', 'MessageStatus', 'ErrorCode'],
    keep: (records, form, now) => records.keep('messages', messageFact(form, now)),
  },
};

/**
 * Takes Twilio's asynchronous callbacks, which never change a call, and answers once what they tell is
 * kept; what can't be kept is refused, so that Twilio tells it again.
 * https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallback
 */
export function callbacks(app: FastifyInstance, { records, mailbox, clock }: CallbackOptions) {
  for (const [kind, { logged, keep }] of Object.entries(KINDS)) {
    app.post(`/callbacks/${kind}`, async (request, reply) => {
      const form = formOf(request);
      request.log.info(Object.fromEntries(logged.map((name) => [name, field(form, name)])), kind);
      if (records) await keep(records, form, clock().getTime());
      if (field(form, 'RecordingStatus') === 'completed') {
        mailbox?.arrived(field(form, 'RecordingSid'));
      }
      return reply.code(204).send();
    });
  }
}
