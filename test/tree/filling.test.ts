import { describe, expect, it } from 'vitest';
import { answer, NEW_CALL } from '../../src/answer.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import {
  client,
  conference,
  dial,
  enqueue,
  gather,
  hangup,
  play,
  raw,
  redirect,
  say,
  sip,
  task,
} from '../../src/twiml/build.ts';
import type { State } from '../../src/tree/state.ts';
import type { Verb } from '../../src/twiml/verb.ts';
import { startServer } from '../server.ts';

/** What a caller tells, as an attacker would. */
const NAME = 'Ann "A" & <Hangup/> é/..';

const ENCODED = 'Ann%20%22A%22%20%26%20%3CHangup%2F%3E%20%C3%A9%2F..';

const X = '{{ vars.x }}';

const ask = gather({ numDigits: 1, actionOnEmptyResult: true }, [say('Press 1.')]);

/** A tree whose calls remember what the carrier says of the caller. */
function treeWith(verb: Verb, exit: State['exit'] = null): Definition {
  const states = { a: { set: { x: '{{ call.callerName }}' }, enter: [verb], exit } };
  return { name: 'small', initial: 'a', states };
}

/** The answer to a caller of this name. */
function twimlOf(definition: Definition, callerName: string): string {
  const event = {
    type: 'ring',
    from: '+14155550123',
    to: '+14155550100',
    now: new Date(0),
    details: { callerName },
    switches: new Set<string>(),
  } as const;
  const desk = {
    addresses: { base: 'https://ivr.example.com', action: '/webhook/small' },
    report: (error: unknown) => {
      throw error;
    },
  };
  return answer(definePhoneTree(definition), NEW_CALL, event, desk).twiml;
}

describe('what a call remembers', () => {
  it.each<[string, Verb, string]>([
    ['in words', say(X), '>Ann "A" &amp; &lt;Hangup/&gt; é/..<'],
    ['in the address of a sound', play(`/media/${X}.wav`), `/media/${ENCODED}.wav<`],
    ['in an address to go on at', redirect(`https://example.com/?name=${X}`), `?name=${ENCODED}<`],
    ['in a room', dial([conference(`room ${X}`)]), '>room Ann "A" &amp; &lt;Hangup/&gt; é/..<'],
    ['in a client', dial([client(X)]), '>Ann "A" &amp; &lt;Hangup/&gt; é/..<'],
    ['in a SIP address', dial([sip(`sip:${X}@pbx.example.com`)]), `>sip:${ENCODED}@pbx`],
    [
      'in JSON',
      enqueue([task(`{"name": "${X}"}`)]),
      '{"name": "Ann \\"A\\" &amp; &lt;Hangup/&gt; é/.."}',
    ],
    ['in TwiML by hand', raw(`<Say>${X}</Say>`), '>Ann &quot;A&quot; &amp; &lt;Hangup/&gt; é/..<'],
    [
      'in an attribute',
      dial({ callerId: X }, '+14155550142'),
      'callerId="Ann &quot;A&quot; &amp; ',
    ],
    [
      'in an attribute that is an address',
      dial({ action: `/${X}` }),
      `action="https://ivr.example.com/${ENCODED}"`,
    ],
  ])('is written so that it stays a value: %s', (_, verb, expected) => {
    expect(twimlOf(treeWith(verb), NAME)).toContain(expected);
  });

  it('can be spoken of when the call ends', async () => {
    const goodbye = [say('Bye, {{ vars.x | default: "caller" }}.'), hangup()];
    const server = await startServer({
      trees: [definePhoneTree({ ...treeWith(ask, { otherwise: null }), goodbye })],
      defaultTree: 'small',
    });
    const call = await server.dial({ fields: { CallerName: 'Ann' } });
    await call.press('1');
    await call.hears('Bye, Ann.');
    await call.ends('completed');
    await server.close();
  });
});
