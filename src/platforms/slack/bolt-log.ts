import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'warn' | 'debug'>;

/** https://docs.slack.dev/authentication/tokens; the addresses of sockets and of answers open doors as well. */
const SECRET =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|xoxe[\w.-]*-[\w-]+|wss?:\/\/\S+|https?:\/\/hooks\.slack\.com\/\S+/giu;

/** What Bolt has to say, in our log. Its own debugging holds what people wrote, so that it goes nowhere. */
export function boltLog(log: Log): BoltLogger {
  const told = (parts: readonly unknown[]) => redacted(parts.map(String).join(' '));
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ slack: told(parts) }),
    warn: (...parts) => log.debug({ slack: told(parts) }),
    error: (...parts) => log.warn({ slack: told(parts) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

/** Without what would let somebody in. */
export function redacted(text: string): string {
  return text.replace(SECRET, '…');
}
