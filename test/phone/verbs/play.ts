import { expect } from 'vitest';
import type { Document } from '../application.ts';
import type { Fact } from '../fact.ts';

const audio: Document = {
  answer: (response) => {
    response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end('ID3');
  },
};

const fetched = {
  knobs: { media: 'fetched' },
  documents: { '/a.mp3': audio, '/page': '' },
} as const;

export const play: Fact[] = [
  {
    fact: 'resolves its file against the document',
    page: 'play',
    mark: 'D',
    twiml: '<Play>music/a.mp3</Play>',
    heard: [expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/music\/a\.mp3$/)],
  },
  {
    fact: 'plays loop="0" a thousand times, as long as the call may last',
    page: 'play',
    mark: 'D',
    twiml: '<Play loop="0">/a.mp3</Play>',
    seconds: 5000,
  },
  {
    fact: 'plays tones: w is half a second, W a whole one',
    page: 'play',
    mark: 'D',
    twiml: '<Play digits="wwWW"/>',
    lines: ['hears     tones wwWW'],
    seconds: 3,
  },
  {
    fact: 'plays the tones A to D, too',
    page: 'play',
    mark: 'D',
    twiml: '<Play digits="ABCD0123456789*#"/>',
    lines: ['hears     tones ABCD0123456789*#'],
  },
  {
    fact: 'of digits that are none goes on with a warning',
    page: 13430,
    mark: 'D',
    twiml: '<Play digits="hello"/><Say>on</Say>',
    findings: [13430],
    heard: ['on'],
  },
  {
    fact: 'of a loop below 0 plays once, with a warning',
    page: 13410,
    mark: 'D',
    twiml: '<Play loop="-1">/a.mp3</Play>',
    findings: [13410],
    seconds: 5,
  },
  {
    fact: 'without a file fails',
    page: 11100,
    mark: 'D',
    twiml: '<Play/>',
    findings: [11100],
    heard: [expect.stringMatching(/application error/)],
  },
  {
    fact: 'fetches its file by GET, without any field of the call',
    page: 'play',
    mark: 'D',
    twiml: '<Play>/a.mp3</Play>',
    given: fetched,
    requests: ['POST /voice', 'GET /a.mp3'],
    check: ({ seen }) => expect(seen.at(-1)?.fields).toEqual({}),
  },
  {
    fact: 'of a file that is missing fails',
    page: 11200,
    mark: 'D',
    twiml: '<Play>/nowhere.mp3</Play>',
    given: fetched,
    findings: [11200],
  },
  {
    fact: 'of a file that is no audio fails',
    page: 13420,
    mark: 'D',
    twiml: '<Play>/page</Play>',
    given: fetched,
    findings: [13420],
  },
  {
    fact: 'in a Gather is fetched before anything of the prompt is played',
    page: 'gather',
    mark: 'D',
    twiml: '<Gather><Say>one</Say><Play>/nowhere.mp3</Play></Gather>',
    given: fetched,
    findings: [11200],
    heard: [expect.stringMatching(/application error/)],
  },
];
