import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, Faults, type Planned } from './faults.ts';
import type { SentFile } from './messages.ts';
import { isLimited, RateLimits } from './rate-limits.ts';
import { badJson, notFound, Refusal, unauthorized } from './refusal.ts';
import { type Route, routeFor } from './routing.ts';
import { describeFaults, type Violations } from './violations.ts';
import type { World } from './world.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Below `/api/v10`, with its query. */
  readonly path: string;
  readonly body: unknown;
  /** Null while there is no answer. */
  status: number | null;
  /** By the fake's clock, in milliseconds. */
  readonly at: number;
}

const BASE = '/api/v10';
const PAGE = '<!doctype html><title>Something else</title>';
/** How many requests are remembered. */
const LOGGED = 1000;
/** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
const INVALID = [401, 403, 429];

/** Discord's HTTP side. */
export class Rest {
  readonly server: Server;
  /** The latest, oldest first. */
  readonly requests: LoggedRequest[] = [];
  /** 10,000 of them in 10 minutes would block the bot. */
  invalidRequests = 0;
  readonly limits = new RateLimits();
  readonly #faults = new Faults();
  readonly #world: World;
  readonly #routes: readonly Route[];
  readonly #violations: Violations;

  constructor(world: World, routes: readonly Route[], violations: Violations) {
    this.#world = world;
    this.#routes = routes;
    this.#violations = violations;
    this.server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  failNext(plan: Planned): void {
    this.#faults.failNext(plan);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const file = /^\/attachments\/(\d+)\//.exec(url.pathname)?.[1];
    if (file !== undefined) return this.#sendFile(response, file);
    const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
    const { body, files } = await readBody(request);
    const logged: LoggedRequest = {
      method,
      path: `${path}${url.search}`,
      body,
      status: null,
      at: this.#world.now(),
    };
    this.requests.push(logged);
    if (this.requests.length > LOGGED) this.requests.shift();
    const fault = this.#faults.take(method, path);
    if (fault === 'hang') return;
    if (fault === 'cut') return void request.socket.resetAndDestroy();
    if (fault !== null && 'page' in fault)
      return void response.writeHead(fault.page, { 'content-type': 'text/html' }).end(PAGE);
    if (fault !== null && 'delayMs' in fault) await delay(fault.delayMs);
    const asked = { method, path, url, body, files, authorization: request.headers.authorization };
    const given = fault !== null && 'status' in fault ? failure(fault) : this.#answer(asked);
    const lost = fault !== null && 'done' in fault ? fault.done : null;
    if (lost === 'hang') return;
    if (lost === 'cut') return void request.socket.resetAndDestroy();
    const { status, content, headers } = lost === null ? given : failure({ status: 500 });
    logged.status = status;
    if (INVALID.includes(status)) this.invalidRequests += 1;
    response.writeHead(
      status,
      content === null ? headers : { 'content-type': 'application/json', ...headers },
    );
    response.end(content === null ? undefined : JSON.stringify(content));
  }

  #answer(asked: {
    method: string;
    path: string;
    url: URL;
    body: unknown;
    files: readonly SentFile[];
    authorization: string | undefined;
  }): { status: number; content: object | null; headers?: Record<string, string> } {
    const { method, path, url, body, files } = asked;
    const request = `${method} ${path}`;
    const found = routeFor(this.#routes, method, path);
    const spent = this.limits.spend(method, path, found?.route.open === true);
    if (isLimited(spent)) return spent;
    try {
      if (found?.route.open !== true && asked.authorization !== `Bot ${this.#world.token}`)
        throw unauthorized();
      if (found === null) throw notFound();
      if (body === UNREADABLE) throw badJson();
      const content = found.route.answer({
        params: found.params,
        query: url.searchParams,
        body,
        files,
        houseRule: (said) => {
          if (said !== null) this.#violations.add({ rule: 'house rule', request, said: [said], body });
        },
      });
      return { status: content === null ? 204 : 200, content, headers: spent };
    } catch (error) {
      if (!(error instanceof Refusal)) {
        console.error(error);
        return { status: 500, content: { message: '500: Internal Server Error', code: 0 } };
      }
      if (FORM_ERRORS.includes(error.code)) {
        const said = error.faults.length > 0 ? describeFaults(error.faults) : [error.message];
        this.#violations.add({ rule: 'discord', request, said, body });
      }
      return { status: error.status, content: error.body, headers: spent };
    }
  }

  #sendFile(response: ServerResponse, id: string): void {
    const file = this.#world.files.get(id);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.bytes);
  }
}

const UNREADABLE = Symbol('unreadable');
/** Those that blame the body: form, JSON, empty message, too many commands. */
const FORM_ERRORS = [50035, 50109, 50006, 30032, 30034];

async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: SentFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: null, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parsed(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  for (const value of form.values())
    if (typeof value !== 'string')
      files.push({ name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  return { body: parsed(`${form.get('payload_json') ?? '{}'}`), files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
}

/** https://docs.discord.com/developers/topics/rate-limits#header-format */
function failure(fault: Extract<Fault, { status: number }>) {
  if (fault.status !== 429)
    return {
      status: fault.status,
      content: { message: `${fault.status}: Server Error`, code: 0 },
      headers: {},
    };
  const { retryAfter, global = false, shared = false } = fault;
  const content = { message: 'You are being rate limited.', retry_after: retryAfter, global };
  const ofBucket = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': `${Date.now() / 1000 + retryAfter}`,
    'x-ratelimit-reset-after': `${retryAfter}`,
    'x-ratelimit-bucket': 'fake',
    'x-ratelimit-scope': 'user',
  };
  const ofAll = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
  const scoped = global ? ofAll : shared ? { 'x-ratelimit-scope': 'shared' } : ofBucket;
  return { status: 429, content, headers: { 'retry-after': `${retryAfter}`, ...scoped } };
}
