import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIUser,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';

/**
 * What the bot may do in a channel, as permission bits, asked of Discord without going online:
 * https://docs.discord.com/developers/topics/permissions#permission-hierarchy
 * Rejects with discord.js's errors, as where it may not see the channel.
 */
export async function rightsInChannel(rest: REST, guildId: string, channelId: string): Promise<bigint> {
  // Discord answers these routes with what they are named for.
  const me = (await rest.get(Routes.user())) as APIUser;
  const [guild, member, channel] = (await Promise.all([
    rest.get(Routes.guild(guildId)),
    rest.get(Routes.guildMember(guildId, me.id)),
    rest.get(Routes.channel(channelId)),
  ])) as [APIGuild, APIGuildMember, APIChannel];
  const holds = (id: string) => id === guildId || member.roles.includes(id);
  const everywhere = guild.roles
    .filter(({ id }) => holds(id))
    .reduce((rights, { permissions }) => rights | BigInt(permissions), 0n);
  if (guild.owner_id === me.id || (everywhere & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const overwrites = ('permission_overwrites' in channel && channel.permission_overwrites) || [];
  const of = (which: (overwrite: APIOverwrite) => boolean) => overwrites.filter(which);
  return [
    of(({ id }) => id === guildId),
    of(({ id }) => id !== guildId && holds(id)),
    of(({ id }) => id === me.id),
  ].reduce(overwritten, everywhere);
}

/** First what all of them deny is taken, then what any of them allows is given. */
function overwritten(rights: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = overwrites.reduce((bits, { deny }) => bits | BigInt(deny), 0n);
  const allowed = overwrites.reduce((bits, { allow }) => bits | BigInt(allow), 0n);
  return (rights & ~denied) | allowed;
}
