import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { makeMessageCheck } from './check-message.ts';
import { type Clock, makeClock } from './clock.ts';
import type { Acknowledgement, Delivery, Envelope, RetryReason } from './delivery.ts';
import { makeFaults, type PlannedFault } from './faults.ts';
import { type HttpMode, makeHttpMode } from './http-mode.ts';
import { makeInteractions } from './interactions.ts';
import type { Json } from './json.ts';
import { readManifest } from './manifest.ts';
import { type Member, makeMember } from './member.ts';
import { eventCallback } from './payloads.ts';
import { makeRateLimit, type RateLimit } from './rate-limit.ts';
import { type LoggedRequest, makeRequestLog } from './request-log.ts';
import { answerResponseUrl } from './response-endpoint.ts';
import { type SeenMessage, seenMessage } from './seen.ts';
import { makeSocketMode, type SocketControls } from './socket-mode.ts';
import { APP_TOKEN, BOT_TOKEN, makeTokens, SIGNING_SECRET, type Tokens } from './tokens.ts';
import { Uploads } from './uploads.ts';
import { describeViolations, makeViolations, type Violation } from './violations.ts';
import { answerFile, answerMethod } from './web-api.ts';
import { channelOf, personOf } from './workspace.ts';
import { makeWorld, randomId, type Sight } from './world.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const ACK_MS = 3_000;
const PATIENCE_MS = 5_000;
const SCOPES = ['commands', 'chat:write', 'users:read', 'files:read', 'files:write', 'im:write'];
const ENVELOPES_KEPT = 100;

export interface FakeSlackOptions {
  /** Any free one if not given. */
  readonly port?: number;
  /** A parsed app manifest: only its commands and shortcuts exist, and its scopes are the bot's. */
  readonly manifest?: unknown;
  /** Scopes of the bot's token; by default those of the manifest, or the three smallest. */
  readonly scopes?: readonly string[];
  /** Time the bot has to acknowledge, in milliseconds; 3,000 if not given, as Slack has it. */
  readonly ackWithinMs?: number;
  /** How long a member waits for something to see, in milliseconds. */
  readonly patienceMs?: number;
  /** Whether one message a second and channel is the limit; off if not given. */
  readonly rateLimited?: boolean;
  /** Whether messages may ping single members; a ping of more than one is always a violation. */
  readonly mayMention?: boolean;
  /** Whether messages may have links; they may if not given. */
  readonly mayLink?: boolean;
}

export interface FakeSlack {
  /** For `SLACK_API_URL`, with the slash at its end. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly socket: SocketControls;
  readonly rateLimit: RateLimit;
  /** The last calls of the bot's. */
  readonly requests: readonly LoggedRequest[];
  /** What was last delivered, the newest at the end. */
  readonly envelopes: readonly Envelope[];
  readonly violations: readonly Violation[];
  /** What failed before members' eyes, in Slack's words. */
  readonly failures: readonly string[];
  /** Private messages to whomever, the oldest first. */
  readonly ephemerals: readonly (SeenMessage & { readonly to: string })[];
  member(name: string): Member;
  /** What everyone in it sees. */
  channel(name: string): { readonly id: string; readonly messages: SeenMessage[] };
  failNext(fault: PlannedFault): void;
  revokeToken: Tokens['revoke'];
  /** Delivers an event, such as `appUninstalled` or `tokensRevoked`. */
  event(event: Json): Promise<Acknowledgement>;
  /** Sends an envelope once more, as Slack does when it takes it for lost. */
  redeliver(envelope: Envelope, reason?: RetryReason): Promise<Acknowledgement>;
  /** Delivers to the bot by signed requests from now on, no longer by the socket. */
  useHttp(botUrl: string): HttpMode;
  /** Settles once the bot has a WebSocket open; rejects if it doesn't within the time. */
  waitForConnection(milliseconds?: number): Promise<void>;
  watch(listener: (sight: Sight) => void): () => void;
  takeViolations(): Violation[];
  /** @throws Error if there are violations that nobody took. */
  stop(): Promise<void>;
}

