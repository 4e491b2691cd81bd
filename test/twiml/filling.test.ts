import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import * as twiml from '../../src/twiml/build.ts';
import { filledIn } from '../../src/twiml/filling.ts';
import { render } from '../../src/twiml/render.ts';
import type { Verb } from '../../src/twiml/verb.ts';

const addresses = { base: 'https://ivr.example.com', action: '/webhook/acme' };
const X = '{{ vars.x }}';

/** Verbs with templates in every kind of place. */
const templates: Verb[] = [
  twiml.say(X),
  twiml.say({ voice: X as never, language: 'en-US' }, [
    'Hello ',
    twiml.prosody({ rate: X }, X),
    ` ${X}.`,
  ]),
  twiml.play(`/media/${X}.wav`),
  twiml.play(X),
  twiml.redirect({ method: 'POST' }, X),
  twiml.gather({ hints: X, action: X }, [twiml.say(X), twiml.pause(), twiml.play(X)]),
  twiml.dial({ callerId: X, action: X }, [
    twiml.number({ url: X }, X),
    twiml.client(X),
    twiml.sip(X),
  ]),
  twiml.enqueue({ workflowSid: X }, [twiml.task(`{"name":"${X}"}`)]),
  twiml.raw(`<Say>${X}</Say>`),
  twiml.say('\uE0000\uE001 <{{ vars.x }}>'),
];

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.stringMatching(/^[/&<>"'\t\n\r \uE000\uE0010-9a]{0,12}$/),
  fc.constantFrom('/webhook/x', '', ' ', '{{ vars.x }}', '\uE0000\uE001'),
);

it('what is filled into a verb is rendered as the same verb written out', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.array(texts, { minLength: 8, maxLength: 8 }),
      (template, given) => {
        let next = 0;
        const fill = () => (template.kind === 'raw' ? 'a' : (given[(next += 1) % 8] ?? ''));
        const filled = filledIn(template, fill);
        const written = structuredClone(filled);
        expect(parsed(render([filled], addresses))).toEqual(parsed(render([written], addresses)));
      },
    ),
    { numRuns: 3_000 },
  );
});

it('a verb without anything to fill in stays the one it is', () => {
  const verb = twiml.say('Hello');
  expect(filledIn(verb, () => 'never')).toBe(verb);
});

/** What a parser makes of a document: an empty element may be written in two ways. */
function parsed(document: string): unknown[] {
  const events: unknown[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => void events.push([name, attributes]));
  parser.on('text', (text) => void events.push(text));
  parser.on('closetag', ({ name }) => void events.push(name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  return events;
}
