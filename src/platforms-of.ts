import type { Logger } from 'pino';
import type { PlatformName } from './chat/actor.ts';
import type { PostingPlatform, Presence } from './chat/platform.ts';
import type { ChannelMessages } from './core/posts/channel-messages.ts';
import type { Environment } from './environment.ts';
import { discordPlatform } from './platforms/discord/discord-platform.ts';
import { slackPlatform } from './platforms/slack/slack-platform.ts';
import { webPlatform } from './platforms/web/web-platform.ts';
import type { Supervised } from './supervise.ts';
import { en as t } from './texts/en.ts';

type OnPresence = (platform: PlatformName, presence: Presence) => void;

/**
 * The platforms that the settings switch on; of those that are off, a line each tells why. `messages` is asked for once
 * one of them runs, and `onPresence` is told where the bots are.
 */
export function platformsOf(
  settings: Environment,
  messages: () => ChannelMessages,
  onPresence: OnPresence,
  log: Logger,
): readonly Supervised[] {
  const { DISCORD_TOKEN, SLACK_BOT_TOKEN, PLAYGROUND } = settings;
  const configured = DISCORD_TOKEN !== undefined || SLACK_BOT_TOKEN !== undefined;
  const platforms: Supervised[] = [];

  if (DISCORD_TOKEN !== undefined) platforms.push(onDiscord(DISCORD_TOKEN, settings, onPresence, log));
  else if (configured) console.log(t.operator.discordOff);

  if (SLACK_BOT_TOKEN !== undefined) platforms.push(onSlack(SLACK_BOT_TOKEN, settings, onPresence, log));
  else if (configured) console.log(t.operator.slackOff);

  if ((PLAYGROUND ?? (configured ? 'off' : 'on')) === 'on')
    platforms.push({
      platform: webPlatform({ host: settings.HOST, port: settings.PORT, messages, log }),
      lost: new Promise(() => {}),
    });
  else console.log(PLAYGROUND === 'off' ? t.operator.playgroundOff : t.operator.playgroundNotNeeded);
  return platforms;
}

function onDiscord(
  token: string,
  { DISCORD_API_URL, DISCORD_GUILD_ID }: Environment,
  onPresence: OnPresence,
  log: Logger,
): Supervised {
  return supervised((onLost) =>
    discordPlatform({
      token,
      apiUrl: DISCORD_API_URL,
      guildId: DISCORD_GUILD_ID,
      log: log.child({ platform: 'discord' }),
      onLost: ({ message }) => onLost(message),
      onPresence: (presence) => onPresence('discord', presence),
    }),
  );
}

function onSlack(botToken: string, settings: Environment, onPresence: OnPresence, log: Logger): Supervised {
  const { SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, SLACK_COMMAND_PREFIX, HOST, PORT } = settings;
  return supervised((onLost) =>
    slackPlatform({
      botToken,
      ...(SLACK_APP_TOKEN === undefined ? {} : { appToken: SLACK_APP_TOKEN }),
      ...(SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: SLACK_SIGNING_SECRET }),
      ...(SLACK_API_URL === undefined ? {} : { apiUrl: SLACK_API_URL }),
      prefix: SLACK_COMMAND_PREFIX ?? '',
      host: HOST,
      port: PORT,
      log: log.child({ platform: 'slack' }),
      onLost,
      onPresence: (presence) => onPresence('slack', presence),
    }),
  );
}

function supervised(make: (onLost: (told: string) => void) => PostingPlatform): Supervised {
  let lose: (told: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  return { platform: make((told) => lose(told)), lost };
}
