import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../src/cli/free-port.ts';
import { complaintText } from '../../src/document/complaint.ts';
import { acme } from '../../src/machines/acme.ts';
import { carrier, type Carrier } from '../../src/phone/carrier/carrier.ts';
import type { Call } from '../../src/phone/index.ts';
import type { Transfers } from '../../src/phone/transfer.ts';
import { complaintsOf, readFolder } from '../../src/publishing/folder.ts';
import { openRecords, type Records } from '../../src/records/records.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { temporary } from '../records/store.ts';
import { AUTH_TOKEN, RECEPTION, startServer, type TestServer } from '../server.ts';

const MINUTE = 60_000;
const CALLERS = '+14155550100';
const AGENTS = '+14155550198';
const ACME = '+14155550199';
const [ANN, BEN, CLEO] = ['+14155550161', '+14155550162', '+14155550163'] as const;

const found = await readFolder({ folder: join('examples', 'support'), defaultTree: 'support' });
const trees = [
  acme({ receptionNumber: RECEPTION }),
  ...found.flatMap(({ tree }) => (tree ? [definePhoneTree(tree)] : [])),
];

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** The support line with its records, and the carrier that brings it calls. */
interface Line {
  readonly line: Carrier;
  readonly records: () => Records;
  readonly log: () => readonly Record<string, unknown>[];
  /** Somebody who calls, and presses keys one after the other. */
  readonly call: (from: string, keys?: string, to?: string) => Promise<Call>;
  /** Lets minutes pass for the server. */
  readonly pass: (minutes: number) => void;
  readonly restart: () => Promise<void>;
}

