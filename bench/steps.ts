/**
 * What one step of a call costs the server, by the kind of tree: CPU time of a whole signed webhook
 * request, session in and out. The kinds take turns, so that they share whatever else the machine
 * does. Recorded steps take the time of all threads until they are in the database.
 * `npm run bench:steps`
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../src/app.ts';
import { readDocument } from '../src/document/document.ts';
import { acme } from '../src/machines/acme.ts';
import { encodeForm } from '../src/phone/form.ts';
import { sign } from '../src/phone/index.ts';
import { openRecords, type Records } from '../src/records/records.ts';
import { switchboardOf } from '../src/switchboard.ts';
import { definePhoneTree, type PhoneTree } from '../src/tree/phone-tree.ts';
import type { State } from '../src/tree/state.ts';
import { gather, say } from '../src/twiml/build.ts';

const ROUNDS = 9;
const STEPS = 2000;
/** Calls that take steps in turn. */
const CALLS = 200;
const URL = 'https://ivr.example.com';
const TOKEN = 'token';

/** A menu of prompts with variables, behind conditions and opening hours. */
const WORDY = `name: wordy
initial: menu
zone: America/New_York
switches: [emergency]
schedules:
  office: { zone: America/New_York, hours: { mon-fri: '09:00-17:00' }, holidays: US }
states:
  menu:
    enter:
      - when: { open: office }
        play: [{ say: We are open. }]
        otherwise: [{ say: We are closed. }]
      - gather:
          numDigits: 1
          finishOnKey: ''
          actionOnEmptyResult: true
          content:
            - say: >-
                Good {{ now | day }}, {{ call.callerName | default: "caller" }}. For the hours, press 3.
    exit: { 3: door, otherwise: menu }
  door:
    enter: []
    exit:
      - { when: { on: emergency }, to: menu }
      - { when: { from: ['+49*'] }, to: menu }
      - { to: menu }
`;

const RECORDED = 'ACME with records';

const trees: Record<string, PhoneTree> = {
  'ACME, 8 states': acme({ receptionNumber: '+14155550142' }),
  [RECORDED]: acme({ receptionNumber: '+14155550142' }),
  'ring of 1,000 states': ring(1000),
  'repeat among 1,000 states': ring(1000, 'sorry'),
  'variables, conditions, hours': written(WORDY),
};

const dataDir = mkdtempSync(join(tmpdir(), 'steps-bench-'));
const records = await openRecords({ dataDir, told: () => undefined });
const subjects = await Promise.all(
  Object.entries(trees).map(async ([title, tree]) => ({
    title,
    step: await stepOf(tree, title === RECORDED ? records : undefined),
    costs: [] as number[],
  })),
);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { title, step, costs } of subjects) {
    const before = process.cpuUsage();
    for (let count = 0; count < STEPS; count += 1) await step();
    if (title === RECORDED) await records.settled();
    const { user, system } = process.cpuUsage(before);
    if (round > 0) costs.push((user + system) / STEPS);
  }
}
await records.close();
rmSync(dataDir, { recursive: true });
process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
const base = median(subjects[0]?.costs ?? []);
for (const { title, costs } of subjects) {
  const figures = [median(costs), Math.min(...costs), Math.max(...costs)].map((cost) =>
    cost.toFixed(0),
  );
  const [middle, least, most] = figures;
  const ratio = (median(costs) / base).toFixed(2);
  process.stdout.write(
    `  ${String(middle).padStart(5)} µs (${least} to ${most})  ${ratio} × ACME  ${title}\n`,
  );
}

/** One step of a call in a tree: key 3 pressed at the menu. */
async function stepOf(tree: PhoneTree, records: Records | undefined): Promise<() => Promise<void>> {
  const app = await buildApp({
    switchboard: switchboardOf([tree], tree.name),
    publicUrl: URL,
    authToken: TOKEN,
    sessionKeys: [Buffer.alloc(32, 1)],
    ...(records && { records }),
  });
  const send = async (call: number, fields: Record<string, string>, cookie?: string) => {
    const form = {
      CallSid: `CA${String(call).padStart(32, '0')}`,
      From: '+14155550123',
      To: '+14155550100',
      ...fields,
    };
    return app.inject({
      method: 'POST',
      url: '/webhook',
      payload: encodeForm(form),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(TOKEN, `${URL}/webhook`, form),
        ...(cookie !== undefined && { cookie }),
      },
    });
  };
  const cookies: string[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const first = await send(call, {});
    cookies.push(String(first.headers['set-cookie']).split(';')[0] ?? '');
  }
  let steps = 0;
  return async () => {
    const call = (steps += 1) % CALLS;
    const reply = await send(call, { Digits: '3' }, cookies[call]);
    if (!reply.body.includes('<Gather')) throw new Error(`not a step: ${reply.body}`);
  };
}

/** A ring of states, each of which leads to the next, or to one that leads back to where the call was. */
function ring(size: number, leads?: 'sorry'): PhoneTree {
  const states = Array.from({ length: size }, (_, index): [string, State] => [
    `s${index}`,
    {
      enter: [
        gather({ numDigits: 1, actionOnEmptyResult: true }, [say(`This is state ${index}.`)]),
      ],
      exit: {
        3: leads ?? `s${(index + 1) % size}`,
        1: `s${(index + 1) % size}`,
        otherwise: 'repeat',
      },
    },
  ]);
  const start = performance.now();
  const sorry: [string, State] = ['sorry', { enter: [say('Sorry.')], exit: 'repeat' }];
  const tree = definePhoneTree({
    name: 'ring',
    // The last, so that whoever looks for it among all has to look at all.
    initial: `s${size - 1}`,
    everywhere: { '*': 'back' },
    states: Object.fromEntries(leads ? [...states, sorry] : states),
  });
  process.stdout.write(`${size} states compiled in ${(performance.now() - start).toFixed(0)} ms\n`);
  return tree;
}

function written(text: string): PhoneTree {
  const { tree, complaints } = readDocument('wordy.yaml', text);
  if (!tree) throw new Error(complaints.map(({ message }) => message).join('\n'));
  return definePhoneTree(tree);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
