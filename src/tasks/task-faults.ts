import type { Fault } from '../tree/fault.ts';
import { allowedHost, isAllowed } from './allowed-host.ts';
import { bodiesOf, isHeaderName, methodOf } from './request.ts';
import { queueKinds, type QueueTask } from './queue-task.ts';
import { mapStrings, secretsIn } from './secret.ts';
import { E164, TEXT_LIMIT, type HttpTask, type Task, type TextTask } from './task.ts';

/** What a server knows that tasks are to run on. */
export interface Known {
  readonly allowedHosts: readonly string[];
  /** Names only. */
  readonly secrets: readonly string[];
}

/** Characters. https://www.twilio.com/docs/voice/twiml/enqueue */
const LONGEST_QUEUE = 64;

/** Something that is only known once a call is there. */
const VARIABLE = /\{[{%]/;

/**
 * Finds what would make a task fail whatever the call, before its variables are filled in; without
 * `known`, on any server.
 */
export function taskFaults(task: Task | QueueTask, known: Known | undefined): Fault[] {
  if ('http' in task) return httpFaults(task.http, known);
  return 'text' in task ? textFaults(task) : queueFaults(task);
}

function queueFaults(task: QueueTask): Fault[] {
  const kinds = Object.entries<Readonly<Record<string, string>>>(task);
  // What is kept stands beside the kind.
  return kinds
    .filter(([kind]) => kind in queueKinds)
    .flatMap(([kind, fields]) =>
      Object.entries(fields).flatMap(([field, text]) => {
        const path = [kind, field];
        if (VARIABLE.test(text)) return [];
        if (field === 'number' && !E164.test(text)) {
          const message = `"${text}" can't be called: write it in E.164, such as +14155550123.`;
          return [{ path, message }];
        }
        const isQueue = field === 'queue' || field === 'name';
        return isQueue && (text === '' || text.length > LONGEST_QUEUE)
          ? [{ path, message: `A queue's name has 1 to ${LONGEST_QUEUE} characters.` }]
          : [];
      }),
    );
}

function httpFaults(http: HttpTask['http'], known: Known | undefined): Fault[] {
  const { url, query, headers = {}, json, form, body } = http;
  const bodies = bodiesOf(http);
  const faults: Fault[] = [];
  const blame = (field: string, message: string) =>
    void faults.push({ path: ['http', field], message });

  for (const message of addressFaults(url, known)) blame('url', message);
  for (const [field, data] of Object.entries({ url, query })) {
    for (const name of namesIn(data)) {
      blame(field, `The secret "${name}" is in the address, which others log: use a header.`);
    }
  }
  for (const name of Object.keys(headers)) {
    if (!isHeaderName(name)) blame('headers', `The header "${name}" can't be set by a task.`);
  }
  for (const [field, data] of Object.entries({ headers, json, form, body })) {
    for (const name of namesIn(data)) {
      if (!known || known.secrets.includes(name)) continue;
      blame(field, `The secret "${name}" is not known: ${listed(known.secrets)}.`);
    }
  }
  if (bodies.length > 1) blame('body', `Send one of ${bodies.join(', ')}, not several.`);
  if (http.signed && (json !== undefined || body !== undefined)) {
    blame('signed', 'Only a form is signed: send one, or nothing.');
  }
  if (bodies.length > 0 && methodOf(http).method === 'GET') {
    blame('method', 'A GET sends nothing: use POST, or put it into the query.');
  }
  return faults;
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? `there are ${names.join(', ')}` : 'there are none';
}

function textFaults({ text }: TextTask): Fault[] {
  const { to, body } = text;
  const faults = namesIn(text).map((name) => ({
    path: ['text'],
    message: `The secret "${name}" would be sent to a telephone: take it out.`,
  }));
  if (!VARIABLE.test(to) && !E164.test(to)) {
    const message = `"${to}" can't get a text: write it in E.164, such as +14155550123.`;
    faults.push({ path: ['text', 'to'], message });
  }
  if (!VARIABLE.test(body) && (body.trim() === '' || body.length > TEXT_LIMIT)) {
    const message = `The text has ${body.length} characters: write 1 to ${TEXT_LIMIT}.`;
    faults.push({ path: ['text', 'body'], message });
  }
  return faults;
}

function addressFaults(url: string, known: Known | undefined): string[] {
  // A host that depends on the call is checked when it is asked.
  if (/^([a-z]+:\/\/)?[^/?#]*\{[{%]/i.test(url)) return [];
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    return ['The address is none: begin it with https://.'];
  }
  if (address.username || address.password) {
    return ['The address holds a password, which others log: use a header with a secret.'];
  }
  if (!known || isAllowed(address, known.allowedHosts.map(allowedHost))) return [];
  return [`${address.origin} is none of the hosts that may be asked: allow it, or ask another.`];
}

function namesIn(data: unknown): string[] {
  const names = new Set<string>();
  mapStrings(data, (text) => {
    for (const name of secretsIn(text)) names.add(name);
    return text;
  });
  return [...names];
}
