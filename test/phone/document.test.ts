import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf, parseDocument, textOf } from '../../src/phone/document.ts';

// https://www.twilio.com/docs/api/errors/12100 and 12102

function firstOf(text: string) {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.finding.message);
  const [first] = elementsOf(parsed.root);
  if (first === undefined) throw new Error('no element');
  return first;
}

describe('a TwiML document', () => {
  it.each([
    ['text before the XML', 'hello<Response/>', 12100],
    ['a blank line before the declaration', '\n<?xml version="1.0"?><Response/>', 12100],
    ['a byte order mark', '\uFEFF<Response/>', 12100],
    ['nothing but white space', '  ', 12100],
    ['tags that overlap', '<Response><Say>a</Response></Say>', 12100],
    ['a tag left open', '<Response><Say>a</Say>', 12100],
    ['a bare ampersand', '<Response><Say>AT&T</Say></Response>', 12100],
    ['an entity of HTML', '<Response><Say>&nbsp;</Say></Response>', 12100],
    ['an attribute twice', '<Response><Say loop="1" loop="2"/></Response>', 12100],
    ['a control character', '<Response><Say>\u0001</Say></Response>', 12100],
    ['two roots', '<Response/><Response/>', 12100],
    [
      'an entity of its own DTD, which is never expanded',
      '<!DOCTYPE Response [<!ENTITY a "aaaa">]><Response><Say>&a;</Say></Response>',
      12100,
    ],
    [
      'an entity that names a file, which is never read',
      '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><Response><Say>&f;</Say></Response>',
      12100,
    ],
    ['elements a thousand deep', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`, 12100],
    ['another root', '<Answer/>', 12102],
    ['a root in lower case', '<response/>', 12102],
    ['JSON', '{"say":"hello"}', 12100],
  ])('with %s fails', (_title, text, code) => {
    expect(parseDocument(text)).toMatchObject({ ok: false, finding: { code, level: 'error' } });
  });

  it('says where it is broken', () => {
    expect(parseDocument('<Response>\n  <Say>a</Sey>\n</Response>')).toMatchObject({
      finding: { line: 2 },
    });
  });

  it('knows where its elements begin', () => {
    expect(firstOf('<Response>\n  <Say loop="2">a</Say></Response>')).toMatchObject({
      line: 2,
      column: 3,
    });
  });

  it.each([
    ['white space is joined', '<Say>\n  Hello\n  there </Say>', 'Hello there'],
    ['entities of XML are read', '<Say>&lt;A &amp; B&gt; &#233;</Say>', '<A & B> é'],
    ['CDATA is text', '<Say><![CDATA[A & B]]></Say>', 'A & B'],
    ['comments are passed over', '<Say>a<!-- not heard -->b</Say>', 'ab'],
    ['emphasis is heard as its text', '<Say>very <emphasis>good</emphasis></Say>', 'very good'],
    ['a break separates words', '<Say>one<break time="1s"/>two</Say>', 'one two'],
    [
      'a substitute is heard instead',
      '<Say><sub alias="World Wide Web">WWW</sub></Say>',
      'World Wide Web',
    ],
    ['sentences stand apart', '<Say><s>One.</s><s>Two.</s></Say>', 'One. Two.'],
  ])('is flattened to what is heard: %s', (_title, markup, heard) => {
    expect(textOf(firstOf(`<Response>${markup}</Response>`))).toBe(heard);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '<Response>', '<Response><Say a="'),
        (text, start) => {
          expect(typeof parseDocument(start + text).ok).toBe('boolean');
        },
      ),
    );
  });
});
