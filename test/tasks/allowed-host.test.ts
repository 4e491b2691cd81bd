import { expect, it } from 'vitest';
import { allowedHost, isAllowed } from '../../src/tasks/allowed-host.ts';
import { hostOf, serve } from './world.ts';

it.each([
  ['crm.example.com', 'https://crm.example.com/a?b#c'],
  ['crm.example.com', 'https://CRM.example.com:443'],
  ['https://crm.example.com', 'https://crm.example.com'],
  ['*.example.com', 'https://a.b.example.com'],
  ['crm.example.com:8443', 'https://crm.example.com:8443'],
  ['*.example.com:*', 'https://crm.example.com:1'],
  ['http://crm.example.com', 'http://crm.example.com:80'],
  ['http://127.0.0.1:*', 'http://2130706433:3000'],
  ['crm.example.com:0443', 'https://crm.example.com'],
  ['http://[::1]', 'http://[0:0::1]'],
  ['zoë.example', 'https://xn--zo-ija.example'],
])('%s allows %s', (pattern, url) => {
  expect(isAllowed(new URL(url), [allowedHost(pattern)])).toBe(true);
});

it.each([
  ['crm.example.com', 'http://crm.example.com'],
  ['http://crm.example.com', 'https://crm.example.com'],
  ['crm.example.com', 'https://crm.example.com:8443'],
  ['crm.example.com', 'https://a.crm.example.com'],
  ['crm.example.com', 'https://crm.example.com.evil.com'],
  ['crm.example.com', 'https://crm.example.com@evil.com'],
  ['crm.example.com', 'https://evil.com/crm.example.com'],
  ['crm.example.com', 'https://evil.com\\@crm.example.com'],
  ['crm.example.com', 'https://crm.example.com.'],
  ['*.example.com', 'https://example.com'],
  ['*.example.com', 'https://evilexample.com'],
])('%s does not allow %s', (pattern, url) => {
  expect(isAllowed(new URL(url), [allowedHost(pattern)])).toBe(false);
});

it.each(['', '*', '*.', 'a b', 'ftp://a', 'a/b', 'a?b', 'a*.com', 'u@a', 'a:b', 'a:70000', '[::1'])(
  '"%s" is no host',
  (pattern) => {
    expect(() => allowedHost(pattern)).toThrow('is no host');
  },
);

it('fails a task to any other host, naming the host and nothing else', async () => {
  const server = await serve((response) => response.end());
  const host = hostOf({ allowedHosts: ['crm.example.com'] });
  const result = await host.run({ http: { url: `${server.url}/card/4242?pin=1234` } });
  expect(result).toEqual({
    outcome: 'failed',
    reason: 'host not allowed: 127.0.0.1',
    ms: expect.any(Number),
  });
  expect(server.asked).toEqual([]);
});
