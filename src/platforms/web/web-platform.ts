import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import type { PostingPlatform } from '../../chat/platform.ts';
import type { Router } from '../../chat/router.ts';
import { UnderWay } from '../../chat/under-way.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { CannotListen } from './cannot-listen.ts';
import type { KeptMessages } from './channel.ts';
import { loopbackAddress, urlOf } from './loopback.ts';
import { pageFiles } from './page-files.ts';
import { localPosting } from './posting.ts';
import { webApp } from './web-app.ts';

/** How long an answer may take to reach its browser once it is made, when the server stops. In milliseconds. */
const DELIVERY_GRACE = 500;

/**
 * The local playground: one page with the same commands on the same core and one channel, for this machine only.
 * `start` rejects with `CannotListen` where the host or the port won't do.
 */
export function webPlatform(options: {
  /** A name or address of this machine's loopback interface. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Asked for once it runs or posts. */
  readonly messages: () => KeptMessages;
  readonly log: Pick<Logger, 'error'>;
}): PostingPlatform {
  const { host, messages, log } = options;
  const underWay = new UnderWay();
  let server: Server | null = null;

  return {
    name: 'web',
    posting: localPosting(messages),
    async start(router: Router) {
      // Whoever starts it sees what the rest of the log is written in.
      const t = router.texts('en');
      const address = await addressFor(options, t);
      const app = webApp({ host, router, messages, files: await pageFiles(), underWay, log });
      server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
      await listening(server, address, options, t);
      // A TCP server has an address object; only a named pipe has a string.
      const { port } = server.address() as AddressInfo;
      return t.playground.started(urlOf(host, port));
    },
    async stop() {
      if (server === null) return;
      const closed = once(server, 'close');
      server.close();
      await underWay.ended();
      const late = setTimeout(() => server?.closeAllConnections(), DELIVERY_GRACE);
      await closed;
      clearTimeout(late);
      server = null;
    },
  };
}

async function addressFor({ host, port }: { host: string; port: number }, t: Texts): Promise<string> {
  const address = await loopbackAddress(host).catch((cause: unknown) => {
    throw new CannotListen(t.playground.unknownHost(host), { obstacle: 'unknown-host', host, port, cause });
  });
  if (address !== null) return address;
  throw new CannotListen(t.playground.notLoopback(host), { obstacle: 'not-loopback', host, port });
}

async function listening(
  server: Server,
  address: string,
  { host, port }: { host: string; port: number },
  t: Texts,
): Promise<void> {
  try {
    server.listen(port, address);
    await once(server, 'listening');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE')
      throw new CannotListen(t.playground.portInUse(port), { obstacle: 'port-in-use', host, port, cause });
    if (code === 'EACCES')
      throw new CannotListen(t.playground.portForbidden(port), {
        obstacle: 'port-forbidden',
        host,
        port,
        cause,
      });
    if (code === 'EADDRNOTAVAIL')
      throw new CannotListen(t.playground.addressMissing(host), {
        obstacle: 'address-missing',
        host,
        port,
        cause,
      });
    throw cause;
  }
}
