import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { complaintText } from '../src/document/complaint.ts';
import { readDocument } from '../src/document/document.ts';
import { PATIENCE } from '../src/errands.ts';
import { openArchive } from '../src/publishing/archive.ts';
import { openLibrary } from '../src/publishing/library.ts';
import type { SendText } from '../src/tasks/task.ts';
import { definePhoneTree } from '../src/tree/phone-tree.ts';
import { startServer, type TestServer } from './server.ts';
import { hostOf, serve, type Asked } from './tasks/world.ts';

const FILLER = 'One moment please.';
const SORRY = 'We are sorry, we can’t see your order now.';
const JSON_TYPE = { 'content-type': 'application/json' };

/** For answers that come too late; with the usual patience they would take long to test. */
const SHORT = { quick: 40, request: 2_000, kept: 60_000 };

type Data = Readonly<Record<string, unknown>>;

/** A state that asks for a key and hears none. */
const told = (words: string, exit: Data = { otherwise: 'ask' }): Data => ({
  enter: [{ gather: { numDigits: 4, actionOnEmptyResult: true, content: [{ say: words }] } }],
  exit,
});

/** A tree that asks for an order's number and looks it up. */
const orders = (task: Data, states: Data = {}): Data => ({
  name: 'orders',
  initial: 'ask',
  states: {
    ask: {
      ...told('Please enter your order number.', { entered: 'lookup', otherwise: 'ask' }),
      entry: { min: 4, as: 'order' },
    },
    lookup: {
      task,
      enter: [{ say: FILLER }],
      exit: { done: 'tell', failed: 'sorry', otherwise: 'sorry' },
    },
    tell: told(
      'Your order is {{ vars.status | default: "unknown" }}{% if vars.day %}, and comes on {{ vars.day }}{% endif %}.',
    ),
    sorry: { enter: [{ say: SORRY }, 'hangup'], exit: null },
    ...states,
  },
});

const lookup = (url: string, more: Data = {}): Data => ({
  http: { url: `${url}/orders`, query: { number: '{{ vars.order }}' }, ...more },
  keep: { status: 'status', day: 'delivery.day' },
});

