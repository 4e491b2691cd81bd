import * as fc from 'fast-check';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/phone/form.ts';
import { sign, signedUrl } from '../../src/phone/signature.ts';

// https://www.twilio.com/docs/usage/security#validating-requests

const token = '0123456789abcdef0123456789abcdef';
const incoming = {
  CallSid: 'CA00000000000000000000000000000001',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+15005550006',
  To: '+15005550001',
  CallStatus: 'ringing',
  ApiVersion: '2010-04-01',
  Direction: 'inbound',
};

interface Vector {
  title: string;
  /** Printed on Twilio's page, or made with Twilio's own library. */
  mark: 'D' | 'S';
  token?: string;
  url: string;
  fields: Fields;
  signature: string;
}

const vectors: Vector[] = [
  {
    title: "the example of Twilio's page",
    mark: 'D',
    token: '12345',
    url: 'https://example.com/myapp.php?foo=1&bar=2',
    fields: {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    },
    signature: 'L/OH5YylLD5NRKLltdqwSvS0BnU=',
  },
  {
    title: 'a first voice request',
    mark: 'S',
    url: 'https://ivr.example.com/voice',
    fields: incoming,
    signature: 'B2Cp/Jbrp6Dx6bPQ/X8R/lkxUPI=',
  },
  {
    title: 'a query and an empty field',
    mark: 'S',
    url: 'https://ivr.example.com/voice?tenant=a%20b&x=1',
    fields: { ...incoming, Digits: '1', FinishedOnKey: '' },
    signature: 'b609Z+sV9RMrbByS2+0jGsMAqnk=',
  },
  {
    title: 'a GET request, whose fields stand in the URL',
    mark: 'S',
    url: 'https://ivr.example.com/voice?tenant=a&CallSid=CA00000000000000000000000000000001&Digits=1',
    fields: {},
    signature: 'Y8mLtuFz1kdpwJsWeF+yVPGcAms=',
  },
  {
    title: 'http with a port',
    mark: 'S',
    url: 'http://localhost:3000/voice',
    fields: incoming,
    signature: '5TeNiNiSniF9aQMXqGK/W9p255o=',
  },
  {
    title: 'a JSON body, which is signed by its hash in the query',
    mark: 'S',
    url: 'https://ivr.example.com/json?bodySHA256=8d78d1316aeba09a8a659d16ab312a648e1935de7ab7ce229d3f62eff73ef96b',
    fields: {},
    signature: 'rpw9OgLzFBbf0JQQAnEmjbeT3gU=',
  },
  {
    title: 'a repeated field, whose values count once each and sorted',
    mark: 'S',
    url: 'https://ivr.example.com/voice',
    fields: { A: ['2', '1', '2'] },
    signature: 'S60SbsOvxHYZfIjkkm4dOy1B1wY=',
  },
  {
    title: 'names sorted by code, not by alphabet',
    mark: 'S',
    url: 'https://x.example/',
    fields: { a: '1', B: '2', _c: '3' },
    signature: 'S7PNp7kqBz66aw66+bQXceFVfwA=',
  },
  {
    title: 'text beyond ASCII',
    mark: 'S',
    url: 'https://x.example/',
    fields: { FromCity: 'São Paulo' },
    signature: 'SpO4h+0exjQIoNv0ERb0rH0tv+U=',
  },
];

describe('the signature', () => {
  it.each(vectors)('covers $title [$mark]', ({ token: own = token, url, fields, signature }) => {
    expect(sign(own, url, fields)).toBe(signature);
  });

  it("is what Twilio's own library accepts, whatever the fields", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.webUrl({ withQueryParameters: true }),
        fc.dictionary(fc.stringMatching(/^[A-Za-z_]\w*$/), fc.string({ unit: 'binary' })),
        (secret, url, fields) => {
          const signed = signedUrl(url);
          expect(validateRequest(secret, sign(secret, signed, fields), signed, fields)).toBe(true);
        },
      ),
    );
  });

  it('differs as soon as one character of a field differs', () => {
    expect(sign(token, 'https://x.example/', { Digits: '1' })).not.toBe(
      sign(token, 'https://x.example/', { Digits: '2' }),
    );
  });
});

describe('the signed URL [D] https://www.twilio.com/docs/usage/security', () => {
  it.each([
    ['https loses a custom port', 'https://x.example:8443/voice', 'https://x.example/voice'],
    ['http keeps its port', 'http://127.0.0.1:3000/voice', 'http://127.0.0.1:3000/voice'],
    ['the fragment is left out', 'https://x.example/v?a=1#rc=2', 'https://x.example/v?a=1'],
    ['credentials are left out', 'https://u:p@x.example/v', 'https://x.example/v'],
    ['a bare host gets a slash', 'https://x.example', 'https://x.example/'],
    [
      'the path stays as written',
      "http://x.example/it's/%7Ea?q='",
      "http://x.example/it's/%7Ea?q='",
    ],
    ['what cannot be sent is encoded', 'http://x.example/a b?é', 'http://x.example/a%20b?%C3%A9'],
  ])('%s', (_title, url, signed) => {
    expect(signedUrl(url)).toBe(signed);
  });

  it('keeps the port of https where the knob says so', () => {
    expect(signedUrl('https://x.example:8443/voice', 'kept')).toBe('https://x.example:8443/voice');
  });
});
