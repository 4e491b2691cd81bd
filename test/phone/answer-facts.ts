import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Document } from './application.ts';
import { answers, redirects } from './application.ts';
import type { Fact } from './fact.ts';

const hello = '<Response><Say>Hello</Say></Response>';
const apology = [expect.stringMatching(/application error/)];

/** What the caller hears of an answer, by its status, type and body. */
export const answered: Fact[] = [
  ...['text/xml', 'application/xml; charset=utf-8', 'text/html', 'text/plain'].map(
    (type): Fact => ({
      fact: `in ${type} is TwiML`,
      page: 'voice',
      mark: 'D',
      twiml: answers(200, type, hello),
      heard: ['Hello'],
      status: 'completed',
    }),
  ),
  {
    fact: 'in plain text that is no TwiML is read aloud',
    page: 'voice',
    mark: 'D',
    twiml: answers(200, 'text/plain', 'Hello & goodbye'),
    heard: ['Hello & goodbye'],
    status: 'completed',
  },
  {
    fact: 'in audio is played, whatever its length, then the call ends',
    page: 'voice',
    mark: 'D',
    twiml: answers(200, 'audio/mpeg', 'x'.repeat(200_000)),
    heard: [expect.stringContaining('/voice')],
    status: 'completed',
  },
  {
    fact: 'may be compressed where the request allows it',
    page: 'voice',
    mark: 'R',
    twiml: {
      answer: (response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' });
        response.end(gzipSync(hello));
      },
    },
    given: { knobs: { acceptEncoding: 'gzip' } },
    heard: ['Hello'],
  },
  ...(
    [
      ['with another content type', answers(200, 'application/json', '{}'), 12300],
      ['without a content type', answers(200, undefined, hello), 12300],
      ['that does not parse', answers(200, 'text/xml', '<Response><Say>'), 12100],
      ['with text before the XML', answers(200, 'text/xml', `hello${hello}`), 12100],
      ['with a bare ampersand', '<Say>AT&T</Say>', 12100],
      ['with another root', answers(200, 'text/xml', '<Answer/>'), 12102],
      ['over 64 kB', `<Say>${'x'.repeat(65_536)}</Say>`, 11750],
      ['with a redirect to nowhere', redirects(undefined), 11216],
      ['with a redirect to another protocol', redirects('ftp://x.example/'), 11216],
      ['with eleven redirects', redirects('/voice'), 11215],
      ['that never comes', { answer: (response) => void response.destroy() }, 11205],
      [
        'that is chunked and empty',
        {
          answer: (response) =>
            void response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(),
        },
        11770,
      ],
    ] as [string, Document, number][]
  ).map(([what, twiml, code]): Fact => ({
    fact: `${what} fails: the caller hears the announcement, and the call ends`,
    page: code,
    mark: 'D',
    twiml,
    findings: [code],
    heard: apology,
    status: 'completed',
  })),
  ...[404, 429, 500, 503].map((status): Fact => ({
    fact: `${status} fails as a retrieval, 11200`,
    page: 11200,
    mark: 'U',
    knob: 'statusError',
    twiml: answers(status, 'text/plain', 'not here'),
    findings: [11200],
    heard: apology,
  })),
  {
    fact: '429 fails as an answer, 11217',
    page: 11217,
    mark: 'U',
    knob: 'statusError',
    given: { knobs: { statusError: 11217 } },
    twiml: answers(429, 'text/plain', 'too many'),
    findings: [11217],
    heard: apology,
  },
  {
    fact: '500 fails even with TwiML',
    page: 11217,
    mark: 'U',
    knob: 'errorBody',
    twiml: answers(500, 'text/xml', hello),
    findings: [11200],
    heard: apology,
  },
  {
    fact: '500 with TwiML is played',
    page: 11217,
    mark: 'U',
    knob: 'errorBody',
    given: { knobs: { errorBody: 'played' } },
    twiml: answers(500, 'text/xml', hello),
    heard: ['Hello'],
  },
  {
    fact: '500 without TwiML fails where TwiML would be played',
    page: 11217,
    mark: 'U',
    knob: 'errorBody',
    given: { knobs: { errorBody: 'played' } },
    twiml: answers(500, 'text/html', 'sorry'),
    findings: [11200],
    heard: apology,
  },
  ...[200, 204].map((status): Fact => ({
    fact: `${status} without a body fails to parse`,
    page: 12100,
    mark: 'U',
    knob: 'emptyBody',
    twiml: answers(status, status === 204 ? undefined : 'text/xml'),
    findings: [12100],
    heard: apology,
  })),
  {
    fact: '200 without a body ends the call quietly',
    page: 12100,
    mark: 'U',
    knob: 'emptyBody',
    given: { knobs: { emptyBody: 'ends' } },
    twiml: answers(200, 'text/xml'),
    heard: [],
    status: 'completed',
  },
];

