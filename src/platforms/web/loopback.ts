import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

// RFC 6890: what never leaves the machine.
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * The address to listen on for a host name or address: null if any of what it stands for could be reached from elsewhere.
 * It is the address and not the name that is listened on, so that the name can't come to mean something else in between.
 * @throws the system's error if the name stands for nothing
 */
export async function loopbackAddress(host: string): Promise<string | null> {
  const addresses = await lookup(withoutBrackets(host), { all: true });
  const local = addresses.every(({ address, family }) =>
    loopback.check(address, family === 6 ? 'ipv6' : 'ipv4'),
  );
  return local ? (addresses[0]?.address ?? null) : null;
}

/** The names by which a browser on this machine may address the server: the values of `Host` it answers to. */
export function ownHosts(host: string, port: number): readonly string[] {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', inUrl(host).toLowerCase()]);
  return [...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

export function urlOf(host: string, port: number): string {
  return `http://${inUrl(host)}:${port}`;
}

function inUrl(host: string): string {
  const bare = withoutBrackets(host);
  return isIPv6(bare) ? `[${bare}]` : bare;
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
