import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Texts } from '../../texts/catalogue.ts';
import type { WebEnv } from './web-env.ts';
import type { Problem } from './wire.ts';

/** Says why: a page to whoever asked for one, `application/problem+json` (RFC 9457) to whoever asked the API. */
export function refuse(
  c: Context<WebEnv>,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
): Response | Promise<Response> {
  if (!c.req.path.startsWith('/api/')) return c.html(noticePage(title, detail, c.get('texts')), status);
  const problem: Problem = { status, title, detail };
  return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
}

function noticePage(title: string, detail: string, t: Texts) {
  return html`<!doctype html>
<html lang="${t.locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="/page/page.css">
<main class="notice">
<h1>${title}</h1>
<p>${detail}</p>
<p><a href="/">${t.playground.toPlayground}</a></p>
</main>
</html>
`;
}
