import type { Server } from 'node:http';
import { type Logger as BoltLogger, HTTPReceiver } from '@slack/bolt';

export const EVENTS_PATH = '/slack/events';

/** In bytes: a view that comes back with its blocks has 250 kB at most. */
const BODY = 1024 * 1024;
/** In milliseconds. */
const REQUEST = 10_000;
const HEADERS = 5_000;
/** In bytes. */
const HEADER_BYTES = 8 * 1024;

/** Takes Slack's signed requests: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class HttpDoor {
  readonly receiver: HTTPReceiver;
  readonly #host: string;
  readonly #port: number;
  #server: Server | null = null;

  constructor(given: {
    readonly signingSecret: string;
    readonly host: string;
    readonly port: number;
    readonly logger: BoltLogger;
  }) {
    const { signingSecret, logger } = given;
    this.#host = given.host;
    this.#port = given.port;
    this.receiver = new HTTPReceiver({ signingSecret, logger, endpoints: EVENTS_PATH, bodyLimit: BODY });
  }

  /** Resolves with the address that it listens at; rejects as `listen` fails. */
  async open(): Promise<string> {
    const server: Server = await this.receiver.start(
      { host: this.#host, port: this.#port },
      { requestTimeout: REQUEST, headersTimeout: HEADERS, maxHeaderSize: HEADER_BYTES },
    );
    this.#server = server;
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : this.#port;
    const host = this.#host.includes(':') ? `[${this.#host}]` : this.#host;
    return `http://${host}:${port}${EVENTS_PATH}`;
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
    this.#server = null;
  }
}
