import { afterAll, describe, expect, it } from 'vitest';
import { subjectOf } from '../../src/check/subject.ts';
import { witnessOf } from '../../src/check/witness.ts';
import { readDocument } from '../../src/document/document.ts';
import { outcomeOf, parse, reportOf } from '../../src/phone/rehearsal/index.ts';
import { acme } from '../../src/machines/acme.ts';
import { waiting } from '../../src/machines/waiting.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import { AUTH_TOKEN, RECEPTION, startServer, type TestServer } from '../server.ts';
import { documentOf, menu, NOW, PERSON, TRIES } from './finds.ts';

const open: TestServer[] = [];
afterAll(() => Promise.all(open.map((server) => server.close())));

function treeIn(states: string, more = ''): PhoneTree {
  const { tree, complaints } = readDocument('small.yaml', documentOf(states, more));
  if (!tree) throw new Error(complaints.map(({ message }) => message).join('\n'));
  return definePhoneTree(tree);
}

/** Plays a witness with the real server and phone; returns the states it went through. */
async function play(tree: PhoneTree, state: string, input?: string): Promise<string> {
  const witness = witnessOf(
    { path: [], message: 'It happens', state, ...(input !== undefined && { input }) },
    subjectOf(tree, NOW),
  );
  const { transcripts, faults } = parse(witness ?? '');
  expect(faults).toEqual([]);
  const [transcript] = transcripts;
  if (!transcript) throw new Error(`no call in ${witness}`);
  const server = await startServer({
    trees: [tree, waiting()],
    defaultTree: tree.name,
    clock: () => transcript.at ?? NOW,
    switches: () => new Set(transcript.switches),
  });
  open.push(server);
  const outcome = await outcomeOf(
    transcript,
    { url: `${server.url}/webhook`, authToken: AUTH_TOKEN },
    false,
  );
  const report = reportOf(outcome, 'witness').map(({ text }) => text);
  expect(outcome.failures, `${witness}\n${report.join('\n')}`).toEqual([]);
  return server.log.flatMap(({ path }) => (typeof path === 'string' ? [path] : [])).join(' | ');
}

describe('a witness leads a caller', () => {
  const ours = acme({ receptionNumber: RECEPTION });

  it.each(Object.keys(ours.states))('to "%s" of ACME', async (state) => {
    expect(await play(ours, state)).toMatch(new RegExp(`\\b${state}\\b`));
  });

  it('to the last of its tries, one after the other', async () => {
    const path = await play(ours, 'menu', 'tries');
    expect(path).toContain('menu > reception');
  });

  it('to what may only be entered', async () => {
    const tree = treeIn(
      `  menu: { enter: [{ say: Your card. }, { gather: { numDigits: 16, actionOnEmptyResult: true } }], entry: { min: 16, check: luhn, as: card }, exit: { entered: thanks, otherwise: person } }
  thanks: { enter: [{ say: Thanks. }, hangup], exit: null }${PERSON}`,
    );
    expect(await play(tree, 'thanks')).toContain('menu > thanks');
  });

  it('to what may only be said, and not heard for sure', async () => {
    const tree = treeIn(
      `  menu:
    enter: [{ gather: { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true, content: [{ say: Bread? }] } }]
    speech: { phrases: { 1: [some bread] }, confidence: 0.5, confirm: 'Did you say {{ phrase }}?' }
    exit: { 1: thanks, otherwise: person }
  thanks: { enter: [{ say: Thanks. }, hangup], exit: null }${PERSON}`,
    );
    expect(await play(tree, 'menu', 'says some bread')).toContain('menu > thanks');
    expect(await play(tree, 'menu/1?')).toContain('menu > menu/1?');
  });

  const schedules =
    'schedules: { shop: { zone: America/New_York, hours: { mon-fri: 09:00-17:00 }, holidays: US } }';
  const door = treeIn(
    `  menu: { enter: [], exit: [{ when: { on: fire }, to: fire }, { when: { from: ['+49*'] }, to: abroad }, { when: { holiday: shop }, to: holiday }, { when: { open: shop }, to: open }, { to: closed }] }
  fire: { enter: [{ say: Fire. }, hangup], exit: null }
  abroad: { enter: [{ say: Hallo. }, hangup], exit: null }
  holiday: { enter: [{ say: Happy holiday. }, hangup], exit: null }
  open: { enter: [{ say: Welcome. }, hangup], exit: null }
  closed: { enter: [{ say: We are closed. }, hangup], exit: null }`,
    `${schedules}\nswitches: [fire]`,
  );
  it.each(['fire', 'abroad', 'holiday', 'open', 'closed'])(
    'to what is only "%s" at the right time, from the right number, with the right switch on',
    async (state) => {
      expect(await play(door, state)).toContain(`menu > ${state}`);
    },
  );

  it('through transfers that nobody takes, and queues that are full', async () => {
    const tree = treeIn(
      `  menu: { enter: [{ say: One moment. }, { dial: +14155550142 }], exit: { no-answer: line, otherwise: null } }
  line: { enter: [{ enqueue: bakers }], exit: { queue-full: full, otherwise: null } }
  full: { enter: [{ say: We are full. }, hangup], exit: null }`,
    );
    expect(await play(tree, 'full')).toContain('line > full');
  });

  it('into a failure of the tree', async () => {
    const tree = treeIn(
      `  menu: ${menu('{ 1: told, otherwise: menu }', TRIES)}
  told: { enter: [{ say: 'Hello {{ call.callerName }}.' }, hangup], exit: null }${PERSON}`,
    );
    const witness = witnessOf(
      { path: [], message: 'It fails', state: 'told' },
      subjectOf(tree, NOW),
    );
    expect(witness).toContain('presses   1\n…');
  });

  it('and says so where there is no way', () => {
    const tree = treeIn(
      `  menu: ${menu('{ 1: menu, otherwise: person }')}
  never: { enter: [hangup], exit: null }${PERSON}`.replace(
        'otherwise: person }, ',
        'otherwise: person }, ',
      ),
      'lastExit: never',
    );
    const witness = witnessOf(
      { path: [], message: 'It happens', state: 'never' },
      subjectOf(tree, NOW),
    );
    expect(witness).toMatch(/no call of 20 events leads to "never"/);
  });
});
