import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transition, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { acme } from '../src/machines/acme.ts';
import { isQueued } from '../src/phone/happening.ts';
import type { Call } from '../src/phone/index.ts';
import type { CallEvent } from '../src/tree/event.ts';
import type { Played } from '../src/tree/line.ts';
import type { Machine } from '../src/tree/machine.ts';
import { step, UNANSWERED } from '../src/tree/step.ts';
import { render } from '../src/twiml/render.ts';
import type { Verb } from '../src/twiml/verb.ts';
import { RECEPTION, startServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const tree = acme({ receptionNumber: RECEPTION });
const facts = {
  from: '+14155550123',
  to: '+14155550100',
  now: new Date('2026-11-20T09:00:00Z'),
  switches: new Set<string>(),
  details: {},
};
const twiml = (verbs: readonly Verb[]) =>
  render(verbs, { base: server.url, action: '/webhook/acme' });

const ring: CallEvent = { ...facts, type: 'ring' };
const silence: CallEvent = { ...facts, type: 'noInput' };
const press = (digits: string): CallEvent => ({ ...facts, type: 'digits', digits });
const transferIs = (outcome: string): CallEvent => ({ ...facts, type: 'outcome', outcome });

/** How those are left that a caller is put through to. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  reception: ['busy', 'completed'],
  support: ['bridged', 'leave', 'queue-full'],
};

/** Plays a caller through the events, over HTTP, as far as the call lasts; returns what was answered. */
async function walk(events: readonly CallEvent[]): Promise<string[]> {
  const transfer = events.find((event) => event.type === 'outcome')?.outcome;
  const call = await server.dial({
    transfers: {
      [RECEPTION]: transfer === 'busy' ? 'busy' : 'answered',
      ...(transfer === 'queue-full' && { support: 'full' }),
    },
  });
  for (const event of events) {
    if (event.type === 'digits') await call.press(event.digits);
    if (event.type === 'noInput') await call.silence();
    if (event.type !== 'outcome') continue;
    if (event.outcome === 'bridged') await call.agent();
    if (event.outcome === 'leave') await call.press('1');
  }
  await call.hangUp().catch(() => call.ends());
  // That a queue is full is the carrier's to warn of.
  expect(call.findings.filter(({ code }) => code !== 14207)).toEqual([]);
  return answers(call);
}

/** What ACME answered, without what is heard in its queue. */
function answers(call: Call): string[] {
  return call.requests
    .filter(({ purpose, url }) => purpose === 'document' && !url.endsWith('/webhook/waiting'))
    .map(({ body }) => body);
}

describe('the server answers as the machine says', () => {
  const keys = [...'0123456789*#'].map(press);
  const events = [ring, silence, ...keys, ...Object.values(ENDS).flat().map(transferIs)];
  const paths = getShortestPaths(tree.machine, { events }).map(({ steps, state }) => ({
    // The first is XState's own, of the machine's beginning.
    events: steps.slice(1).map(({ event }) => event),
    state,
  }));

  /** The verbs of the machine's own entry actions, event by event. */
  function modelled(walked: readonly CallEvent[]): string[] {
    let snapshot: SnapshotFrom<Machine> = tree.machine.resolveState({
      value: UNANSWERED.state,
      context: { tries: UNANSWERED.tries, vars: {}, language: 'en-US', trail: [] },
    });
    return walked.map((event) => {
      const [next, actions] = transition(tree.machine, snapshot, event);
      snapshot = next;
      return twiml(actions.flatMap(({ params }) => (params as Played).verbs));
    });
  }

  it('has a path to every state in which a caller can be', () => {
    const ends = new Set(paths.map(({ state }) => state.value));
    for (const [name, { exit }] of Object.entries(tree.states)) {
      expect(ends.has(name), name).toBe(typeof exit !== 'string');
    }
  });

  it('on every shortest path, and on every event at its end', async () => {
    let walked = 0;
    for (const path of paths) {
      const { value, status } = path.state;
      const here = tree.states[value]?.exit;
      const next = events.filter(({ type }) => {
        if (path.events.length === 0) return type === 'ring';
        if (status === 'done') return false;
        return type === 'digits' || type === 'noInput';
      });
      const out = status === 'done' ? undefined : ENDS[value]?.map(transferIs);
      expect(next.length > 0 || here === null || status === 'done').toBe(true);
      for (const more of out ?? next) {
        const whole = [...path.events, more];
        const heard = await walk(whole);
        expect(heard.slice(0, whole.length)).toEqual(modelled(whole));
        walked += 1;
      }
    }
    expect(walked).toBeGreaterThan(90);
  });
});

describe('any caller', () => {
  const input = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'0123456789*#').map(press) },
    { weight: 3, arbitrary: fc.constant(silence) },
    { weight: 1, arbitrary: fc.constant('hang up' as const) },
  );

  it('whatever the keys, silences and hang-ups, hears what the tree says, to a proper end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(input, { maxLength: 30 }), async (inputs) => {
        const call = await server.dial();
        let expected = step(tree, UNANSWERED, ring);
        const twimls = [twiml(expected.verbs)];
        for (const event of inputs) {
          if (call.waiting?.kind !== 'gather' || isQueued(call.waiting)) break;
          if (event === 'hang up') {
            await call.hangUp();
            break;
          }
          await (event.type === 'digits' ? call.press(event.digits) : call.silence());
          expected = step(tree, expected.place, event);
          twimls.push(twiml(expected.verbs));
        }
        expect(answers(call).slice(0, twimls.length)).toEqual(twimls);
        if (call.waiting?.kind === 'record') await call.silence();
        if (isQueued(call.waiting)) await call.agent();
        if (call.waiting) await call.hangUp();
        await call.ends('completed');
        expect(call.findings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
