import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from '../../../src/chat/router.ts';
import type { ActingAs, Completion, PageInvocation } from '../../../src/platforms/web/wire.ts';
import type { Playground } from './playground.ts';

export interface Exchanged {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request through a real socket. Unlike `fetch` it can lie about `Host`, and leave out `Origin`. */
export async function exchange(
  { port }: Playground,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    agent: shared,
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly agent?: Agent;
  } = {},
): Promise<Exchanged> {
  // Node would share connections among tests, and the server cuts one whose request it has refused unread.
  const agent = shared ?? new Agent({ keepAlive: true });
  try {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent });
    sent.end(body);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    if (response === undefined) throw new Error('a response event without a response');
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  } finally {
    if (shared === undefined) agent.destroy();
  }
}

/** What the page's own scripts send along. */
export function pageHeaders({ url }: Playground): Record<string, string> {
  return { Origin: url, 'Content-Type': 'application/json' };
}

const member: ActingAs = { member: 1, moderator: false };

/** Asks as the page does. */
export async function ask(
  playground: Playground,
  invocation: PageInvocation,
  { as = member, agent }: { readonly as?: ActingAs; readonly agent?: Agent } = {},
): Promise<Answer> {
  return post(playground, '/api/answer', { as, invocation }, agent);
}

export async function complete(playground: Playground, line: string, as = member): Promise<Completion> {
  return post(playground, '/api/complete', { as, line });
}

async function post(playground: Playground, path: string, asked: unknown, agent?: Agent) {
  const { status, body } = await exchange(playground, path, {
    method: 'POST',
    headers: pageHeaders(playground),
    body: JSON.stringify(asked),
    ...(agent === undefined ? {} : { agent }),
  });
  if (status !== 200) throw new Error(`${status}: ${body}`);
  // Of what takes long, the last line is the answer.
  return JSON.parse(body.trimEnd().split('\n').at(-1) ?? '');
}
