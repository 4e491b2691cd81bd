import { expect } from 'vitest';
import type { Fact } from '../fact.ts';

const says = (given: object) => expect.objectContaining({ kind: 'says', ...given });

export const say: Fact[] = [
  {
    fact: 'keeps its voice, language and loop',
    page: 'say',
    mark: 'D',
    twiml: '<Say voice="Polly.Marlene" language="de-DE" loop="2">Hallo</Say>',
    check: ({ call }) =>
      expect(call.happenings).toContainEqual(
        says({ text: 'Hallo', voice: 'Polly.Marlene', language: 'de-DE', loop: 2 }),
      ),
  },
  {
    fact: 'says its text once by default',
    page: 'say',
    mark: 'D',
    twiml: '<Say>Hello</Say>',
    lines: ['hears     Hello'],
    check: ({ call }) => expect(call.happenings).toContainEqual(says({ loop: 1 })),
  },
  {
    fact: 'says loop="0" a thousand times',
    page: 'say',
    mark: 'D',
    twiml: '<Say loop="0">On and on</Say>',
    check: ({ call }) => expect(call.happenings).toContainEqual(says({ loop: 1000 })),
  },
  {
    fact: 'goes on with the next verb',
    page: 'say',
    mark: 'D',
    twiml: '<Say>one</Say><Say>two</Say>',
    heard: ['one', 'two'],
    status: 'completed',
  },
  {
    fact: 'reads SSML as it is heard',
    page: 'say',
    mark: 'D',
    twiml: '<Say>A<break time="1s"/><sub alias="World Wide Web">WWW</sub></Say>',
    heard: ['A World Wide Web'],
  },
  {
    fact: 'without text is passed over with a warning',
    page: 13520,
    mark: 'D',
    twiml: '<Say></Say><Say>on</Say>',
    findings: [13520],
    heard: ['on'],
  },
  {
    fact: 'with a loop that is no number says its text once, with a warning',
    page: 13510,
    mark: 'D',
    twiml: '<Say loop="often">Hello</Say>',
    findings: [13510],
    heard: ['Hello'],
  },
  {
    fact: 'takes no nested verbs',
    page: 12200,
    mark: 'D',
    twiml: '<Say>Hello<Pause/></Say>',
    findings: [12200],
    heard: ['Hello'],
  },
];
