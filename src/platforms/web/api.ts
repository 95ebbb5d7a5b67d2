import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { Progress } from '../../chat/progress.ts';
import type { Router } from '../../chat/router.ts';
import type { UnderWay } from '../../chat/under-way.ts';
import { type KeptMessages, LOCAL_CHANNEL, postedIn } from './channel.ts';
import { complete } from './completion.ts';
import { invocationOf } from './invocation.ts';
import { LOCAL_MEMBERS, localActor } from './local-actor.ts';
import { refuse } from './refusal.ts';
import type { WebEnv } from './web-env.ts';
import type { AnswerRequest, AnswerStep, CompleteRequest, Posted } from './wire.ts';

/** A file of 8 MB takes a third more in base64, and must still reach the router. */
const BODY_MEGABYTES = 12;
export const BODY_LIMIT = BODY_MEGABYTES * 1024 * 1024;

const as = z.strictObject({ member: z.int().min(1).max(LOCAL_MEMBERS), moderator: z.boolean() });
const written = z.record(z.string(), z.string());
const answerRequest: z.ZodType<AnswerRequest> = z.strictObject({
  as,
  invocation: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('line'), line: z.string() }),
    z.strictObject({
      kind: z.literal('press'),
      ref: z.string(),
      values: z.array(z.string()),
      on: z.strictObject({ channel: z.literal(LOCAL_CHANNEL), id: z.string() }).exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('submit'),
      ref: z.string(),
      fields: written,
      files: z.record(z.string(), z.strictObject({ name: z.string(), content: z.base64() })).exactOptional(),
    }),
  ]),
});
const completeRequest: z.ZodType<CompleteRequest> = z.strictObject({ as, line: z.string() });

/** What the page asks for. Every request but the look at the channel acts for somebody, so every other is a POST. */
export function api({
  router,
  messages,
  underWay,
}: {
  readonly router: Router;
  readonly messages: () => KeptMessages;
  readonly underWay: UnderWay;
}): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const routes = ['/answer', '/complete'];
  for (const route of routes) app.use(route, postOnly, jsonOnly, lengthSaid, sized);

  app.post('/answer', (c) =>
    withBody(c, answerRequest, async ({ as, invocation: done }) => {
      const invocation = invocationOf(done, router.catalogue(c.get('locale')));
      const progress = new Progress();
      const answering = underWay.during(router.answer(actorOf(c, as), invocation, progress));
      if (!router.expects(invocation).late) return c.json(await answering);
      c.header('Content-Type', 'application/x-ndjson');
      return stream(c, async (body) => {
        const write = (step: AnswerStep) => body.writeln(JSON.stringify(step));
        progress.showBy((message) => write({ progress: message }));
        await write(await answering);
      });
    }),
  );
  app.post('/complete', (c) =>
    withBody(c, completeRequest, async ({ as, line }) =>
      c.json(await underWay.during(complete(router, actorOf(c, as), line, c.get('texts')))),
    ),
  );
  app.get('/channel', etag(), async (c) => {
    const posted: Posted = { channel: LOCAL_CHANNEL, posts: await underWay.during(postedIn(messages())) };
    return c.json(posted);
  });
  return app;
}

function actorOf(c: Context<WebEnv>, as: AnswerRequest['as']) {
  return localActor(as, c.get('locale'), c.get('texts'));
}

async function withBody<Body>(
  c: Context<WebEnv>,
  schema: z.ZodType<Body>,
  answer: (body: Body) => Promise<Response>,
): Promise<Response> {
  const t = c.get('texts');
  const json = parsed(await c.req.text());
  if (json === undefined) return refuse(c, 400, t.playground.notJsonTitle, t.playground.notJson);
  const read = schema.safeParse(json);
  if (read.success) return answer(read.data);
  const fields = read.error.issues.map(({ path }) => path.join('.') || '/').join(', ');
  return refuse(c, 400, t.playground.notJsonTitle, t.playground.notUnderstood(fields));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // which no JSON text stands for
  }
}

const postOnly: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.method === 'POST') return next();
  const t = c.get('texts');
  c.header('Allow', 'POST');
  return refuse(c, 405, t.playground.wrongMethodTitle, t.playground.wrongMethod);
};

// A page elsewhere can send a form or plain text without asking first, but not JSON.
const jsonOnly: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return next();
  const t = c.get('texts');
  return refuse(c, 415, t.playground.notJsonTitle, t.playground.notJson);
};

// What does not say how long it is could only be measured by reading it, and every browser says it (RFC 9110, 15.5.12).
const lengthSaid: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.header('transfer-encoding') === undefined) return next();
  const t = c.get('texts');
  return refuse(c, 411, t.playground.notJsonTitle, t.playground.lengthUnsaid);
};

const sized = bodyLimit({
  maxSize: BODY_LIMIT,
  onError: (c: Context<WebEnv>) => {
    const t = c.get('texts');
    const limit = new Intl.NumberFormat(t.locale, { style: 'unit', unit: 'megabyte' }).format(BODY_MEGABYTES);
    return refuse(c, 413, t.playground.tooBigTitle, t.playground.tooBig(limit));
  },
});