/** A server with a tree, until the test is over. */
async function serverWith(
  document: Data,
  { tasks = hostOf(), patience = PATIENCE, ...options }: Parameters<typeof startServer>[0] = {},
): Promise<TestServer> {
  const { tree, complaints } = readDocument('orders.yaml', JSON.stringify(document));
  expect(complaints.map(complaintText)).toEqual([]);
  const trees = tree ? [definePhoneTree(tree)] : [];
  const server = await startServer({ trees, defaultTree: 'orders', tasks, patience, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A caller who has entered the number of an order. */
async function entered(server: TestServer, digits = '4242') {
  const call = await server.dial();
  await call.press(digits);
  expect(call.findings).toEqual([]);
  return call;
}

/** What is logged of tasks. */
const logged = ({ log }: TestServer) => log.filter(({ msg }) => msg === 'task');

/** A system that answers with JSON, after some time. */
const system = (answer: unknown, after = 0) =>
  serve((response) => {
    void setTimeout(after).then(() =>
      response.writeHead(200, JSON_TYPE).end(JSON.stringify(answer)),
    );
  });

const SHIPPED = { status: 'shipped', delivery: { day: 'Monday' } };

/** A system that never answers. */
const silent = () => serve(() => undefined);

describe('a caller whose order is looked up', () => {
  it('hears at once what it is, and nothing else, when the answer is quick', async () => {
    const { url, asked } = await system(SHIPPED);
    const server = await serverWith(orders(lookup(url)));
    const call = await entered(server);
    expect(call.heard).toEqual(['Your order is shipped, and comes on Monday.']);
    expect(asked.map((each) => each.url)).toEqual(['/orders?number=4242']);
    expect(logged(server)).toEqual([
      expect.objectContaining({
        outcome: 'done',
        host: new URL(url).host,
        ms: expect.any(Number),
        callSid: call.sid,
      }),
    ]);
    expect(server.log.find(({ path }) => String(path).includes('lookup'))).toMatchObject({
      path: 'ask > lookup > tell',
      event: 'digits',
    });
  });

  it('hears what is said meanwhile when it is slow, and then what it is', async () => {
    const { url, asked } = await system(SHIPPED, 120);
    const server = await serverWith(orders(lookup(url)), { patience: SHORT });
    const call = await entered(server);
    expect(call.heard).toEqual([FILLER, 'Your order is shipped, and comes on Monday.']);
    expect(asked).toHaveLength(1);
  });

  it('hears that again and again, and then an apology, when it is not answered in its time', async () => {
    const { url, asked } = await silent();
    const patience = { ...SHORT, request: 50 };
    const server = await serverWith(orders(lookup(url, { timeout: 0.25 })), { patience });
    const { heard } = await entered(server);
    expect(heard.length).toBeGreaterThan(2);
    expect([...new Set(heard)]).toEqual([FILLER, SORRY]);
    expect(heard.at(-1)).toBe(SORRY);
    expect(asked).toHaveLength(1);
    expect(logged(server)).toEqual([
      expect.objectContaining({ outcome: 'failed', reason: 'timeout' }),
    ]);
  });

  it('may look up another one, of which nothing of the first is told', async () => {
    const { url } = await serve((response, { url }) =>
      response
        .writeHead(200, JSON_TYPE)
        .end(JSON.stringify(url?.endsWith('4242') ? SHIPPED : { status: 'packed' })),
    );
    const call = await entered(await serverWith(orders(lookup(url))));
    await call.silence();
    await call.press('1111');
    expect(call.heard).toEqual(['Your order is packed.']);
  });

  it('waits for several systems in a row, each asked with what the one before said', async () => {
    const { url, asked } = await serve((response, { body }) =>
      response.writeHead(200, JSON_TYPE).end(body ? '{"note":"by hand"}' : '{"id":"7/../8?x=1"}'),
    );
    const document = orders(
      { http: { url: `${url}/ids` }, keep: { id: 'id' } },
      {
        lookup: {
          task: { http: { url: `${url}/ids` }, keep: { id: 'id' } },
          enter: [{ say: FILLER }],
          exit: { done: 'second', failed: 'sorry', otherwise: 'sorry' },
        },
        second: {
          enter: [{ say: 'Nearly done.' }],
          task: {
            http: { url: `${url}/orders/{{ vars.id }}`, json: { id: '{{ vars.id }}', n: 1 } },
            keep: { status: 'note' },
          },
          exit: { done: 'tell', failed: 'sorry', otherwise: 'sorry' },
        },
        tell: told('It is {{ vars.status }}.'),
      },
    );
    const { heard } = await entered(await serverWith(document));
    expect(heard).toEqual(['It is by hand.']);
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/ids', ''],
      ['POST', '/orders/7%2F..%2F8%3Fx%3D1', '{"id":"7/../8?x=1","n":1}'],
    ]);
  });

  it('hears what was said on the way to the task, too, and once', async () => {
    const { url } = await system(SHIPPED, 120);
    const document = orders(lookup(url), {
      thanks: { enter: [{ say: 'Thank you.' }], exit: 'lookup' },
      ask: {
        ...told('Please enter your order number.', { entered: 'thanks', otherwise: 'ask' }),
        entry: { min: 4, as: 'order' },
      },
    });
    for (const patience of [SHORT, PATIENCE]) {
      const { heard } = await entered(await serverWith(document, { patience }));
      expect(heard.filter((each) => each !== FILLER)).toEqual([
        'Thank you.',
        'Your order is shipped, and comes on Monday.',
      ]);
    }
  });

  it('may hang up meanwhile, and the server forgets about it', async () => {
    const { url, asked } = await system(SHIPPED, 100);
    const server = await serverWith(orders(lookup(url)), { patience: { ...SHORT, kept: 50 } });
    const { back } = await leaves(server);
    await expect.poll(() => logged(server)).toHaveLength(1);
    await setTimeout(100);
    expect(asked).toHaveLength(1);
    await back(server);
    expect(asked).toHaveLength(2);
  });
});

describe('a caller is told that it failed', () => {
  const HTML = { 'content-type': 'text/html' };
  const failing: Record<string, [number, Readonly<Record<string, string>>, string, string]> = {
    'by a status': [500, JSON_TYPE, '{"status":"shipped"}', 'status 500'],
    'by an answer of 5 MB': [200, HTML, 'x'.repeat(5_000_000), 'answer too large'],
    'by JSON that is none': [200, JSON_TYPE, '<html>', 'not JSON'],
    'by a redirect to elsewhere': [
      302,
      { location: 'http://169.254.169.254/' },
      '',
      'redirect not allowed',
    ],
  };
  it.each(Object.entries(failing))('%s', async (_, [status, headers, body, reason]) => {
    const { url } = await serve((response) => response.writeHead(status, headers).end(body));
    const server = await serverWith(orders(lookup(url)));
    expect((await entered(server)).heard).toEqual([SORRY]);
    expect(logged(server)).toEqual([expect.objectContaining({ outcome: 'failed', reason })]);
  });

  it.each([
    ['of a host that may not be asked', { allowedHosts: [] }, /^host not allowed/],
    ['of a private address', { allowPrivate: false }, /^private address$/],
  ])('%s', async (_, options, reason) => {
    const { url, asked } = await system(SHIPPED);
    const server = await serverWith(orders(lookup(url)), { tasks: hostOf(options) });
    expect((await entered(server)).heard).toEqual([SORRY]);
    expect(logged(server)).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(reason) }),
    ]);
    expect(asked).toEqual([]);
  });

  it('where the task speaks of what nobody found out', async () => {
    const { url, asked } = await system(SHIPPED);
    const task = { ...lookup(url), http: { url: `${url}/{{ vars.status }}` } };
    const server = await serverWith(orders(task));
    expect((await entered(server)).heard).toEqual([SORRY]);
    expect(asked).toEqual([]);
  });

  it('by a server that does no tasks', async () => {
    const { tree } = readDocument('a.yaml', JSON.stringify(orders(lookup('https://a.example'))));
    const trees = tree ? [definePhoneTree(tree)] : [];
    const server = await startServer({ trees, defaultTree: 'orders' });
    expect((await entered(server)).heard).toEqual([SORRY]);
    await server.close();
  });
});

