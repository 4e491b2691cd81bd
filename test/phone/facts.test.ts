import { describe, expect, it } from 'vitest';
import type { Knobs } from '../../src/phone/index.ts';
import { defaultKnobs } from '../../src/phone/index.ts';
import { verbs } from '../../src/phone/verbs/verbs.ts';
import { answered, failures, redirected, retries } from './answer-facts.ts';
import { callDetection, callStatus } from './callback-facts.ts';
import { choices } from './choices.ts';
import { documents } from './document-facts.ts';
import type { Fact } from './fact.ts';
import { prove, titleOf } from './fact.ts';
import { cookies, requests } from './request-facts.ts';
import { conference } from './verbs/conference.ts';
import { dial } from './verbs/dial.ts';
import { enqueue, leave, queue } from './verbs/enqueue.ts';
import { gatherByKeys, gatherBySpeech } from './verbs/gather.ts';
import { hangup, reject } from './verbs/hangup.ts';
import { detection, statusCallback, whisper } from './verbs/number.ts';
import { connect, echo, pay, refer, sms, start, stop } from './verbs/other.ts';
import { pause } from './verbs/pause.ts';
import { play } from './verbs/play.ts';
import { record, recordingCallback, transcription } from './verbs/record.ts';
import { redirect } from './verbs/redirect.ts';
import { say } from './verbs/say.ts';

/** What is known of Twilio, by what it is known of; every verb has a table of its name. */
const tables: Record<string, Fact[]> = {
  'a request': requests,
  'cookies, which': cookies,
  'an answer': answered,
  'an HTTP redirect': redirected,
  'a failure': failures,
  'an answer of': retries,
  'a document': documents,
  'the status callback of a call': callStatus,
  'the machine detection of a call': callDetection,
  Connect: connect,
  Dial: dial,
  'the status callback of a Number': statusCallback,
  'the machine detection of a Number': detection,
  'the whisper of a Number': whisper,
  Conference: conference,
  Queue: queue,
  Echo: echo,
  Enqueue: enqueue,
  Gather: gatherByKeys,
  'Gather by speech': gatherBySpeech,
  Hangup: hangup,
  Leave: leave,
  Pause: pause,
  Pay: pay,
  Play: play,
  Record: record,
  'the recording callback': recordingCallback,
  'a transcription': transcription,
  Redirect: redirect,
  Refer: refer,
  Reject: reject,
  Say: say,
  Sms: sms,
  Start: start,
  Stop: stop,
};

const facts = Object.values(tables).flat();

describe.each(Object.entries(tables))('%s', (_name, rows) => {
  it.each(rows.map((row) => [titleOf(row), row] as const))('%s', async (_title, row) => {
    await expect(prove(row)).resolves.toBeUndefined();
  });
});

describe('where no source tells, the phone', () => {
  it.each(choices)('$fact', async (scene) => {
    await expect(prove(scene)).resolves.toBeUndefined();
  });
});

describe('the facts', () => {
  it('are many', () => {
    expect(facts.length).toBeGreaterThanOrEqual(150);
  });

  it('are told apart by their titles', () => {
    for (const rows of Object.values(tables)) {
      const titles = rows.map(titleOf);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it.each([...verbs.keys(), 'Conference', 'Queue'])('have a table of %s', (verb) => {
    expect(tables[verb]).not.toHaveLength(0);
    expect(tables[verb]).toBeDefined();
  });

  it('name a knob where they are uncertain, and nowhere else', () => {
    for (const row of facts)
      expect([row.fact, row.mark === 'U']).toEqual([row.fact, 'knob' in row]);
  });

  const uncertain = [...new Set(facts.flatMap(({ knob }) => (knob === undefined ? [] : [knob])))];

  it.each(uncertain)('that are uncertain are played both ways: %s', (knob) => {
    const ways = facts
      .filter((row) => row.knob === knob)
      .map(({ given }) => given?.knobs?.[knob] ?? defaultKnobs[knob]);
    expect(new Set(ways).size).toBeGreaterThan(1);
  });

  it('turn every knob', () => {
    // The port of an https URL is turned where the signature is tested.
    const turned = new Set<string>(['signedPort']);
    for (const { given } of [...facts, ...choices]) {
      for (const name of Object.keys(given?.knobs ?? {})) turned.add(name);
    }
    const all = Object.keys(defaultKnobs) as (keyof Knobs)[];
    expect(all.filter((name) => !turned.has(name))).toEqual([]);
  });
});
