import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/check/graph.ts';
import { readDocument } from '../../src/document/document.ts';
import { acme } from '../../src/machines/acme.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { RECEPTION } from '../server.ts';
import { documentOf, menu, PERSON, TRIES } from './finds.ts';

function graphIn(states: string, more = '') {
  const { tree, complaints } = readDocument('small.yaml', documentOf(states, more));
  if (!tree) throw new Error(complaints.map(({ message }) => message).join('\n'));
  return graphOf(definePhoneTree(tree));
}

const leads = (graph: ReturnType<typeof graphOf>, name: string) =>
  graph.from(name).map(({ input, to }) => `${input} > ${to}`);

describe('the graph of a tree', () => {
  it('has every way of ACME, read off its machine', () => {
    const graph = graphOf(acme({ receptionNumber: RECEPTION }));
    expect(leads(graph, '(ringing)')).toEqual(['ring > greeting', 'rescue > reception']);
    expect(leads(graph, 'greeting')).toEqual(['at once > menu']);
    expect(leads(graph, 'menu')).toEqual([
      '0 > reception',
      '1 > sales',
      '2 > support',
      '3 > hours',
      '9 > menu',
      'tries > reception',
      'other key > error',
      'silence > error',
    ]);
    expect(leads(graph, 'reception')).toEqual([
      'completed > (goodbye)',
      'answered > (goodbye)',
      'busy > voicemail',
      'no-answer > voicemail',
      'failed > voicemail',
      'canceled > (goodbye)',
    ]);
    expect(graph.reached).toEqual([
      'greeting',
      'reception',
      'menu',
      '(goodbye)',
      'voicemail',
      'sales',
      'support',
      'hours',
      'error',
    ]);
    expect(graph.into('error').map(({ from, input }) => `${from} ${input}`)).toEqual([
      'menu other key',
      'menu silence',
    ]);
  });

  it('leads by repeat to who may have asked last, and by back to who asked before', () => {
    const graph = graphIn(
      `  menu: ${menu('{ 1: first, 2: second, otherwise: person }')}
  first: ${menu("{ 1: below, '*': back, otherwise: sorry }")}
  second: ${menu("{ 1: below, '*': back, otherwise: sorry }")}
  below: ${menu("{ '*': back, otherwise: repeat }")}
  sorry: { enter: [{ say: Sorry. }], exit: repeat }${PERSON}`,
    );
    expect(leads(graph, 'sorry')).toEqual(['at once > first', 'at once > second']);
    expect(leads(graph, 'first')).toContain('* > menu');
    expect(leads(graph, 'below')).toEqual([
      '* > first',
      '* > second',
      'other key > below',
      'silence > below',
    ]);
  });

  it('leads by repeat to the beginning where nobody was asked', () => {
    const graph = graphIn(
      `  menu: { enter: [{ dial: +14155550142 }], exit: { busy: repeat, otherwise: null } }`,
    );
    expect(leads(graph, 'menu')).toContain('busy > menu');
  });

  it('leaves out a way whose condition excludes one before it', () => {
    const graph = graphIn(
      `  menu: { enter: [], exit: [{ when: { open: shop }, to: open }, { to: closed }] }
  open: { enter: [], exit: [{ when: { not: { open: shop } }, to: closed }, { to: end }] }
  closed: { enter: [], exit: [{ when: { open: shop }, to: late }, { to: end }] }
  late: { enter: [hangup], exit: null }
  end: { enter: [hangup], exit: null }`,
      'schedules: { shop: { zone: America/New_York, hours: { mon-fri: 09:00-17:00 } } }',
    );
    expect(leads(graph, 'open')).toEqual(['at once > end']);
    expect(leads(graph, 'closed')).toEqual(['at once > end']);
    expect(graph.reached).not.toContain('late');
  });

  it('keeps both ways where the caller did something in between', () => {
    const graph = graphIn(
      `  menu: { enter: [], exit: [{ when: { open: shop }, to: ask }, { to: end }] }
  ask: ${menu('{ 1: later, otherwise: end }')}
  later: { enter: [], exit: [{ when: { open: shop }, to: ask }, { to: end }] }
  end: { enter: [hangup], exit: null }`,
      'schedules: { shop: { zone: America/New_York, hours: { mon-fri: 09:00-17:00 } } }',
    );
    expect(leads(graph, 'later')).toEqual(['at once > ask', 'at once > end']);
  });

  it('names what is said, entered and found, and what tasks come to', () => {
    const graph = graphIn(
      `  menu:
    enter: [{ gather: { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true } }]
    speech: { phrases: { 1: [bread] }, confidence: 0.5, confirm: '{{ phrase }}?', as: wish }
    exit: { 1: ask, spoken: person, otherwise: person }
  ask:
    enter: [{ gather: { numDigits: 4, actionOnEmptyResult: true } }]
    entry: { min: 4, as: account }
    exit: { entered: find, otherwise: person }
  find: { enter: [], find: { in: staff, by: '{{ vars.account }}' }, exit: { found: task, otherwise: person } }
  task: { enter: [], task: { http: { url: 'https://example.com/' } }, exit: { done: person, failed: message, otherwise: null } }${PERSON}`,
      'tables: { staff: { key: id, rows: [{ id: 1 }] } }',
    );
    expect(leads(graph, 'menu')).toEqual([
      '1 > ask',
      'other key > person',
      'says bread > ask',
      'mumbles bread > menu/1?',
      'says anything > person',
      'other words > person',
      'silence > person',
    ]);
    expect(leads(graph, 'ask')).toEqual([
      'entered > find',
      'other key > person',
      'silence > person',
    ]);
    expect(leads(graph, 'find')).toEqual(['found > task', 'not found > person']);
    expect(leads(graph, 'task')).toEqual(['done > person', 'failed > message']);
  });

  it('of five thousand states is drawn in bounded time and memory', () => {
    const count = 4_990;
    const states = Array.from({ length: count }, (_, index) => {
      const next = index + 1 < count ? `s${index + 1}` : 'person';
      return `  s${index}: ${menu(`{ 1: ${next}, otherwise: sorry }`, TRIES, 'x')}`;
    });
    const text = `  menu: { enter: [], exit: s0 }\n${states.join('\n')}\n  sorry: { enter: [], exit: repeat }${PERSON}`;
    const { tree } = readDocument('big.yaml', documentOf(text));
    const whole = tree && definePhoneTree(tree);
    expect(whole).toBeDefined();
    if (!whole) return;
    const began = performance.now();
    const graph = graphOf(whole);
    expect(graph.reached).toHaveLength(count + 5);
    expect(graph.edges.length).toBeLessThan(6 * count);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
