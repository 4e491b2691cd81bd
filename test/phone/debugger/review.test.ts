import { describe, expect, it } from 'vitest';
import { review } from '../../../src/phone/debugger/review.ts';
import { parseDocument } from '../../../src/phone/document.ts';

function reviewed(verbs: string, context = {}) {
  const text = `<Response>${verbs}</Response>`;
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.finding.message);
  return review(text, parsed.root, context);
}

describe('the review of a document', () => {
  it('tells its errors by where they end it, and the rest beforehand', () => {
    const { refused, remarks, broken } = reviewed('<Shout/><Say loop="x">a</Say><Enqueue/>');
    expect(refused).toBeUndefined();
    expect(remarks.map(({ code }) => code)).toEqual([12200, 13510]);
    expect(broken.map((found) => found?.code)).toEqual([undefined, undefined, 14204]);
  });

  it('is made once in the same circumstances, until many others were', () => {
    const first = reviewed('<Say>a</Say>');
    for (let other = 0; other < 199; other += 1) reviewed(`<Say>${other}</Say>`);
    expect(reviewed('<Say>a</Say>')).toBe(first);
    expect(reviewed('<Say>a</Say>', { scope: 'queue' })).not.toBe(first);
    for (let other = 0; other < 200; other += 1) reviewed(`<Say>${other}</Say>`);
    expect(reviewed('<Say>a</Say>')).not.toBe(first);
  });
});
