import type { MessageShortcut } from '@slack/bolt';
import type { Acknowledged, Desk } from './desk.ts';
import { messageWords } from './message-words.ts';
import { shortcutId } from './shortcut-id.ts';

/**
 * Asks about a message: https://docs.slack.dev/interactivity/implementing-shortcuts#messages. The answer is for whoever
 * asked alone.
 */
export function shortcutHandler(desk: Desk): (body: MessageShortcut) => Promise<Acknowledged<never>> {
  const { router, showing } = desk;
  return async (body) => ({
    after: async () => {
      const { user, team, channel } = body;
      const actor = await desk.actorOf({
        userId: user.id,
        teamId: user.team_id ?? team?.id ?? null,
        userName: user.username ?? user.name,
        channel: channel.id,
      });
      const t = router.texts(actor.locale, actor.command);
      const listing = router.catalogue(actor.locale).find((one) => shortcutId(one) === body.callback_id);
      const { reply } = await router.answer(actor, {
        kind: 'message',
        // One that is gone gets the router's own words for that.
        command: listing?.name ?? body.callback_id,
        text: messageWords(body.message),
      });
      const means = {
        userId: user.id,
        triggerId: body.trigger_id,
        responseUrl: body.response_url,
        channel: channel.id,
        own: false,
      };
      await showing.reply(reply, means, t);
    },
  });
}