describe('an answer', () => {
  const odd: [string, unknown, string][] = [
    ['with a template', '{{ vars.order }} {% raw %}', '{{ vars.order }} {% raw %}'],
    ['with mark-up', '</Say><Dial>+1900</Dial> & co', '</Say><Dial>+1900</Dial> & co'],
    ['with a secret’s name', '${secret:KEY}', '${secret:KEY}'],
    ['with control characters', 'a\u0000\n\ud800b', 'a b'],
    ['with a number', 12.5, '12.5'],
    ['with yes or no', false, 'false'],
    ['with a list', ['shipped'], 'unknown'],
    ['with an object', { toString: 'shipped' }, 'unknown'],
    ['with nothing', null, 'unknown'],
    ['with 60 characters', 'x'.repeat(60), 'x'.repeat(60)],
    ['with 61 characters', 'x'.repeat(61), 'unknown'],
    ['with more than a cookie holds', '字'.repeat(60), 'unknown'],
  ];
  it.each(odd)('%s is spoken as it is, or not at all', async (_, status, spoken) => {
    const { url } = await system({ status });
    const server = await serverWith(orders(lookup(url)), {
      tasks: hostOf({ secrets: { KEY: 'k-3y' } }),
    });
    expect((await entered(server)).heard).toEqual([`Your order is ${spoken}.`]);
  });

  it('changes no prototype, and what every object has is not in it', async () => {
    const { url } = await serve((response) =>
      response.writeHead(200, JSON_TYPE).end('{"__proto__":{"status":"shipped"}}'),
    );
    const task = { ...lookup(url), keep: { status: '__proto__.status', day: 'constructor.name' } };
    const server = await serverWith(orders(task));
    expect((await entered(server)).heard).toEqual(['Your order is unknown.']);
    expect(Object.hasOwn(Object.prototype, 'status')).toBe(false);
  });

  it.each([
    ['as a whole', '.', 'text/plain', 'shipped'],
    ['in a list', 'items.1.name', 'application/json', '{"items":[{},{"name":"shipped"}]}'],
  ])('is found %s', async (_, path, type, body) => {
    const { url } = await serve((response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    const task = { ...lookup(url), keep: { status: path, day: 'length' } };
    expect((await entered(await serverWith(orders(task)))).heard).toEqual([
      'Your order is shipped.',
    ]);
  });

  it('fits the cookie of the call, as much as a call can remember of it', async () => {
    const { url } = await system({ long: '字'.repeat(50) });
    const names = Array.from({ length: 11 }, (_, index) => `a${index}`.padEnd(30, 'x'));
    const keep = Object.fromEntries(names.map((name) => [name, 'long']));
    const words = names.map((name) => `{{ vars.${name} }}`).join(' ');
    const server = await serverWith(orders({ http: { url }, keep }, { tell: told(words) }));
    const CallSid = 'CA'.padEnd(128, '0');
    const ringing = await server.send({ CallSid });
    const reply = await server.send(
      { CallSid, Digits: '4242' },
      { headers: { cookie: cookieOf(ringing.headers['set-cookie']) } },
    );
    expect(reply.body).toContain('字'.repeat(50));
    expect(String(reply.headers['set-cookie']).length).toBeLessThan(4096);
  });
});

describe('a secret', () => {
  it('reaches the system and nobody else; nor does a log tell what was asked or answered', async () => {
    const { url, asked } = await system(SHIPPED);
    const task = lookup(url, { headers: { Authorization: 'Bearer ${secret:KEY}' } });
    const server = await serverWith(orders(task), { tasks: hostOf({ secrets: { KEY: 'k-3y' } }) });
    const call = await entered(server);
    expect(asked[0]?.headers.authorization).toBe('Bearer k-3y');
    expect(JSON.stringify(call.requests)).not.toContain('k-3y');
    expect(JSON.stringify(server.log)).not.toMatch(/k-3y|["=]4242|shipped|Monday/);
  });
});

/** A call in which a lookup takes time, by requests of its own: how it comes back, and where. */
async function leaves(server: TestServer) {
  const CallSid = `CA${Math.random()}`;
  const ringing = await server.send({ CallSid });
  let cookie = cookieOf(ringing.headers['set-cookie']);
  const early = await server.send({ CallSid, Digits: '4242' }, { headers: { cookie } });
  cookie = cookieOf(early.headers['set-cookie']);
  expect(early.body).toMatch(
    `<Say>${FILLER}</Say><Redirect>${server.url}/webhook/orders</Redirect>`,
  );
  const back = async (other: TestServer, path = '/webhook/orders') => {
    const { statusCode, body } = await other.send({ CallSid }, { headers: { cookie }, path });
    expect(statusCode).toBe(200);
    return body;
  };
  return { back };
}

const cookieOf = (header: string | string[] | undefined) => String(header).split(';')[0] ?? '';

describe('a request that comes back for its task', () => {
  /** Two processes behind one address, and a system that is slow once. */
  async function twoProcesses(more: Data = {}) {
    const { url, asked } = await serve((response, each: Asked) => {
      void setTimeout(asked.indexOf(each) === 0 ? 150 : 0).then(() =>
        response.writeHead(200, JSON_TYPE).end(JSON.stringify(SHIPPED)),
      );
    });
    const document = orders(lookup(url, more));
    const one = await serverWith(document, { patience: SHORT });
    const other = await serverWith(document, { patience: SHORT, publicUrl: one.url });
    return { one, other, asked, ...(await leaves(one)) };
  }

  it('is answered with what the process knows', async () => {
    const { one, asked, back } = await twoProcesses({ json: {} });
    expect(await back(one)).toContain('Your order is shipped');
    expect(asked).toHaveLength(1);
  });

  it('has a lookup done again where another process knows', async () => {
    const { other, asked, back } = await twoProcesses();
    expect(await back(other)).toContain('Your order is shipped');
    expect(asked).toHaveLength(2);
  });

  it('has nothing done twice that changes something, but failed', async () => {
    const { other, asked, back } = await twoProcesses({ json: { order: '{{ vars.order }}' } });
    expect(await back(other)).toContain(`<Say>${SORRY}</Say>`);
    expect(asked).toHaveLength(1);
    expect(logged(other)).toEqual([
      expect.objectContaining({ outcome: 'failed', reason: 'not in this process' }),
    ]);
  });

  it('may come by the fallback: the caller hears an apology, and what was found out', async () => {
    const { one, asked, back } = await twoProcesses({ json: {} });
    expect(await back(one, '/webhook/fallback')).toMatch(
      /something went wrong on our side.*Your order is shipped/,
    );
    expect(asked).toHaveLength(1);
  });
});

describe('an answer without what is spoken of', () => {
  const needy = { tell: told('It is {{ vars.status }}.') };

  it('is as good as a failure', async () => {
    const { url, asked } = await system({});
    const server = await serverWith(orders(lookup(url, { json: {} }), needy));
    expect((await entered(server)).heard).toEqual([SORRY]);
    expect(asked).toHaveLength(1);
    expect(server.log.filter(({ msg }) => msg === 'failed')).toHaveLength(1);
  });

  it('leads to the last exit where the failure can’t be spoken of either, and is asked for once', async () => {
    const { url, asked } = await system({});
    const document = orders(lookup(url, { json: {} }), {
      ...needy,
      sorry: told('No {{ vars.status }}.'),
      person: { enter: [{ say: 'A person will help you.' }, 'hangup'], exit: null },
    });
    const server = await serverWith({ ...document, lastExit: 'person' });
    expect((await entered(server)).heard.at(-1)).toBe('A person will help you.');
    expect(asked).toHaveLength(1);
  });
});

describe('a text message', () => {
  const task = { text: { to: '{{ call.from }}', body: 'Your number: {{ vars.order }}' } };
  const document = orders(task, { tell: told('We have sent it.') });

  it('is sent', async () => {
    const sent: unknown[] = [];
    const sendText: SendText = (message) => {
      sent.push(message);
      return Promise.resolve({ sid: 'SM1' });
    };
    const server = await serverWith(document, { tasks: hostOf({ sendText }) });
    expect((await entered(server)).heard).toEqual(['We have sent it.']);
    expect(sent).toEqual([{ to: '+14155550123', body: 'Your number: 4242' }]);
  });

  it('fails without an account', async () => {
    const server = await serverWith(document);
    expect((await entered(server)).heard).toEqual([SORRY]);
    expect(logged(server)).toEqual([expect.objectContaining({ reason: 'no account' })]);
  });
});

const YAML = `name: orders
initial: lookup
states:
  lookup:
    task:
      http:
        url: https://crm.example.com/orders
        query: { from: '{{ call.from }}' }
        headers: { Authorization: 'Bearer \${secret:KEY}' }
        timeout: 5
      keep: { status: status, day: delivery.day }
    enter: [{ say: One moment please. }]
    exit: { done: tell, failed: sorry, otherwise: sorry }
  tell:
    enter: [{ say: 'It is {{ vars.status }}, {{ vars.day }}.' }, hangup]
    exit: null
  sorry:
    enter: [{ say: Sorry. }, hangup]
    exit: null
`;

describe('a task that fails', () => {
  const failing = (keep: Data) =>
    orders(
      {},
      {
        lookup: {
          task: { http: { url: 'URL' }, keep },
          enter: [{ say: FILLER }],
          exit: { done: 'tell', failed: 'why', otherwise: 'sorry' },
        },
        why: told('{{ vars.status | default: "none" }}: {{ vars.day | default: "no reason" }}.'),
      },
    );

  it('lets the call remember the status, and what the server said about it', async () => {
    const server = await serve((response) =>
      response.writeHead(422, JSON_TYPE).end('{"errors":[{"text":"no"},{"text":"too old"}]}'),
    );
    const document = JSON.parse(
      JSON.stringify(
        failing({ status: ':status', day: 'errors.{{ vars.order | slice: 3 }}.text' }),
      ).replace('URL', server.url),
    ) as Data;
    const call = await entered(await serverWith(document), '4241');
    await call.hears('422: too old.');
  });

  it('has no status where nobody answered', async () => {
    const document = JSON.parse(
      JSON.stringify(failing({ status: ':status', day: 'text' })).replace(
        'URL',
        'http://127.0.0.1:1',
      ),
    ) as Data;
    const call = await entered(await serverWith(document));
    await call.hears('none: no reason.');
  });
});

describe('a document with a task', () => {
  const server = { allowedHosts: ['crm.example.com'], secrets: ['KEY'] };
  const complaintsOf = (text: string) =>
    readDocument('a.yaml', text, { server }).complaints.map(
      ({ line, message }) => `${line} ${message}`,
    );

  it('is right, and leaves secrets alone where it names settings', () => {
    const { tree, complaints } = readDocument('a.yaml', YAML, { server });
    expect(complaints).toEqual([]);
    expect(tree?.states['lookup']?.task).toMatchObject({
      http: { headers: { Authorization: 'Bearer ${secret:KEY}' } },
    });
  });

  const wrong: [string, string, string, RegExp][] = [
    ['another host', 'crm.example', 'api.example', /^7 .*"lookup" has a task.* none of the hosts/],
    ['an unknown secret', 'secret:KEY', 'secret:KYE', /^9 .*"KYE" is not known: there are KEY/],
    ['a secret in the query', '{{ call.from }}', '${secret:KEY}', /^8 .*use a header/],
    ['no exit for its end', 'done: tell, failed: sorry, ', '', /^13 .*no exit for done and failed/],
    ['an exit for a key', 'done: tell,', 'done: tell, 1: tell,', /^13 .*not for "1"/],
    [
      'no table of exits',
      '{ done: tell, failed: sorry, otherwise: sorry }',
      'tell',
      /^13 .*no exit/,
    ],
    [
      'tries',
      'enter: [{ say: One',
      'tries: { limit: 3, exit: sorry }\n    enter: [{ say: One',
      /^12 .*"tries"/,
    ],
    [
      'an entry',
      'enter: [{ say: One',
      'entry: { min: 4 }\n    enter: [{ say: One',
      /^12 .*"entry"/,
    ],
    [
      'a gather',
      '{ say: One',
      '{ gather: }, { say: One',
      /^12 .*nothing is heard after its <gather>/,
    ],
    ['a variable nobody sets', 'call.from', 'vars.number', /^8 .*"vars.number" is never set/],
    [
      'a variable that is none',
      'keep: { status',
      "keep: { '1st': a, status",
      /^11 keeps "1st"|"1st"/,
    ],
    ['an empty path', 'delivery.day', 'delivery..day', /^11 .*write where it stands/],
    ['a loop of tasks', 'failed: sorry', 'failed: lookup', /come back to itself/],
    ['a misspelt key', 'query:', 'quer:', /^8 "quer" is not known here: did you mean "query"/],
    ['neither kind', 'http:', 'htpp:', /^6 "htpp" is not known here: did you mean "http"/],
    [
      'both kinds',
      'keep:',
      'text: { to: "+14155550123", body: Hi }\n      keep:',
      /^5 Write one of/,
    ],
    ['a long time-out', 'timeout: 5', 'timeout: 50', /^10 This has to be 30 at most/],
    ['no time', 'timeout: 5', 'timeout: 0', /^10 This has to be more than 0/],
    ['a number in its query', "'{{ call.from }}'", '5', /^8 .*write "5" in quotes/],
  ];
  it.each(wrong)('is refused for %s', (_, right, wrong, complaint) => {
    expect(YAML).toContain(right);
    const complaints = complaintsOf(YAML.replace(right, wrong));
    expect(complaints[0]).toMatch(complaint);
  });

  it('is refused with nothing but what is wrong, where its task is misshapen', () => {
    expect(complaintsOf(YAML.replace('query:', 'quer:'))).toHaveLength(1);
    expect(complaintsOf(YAML.replace('http:', 'htpp:'))).toHaveLength(1);
  });

  it('is not published where its host may not be asked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'phone-tree-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'orders.yaml'), YAML);
    const server = { allowedHosts: [], secrets: ['KEY'] };
    const opening = openLibrary({
      site: { folder, defaultTree: 'orders', server },
      archive: openArchive(join(folder, 'versions')),
      told: () => undefined,
    });
    await expect(opening).rejects.toThrow(/crm\.example\.com is none of the hosts/);
  });

  it('may do without a server’s word, as in a rehearsal', () => {
    expect(readDocument('a.yaml', YAML).complaints).toEqual([]);
  });

  it('is refused for an exit on what no task does', () => {
    const text = YAML.replace('exit: null', 'exit: { done: lookup, otherwise: tell }');
    expect(complaintsOf(text).join('\n')).toContain('has an exit on "done", but no task');
  });

  it('never sends a sensitive entry where others read it', () => {
    const pin = (task: Data): Data => ({
      ...orders(task),
      states: {
        ...(orders(task)['states'] as Data),
        ask: {
          ...told('PIN?', { entered: 'lookup', otherwise: 'ask' }),
          entry: { min: 4, as: 'pin', sensitive: true },
        },
        tell: told('Right.'),
      },
    });
    const url = 'https://crm.example.com/';
    const said = (http: Data) => complaintsOf(JSON.stringify(pin({ http: { url, ...http } })));
    expect(said({ json: { pin: '{{ vars.pin }}' } })).toEqual([]);
    expect(said({ query: { pin: '{{ vars.pin }}' } }).join()).toContain('"vars.pin" is sensitive');
  });
});
