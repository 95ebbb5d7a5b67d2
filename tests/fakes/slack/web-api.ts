import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, answerUnlessLost, type Faults, interfere } from './faults.ts';
import type { Json } from './json.ts';
import { appMethods } from './methods/app.ts';
import { chatMethods } from './methods/chat.ts';
import { fileMethods } from './methods/files.ts';
import type { Method, MethodContext } from './methods/method.ts';
import { peopleMethods } from './methods/people.ts';
import { viewMethods } from './methods/views.ts';
import { readArguments, readText } from './read-body.ts';
import { SlackRefusal } from './refusal.ts';
import type { RequestLog } from './request-log.ts';
import type { Tokens } from './tokens.ts';
import type { World } from './world.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...chatMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
};

export interface WebApiParts {
  readonly context: MethodContext;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly scopes: readonly string[];
}

/** Hands a file out to whoever has the bot's token and may read files; everybody else gets Slack's sign-in page. */
export function answerFile(
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  { world, tokens, scopes }: { world: World; tokens: Tokens; scopes: readonly string[] },
): void {
  const file = world.files.get(id);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
  try {
    tokens.check(bearer, 'bot');
  } catch {
    response.writeHead(302, { location: '/' }).end();
    return;
  }
  if (file === undefined || !scopes.includes('files:read')) response.writeHead(403).end();
  else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
}

/** Answers a call of a Web API method: https://docs.slack.dev/apis/web-api */
export async function answerMethod(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  { context, tokens, faults, log, scopes }: WebApiParts,
): Promise<void> {
  const at = context.world.clock.now();
  const text = await readText(request);
  const fault = faults.take(name);
  if (await interfere(fault, request, response)) {
    log.add({ at, method: name, body: text, error: 'fault' });
    return;
  }
  const headers = { 'x-oauth-scopes': scopes.join(','), 'x-slack-req-id': context.world.timestamp() };
  let body: Json = {};
  try {
    const { token, team_id: _, ...given } = readArguments(request.headers['content-type'] ?? '', text);
    body = given;
    const method = METHODS[name];
    if (method === undefined) throw new SlackRefusal('unknown_method', { req_method: name });
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    tokens.check(bearer ?? (typeof token === 'string' ? token : null), method.token ?? 'bot');
    if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.includes(scope))) {
      throw new SlackRefusal('missing_scope', {
        needed: method.scopes.join(','),
        provided: scopes.join(','),
      });
    }
    const result = method.run(given, context);
    log.add({ at, method: name, body, error: null });
    answerUnlessLost(fault, response, { ok: true, ...result }, headers);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    log.add({ at, method: name, body, error: error.code });
    const { code, details, retryAfter } = error;
    const refused = { ok: false, error: code, ...details };
    if (retryAfter === null) answerJson(response, 200, refused, headers);
    else answerJson(response, 429, refused, { ...headers, 'retry-after': String(retryAfter) });
  }
}
