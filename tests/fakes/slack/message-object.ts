import type { Json } from './json.ts';
import { APP_ID, BOT, TEAM } from './workspace.ts';
import type { Message } from './world.ts';

/** A message as Slack's payloads and answers show it: https://docs.slack.dev/reference/events/message */
export function messageObject(message: Message): Json {
  const from =
    message.author === null
      ? { user: BOT.userId, bot_id: BOT.botId, app_id: APP_ID, bot_profile: botProfile() }
      : { user: message.author };
  return {
    type: 'message',
    ...from,
    text: message.text,
    team: TEAM.id,
    ts: message.ts,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: BOT.userId, ts: message.ts } } : {}),
  };
}

function botProfile(): Json {
  return { id: BOT.botId, app_id: APP_ID, name: BOT.name, deleted: false, updated: 0, team_id: TEAM.id };
}
