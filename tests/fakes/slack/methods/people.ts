import type { Json } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import { APP_ID, BOT, CHANNELS, type Channel, PEOPLE, type Person, TEAM } from '../workspace.ts';
import { type Method, needed } from './method.ts';

/** Methods that tell of the workspace: its people, channels, bots and itself. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': {
    scopes: ['users:read'],
    run: (given) => {
      const person = PEOPLE.find(({ id }) => id === needed(given, 'user'));
      if (person === undefined) throw new SlackRefusal('user_not_found');
      return { user: userObject(person, given['include_locale'] === true) };
    },
  },
  'bots.info': {
    scopes: ['users:read'],
    run: (given) => {
      if (given['bot'] !== BOT.botId) throw new SlackRefusal('bot_not_found');
      const { botId: id, userId: user_id, name } = BOT;
      return { bot: { id, deleted: false, name, updated: 0, app_id: APP_ID, user_id, icons: {} } };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    run: () => ({ team: { ...TEAM, email_domain: '', icon: { image_default: true } } }),
  },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read', 'im:read'],
    run: (given) => ({ channel: channelObject(channelKnown(needed(given, 'channel'))) }),
  },
  'conversations.members': {
    scopes: ['channels:read', 'groups:read', 'im:read'],
    run: (given) => {
      const { members, botIsIn } = channelKnown(needed(given, 'channel'));
      return {
        members: [...members, ...(botIsIn ? [BOT.userId] : [])],
        response_metadata: { next_cursor: '' },
      };
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: (given) => {
      const user = needed(given, 'users');
      const direct = CHANNELS.find((channel) => channel.with === user);
      if (direct === undefined) throw new SlackRefusal('user_not_found');
      return {
        no_op: true,
        already_open: true,
        channel: given['return_im'] === true ? channelObject(direct) : { id: direct.id },
      };
    },
  },
};

function channelKnown(asked: string): Channel {
  const channel = CHANNELS.find(({ id }) => id === asked);
  if (channel === undefined) throw new SlackRefusal('channel_not_found');
  return channel;
}

/** https://docs.slack.dev/reference/objects/user-object */
function userObject(person: Person, withLocale: boolean): Json {
  const { id, teamId, name, realName, displayName, role } = person;
  const isAdmin = role === 'admin' || role === 'owner';
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    color: '9f69e7',
    real_name: realName,
    tz: 'Europe/Berlin',
    tz_label: 'Central European Time',
    tz_offset: 3_600,
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: displayName,
      display_name_normalized: displayName,
      avatar_hash: 'ge3b51ca72de',
      status_text: '',
      status_emoji: '',
      team: teamId,
    },
    is_admin: isAdmin,
    is_owner: role === 'owner',
    is_primary_owner: false,
    is_restricted: role === 'guest',
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    ...(role === 'stranger' ? { is_stranger: true } : {}),
    ...(withLocale ? { locale: person.locale } : {}),
    updated: 1_700_000_000,
    who_can_share_contact_card: 'EVERYONE',
  };
}

/** https://docs.slack.dev/reference/objects/conversation-object */
function channelObject({ id, name, kind, archived, botIsIn, with: other }: Channel): Json {
  const shared = {
    id,
    created: 1_700_000_000,
    is_archived: archived,
    is_im: kind === 'im',
    context_team_id: TEAM.id,
  };
  if (kind === 'im') return { ...shared, user: other, is_org_shared: false, is_open: true };
  return {
    ...shared,
    name,
    name_normalized: name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_mpim: false,
    is_private: kind === 'private',
    is_general: name === 'general',
    is_member: botIsIn,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
