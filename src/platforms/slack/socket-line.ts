import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt';
import { late, pause, within } from '../../chat/pauses.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { deadBy } from './api-fault.ts';
import type { Log } from './bolt-log.ts';
import type { ClientOptions } from './web-client.ts';

/** In milliseconds. */
const CONNECT_WITHIN = 15_000;
const CLOSE_WITHIN = 300;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A connection that lasted so long was a good one, and the next is tried at once. */
const GOOD = 30_000;

/** https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
const LINK_DISABLED = 'link_disabled';
const DISCONNECTED = /"type":\s*"disconnect"/;
const SWITCHED_OFF = new RegExp(`"reason":\\s*"${LINK_DISABLED}"`);

/**
 * Keeps one connection of Socket Mode open: https://docs.slack.dev/apis/events-api/using-socket-mode. Bolt would wait
 * five seconds before it connects again, and end the process where it can't.
 */
export class SocketLine {
  readonly receiver: SocketModeReceiver;
  readonly #log: Log;
  readonly #t: Texts;
  readonly #lost: (code: string) => void;
  readonly #stopped = new AbortController();
  #since = 0;
  #failures = 0;

  constructor(given: {
    readonly appToken: string;
    readonly clientOptions: ClientOptions;
    readonly logger: BoltLogger;
    readonly log: Log;
    readonly t: Texts;
    /** Told why there will be no connection any more. */
    lost(code: string): void;
  }) {
    const { appToken, clientOptions, logger } = given;
    this.#log = given.log;
    this.#t = given.t;
    this.#lost = given.lost;
    this.receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    });
    const { client } = this.receiver;
    client.on('ws_message', (data: unknown) => this.#read(data));
    client.on('disconnected', () => void this.#again());
  }

  /** Rejects as Slack's Web API does, or if no connection comes about. */
  async open(): Promise<void> {
    await this.#connect();
    this.#since = Date.now();
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    const { client } = this.receiver;
    const closed = client.disconnect();
    // The second time, it waits for the other side no more.
    if ((await within(closed, CLOSE_WITHIN)) === late) void client.disconnect();
  }

  async #connect(): Promise<void> {
    const connected = this.receiver.client.start();
    connected.catch(() => undefined);
    if ((await within(connected, CONNECT_WITHIN)) === late) {
      this.receiver.client.websocket?.disconnect();
      throw new Error('no greeting came over the socket');
    }
  }

  /** Connects again and again until it holds, stops, or the token is dead. */
  async #again(): Promise<void> {
    // While connecting, a failure is that attempt's own to tell.
    if (this.#since === 0 || this.#stopped.signal.aborted) return;
    if (Date.now() - this.#since > GOOD) this.#failures = 0;
    this.#since = 0;
    while (!this.#stopped.signal.aborted) {
      await pause(pauseAfter(this.#failures), this.#stopped.signal);
      this.#failures += 1;
      try {
        if (!this.#stopped.signal.aborted) await this.open();
        return;
      } catch (error) {
        const code = deadBy(error);
        if (code !== null) return this.#lost(code);
        const t = this.#t;
        this.#log.warn({ failures: this.#failures }, t.slack.connectsAgain);
      }
    }
  }

  /** Bolt tells of Socket Mode being switched off only in its debugging. */
  #read(data: unknown): void {
    // What people write can't look like that: inside of JSON, its quotation marks are escaped.
    if (typeof data === 'string' && DISCONNECTED.test(data) && SWITCHED_OFF.test(data))
      this.#lost(LINK_DISABLED);
  }
}

/** The first time, at once. */
function pauseAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
}
