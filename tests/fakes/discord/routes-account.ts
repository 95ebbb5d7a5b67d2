import type { FakeGuild } from './guild.ts';
import { channelJson, guildJson, memberJson, roleJson } from './json.ts';
import { serverPermissions } from './permissions.ts';
import { missingAccess, unknownMember } from './refusal.ts';
import type { Route } from './routing.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/events/gateway#session-start-limit-object */
const IDENTIFIES_A_DAY = 1000;
const DAY = 86_400_000;

/** The bot's account, its servers, and the way to the gateway. */
export function accountRoutes(
  world: World,
  gateway: { url(): string; readonly identifies: number },
): Route[] {
  const guild = (params: Readonly<Record<string, string>>): FakeGuild => {
    const found = world.guilds.get(params['guild'] ?? '');
    if (found === undefined) throw missingAccess();
    return found;
  };
  const member = (found: FakeGuild, id: string) => {
    const known = found.member(id === '@me' ? world.bot.id : id);
    if (known === undefined) throw unknownMember();
    return memberJson(known);
  };
  const application = () => ({
    id: world.bot.id,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    team: null,
    bot: world.bot,
    approximate_guild_count: world.guilds.size,
    integration_types_config: { 0: {} },
  });
  return [
    {
      method: 'GET',
      pattern: '/gateway/bot',
      answer: () => ({
        url: gateway.url(),
        shards: 1,
        session_start_limit: {
          total: IDENTIFIES_A_DAY,
          remaining: Math.max(0, IDENTIFIES_A_DAY - gateway.identifies),
          reset_after: DAY,
          max_concurrency: 1,
        },
      }),
    },
    {
      method: 'GET',
      pattern: '/users/@me',
      answer: () => ({ ...world.bot, verified: true, mfa_enabled: true }),
    },
    {
      method: 'GET',
      pattern: '/users/@me/guilds',
      answer: () =>
        [...world.guilds.values()].map((found) => ({
          id: found.id,
          name: found.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: `${serverPermissions(found, world.bot.id)}`,
          features: [],
        })),
    },
    { method: 'GET', pattern: '/applications/@me', answer: application },
    { method: 'GET', pattern: '/oauth2/applications/@me', answer: application },
    { method: 'GET', pattern: '/guilds/:guild', answer: ({ params }) => guildJson(guild(params)) },
    {
      method: 'GET',
      pattern: '/guilds/:guild/roles',
      answer: ({ params }) => guild(params).roles.map(roleJson),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/channels',
      answer: ({ params }) =>
        guild(params)
          .channels.filter(({ parent }) => parent === null)
          .map(channelJson),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members/:user',
      answer: ({ params }) => member(guild(params), params['user'] ?? ''),
    },
    {
      method: 'GET',
      pattern: '/users/@me/guilds/:guild/member',
      answer: ({ params }) => member(guild(params), '@me'),
    },
  ];
}
