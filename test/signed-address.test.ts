import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAddressBook } from '../src/signed-address.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const book = openAddressBook([NEW]);

const name = fc
  .stringMatching(/^[A-Za-z]{1,8}(\[\d\])?$/)
  .filter((each) => !/signature|expires/.test(each));
const parameters = fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 20 }), {
  maxKeys: 5,
});

describe('a signed address', () => {
  it('says what was signed, whatever a carrier adds behind it', () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const path = book.signed('/a', given);
        expect(book.opened(path, NOW)).toEqual(given);
        expect(book.opened(`${path}&CallSid=CA1&Message%5B0%5D=more`, NOW)).toEqual(given);
      }),
    );
  });

  it('says nothing once anything in it is changed', () => {
    fc.assert(
      fc.property(parameters, fc.nat(), fc.constantFrom(...'aZ0&=%_-'), (given, at, sign) => {
        const path = book.signed('/message', given);
        const index = at % path.length;
        const changed = path.slice(0, index) + sign + path.slice(index + 1);
        const told = book.opened(changed, NOW);
        // Some characters are written in two ways, and the last of a signature has bits to spare.
        expect([undefined, JSON.stringify(given)]).toContain(told && JSON.stringify(told));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['without a signature', '/a?Message=Hello'],
    ['with an empty one', '/a?Message=Hello&signature='],
    ['with another path', book.signed('/b', { Message: 'Hello' }).replace('/b', '/a')],
    ['with a parameter put before', book.signed('/a', { x: '1' }).replace('?', '?Message=Hello&')],
    ['of another server', openAddressBook([OLD]).signed('/a', { Message: 'Hello' })],
    ['that is over', book.signed('/a', { expires: String(NOW.getTime() / 1000) })],
    ['whose end is none', book.signed('/a', { expires: 'never' })],
  ])('says nothing %s', (_, url) => {
    expect(book.opened(url, NOW)).toBeUndefined();
  });

  it('goes on saying it while its key is only being replaced', () => {
    const path = openAddressBook([OLD]).signed('/a', { Message: 'Hello' });
    expect(openAddressBook([NEW, OLD]).opened(path, NOW)).toEqual({ Message: 'Hello' });
  });
});
