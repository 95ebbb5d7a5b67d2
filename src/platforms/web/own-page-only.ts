import type { MiddlewareHandler } from 'hono';
import { ownHosts, urlOf } from './loopback.ts';
import { refuse } from './refusal.ts';
import type { WebEnv } from './web-env.ts';

/**
 * Answers only what a browser on this machine sends from the playground's own page: a foreign `Host` is DNS rebinding,
 * a foreign `Origin` is another site's page, and browsers leave out `Origin` (RFC 6454) on no request that acts.
 */
export function ownPageOnly(host: string): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const t = c.get('texts');
    const port = c.env.incoming.socket.localPort ?? 0;
    const asked = c.req.header('host')?.toLowerCase() ?? '';
    if (!ownHosts(host, port).includes(asked))
      return refuse(
        c,
        421,
        t.playground.foreignHostTitle,
        t.playground.foreignHost(asked, urlOf(host, port)),
      );

    const own = `http://${asked}`;
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== own)
      return refuse(c, 403, t.playground.foreignOriginTitle, t.playground.foreignOrigin(origin));
    if (origin === undefined && c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return refuse(c, 403, t.playground.foreignOriginTitle, t.playground.missingOrigin(own));
    return next();
  };
}
