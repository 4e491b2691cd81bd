import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acme } from '../../src/machines/acme.ts';
import { waiting } from '../../src/machines/waiting.ts';
import { momentFrom } from '../../src/phone/moment.ts';
import { readFolder } from '../../src/publishing/folder.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { gather, say } from '../../src/twiml/build.ts';
import { RECEPTION } from '../server.ts';
import { isAsWritten, journeysOf, treeOf } from './played.ts';

const ACME = acme({ receptionNumber: RECEPTION });

const SIGN_IN = treeOf(`
name: sign-in
initial: ask
returns: [known, stranger]
states:
  ask:
    enter: [{ gather: { numDigits: 4, actionOnEmptyResult: true, content: [{ say: Please enter your PIN. }] } }]
    entry: { min: 4, as: pin }
    exit: { entered: known, otherwise: ask }
    tries: { limit: 2, exit: stranger }
`).definition;

/** Hours, languages, entries, keys that work everywhere, speech, a task, a table and a used tree. */
const BAKERY = treeOf(
  `
name: bakery
initial: welcome
language: en
languages: { en: { voice: Polly.Joanna, language: en-US }, es: { voice: Polly.Lupe, language: es-US } }
everywhere: { '*': back, 0: reception }
schedules:
  shop: { zone: America/New_York, hours: { mon-fri: '07:00-18:00' }, holidays: US }
tables:
  staff: { key: extension, rows: [{ extension: 412, name: Ann, phone: '+14155550160' }] }
states:
  welcome:
    enter: []
    exit: [{ when: { open: shop }, to: greeting }, { to: closed }]
  closed:
    enter: [{ say: { en: We are closed., es: Está cerrado. } }]
    exit: message
  greeting:
    enter: [{ say: { en: Welcome to the bakery., es: Bienvenidos. } }]
    exit: menu
  menu:
    enter:
      - when: { again: true }
        play: [{ say: { en: Once more., es: Otra vez. } }]
      - gather:
          numDigits: 1
          finishOnKey: ''
          actionOnEmptyResult: true
          content:
            - say:
                en: For cakes, press 1 | or say cakes. For orders, press 3. Para español, oprima el 2.
                es: Para pasteles, oprima el 1. Para pedidos, oprima el 3.
    entry: { min: 3, pattern: 4XX, as: extension }
    speech:
      phrases: { 1: { en: [cakes], es: [pasteles] } }
      confidence: 0.6
      confirm: { en: 'Did you say {{ phrase }}?', es: '¿Dijo {{ phrase }}?' }
    exit: { 1: cakes, 2: spanish, 3: order, 5: member, entered: extension, otherwise: menu }
    tries: { limit: 2, exit: reception }
  spanish: { language: es, enter: [], exit: menu }
  cakes:
    enter: [{ gather: { numDigits: 2, timeout: 3, actionOnEmptyResult: true, content: [{ say: How many? }] } }]
    entry: { min: 2, as: count }
    exit: { entered: count, 12: reception, 7: menu, otherwise: repeat }
  count:
    enter: [{ say: '{{ vars.count | number }} cakes.' }, { play: /cake.mp3 }, { pause: { length: 2 } }]
    exit: menu
  extension:
    find: { in: staff, by: '{{ vars.extension }}', keep: { number: phone } }
    enter: []
    exit: { found: colleague, otherwise: menu }
  colleague:
    enter: [{ dial: { sequential: true, content: [{ number: '{{ vars.number }}' }, { client: ann }] } }]
    exit: { busy: message, otherwise: null }
  order:
    task: { http: { url: https://orders.example/ }, keep: { status: status } }
    enter: [{ say: One moment. }]
    exit: { done: ready, failed: reception, otherwise: reception }
  ready:
    enter: [{ say: 'Your order is {{ vars.status }}.' }]
    exit: [{ when: { vars: { status: late } }, to: reception }, { to: pickup }]
  pickup:
    enter: [{ gather: { numDigits: 1, actionOnEmptyResult: true, content: [{ say: Press 1 to pick it up. }] } }]
    exit: { 1: reception, otherwise: menu }
  member:
    tree: sign-in
    enter: []
    exit: { known: menu, stranger: reception, otherwise: null }
  reception:
    enter: [{ say: We are connecting you. }, { dial: { content: [{ number: +14155550143 }, { number: +14155550144 }] } }]
    exit: { busy: queue, no-answer: queue, failed: queue, otherwise: null }
  queue:
    enter: [{ enqueue: people }]
    exit: { queue-full: message, otherwise: null }
  message:
    enter: [{ say: Please leave a message. }, { record: { maxLength: 1, finishOnKey: '' } }]
    exit: null
`,
  SIGN_IN,
);