/** Slack's network edge on a loopback port: Web API, Socket Mode, response URLs, and people to act there. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { ackWithinMs = ACK_MS, patienceMs = PATIENCE_MS } = options;
  const known = readManifest(options.manifest);
  const scopes = options.scopes ?? known.scopes ?? SCOPES;
  const clock = makeClock();
  const world = makeWorld(clock);
  const violations = makeViolations();
  const faults = makeFaults();
  const log = makeRequestLog();
  const tokens = makeTokens();
  const rateLimit = makeRateLimit(clock, options.rateLimited === true);
  const check = makeMessageCheck(violations, {
    mayMention: options.mayMention === true,
    mayLink: options.mayLink !== false,
  });
  const socketMode = makeSocketMode(faults, violations, ackWithinMs);
  const interactions = makeInteractions(world, () => origin);
  const uploads = new Uploads(() => origin);
  const failures: string[] = [];
  const envelopes: Envelope[] = [];
  let delivery: Delivery = socketMode;

  const context = {
    world,
    interactions,
    violations,
    check,
    uploads,
    messagesTab: known.messagesTab,
    spend: (channel: string) => rateLimit.spend(channel),
    openConnection: () => `${origin.replace('http:', 'ws:')}/link/?ticket=${socketMode.newTicket()}`,
  };
  const answer = async (
    place: string,
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    if (place === 'api') {
      await answerMethod(name, request, response, { context, tokens, faults, log, scopes });
    } else if (place === 'files-pri') {
      answerFile(name, request, response, { world, tokens, scopes });
    } else if (place === 'upload') {
      const taken = await uploads.take(name, request);
      response.writeHead(taken ? 200 : 400).end('OK');
    } else if (place === 'response') {
      await answerResponseUrl(name, request, response, { world, interactions, check, faults, log });
    } else {
      violations.add(`/${place}/${name}`, ['Slack has nothing at this address'], null);
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
    const [, place = '', name = ''] = path.split('/');
    answer(place, name, request, response).catch((error: unknown) => {
      violations.add(path, [`the stand-in itself failed: ${String(error)}`], null);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => socketMode.upgrade(request, socket, head));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const deliver = (envelope: Envelope): Promise<Acknowledgement> => {
    envelopes.push(envelope);
    if (envelopes.length > ENVELOPES_KEPT) envelopes.shift();
    return delivery.deliver(envelope);
  };
  const members = new Map<string, Member>();

  return {
    apiUrl: `${origin}/api/`,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    signingSecret: SIGNING_SECRET,
    clock,
    socket: socketMode.controls,
    rateLimit,
    requests: log.all,
    envelopes,
    violations: violations.all,
    failures,
    get ephemerals() {
      return world.messages.flatMap((each) =>
        each.visibleTo === null || each.deleted ? [] : [{ ...seenMessage(each), to: each.visibleTo }],
      );
    },
    member: (name) => {
      const person = personOf(name);
      if (person === undefined) throw new Error(`Nobody is called ${name}.`);
      const parts = {
        world,
        interactions,
        check,
        violations,
        known,
        failures,
        patienceMs,
        deliver,
        origin: () => origin,
      };
      const member = members.get(person.id) ?? makeMember(person, parts);
      members.set(person.id, member);
      return member;
    },
    channel: (name) => {
      const found = channelOf(name);
      if (found === undefined) throw new Error(`There is no channel ${name}.`);
      const isPublic = world.messages.filter(
        ({ channel, visibleTo, deleted }) => channel === found.id && visibleTo === null && !deleted,
      );
      return { id: found.id, messages: isPublic.map((each) => seenMessage(each)) };
    },
    failNext: faults.plan,
    revokeToken: tokens.revoke,
    event: (event) => {
      const seconds = Math.floor(clock.now() / 1_000);
      const payload = eventCallback({ ...event, event_ts: world.timestamp() }, randomId('Ev'), seconds);
      return deliver({ id: randomUUID(), type: 'events_api', payload, acceptsResponse: false });
    },
    redeliver: (envelope, reason) => delivery.redeliver(envelope, reason),
    useHttp: (botUrl) => {
      const http = makeHttpMode(botUrl, clock, ackWithinMs);
      delivery = http;
      return http;
    },
    waitForConnection: (milliseconds = PATIENCE_MS) => settledWithin(socketMode.connected(), milliseconds),
    watch: world.watch,
    takeViolations: violations.take,
    stop: async () => {
      socketMode.close();
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      const left = violations.take();
      if (left.length > 0) throw new Error(`The bot broke Slack's rules:\n${describeViolations(left)}`);
    },
  };
}

async function settledWithin(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The bot did not connect in ${milliseconds} ms`)),
      milliseconds,
    );
  });
  await Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
