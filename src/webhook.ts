import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answer, bringBack, NEW_CALL, type Answer, type Standing } from './answer.ts';
import type { Errands } from './errands.ts';
import { NoCallSid } from './errors.ts';
import { field, formOf } from './form.ts';
import type { Calls } from './publishing/calls.ts';
import { happeningOf } from './happening.ts';
import { fits, openRecord, sealRecord, type CallRecord } from './session.ts';
import type { Switchboard } from './switchboard.ts';
import { GOODBYE } from './tree/line.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { scopeOf } from './tree/wording.ts';

export interface WebhookOptions {
  readonly switchboard: Switchboard;
  readonly calls: Calls;
  readonly errands: Errands;
  /** The switches that are on. */
  readonly switches: () => ReadonlySet<string>;
  /** The server's public address, without a trailing slash. */
  readonly publicUrl: string;
  /** What calls may be transferred to; undefined: all that trees write out. */
  readonly transfers: readonly string[] | undefined;
  /** What time it is. */
  readonly clock: () => Date;
  /** How a caller's number is written to the log. */
  readonly shown: (number: string) => string;
}

/** Twilio's are `CA` and 32 hex digits, other carriers' UUIDs and the like; it has to fit a cookie. */
const CALL_SID = /^[\w:.-]{1,128}$/;

interface VoiceRoute {
  Params: { tree?: string };
}

/**
 * The generic voice webhook: finds where the caller is, takes the call one event further, remembers
 * where that leads, and answers with what is played on the way. It knows no tree and no state.
 */
export function webhook(
  app: FastifyInstance,
  { switchboard, calls, errands, switches, clock, publicUrl, transfers, shown }: WebhookOptions,
) {
  const routes = [
    ['/webhook', answer],
    ['/webhook/:tree', answer],
    ['/webhook/fallback', bringBack],
  ] as const;
  for (const [url, act] of routes) {
    app.route<VoiceRoute>({
      method: ['GET', 'POST'],
      url,
      handler: (request, reply) => take(request, reply, act),
    });
  }

  function take(request: FastifyRequest<VoiceRoute>, reply: FastifyReply, act: typeof answer) {
    const form = formOf(request);
    const callSid = field(form, 'CallSid');
    if (!CALL_SID.test(callSid)) throw new NoCallSid();

    const record = openRecord(request, callSid);
    const tree = switchboard({
      asked: request.params.tree,
      begun: record,
      number: field(form, 'To'),
    });
    const known = record && fits(record, tree);
    const before = known ? record : arriving(record, tree);
    const happening = happeningOf(form, clock(), switches());
    // Whoever comes back for a task tells nothing new.
    const back = known && tree.states[record.place.state]?.task ? record.place : undefined;
    const type = back ? 'resume' : 'ring';
    const event = known && !back ? happening : ({ ...happening, type } as const);

    const log = request.log.child({ callSid, tree: tree.name, version: tree.version });
    const errorCode = field(form, 'ErrorCode');
    if (errorCode)
      log.error({ errorCode, errorUrl: withoutQuery(field(form, 'ErrorUrl')) }, 'fallback');

    const desk = {
      addresses: { base: publicUrl, action: `/webhook/${tree.name}` },
      transfers,
      report: (err: unknown) => log.error({ err }, 'failed'),
    };
    const first = act(tree, before, event, desk);
    // Only a task makes a call wait.
    return first.task ? attended().then(send) : send(first);

    function attended(): Promise<Answer> {
      return errands.attend(first, {
        callSid,
        version: tree.version,
        back,
        scope: ({ vars, language }) => scopeOf(tree.definition, { event, vars, language }),
        goOn: (answered, ended) => {
          const next = { ...event, type: 'outcome', ...ended } as const;
          const { path, ...rest } = answer(tree, answered, next, {
            ...desk,
            verbs: answered.verbs,
          });
          return { ...rest, path: [...answered.path, ...path] };
        },
        log,
      });
    }

    function send({ twiml, path, place, failures }: Answer) {
      if (path.includes(GOODBYE)) calls.over(callSid);
      else calls.on(callSid, tree.name, tree.version);
      sealRecord(request, { callSid, tree: tree.name, version: tree.version, place, failures });
      log.info(
        {
          from: shown(event.from),
          event: event.type === 'outcome' ? event.outcome : event.type,
          path: (known ? [before.place.state, ...path] : path).join(' > '),
          ms: Math.round(reply.elapsedTime * 10) / 10,
        },
        'step',
      );
      return reply.type('text/xml; charset=utf-8').send(twiml);
    }
  }
}

/** A call that begins in a tree; one that comes over from another brings what this one takes. */
function arriving(record: CallRecord | undefined, { name, definition }: PhoneTree): Standing {
  if (!record || record.tree === name) return NEW_CALL;
  const { vars, language } = record.place;
  const { takes = [], languages = {} } = definition;
  const given = Object.entries(vars).filter(([each]) => takes.includes(each));
  const spoken = Object.hasOwn(languages, language) ? { language } : {};
  const place = { ...NEW_CALL.place, vars: Object.fromEntries(given), ...spoken };
  return { place, failures: record.failures };
}

/** A query may hold what the caller pressed. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
