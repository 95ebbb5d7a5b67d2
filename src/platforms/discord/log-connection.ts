import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';

/** Tells the log of a lost connection once, however often it is tried again, and of its return. Errors end nothing. */
export function logConnection(client: Client, log: Pick<Logger, 'info' | 'warn'>): void {
  const lost = new Set<number>();
  const back = (shard: number) => {
    if (lost.delete(shard)) log.info({ shard }, 'connected to Discord again');
  };
  client
    .on(Events.ShardReconnecting, (shard) => {
      if (lost.has(shard)) return;
      lost.add(shard);
      log.info({ shard }, 'lost the connection to Discord, connecting again');
    })
    .on(Events.ShardResume, back)
    .on(Events.ShardReady, back)
    .on(Events.ShardError, (error, shard) =>
      log.warn({ shard, what: describeError(error) }, 'the connection to Discord failed'),
    )
    .on(Events.Error, (error) => log.warn({ what: describeError(error) }));
}
