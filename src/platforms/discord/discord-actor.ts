import { GuildMember, type Interaction, PermissionFlagsBits } from 'discord.js';
import { type Actor, directTenant } from '../../chat/actor.ts';
import { placeOf } from './discord-place.ts';

const MANAGING = [PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild];

/** Whoever acted, as Discord vouches for them. */
export function actorOf(interaction: Interaction): Actor {
  const { member, user, guildId, locale } = interaction;
  return {
    platform: 'discord',
    tenantId: guildId ?? directTenant,
    userId: user.id,
    name: (member instanceof GuildMember ? member.nickname : member?.nick) ?? user.displayName,
    locale,
    roles: rolesOf(interaction),
    place: placeOf(interaction),
    outsider: false,
    // Of a server that the bot is not in, nothing is known but what holds in this one channel.
    isManager: async () => member instanceof GuildMember && managesServer(member),
  };
}

/** All but the one that everybody has. */
function rolesOf({ member, guildId }: Interaction): readonly string[] {
  if (member === null) return [];
  return member instanceof GuildMember
    ? [...member.roles.cache.keys()].filter((id) => id !== guildId)
    : member.roles;
}

/** By their roles in the whole server: what the event says of their permissions holds in one channel only. */
function managesServer({ permissions }: GuildMember): boolean {
  return permissions.any(MANAGING);
}
