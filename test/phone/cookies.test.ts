import { describe, expect, it } from 'vitest';
import { cookieHeader, storeCookies } from '../../src/phone/cookies.ts';

const now = Date.UTC(2026, 10, 20, 9);
const hour = 3_600_000;

function sent(from: string, headers: string[], to: string, later = 0): string | undefined {
  const jar = storeCookies([], new URL(from), headers, now);
  return cookieHeader(jar, new URL(to), now + later);
}

const voice = 'https://x.example/ivr/voice';

describe('a cookie', () => {
  it.each<[string, string, string, string | undefined]>([
    ['goes back to its host', 'a=1', 'https://x.example/ivr/menu', 'a=1'],
    ['keeps an equals sign in its value', 'a=1=2', 'https://x.example/ivr/menu', 'a=1=2'],
    ['without Path is for the folder of its page', 'a=1', 'https://x.example/other', undefined],
    ['with Path=/ is for the whole host', 'a=1; Path=/', 'https://x.example/other', 'a=1'],
    ['is for its path and below', 'a=1; Path=/ivr', 'https://x.example/ivr/a/b', 'a=1'],
    [
      'is not for a path that only begins alike',
      'a=1; Path=/ivr',
      'https://x.example/ivr2',
      undefined,
    ],
    ['is not for a subdomain', 'a=1; Path=/', 'https://sub.x.example/', undefined],
    [
      'with Domain is for subdomains too',
      'a=1; Path=/; Domain=x.example',
      'https://sub.x.example/',
      'a=1',
    ],
    [
      'for a foreign domain is not taken',
      'a=1; Path=/; Domain=y.example',
      'https://y.example/',
      undefined,
    ],
    ['that is Secure stays away from http', 'a=1; Path=/; Secure', 'http://x.example/', undefined],
    ['that is Secure goes over https', 'a=1; Path=/; Secure', 'https://x.example/', 'a=1'],
    ['without a name is none', '=1; Path=/', 'https://x.example/', undefined],
    ['with Max-Age=0 is gone', 'a=1; Path=/; Max-Age=0', 'https://x.example/', undefined],
    [
      'that expired is gone',
      'a=1; Path=/; Expires=Thu, 19 Nov 2026 09:00:00 GMT',
      'https://x.example/',
      undefined,
    ],
    [
      'obeys Max-Age before Expires',
      'a=1; Path=/; Max-Age=60; Expires=Thu, 19 Nov 2026 09:00:00 GMT',
      'https://x.example/',
      'a=1',
    ],
  ])('%s', (_title, header, to, expected) => {
    expect(sent(voice, [header], to)).toBe(expected);
  });

  it('lasts as long as Max-Age says, in seconds', () => {
    expect(sent(voice, ['a=1; Path=/; Max-Age=3600'], voice, hour - 1)).toBe('a=1');
    expect(sent(voice, ['a=1; Path=/; Max-Age=3600'], voice, hour)).toBeUndefined();
  });

  it('replaces the one of the same name, domain and path, and no other', () => {
    expect(sent(voice, ['a=1; Path=/', 'a=2; Path=/', 'a=3; Path=/ivr'], voice)).toBe('a=3; a=2');
  });

  it('that is Secure works on loopback without TLS, as in browsers', () => {
    const local = 'http://127.0.0.1:3000/voice';
    expect(sent(local, ['a=1; Path=/; Secure'], local)).toBe('a=1');
  });

  it('is deleted by an expired one of its name', () => {
    expect(sent(voice, ['a=1; Path=/', 'a=; Path=/; Max-Age=0'], voice)).toBeUndefined();
  });
});
