import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { FakeChannel, FakeGuild } from './guild.ts';

const ALL = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** Server-wide, from roles alone. */
export function serverPermissions(guild: FakeGuild, userId: string): bigint {
  if (guild.ownerId === userId) return ALL;
  const roles = guild.member(userId)?.roles ?? new Set<string>();
  const held = guild.roles.filter(({ id }) => id === guild.id || roles.has(id));
  const permissions = held.reduce((sum, role) => sum | role.permissions, 0n);
  return permissions & PermissionFlagsBits.Administrator ? ALL : permissions;
}

/** In a channel, its overwrites included: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function channelPermissions(guild: FakeGuild, channel: FakeChannel, userId: string): bigint {
  const base = serverPermissions(guild, userId);
  if (base === ALL) return ALL;
  const roles = guild.member(userId)?.roles ?? new Set<string>();
  const overwrites = (channel.parent ?? channel).overwrites;
  const ofRoles = overwrites.filter(({ type, id }) => type === OverwriteType.Role && roles.has(id));
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    ofRoles,
    overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === userId),
  ];
  return steps.reduce((permissions, step) => {
    const deny = step.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
    const allow = step.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
    return (permissions & ~deny) | allow;
  }, base);
}

/** What everybody has in a direct message, where there are no roles. */
export const DIRECT_MESSAGE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.UseExternalEmojis;
