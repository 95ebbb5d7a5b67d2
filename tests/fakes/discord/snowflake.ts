/** The first millisecond of 2015: https://docs.discord.com/developers/reference#snowflakes */
const DISCORD_EPOCH = 1_420_070_400_000n;
const TIMESTAMP_SHIFT = 22n;

/** A source of ids that grow with time, and within a millisecond too. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const current = (BigInt(now()) - DISCORD_EPOCH) << TIMESTAMP_SHIFT;
    last = current > last ? current : last + 1n;
    return `${last}`;
  };
}

/** Milliseconds since 1970. */
export function createdAt(id: string): number {
  return Number((BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH);
}

/** https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> TIMESTAMP_SHIFT) % BigInt(shards));
}
