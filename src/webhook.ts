import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answer, bringBack, NEW_CALL, type Answer, type Standing } from './answer.ts';
import type { Errands } from './errands.ts';
import { NoCallSid, UnknownTree } from './errors.ts';
import { field, formOf } from './form.ts';
import { enteredFact, leftFact, recordingFact, stepFact } from './facts.ts';
import type { QueueEntryFact } from './records/fact.ts';
import type { Records } from './records/records.ts';
import { happeningOf } from './happening.ts';
import { message } from './machines/message.ts';
import type { AddressBook, Parameters } from './signed-address.ts';
import { MESSAGE_PATH } from './spoken-message.ts';
import { allKept } from './tree/kept.ts';
import {
  aside,
  fits,
  openSession,
  sealSession,
  type CallRecord,
  type CallSession,
} from './session.ts';
import { isOut } from './tree/transfer.ts';
import type { Switchboard } from './switchboard.ts';
import { GOODBYE } from './tree/line.ts';
import type { PhoneTree } from './tree/phone-tree.ts';
import { toldName } from './tree/questions.ts';
import { scopeOf } from './tree/wording.ts';
import type { Addresses } from './twiml/render.ts';

export interface WebhookOptions {
  readonly switchboard: Switchboard;
  readonly errands: Errands;
  /** Undefined keeps nothing of the calls. */
  readonly records: Records | undefined;
  /** The switches that are on. */
  readonly switches: () => ReadonlySet<string>;
  /** The server's public address, without a trailing slash. */
  readonly publicUrl: string;
  /** What calls may be transferred to; undefined: all that trees write out. */
  readonly transfers: readonly string[] | undefined;
  readonly addressBook: AddressBook;
  /** What time it is. */
  readonly clock: () => Date;
  /** How a caller's number is written to the log. */
  readonly shown: (number: string) => string;
}

/** Twilio's are `CA` and 32 hex digits, other carriers' UUIDs and the like; it has to fit a cookie. */
const CALL_SID = /^[\w:.-]{1,128}$/;

/** A request, as it may come from beside a call. */
interface Beside {
  readonly callSid: string;
  /** Of the call that rang this one; empty where none did. */
  readonly parentSid: string;
  readonly asked: string | undefined;
  readonly number: string;
}

interface VoiceRoute {
  Params: { tree?: string };
}

/**
 * The generic voice webhook: finds where the caller is, takes the call one event further, remembers
 * where that leads, and answers with what is played on the way. It knows no tree and no state.
 */
