import { type Client, type ClientOptions, Events, SimpleShardingStrategy, Status } from 'discord.js';

/**
 * Lets no new connection begin once `stopping` is aborted. discord.js tries for ever: its `destroy` passes over a shard
 * that waits for its next try, and that try then comes.
 */
export function untilStopped(
  stopping: AbortSignal,
  isConnecting: (shard: number) => boolean,
): NonNullable<ClientOptions['ws']> {
  return {
    buildStrategy(manager) {
      const { retrieveSessionInfo } = manager.options;
      // What every try asks for first.
      manager.options.retrieveSessionInfo = (shard) =>
        stopping.aborted && isConnecting(shard) ? new Promise(() => {}) : retrieveSessionInfo(shard);
      return new SimpleShardingStrategy(manager);
    },
  };
}

export function isConnecting({ ws }: Client, shard: number): boolean {
  return ws.shards.get(shard)?.status === Status.Connecting;
}

/** Closes the connection; one that is just being opened is closed as soon as it is, since it can't be before. */
export async function leave(client: Client): Promise<void> {
  if (!client.ws.shards.some(({ id }) => isConnecting(client, id))) return client.destroy();
  const destroy = () => void client.destroy();
  client.once(Events.ShardReady, destroy).once(Events.ShardResume, destroy);
}
