import type { Logger as BoltLogger, Receiver } from '@slack/bolt';
import { CannotStart } from '../../chat/platform.ts';
import type { Texts } from '../../texts/catalogue.ts';
import type { Log } from './bolt-log.ts';
import { HttpDoor } from './http-door.ts';
import { cannotStart } from './identity.ts';
import { SocketLine } from './socket-line.ts';
import type { ClientOptions } from './web-client.ts';

/** How Slack reaches the bot. */
export interface Line {
  readonly receiver: Receiver;
  /**
   * Resolves with a sentence for the operator on how, and why so.
   * @throws CannotStart
   */
  open(team: string): Promise<string>;
  close(): Promise<void>;
}

export interface LineOptions {
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}

export interface LineParts {
  readonly logger: BoltLogger;
  readonly api: ClientOptions;
  readonly t: Texts;
  lost(code: string): void;
}

/**
 * By the token of Socket Mode if there is one: it needs no address that Slack can reach.
 * @throws CannotStart
 */
export function lineBy(options: LineOptions, parts: LineParts): Line {
  const { appToken, signingSecret } = options;
  if (appToken !== undefined) return socketLine({ ...options, appToken }, parts);
  if (signingSecret !== undefined) return httpLine({ ...options, signingSecret }, parts);
  throw new CannotStart(parts.t.slack.start.noMode, false);
}

function socketLine(
  { appToken, log }: LineOptions & { readonly appToken: string },
  { logger, api, t, lost }: LineParts,
): Line {
  const line = new SocketLine({ appToken, clientOptions: api, logger, log, t, lost });
  return {
    receiver: line.receiver,
    async open(team) {
      try {
        await line.open();
      } catch (error) {
        await line.close();
        throw cannotStart(error, 'SLACK_APP_TOKEN', t);
      }
      return t.slack.start.socket(team);
    },
    close: () => line.close(),
  };
}

function httpLine(
  { signingSecret, host, port }: LineOptions & { readonly signingSecret: string },
  { logger, t }: LineParts,
): Line {
  const door = new HttpDoor({ signingSecret, host, port, logger });
  return {
    receiver: door.receiver,
    async open(team) {
      try {
        return t.slack.start.http(team, await door.open());
      } catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
        // Whatever holds the port may leave it.
        if (code === 'EADDRINUSE') throw new CannotStart(t.slack.start.portInUse(port), true, { cause });
        throw new CannotStart(t.slack.start.cannotListen(host, port, code), false, { cause });
      }
    },
    close: async () => door.close(),
  };
}
