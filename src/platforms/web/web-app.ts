import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Router } from '../../chat/router.ts';
import type { UnderWay } from '../../chat/under-way.ts';
import { api } from './api.ts';
import type { KeptMessages } from './channel.ts';
import { preferredLocale } from './local-actor.ts';
import { ownPageOnly } from './own-page-only.ts';
import { page } from './page.ts';
import type { PageFile } from './page-files.ts';
import { refuse } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import type { WebEnv } from './web-env.ts';

/** The playground's page and API, behind the checks that every request passes. */
export function webApp(of: {
  readonly host: string;
  readonly router: Router;
  readonly messages: () => KeptMessages;
  readonly files: readonly PageFile[];
  readonly underWay: UnderWay;
  readonly log: Pick<Logger, 'error'>;
}): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.use(securityHeaders);
  app.use(async (c, next) => {
    const locale = preferredLocale(c.req.header('accept-language'));
    c.set('locale', locale);
    c.set('texts', of.router.texts(locale));
    c.header('Cache-Control', 'no-cache');
    await next();
  });
  app.use(ownPageOnly(of.host));
  app.get('/', (c) => c.html(page(c.get('texts'))));
  for (const { name, type, content } of of.files)
    app.get(`/page/${name}`, (c) => c.body(content, 200, { 'Content-Type': type }));
  app.route('/api', api(of));
  app.notFound((c) => {
    const t = c.get('texts');
    return refuse(c, 404, t.playground.notFoundTitle, t.playground.notFound);
  });
  app.onError((error, c) => {
    const t = c.get('texts');
    of.log.error({ err: error, path: c.req.path }, 'the playground failed to answer');
    return refuse(c, 500, t.playground.brokenTitle, t.playground.broken);
  });
  return app;
}
