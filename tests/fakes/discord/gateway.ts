import type { Server } from 'node:http';
import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreateJson } from './json.ts';
import { shardOf } from './snowflake.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/events/gateway#privileged-intents */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);
/** https://docs.discord.com/developers/events/gateway#sending-events; in bytes. */
const PAYLOAD = 4096;
/** How many events a lost session keeps for its return. */
const KEPT = 1000;
/** What Discord usually asks for, in milliseconds. */
const HEARTBEAT_INTERVAL = 41_250;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const CLOSE = {
  decode: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly sent: { readonly s: number; readonly text: string }[];
  seq: number;
  heartbeats: number;
  /** Null while it is lost and may come back. */
  socket: WebSocket | null;
}

/** Discord's gateway, version 10, JSON, without compression. */
export class Gateway {
  readonly sessions = new Map<string, Session>();
  identifies = 0;
  resumes = 0;
  /** In milliseconds; shorter makes a client notice a zombie sooner. */
  heartbeatInterval = HEARTBEAT_INTERVAL;
  /** While true, heartbeats are not acknowledged. */
  zombie = false;
  readonly #world: World;
  /** A client that connects again must not keep the server from closing. */
  #stopped = false;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #waiting = new Set<() => void>();

  constructor(world: World) {
    this.#world = world;
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      if (this.#stopped) {
        socket.destroy();
        return;
      }
      const { searchParams } = new URL(request.url ?? '/', 'ws://fake');
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
          return client.close(CLOSE.invalidVersion, 'Invalid API version');
        this.#welcome(client);
      });
    });
  }

  /** Resolves once a session is connected. */
  async ready(): Promise<void> {
    while (![...this.sessions.values()].some(({ socket }) => socket !== null))
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** To the shard of this guild, or the first; a lost session gets it when it resumes. */
  dispatch(event: string, data: object, guildId: string | null): void {
    for (const session of this.sessions.values())
      if (session.shard[0] === shardOf(guildId, session.shard[1])) dispatchTo(session, event, data);
  }

  /** To those that asked for this intent. */
  tell(intent: GatewayIntentBits, event: string, data: object, guildId: string | null): void {
    for (const session of this.sessions.values())
      if (session.intents & intent && session.shard[0] === shardOf(guildId, session.shard[1]))
        dispatchTo(session, event, data);
  }

  /** Without a code the connection simply breaks; with one it is closed with it. */
  drop(code?: number): void {
    for (const client of this.#sockets.clients) code === undefined ? client.terminate() : client.close(code);
  }

  /** Asks every client to connect again and resume. */
  reconnect(): void {
    for (const client of this.#sockets.clients) send(client, { op: GatewayOpcodes.Reconnect, d: null });
  }

  invalidate(resumable: boolean): void {
    for (const client of this.#sockets.clients)
      send(client, { op: GatewayOpcodes.InvalidSession, d: resumable });
    if (!resumable) this.sessions.clear();
  }

  stop(): void {
    this.#stopped = true;
    this.drop();
    this.#sockets.close();
  }

  #welcome(client: WebSocket): void {
    let session: Session | null = null;
    const close = (code: number, reason: string) => client.close(code, reason);
    client.on('message', (data) => {
      const text = `${data}`;
      const payload = text.length > PAYLOAD ? null : parsed(text);
      if (payload === null) return close(CLOSE.decode, 'Error while decoding payload.');
      switch (payload.op) {
        case GatewayOpcodes.Heartbeat:
          if (session !== null) session.heartbeats += 1;
          if (!this.zombie) send(client, { op: GatewayOpcodes.HeartbeatAck });
          return;
        case GatewayOpcodes.Identify: {
          if (session !== null) return close(CLOSE.alreadyAuthenticated, 'Already authenticated.');
          const fault = this.#identifyFault(payload.d);
          if (fault !== null) return close(CLOSE[fault], fault);
          session = this.#identify(client, payload.d);
          return;
        }
        case GatewayOpcodes.Resume:
          if (payload.d.token !== this.#world.token)
            return close(CLOSE.authenticationFailed, 'Authentication failed.');
          session = this.#resume(client, payload.d);
          return;
        default:
          if (session === null) close(CLOSE.notAuthenticated, 'Not authenticated.');
      }
    });
    client.on('close', (code) => {
      if (session?.socket !== client) return;
      session.socket = null;
      // A client that says goodbye properly gives its session up.
      if (code === 1000 || code === 1001) this.sessions.delete(session.id);
    });
    send(client, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.heartbeatInterval } });
  }

  #identifyFault({ token, intents, shard = [0, 1] }: Identifying): keyof typeof CLOSE | null {
    this.identifies += 1;
    if (token !== this.#world.token) return 'authenticationFailed';
    if (typeof intents !== 'number' || intents & ~KNOWN) return 'invalidIntents';
    if (intents & PRIVILEGED) return 'disallowedIntents';
    return shard[0] >= shard[1] ? 'invalidShard' : null;
  }

  #identify(client: WebSocket, { intents = 0, shard = [0, 1] }: Identifying): Session {
    const id = `session-${this.identifies}`;
    const session: Session = { id, intents, shard, sent: [], seq: 0, heartbeats: 0, socket: client };
    this.sessions.set(id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      (guild) => shardOf(guild.id, shard[1]) === shard[0],
    );
    dispatchTo(session, 'READY', {
      v: 10,
      user: { ...this.#world.bot, verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: id,
      session_type: 'normal',
      resume_gateway_url: this.url(),
      shard,
      application: { id: this.#world.bot.id, flags: 0 },
      private_channels: [],
      relationships: [],
      user_settings: {},
    });
    if (intents & GatewayIntentBits.Guilds)
      for (const guild of guilds.filter(({ unavailable }) => !unavailable))
        dispatchTo(session, 'GUILD_CREATE', guildCreateJson(guild, this.#world.bot.id));
    this.#connected();
    return session;
  }

  #resume(client: WebSocket, { session_id: id = '', seq = 0 }: Identifying): Session | null {
    const session = this.sessions.get(id);
    if (session === undefined) {
      send(client, { op: GatewayOpcodes.InvalidSession, d: false });
      return null;
    }
    this.resumes += 1;
    session.socket = client;
    for (const { s, text } of session.sent) if (s > seq) client.send(text);
    dispatchTo(session, 'RESUMED', {});
    this.#connected();
    return session;
  }

  #connected(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Where this listens; known once its server does. */
  url: () => string = () => {
    throw new Error('the gateway does not listen yet');
  };
}

interface Identifying {
  readonly token?: string;
  readonly intents?: number;
  readonly shard?: readonly [number, number];
  readonly session_id?: string;
  readonly seq?: number;
}

function parsed(text: string): { op: number; d: Identifying } | null {
  try {
    const read: unknown = JSON.parse(text);
    // Only its opcode decides what is looked for in its data, and nothing there is trusted to be present.
    return typeof read === 'object' && read !== null && 'op' in read
      ? { op: read.op as number, d: (Reflect.get(read, 'd') ?? {}) as Identifying }
      : null;
  } catch {
    return null;
  }
}

function send(client: WebSocket, payload: object): void {
  client.send(JSON.stringify(payload));
}

function dispatchTo(session: Session, event: string, data: object): void {
  session.seq += 1;
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: session.seq, d: data });
  session.sent.push({ s: session.seq, text });
  if (session.sent.length > KEPT) session.sent.shift();
  session.socket?.send(text);
}