export function webhook(
  app: FastifyInstance,
  {
    switchboard,
    errands,
    records,
    switches,
    clock,
    publicUrl,
    transfers,
    addressBook,
    shown,
  }: WebhookOptions,
) {
  const routes = [
    ['/webhook', answer],
    ['/webhook/:tree', answer],
    ['/webhook/fallback', bringBack],
    [MESSAGE_PATH, answer, message],
  ] as const;
  for (const [url, act, own] of routes) {
    app.route<VoiceRoute>({
      method: ['GET', 'POST'],
      url,
      handler: (request, reply) => take(request, reply, act, own),
    });
  }

  const addresses = new Map<string, Addresses>();

  /** The same for all requests of a tree, so that what it plays is rendered once. */
  function addressesOf(tree: string): Addresses {
    const known = addresses.get(tree) ?? { base: publicUrl, action: `/webhook/${tree}` };
    addresses.set(tree, known);
    return known;
  }

  /**
   * The call that goes on when this request is answered: it waits in a queue, or for somebody who is
   * told whose call it is, and hears another tree meanwhile. Whether carriers send its cookie then is
   * not documented.
   */
  function mainOf(
    session: CallSession | undefined,
    { callSid, parentSid, asked, number }: Beside,
  ): CallSession | undefined {
    if (!session || (parentSid !== '' && parentSid === session.callSid)) return session;
    if (session.callSid !== callSid || asked === undefined || asked === session.tree)
      return undefined;
    return isOut(treeOf(session, number)?.states[session.place.state]) ? session : undefined;
  }

  /** The tree a record is of; undefined where it is no more. */
  function treeOf(record: CallRecord | undefined, number: string): PhoneTree | undefined {
    if (!record) return undefined;
    try {
      return switchboard({ asked: record.tree, begun: record, number });
    } catch (error) {
      if (error instanceof UnknownTree) return undefined;
      throw error;
    }
  }

  function take(
    request: FastifyRequest<VoiceRoute>,
    reply: FastifyReply,
    act: typeof answer,
    own: PhoneTree | undefined,
  ) {
    const form = formOf(request);
    const callSid = field(form, 'CallSid');
    if (!CALL_SID.test(callSid)) throw new NoCallSid();

    const session = openSession(request);
    const asked = own?.name ?? request.params.tree;
    const number = field(form, 'To');
    const main = mainOf(session, {
      callSid,
      parentSid: field(form, 'ParentCallSid'),
      asked,
      number,
    });
    const record = main ? main.beside : session;
    const begun = record?.callSid === callSid ? record : undefined;
    const tree = own ?? switchboard({ asked, begun, number });
    const known = begun !== undefined && fits(begun, tree) && !(main && isOver(tree, begun));
    const now = clock();
    const parameters = addressBook.opened(request.raw.url ?? '', now);
    const before = known
      ? begun
      : arriving(begun, tree, { parameters, from: () => treeOf(begun, number) });
    const happening = happeningOf(form, { now, switches: switches(), parameters });
    // Whoever comes back for a task tells nothing new.
    const back = known && tree.states[begun.place.state]?.task ? begun.place : undefined;
    const type = back ? 'resume' : 'ring';
    const event = known && !back ? happening : ({ ...happening, type } as const);

    const log = request.log.child({ callSid, tree: tree.name, version: tree.version });
    const errorCode = field(form, 'ErrorCode');
    if (errorCode)
      log.error({ errorCode, errorUrl: withoutQuery(field(form, 'ErrorUrl')) }, 'fallback');

    const desk = {
      addresses: addressesOf(tree.name),
      transfers,
      report: (err: unknown) => log.error({ err }, 'failed'),
    };
    const first = act(tree, before, event, desk);
    // Only a task makes a call wait.
    return first.task ? attended().then(send) : send(first);

    function attended(): Promise<Answer> {
      return errands.attend(first, {
        callSid,
        tree: tree.name,
        version: tree.version,
        from: event.from,
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

    function note(path: readonly string[], entered: QueueEntryFact | undefined) {
      if (!records) return;
      const header = request.headers['i-twilio-idempotency-token'];
      const token = typeof header === 'string' ? header : '';
      const stood = known ? before.place : undefined;
      const now = event.now.getTime();
      records.record('steps', stepFact({ callSid, tree, before: stood, event, path, token }));
      const recording = recordingFact(form, now, { tree: tree.name, state: stood?.state });
      if (recording) records.record('recordings', recording);
      const left = leftFact(form, callSid, begun?.queued, now);
      for (const stay of [left, entered]) if (stay) records.record('queueEntries', stay);
    }

    /** Whoever takes a caller out of a queue is told with what the caller hears before they talk. */
    function noteTaking() {
      const agent = field(form, 'DequeingCallSid');
      if (!agent || !records) return;
      const taking = { callSid, agent, at: event.now.getTime() };
      records.take(taking).catch((err: unknown) => log.error({ err }, 'failed'));
    }

    function send({ twiml, verbs, path, place, failures }: Answer) {
      const next = { callSid, tree: tree.name, version: tree.version, place, failures };
      noteTaking();
      if (main) {
        sealSession(request, { ...main, beside: aside(next) });
      } else {
        const entered = enteredFact(verbs, callSid, event.now.getTime());
        sealSession(request, { ...next, queued: entered?.enteredAt });
        note(path, entered);
      }
      log.info(
        {
          from: shown(event.from),
          event: event.type === 'outcome' ? event.outcome : event.type,
          path: (known ? [before.place.state, ...path] : path).map(toldName).join(' > '),
          ms: Math.round(reply.elapsedTime * 10) / 10,
        },
        'step',
      );
      reply.type('text/xml; charset=utf-8');
      // No step is lost that a caller has heard, however the process ends.
      return records ? records.written().then(() => reply.send(twiml)) : reply.send(twiml);
    }
  }
}

/** A call that was handed over, or has ended, where it is heard again and again, as music is. */
function isOver({ states }: PhoneTree, { place: { state } }: CallRecord): boolean {
  return states[state]?.exit === null || state === GOODBYE;
}

/** What a call that begins in a tree may bring along. */
interface Luggage {
  /** Of its signed address. */
  readonly parameters: Parameters | undefined;
  /** The tree that it comes from. */
  readonly from: () => PhoneTree | undefined;
}

/** A call that begins in a tree; one that another tree or an address hands over brings what it is given. */
function arriving(
  record: CallRecord | undefined,
  { name, definition }: PhoneTree,
  { parameters, from }: Luggage,
): Standing {
  const { takes = [], languages = {} } = definition;
  const taken = (values: Readonly<Record<string, string>>) =>
    allKept(Object.fromEntries(Object.entries(values).filter(([each]) => takes.includes(each))));
  if (!record || record.tree === name) {
    if (!parameters || takes.length === 0) return NEW_CALL;
    return { ...NEW_CALL, place: { ...NEW_CALL.place, vars: taken(parameters) } };
  }
  const { state, vars, language } = record.place;
  const giving = from()?.states[state]?.with ?? {};
  const given = Object.entries(vars).filter(([each]) => Object.hasOwn(giving, each));
  const spoken = Object.hasOwn(languages, language) ? { language } : {};
  const place = { ...NEW_CALL.place, vars: taken(Object.fromEntries(given)), ...spoken };
  return { place, failures: record.failures };
}

/** A query may hold what the caller pressed. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
