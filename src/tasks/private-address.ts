import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet, or stand for an address in another notation. */
const special = new BlockList();

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
const ipv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT, and Alibaba's metadata
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Azure's platform: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  ['169.254.0.0', 16], // link-local, and the metadata of most clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24], // protocol assignments, and Oracle's metadata
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];
for (const [net, prefix] of ipv4) special.addSubnet(net, prefix, 'ipv4');

/** https://www.iana.org/assignments/iana-ipv6-special-registry, as far as it lies in 2000::/3. */
const ipv6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
];
for (const [net, prefix] of ipv6) special.addSubnet(net, prefix, 'ipv6');

/**
 * All of IPv6 that is handed out to hosts: without loopback, link-local, unique local, multicast,
 * IPv4-mapped and NAT64. https://www.iana.org/assignments/ipv6-address-space
 */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, in the notation a resolver gives, is anything but one of the public internet. */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return special.check(address, 'ipv4');
  return family !== 6 || !unicast.check(address, 'ipv6') || special.check(address, 'ipv6');
}
