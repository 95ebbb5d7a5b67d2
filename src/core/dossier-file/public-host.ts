import { BlockList, isIP } from 'node:net';

/** Addresses that mean something within one network only, or to one computer (RFC 6890), and names that do (RFC 6761, 6762). */
const within = new BlockList();
const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
const v6 = [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;
for (const [net, prefix] of v4) within.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of v6) within.addSubnet(net, prefix, 'ipv6');

const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid|onion|home\.arpa)$/u;

/** Whether a URL's host means the same to everybody who reads the address. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
  const family = isIP(host);
  if (family !== 0) return !within.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return host.includes('.') && !LOCAL_NAME.test(host);
}
