import { InteractionContextType, type InteractionType } from 'discord-api-types/v10';
import type { FakeChannel, FakeMember } from './guild.ts';
import type { InteractionPayload } from './interactions.ts';
import { channelJson, memberJson } from './json.ts';
import { channelPermissions, DIRECT_MESSAGE_PERMISSIONS } from './permissions.ts';
import type { World } from './world.ts';

/** Of a server without boosts, in bytes. */
const ATTACHMENT_SIZE_LIMIT = 10_485_760;

/** As https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object has it, and more. */
export function interactionPayload(
  world: World,
  from: { member: FakeMember; channel: FakeChannel; locale: string },
  what: { type: InteractionType; data: object; message?: object | undefined },
): InteractionPayload {
  const { member, channel, locale } = from;
  const { guild } = channel;
  const permissions = permissionsIn(channel, member.user.id);
  const id = world.nextId();
  return {
    id,
    application_id: world.bot.id,
    type: what.type,
    data: what.data,
    ...(what.message === undefined ? {} : { message: what.message }),
    token: `token-${id}`,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelJson(channel), permissions },
    app_permissions: permissionsIn(channel, world.bot.id),
    locale,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    context: guild === null ? InteractionContextType.BotDM : InteractionContextType.Guild,
    // A client must pass over what it doesn't know.
    unheard_of: { new: ['things', 1] },
    ...(guild === null
      ? { user: member.user }
      : {
          guild_id: guild.id,
          guild_locale: guild.locale,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          member: { ...memberJson(member), permissions, unusual_dm_activity_until: null },
        }),
  };
}

/** As the bit field that Discord writes. */
export function permissionsIn(channel: FakeChannel, userId: string): string {
  const { guild } = channel;
  return `${guild === null ? DIRECT_MESSAGE_PERMISSIONS : channelPermissions(guild, channel, userId)}`;
}