async function open(transfers: Transfers = {}): Promise<Line> {
  const folder = temporary();
  const port = await freePort();
  let passed = 0;
  const begun = Date.now();
  const morning = Date.UTC(2026, 7, 5, 14);
  let server: TestServer;
  let records: Records;
  const start = async () => {
    records = await openRecords({ dataDir: folder.path, told() {} });
    server = await startServer({
      port,
      trees,
      defaultTree: 'support',
      records,
      transfers: ['+1415555*'],
      clock: () => new Date(morning + passed + Date.now() - begun),
    });
  };
  const stop = async () => {
    await server.close();
    await records.close();
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  const line = await carrier({
    authToken: AUTH_TOKEN,
    transfers,
    numbers: [CALLERS, AGENTS, ACME].map((phoneNumber) => ({
      phoneNumber,
      voiceUrl: phoneNumber === ACME ? `${url}/webhook/acme` : `${url}/webhook`,
      statusCallback: `${url}/callbacks/status`,
    })),
  });
  closing.push(folder.remove, stop, () => line.close());
  return {
    line,
    records: () => records,
    log: () => server.log,
    call: async (from, keys = '', to = CALLERS) => {
      const call = await line.ring({ from, to });
      for (const key of keys) await call.press(key);
      return call;
    },
    pass: (minutes) => {
      passed += minutes * MINUTE;
    },
    restart: async () => {
      await stop();
      await start();
    },
  };
}

describe('the support line', () => {
  it('tells callers their place, and agents who is next and why, until nobody waits', async () => {
    const { line, call, pass, records } = await open();
    const first = await call('+14155550121', '1');
    await first.hears('You are number 1 in line.');
    pass(2);
    const second = await call('+14155550122', '2');
    await second.hears('You are number 2 in line.');

    const ann = await call(ANN, '', AGENTS);
    await ann.hears(
      /^2 waiting. Next is 4 1 5, 5 5 5, 0 1 2 1, for 2 minutes.*, about: stopped pump\./,
    );
    await ann.press('1');
    await line.settled();
    expect(first.transcript.join('\n')).toContain(
      'hears     Thank you for waiting. You are being connected.',
    );
    await first.hears('Thank you for calling Harbor Pumps. Goodbye.');
    await ann.hears('The call is over.');
    await ann.hears(/^1 waiting. Next is 4 1 5, 5 5 5, 0 1 2 2, .*, about: setup\./);

    // The second caller has moved up.
    await second.silence();
    await second.silence();
    await second.hears('You are number 1 in line.');
    await ann.press('1');
    await line.settled();
    await second.ends('completed');
    await ann.hears('Nobody is waiting. To look again, press 1.');
    const [counts] = await records().queueCounts(0);
    expect(counts).toMatchObject({ entered: 2, answered: 2, left: 0, abandoned: 0 });
    await expect.poll(() => agentsOf(records())).toEqual([ann.sid, ann.sid]);
    expect([...first.findings, ...second.findings, ...ann.findings]).toEqual([]);
  });

  it('takes the callers who wait for the support of ACME, too', async () => {
    const { line, call } = await open();
    const caller = await call('+14155550121', '2', ACME);
    await caller.hears('Please hold the line.');
    const ann = await call(ANN, '', AGENTS);
    await ann.hears(/^1 waiting. Next is 4 1 5, 5 5 5, 0 1 2 1, .*, about: support\./);
    await ann.press('1');
    await line.settled();
    await caller.hears('Thank you for calling. Goodbye.');
    await caller.ends('completed');
    await ann.hears('Nobody is waiting.');
  });

  it('takes a message from a caller who does not want to wait', async () => {
    const { line, call, records } = await open();
    const caller = await call('+14155550121', '11');
    await caller.hears('Please leave your name');
    await caller.record(20, '#');
    await line.settled();
    await records().settled();
    expect(await records().voicemails({ limit: 9 })).toMatchObject({
      rows: [{ fromNumber: '+14155550121', duration: 20 }],
    });
    expect(await records().queueCounts(0)).toMatchObject([{ left: 1, abandoned: 0 }]);
    const ann = await call(ANN, '', AGENTS);
    await ann.hears('Nobody is waiting. To look again');
  });

  it('has nobody wait who hung up in the queue', async () => {
    const { line, call, records } = await open();
    const caller = await call('+14155550121', '1');
    await caller.hangUp();
    await line.settled();
    const ann = await call(ANN, '', AGENTS);
    await ann.hears('Nobody is waiting. To look again');
    expect(await records().queueCounts(0)).toMatchObject([{ entered: 1, abandoned: 1 }]);
  });

  it('tells an agent who takes a caller that has just gone', async () => {
    const { line, call } = await open();
    const caller = await call('+14155550121', '1');
    const ann = await call(ANN, '', AGENTS);
    await ann.hears('1 waiting.');
    await caller.hangUp();
    await line.settled();
    await ann.press('1');
    await ann.hears('The caller is gone.');
    await ann.hears('Nobody is waiting.');
  });

  it('knows who waits and is called back after a restart', async () => {
    const { call, restart, line } = await open();
    const caller = await call('+14155550121', '1');
    await call('+14155550122', '32');
    await restart();
    const ann = await call(ANN, '', AGENTS);
    await ann.hears(/^1 waiting. Next is 4 1 5, 5 5 5, 0 1 2 1,/);
    await ann.press('1');
    await line.settled();
    await caller.hears('Thank you for calling Harbor Pumps.');
    await ann.hears('Nobody is waiting. 1 to be called back.');
  });
});

describe('a call-back', () => {
  it('is rung in the order in which it was asked for, by one agent each', async () => {
    const { line, call, records } = await open();
    for (const from of ['+14155550121', '+14155550122', '+14155550121', '+14155550124']) {
      const caller = await call(from, '12');
      await caller.hears('Your place in the line is kept.');
      await caller.ends('completed');
    }
    await line.settled();
    expect(await records().queueCounts(0)).toMatchObject([{ entered: 4, left: 4, abandoned: 0 }]);
    const agents = [await call(ANN, '', AGENTS), await call(BEN, '', AGENTS)];
    for (const agent of agents) await agent.hears('Nobody is waiting. 3 to be called back.');
    await Promise.all(agents.map((agent) => agent.press('1')));
    const rung = agents.flatMap(calling);
    expect(rung.toSorted()).toEqual(['4 1 5, 5 5 5, 0 1 2 1', '4 1 5, 5 5 5, 0 1 2 2']);
    for (const agent of agents) await agent.hears('The call is over.');
    await agents[0]?.press('1');
    await agents[0]?.hears('Calling 4 1 5, 5 5 5, 0 1 2 4.');
    await agents[0]?.hears('Nobody is waiting. To look again');
    expect(await records().openCallBacks()).toEqual([]);
  });

  it('that nobody answers is tried again later, three times at most', async () => {
    const { call, pass } = await open({ '+14155550121': 'no-answer' });
    await call('+14155550121', '12');
    const ann = await call(ANN, '', AGENTS);
    for (let tries = 1; tries <= 3; tries += 1) {
      await ann.hears('1 to be called back.');
      await ann.press('1');
      await ann.hears('Nobody answers.');
      await ann.hears('Nobody is waiting. To look again');
      pass(6);
      await ann.silence();
    }
    await ann.hears('Nobody is waiting. To look again');
  });

  it.each([
    'anonymous',
    '+19005550199',
    '+4412',
    "+14155550123'; drop table call_backs; --",
    '{{ vars.pin }}',
    'sip:+14155550123@evil.example',
  ])('is not promised to %s', async (from) => {
    const { call, records, line } = await open();
    const caller = await call(from, '12');
    await caller.hears('We can not call you back at this number.');
    await caller.hears('Please leave your name');
    await line.settled();
    expect(await records().openCallBacks()).toEqual([]);
  });
});

it.each(['trees', join('examples', 'support')])(
  'the queue of %s is published where nobody may be called back, too',
  async (folder) => {
    const server = { allowedHosts: [], secrets: [] };
    const site = { folder, defaultTree: 'support', receptionNumber: RECEPTION, server };
    const complaints = complaintsOf(await readFolder(site));
    expect(complaints.map(complaintText)).toEqual([]);
  },
);

describe('the agents’ line', () => {
  it('lets in who has a PIN, which nobody reads or hears', async () => {
    const { line, log } = await open();
    const cleo = await line.ring({ from: CLEO, to: AGENTS });
    await cleo.press('135790');
    await cleo.hears('Hello, Cleo.');
    const told = JSON.stringify([log(), cleo.requests.map(({ body }) => body)]);
    expect(told).not.toContain('135790');
  });

  it('lets go of who has none after three tries, silences among them', async () => {
    const { line } = await open();
    const stranger = await line.ring({ from: '+14155550199', to: AGENTS });
    await stranger.press('000000');
    await stranger.press('111111');
    await stranger.press('222222');
    await stranger.hears('This line is for agents only. Goodbye.');
    await stranger.ends('completed');
    const silent = await line.ring({ from: '+14155550199', to: AGENTS });
    for (let tries = 0; tries < 3; tries += 1) await silent.silence();
    await silent.hears('This line is for agents only. Goodbye.');
  });
});

function calling(agent: Call): string[] {
  return agent.heard.flatMap((text) => /^Calling (.*)\.$/.exec(text)?.[1] ?? []);
}

/** The calls that took callers out of queues. */
async function agentsOf(records: Records): Promise<unknown[]> {
  let lines = '';
  for await (const each of records.jsonLines('queueEntries')) lines += each;
  return lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { agent: unknown }).agent);
}
