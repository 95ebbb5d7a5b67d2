import { ChannelType } from 'discord-api-types/v10';
import type { FakeChannel, FakeGuild, FakeMember, FakeRole } from './guild.ts';

/** Long enough ago for nothing to depend on it. */
const JOINED = '2025-01-01T00:00:00.000000+00:00';

export function roleJson(role: FakeRole, position: number) {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: `${role.permissions}`,
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function memberJson({ user, nick, roles }: FakeMember) {
  return {
    user,
    nick,
    avatar: null,
    banner: null,
    roles: [...roles],
    joined_at: JOINED,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function channelJson(channel: FakeChannel) {
  const base = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.guild === null) return { ...base, recipients: [channel.recipient] };
  const inGuild = { ...base, name: channel.name, guild_id: channel.guild.id, rate_limit_per_user: 0 };
  if (channel.type === ChannelType.PublicThread)
    return {
      ...inGuild,
      parent_id: channel.parent?.id ?? null,
      owner_id: channel.guild.ownerId,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: JOINED,
        create_timestamp: JOINED,
        locked: false,
      },
    };
  return {
    ...inGuild,
    parent_id: null,
    position: channel.guild.channels.indexOf(channel),
    topic: null,
    nsfw: false,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: `${allow}`,
      deny: `${deny}`,
    })),
  };
}

export function guildJson(guild: FakeGuild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: guild.roles.map(roleJson),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    hub_type: null,
    incidents_data: null,
  };
}

/** As GUILD_CREATE has it; without the privileged intent the bot learns of itself alone. */
export function guildCreateJson(guild: FakeGuild, botId: string) {
  const isThread = ({ type }: FakeChannel) => type === ChannelType.PublicThread;
  return {
    ...guildJson(guild),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: guild.members.length,
    members: guild.members.filter(({ user }) => user.id === botId).map(memberJson),
    channels: guild.channels.filter((channel) => !isThread(channel)).map(channelJson),
    threads: guild.channels.filter(isThread).map(channelJson),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
