import { describe, expect, it } from 'vitest';
import { isPrivate } from '../../src/tasks/private-address.ts';
import { hostOf, resolver, serve } from './world.ts';

const PRIVATE = `
  0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254
  168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1
  192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.9 224.0.0.1
  239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8
  ::ffff:808:808 ::8.8.8.8 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1 2001:0:4136::1
  2001:20::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
  fe80::1%eth0 fec0::1 ff02::1 localhost 1.2.3
`;
const PUBLIC = `
  1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.0.0.1
  172.15.255.255 172.32.0.0 192.167.1.1 198.17.0.1 198.20.0.1 223.255.255.255
  2001:4860:4860::8888 2606:4700::1111 2a00:1450::1 2003::1
`;

it.each(PRIVATE.trim().split(/\s+/))('%s is private', (address) => {
  expect(isPrivate(address)).toBe(true);
});

it.each(PUBLIC.trim().split(/\s+/))('%s is public', (address) => {
  expect(isPrivate(address)).toBe(false);
});

describe('a task reaches no private address', () => {
  const reason = 'private address';

  it.each([
    '127.0.0.1',
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.1',
    '127.1',
    '１２７.0.0.1',
  ])('written as %s', async (written) => {
    const server = await serve((response) => response.end('inside'));
    const host = hostOf({ allowPrivate: false });
    const result = await host.run({ http: { url: `http://${written}:${server.port}/` } });
    expect(result).toMatchObject({ outcome: 'failed', reason });
    expect(server.asked).toEqual([]);
  });

  it.each([
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fd00:ec2::254]',
    '[64:ff9b::7f00:1]',
  ])('written as %s', async (written) => {
    const host = hostOf({ allowPrivate: false, allowedHosts: [`http://${written}:*`] });
    expect(await host.run({ http: { url: `http://${written}/` } })).toMatchObject({
      outcome: 'failed',
      reason,
    });
  });

  it.each([
    ['a private address', ['127.0.0.1']],
    ['a private IPv6 address', ['::1']],
    ['a private address after a public one', ['93.184.215.14', '127.0.0.1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
  ])('by a name that has %s', async (_, addresses) => {
    const server = await serve((response) => response.end('inside'));
    const { lookup, names } = resolver(...addresses);
    const host = hostOf({ allowPrivate: false, allowedHosts: ['http://crm.test:*'], lookup });
    const result = await host.run({ http: { url: `http://crm.test:${server.port}/`, retries: 3 } });
    expect(result).toMatchObject({ outcome: 'failed', reason });
    expect(names).toEqual(['crm.test']);
    expect(server.asked).toEqual([]);
  });

  it('by the name the system itself knows', async () => {
    const server = await serve((response) => response.end('inside'));
    const host = hostOf({ allowPrivate: false, allowedHosts: ['http://localhost:*'] });
    const result = await host.run({ http: { url: `http://localhost:${server.port}/` } });
    expect(result).toMatchObject({ outcome: 'failed', reason });
  });
});

it('looks a name up once for a connection, so that it is the checked address that is connected to', async () => {
  const server = await serve((response) => response.end('once'));
  const { lookup, names } = resolver('127.0.0.1');
  const host = hostOf({ allowedHosts: ['http://crm.test:*'], lookup });
  const task = { http: { url: `http://crm.test:${server.port}/` } };
  expect(await host.run(task)).toMatchObject({ outcome: 'done', value: 'once' });
  expect(names).toEqual(['crm.test']);
  expect(server.asked[0]?.headers.host).toBe(`crm.test:${server.port}`);
});