describe('every journey is as the real server plays it', () => {
  it('through ACME, with every state and every key', async () => {
    const { text, reached } = journeysOf(ACME);
    const played = await isAsWritten(text, ACME, [waiting()]);
    expect([...reached].toSorted()).toEqual([...Object.keys(ACME.states), '(goodbye)'].toSorted());
    const titles = played.map(({ title }) => title);
    for (const title of [
      'menu: presses 0',
      'menu: presses 9',
      'menu, after other key, other key: silence',
      'hours, after 3: presses 1',
      'reception, after 0: no-answer …',
      'voicemail, after 0, busy: records 10 seconds, ended by hangup',
    ]) {
      expect(titles).toContain(title);
    }
  });

  it('through a bakery with hours, languages, entries, keys everywhere and a used tree', async () => {
    const { text, reached } = journeysOf(BAKERY);
    await isAsWritten(text, BAKERY);
    const missed = Object.keys(BAKERY.states).filter((name) => !reached.has(name));
    expect(missed.filter((name) => name !== 'closed')).toEqual([]);
    expect(text).toContain('calls +1 415 555 0100 at 2026-01-05 07:00 America/New_York');
    expect(text).toContain('Not reached by this call: closed');
  });

  it('at night, when the bakery is closed', async () => {
    const at = momentFrom('2026-12-25 10:00 America/New_York');
    const { text } = journeysOf(BAKERY, { at });
    await isAsWritten(text, BAKERY);
    expect(text).toContain('We are closed.');
    expect(text).not.toContain('Welcome to the bakery.');
  });

  it.each(['clinic', 'shop', 'support', 'agents'])('through the example %s', async (name) => {
    const folder = name === 'agents' ? 'support' : name;
    const found = await readFolder({
      folder: `examples/${folder}`,
      defaultTree: name,
      receptionNumber: RECEPTION,
    });
    const definition = found.find(({ tree }) => tree?.name === name)?.tree;
    const tree = definePhoneTree(definition ?? ACME.definition);
    expect(tree.name).toBe(name);
    const { text } = journeysOf(tree);
    const others = found.flatMap((each) =>
      each.tree && each.tree.name !== name ? [definePhoneTree(each.tree)] : [],
    );
    expect((await isAsWritten(text, tree, others)).length).toBeGreaterThan(3);
  });
});

describe('what is written', () => {
  it('is what no rehearsal can bring about as a comment', () => {
    const { text } = journeysOf(BAKERY);
    expect(text).toMatch(/^# \| \(done\) \|/m);
    expect(text).toMatch(/^# \| presses 1 \| We are connecting you\. … \|$/m);
  });

  it('is only what is heard in one language, where that is asked for', () => {
    const { text } = journeysOf(BAKERY, {}, 'es');
    expect(text).toContain('Para pasteles');
    expect(text).not.toContain('For cakes');
  });

  it('is the same each time, and begins with the tree’s own number', () => {
    const text = readFileSync('trees/acme.yaml', 'utf8');
    const tree = treeOf(`${text}\nnumbers: ['+14155550177']\n`);
    expect(journeysOf(tree).text).toBe(journeysOf(tree).text);
    expect(journeysOf(tree).text).toContain('calls +1 415 555 0177 at');
  });

  it('says so where it is not all', () => {
    const counting = treeOf(`
name: counting
initial: ask
states:
  ask:
    set: { count: '{{ vars.count | default: 0 | plus: 1 }}' }
    enter: [{ gather: { numDigits: 1, actionOnEmptyResult: true, content: [{ say: '{{ vars.count }}' }] } }]
    exit: { otherwise: ask }
`);
    expect(journeysOf(counting).cut).toBe(true);
    expect(journeysOf(counting).text).toContain('# There are more');
    expect(journeysOf(ACME).cut).toBe(false);
    expect(journeysOf(ACME).text).not.toContain('# There are more');
  });

  it('holds every exit of every state of a tree of a thousand states, within seconds', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `s${index}`);
    const states = Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          enter: [
            gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [say(name)]),
          ],
          exit: {
            1: names[(index * 2 + 1) % 1_000] ?? null,
            2: names[(index * 2 + 2) % 1_000] ?? null,
            otherwise: 'back',
          },
          tries: { limit: 3, exit: 's0' },
        },
      ]),
    );
    const tree = definePhoneTree({ name: 'large', initial: 's0', states });
    const before = performance.now();
    const { reached, leavings, cut } = journeysOf(tree);
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(reached.size).toBe(1_000);
    expect(cut).toBe(false);
    const told = new Set(leavings.map(({ from, move }) => `${from.place.state} ${move.input}`));
    for (const name of names) {
      for (const input of ['1', '2', 'other key', 'silence'])
        expect(told).toContain(`${name} ${input}`);
    }
  });
});

describe('phone-tree paths', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/main.ts', 'paths', ...args], {
      encoding: 'utf8',
      env: { ...process.env, TREES_DIR: 'examples/clinic', RECEPTION_NUMBER: RECEPTION },
    });

  it('writes the journeys of one moment, caller and language, which rehearse plays', () => {
    const at = '2026-12-25 10:00 America/Los_Angeles';
    const { status, stdout } = run('clinic', '--at', at, '--from', '+12125550199');
    expect(status).toBe(0);
    expect(stdout).toContain(`+1 212 555 0199 calls +1 415 555 0100 at ${at}`);
    expect(stdout).toContain('The clinic is closed today for the holiday.');
    const file = join(mkdtempSync(join(tmpdir(), 'paths-')), 'clinic.call');
    writeFileSync(file, stdout);
    const rehearsed = spawnSync(
      process.execPath,
      ['src/cli/main.ts', 'rehearse', file, '--trees', 'examples/clinic', '--tree', 'clinic'],
      { encoding: 'utf8', env: { ...process.env, RECEPTION_NUMBER: RECEPTION } },
    );
    expect(rehearsed.stdout).toMatch(/\d+ calls, all as written\n$/);
  });

  it('refuses a moment and a language that there are not', () => {
    expect(run('clinic', '--at', 'never').status).toBe(1);
    const { status, stderr } = run('clinic', '--language', 'fr');
    expect(status).toBe(2);
    expect(stderr).toBe('"clinic" does not speak fr: it speaks en, es\n');
  });
});