/** HTTP redirects, which are followed before anything is played. */
export const redirected: Fact[] = [
  ...[307, 308].map((status): Fact => ({
    fact: `${status} stays a POST with its fields`,
    page: 'voice',
    mark: 'D',
    twiml: redirects('/action', status),
    action: { From: '+14155550123' },
    requests: ['POST /voice', 'POST /action'],
  })),
  {
    fact: '303 becomes a GET',
    page: 'voice',
    mark: 'D',
    twiml: redirects('/action', 303),
    requests: ['POST /voice', 'GET /action'],
  },
  ...[301, 302].map((status): Fact => ({
    fact: `${status} becomes a GET without fields, as in browsers`,
    page: 'voice',
    mark: 'U',
    knob: 'redirectMethod',
    twiml: redirects('/action', status),
    requests: ['POST /voice', 'GET /action'],
    without: ['From'],
  })),
  {
    fact: '302 stays a POST with its fields',
    page: 'voice',
    mark: 'U',
    knob: 'redirectMethod',
    given: { knobs: { redirectMethod: 'POST' } },
    twiml: redirects('/action'),
    action: { From: '+14155550123' },
    requests: ['POST /voice', 'POST /action'],
  },
  {
    fact: 'leads to where relative addresses resolve against',
    page: 'redirect',
    mark: 'U',
    knob: 'documentUrl',
    twiml: redirects('/deep/page', 307),
    given: { documents: { '/deep/page': '<Redirect>next</Redirect>', '/deep/next': hello } },
    requests: ['POST /voice', 'POST /deep/page', 'POST /deep/next'],
    heard: ['Hello'],
  },
  {
    fact: 'leaves the address asked for as what relative addresses resolve against',
    page: 'redirect',
    mark: 'U',
    knob: 'documentUrl',
    twiml: redirects('/deep/page', 307),
    given: {
      knobs: { documentUrl: 'requested' },
      documents: { '/deep/page': '<Redirect>next</Redirect>', '/next': hello },
    },
    requests: ['POST /voice', 'POST /deep/page', 'POST /next'],
    heard: ['Hello'],
  },
];

const fallbackUrl = '/fallback';

/** What happens when a document fails. */
export const failures: Fact[] = [
  {
    fact: 'is taken over by the fallback, which hears of code and address',
    page: 'availability',
    mark: 'D',
    twiml: '<Redirect>/nowhere</Redirect>',
    given: { fallbackUrl },
    findings: [11200],
    heard: ['the fallback'],
    check: ({ fieldsOf }) =>
      expect(fieldsOf('/fallback')).toMatchObject([
        { ErrorCode: '11200', ErrorUrl: expect.stringMatching(/\/nowhere$/) },
      ]),
  },
  {
    fact: 'in the middle of a call is taken over, too',
    page: 'availability',
    mark: 'D',
    twiml: '<Gather numDigits="1" action="/nowhere"/>',
    given: { fallbackUrl },
    does: '1',
    findings: [11200],
    heard: ['the fallback'],
  },
  {
    fact: 'of a verb is taken over, too',
    page: 'availability',
    mark: 'D',
    twiml: '<Refer/>',
    given: { fallbackUrl },
    findings: [13801],
    heard: ['the fallback'],
    check: ({ fieldsOf }) =>
      expect(fieldsOf('/fallback')).toMatchObject([
        { ErrorCode: '13801', ErrorUrl: expect.stringMatching(/\/voice$/) },
      ]),
  },
  {
    fact: 'leaves a caller whom the fallback brings back',
    page: 'availability',
    mark: 'D',
    twiml: '<Redirect>/nowhere</Redirect>',
    given: { fallbackUrl, documents: { '/fallback': '<Redirect>/action</Redirect>' } },
    findings: [11200],
    heard: ['the action'],
  },
  {
    fact: 'of the fallback, too, leaves the announcement',
    page: 'availability',
    mark: 'D',
    twiml: '<Redirect>/nowhere</Redirect>',
    given: { fallbackUrl: '/missing' },
    findings: [11200, 11200],
    heard: apology,
  },
  {
    fact: 'is told in English, in words as users quote them',
    page: 'availability',
    mark: 'U',
    knob: 'announcement',
    twiml: '<Refer/>',
    findings: [13801],
    heard: ['We are sorry. An application error has occurred. Goodbye.'],
  },
  {
    fact: 'is told in other words',
    page: 'availability',
    mark: 'U',
    knob: 'announcement',
    given: { knobs: { announcement: 'An error has occurred.' } },
    twiml: '<Refer/>',
    findings: [13801],
    heard: ['An error has occurred.'],
  },
];

/** The connection overrides of a URL's fragment. */
export const retries: Fact[] = (
  [
    ['4xx is not repeated by default', '', 1],
    ['4xx is repeated once with rp=4xx', '#rp=4xx', 2],
    ['4xx is repeated as often as rc says', '#rp=4xx&rc=3', 4],
    ['4xx is not repeated with rp=5xx', '#rp=5xx', 1],
    ['everything is repeated with rp=all', '#rp=all', 2],
    ['nothing is repeated with rc=0', '#rp=all&rc=0', 1],
  ] as const
).map(([fact, fragment, times]) => ({
  fact,
  page: 'overrides',
  mark: 'D',
  twiml: `<Redirect>/nowhere${fragment.replaceAll('&', '&amp;')}</Redirect>`,
  findings: [11200],
  requests: ['POST /voice', ...Array.from({ length: times }, () => 'POST /nowhere')],
}));
