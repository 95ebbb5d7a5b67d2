import { type Interaction, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Obstacle, Place } from '../../chat/place.ts';

type Lacks = Obstacle['lacks'];

const WRITING = {
  write: PermissionFlagsBits.SendMessages,
  'write-in-threads': PermissionFlagsBits.SendMessagesInThreads,
};

/** Null in a direct message. */
export function placeOf(interaction: Interaction): Place | null {
  const { channelId, channel, guild, memberPermissions, appPermissions } = interaction;
  if (interaction.guildId === null || channelId === null) return null;
  // Discord lets commands be added to a server without the bot.
  if (guild === null) return { channel: channelId, obstacles: [{ who: 'bot', lacks: 'membership' }] };
  return {
    channel: channelId,
    obstacles: [
      ...channelFaults(channel).map((lacks) => ({ who: 'bot' as const, lacks })),
      ...missing(memberPermissions, channel).map((lacks) => ({ who: 'member' as const, lacks })),
      ...missing(appPermissions, channel).map((lacks) => ({ who: 'bot' as const, lacks })),
    ],
  };
}

type AnyChannel = Interaction['channel'];

/** What keeps everybody from posting there. */
export function channelFaults(
  channel: Pick<NonNullable<AnyChannel>, 'isTextBased' | 'isThread'> | null,
): readonly Lacks[] {
  if (channel === null) return [];
  if (!channel.isTextBased()) return ['unfit'];
  return channel.isThread() && (channel.archived === true || channel.locked === true) ? ['closed'] : [];
}

/** What somebody with those permissions lacks for posting there; `lasting`: also for coming back to what was posted. */
export function missing(
  permissions: Readonly<PermissionsBitField> | null,
  channel: Pick<NonNullable<AnyChannel>, 'isThread'> | null,
  lasting = false,
): readonly Lacks[] {
  if (permissions === null) return [];
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return ['view'];
  const write = channel?.isThread() === true ? 'write-in-threads' : 'write';
  return [
    ...(permissions.has(WRITING[write]) ? [] : ([write] as const)),
    ...(!lasting || permissions.has(PermissionFlagsBits.ReadMessageHistory) ? [] : (['history'] as const)),
  ];
}
