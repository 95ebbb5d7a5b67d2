import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Acknowledgement, Delivery, Envelope, RetryReason } from './delivery.ts';
import type { Faults } from './faults.ts';
import { parseJson } from './json.ts';
import type { Violations } from './violations.ts';
import { APP_ID } from './workspace.ts';

const PING_MS = 5_000;
/** Seconds that Slack announces a connection to last. */
const CONNECTION_SECONDS = 18_060;

const acknowledgement = z.strictObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).exactOptional(),
});

export type DisconnectReason = 'refresh_requested' | 'warning' | 'link_disabled';

/** What a test does to the connections. */
export interface SocketControls {
  readonly connections: number;
  /** How many there have been so far. */
  readonly opened: number;
  /** Asks the bot to go: https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
  disconnect(reason: DisconnectReason): void;
  /** Cuts every connection without a word. */
  drop(): void;
}

export interface SocketMode extends Delivery {
  readonly controls: SocketControls;
  newTicket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Settles at once if there is a connection. */
  connected(): Promise<void>;
  close(): void;
}

interface Pending {
  readonly envelope: Envelope;
  /** How often it was sent before. */
  attempts: number;
  readonly reason: RetryReason;
  connection: WebSocket | null;
  settle(acknowledged: Acknowledgement): void;
}

/** @param ackWithinMs How long an envelope may stay without an acknowledgement; Slack says 3 s. */
export function makeSocketMode(faults: Faults, violations: Violations, ackWithinMs: number): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const connections = new Set<WebSocket>();
  const tickets = new Set<string>();
  const pending = new Map<string, Pending>();
  const known = new Set<string>();
  const waiting: (() => void)[] = [];
  let turn = 0;
  let opened = 0;

  const welcome = (connection: WebSocket): void => {
    connections.add(connection);
    opened += 1;
    const ping = setInterval(() => connection.ping(), PING_MS);
    connection.on('close', () => {
      clearInterval(ping);
      connections.delete(connection);
      for (const each of pending.values()) if (each.connection === connection) transmit(each);
    });
    connection.on('error', () => connection.terminate());
    connection.on('message', (data) => hear(String(data)));
    send(connection, {
      type: 'hello',
      num_connections: connections.size,
      debug_info: {
        host: 'applink-0',
        build_number: 1,
        approximate_connection_time: CONNECTION_SECONDS,
      },
      connection_info: { app_id: APP_ID },
    });
    for (const each of pending.values()) if (each.connection === null) transmit(each);
    for (const settle of waiting.splice(0)) settle();
  };

  const hear = (data: string): void => {
    const parsed = acknowledgement.safeParse(parseJson(data));
    if (!parsed.success || !known.has(parsed.data.envelope_id)) {
      violations.add('socket', ['not an acknowledgement of anything that was sent'], data);
      return;
    }
    const { envelope_id, payload = {} } = parsed.data;
    const acknowledged = pending.get(envelope_id);
    const carried = Object.keys(payload).length > 0;
    if (carried && acknowledged?.envelope.acceptsResponse === false) {
      violations.add('socket', ['an answer where the envelope takes none: Slack ignores it'], payload);
    }
    acknowledged?.settle({ ok: true, payload: carried ? payload : null });
  };

  const next = (): WebSocket | null => {
    turn += 1;
    return [...connections][turn % Math.max(connections.size, 1)] ?? null;
  };

  const transmit = (each: Pending): void => {
    each.connection = next();
    if (each.connection === null) return;
    const { id, type, payload, acceptsResponse } = each.envelope;
    const retried = { retry_attempt: each.attempts, retry_reason: each.attempts === 0 ? '' : each.reason };
    send(each.connection, {
      envelope_id: id,
      type,
      accepts_response_payload: acceptsResponse,
      payload,
      ...(type === 'events_api' || each.attempts > 0 ? retried : {}),
    });
    each.attempts += 1;
  };

  const dispatch = (envelope: Envelope, attempts: number, reason: RetryReason): Promise<Acknowledgement> =>
    new Promise((resolve) => {
      if (connections.size === 0 && envelope.type !== 'events_api') {
        resolve({ ok: false, error: 'dispatch_failed' });
        return;
      }
      const timer = setTimeout(() => entry.settle({ ok: false, error: 'operation_timeout' }), ackWithinMs);
      const entry: Pending = {
        envelope,
        attempts,
        reason,
        connection: null,
        settle: (acknowledged) => {
          clearTimeout(timer);
          if (pending.get(envelope.id) === entry) pending.delete(envelope.id);
          resolve(acknowledged);
        },
      };
      known.add(envelope.id);
      pending.set(envelope.id, entry);
      transmit(entry);
    });

  return {
    deliver: (envelope) => dispatch(envelope, 0, 'timeout'),
    redeliver: (envelope, reason = 'timeout') => dispatch(envelope, 1, reason),
    newTicket: () => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
      const fault = faults.take('socket');
      if (fault === 'hang') return;
      if (fault !== null || !tickets.delete(ticket)) {
        const status = fault !== null && typeof fault === 'object' && 'status' in fault ? fault.status : 403;
        socket.end(fault === 'cut' ? '' : `HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    connected: () =>
      connections.size > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(() => resolve())),
    close: () => {
      for (const each of [...pending.values()]) each.settle({ ok: false, error: 'dispatch_failed' });
      for (const connection of connections) connection.terminate();
      server.close();
    },
    controls: {
      get connections() {
        return connections.size;
      },
      get opened() {
        return opened;
      },
      disconnect: (reason) => {
        for (const connection of connections) {
          send(connection, { type: 'disconnect', reason, debug_info: { host: 'applink-0' } });
        }
      },
      drop: () => {
        for (const connection of connections) connection.terminate();
      },
    },
  };
}

function send(connection: WebSocket, message: object): void {
  connection.send(JSON.stringify(message));
}
