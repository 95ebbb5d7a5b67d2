import type { SlashCommand } from '@slack/bolt';
import { late } from '../../chat/pauses.ts';
import { type Acknowledged, answerInTime, type Desk } from './desk.ts';
import { type PrivateBody, privately } from './response-url.ts';
import type { Means } from './showing.ts';
import { slashLine } from './slash-line.ts';
import { firstWords, slashName } from './slash-names.ts';

/** Answers slash commands: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandHandler(
  desk: Desk,
  prefix: string,
): (body: SlashCommand) => Promise<Acknowledged<PrivateBody>> {
  const { router, showing } = desk;
  const offered = firstWords(router.catalogue('en'));
  const words = new Map(offered.map((word) => [slashName(word, prefix), word]));
  const helps = offered.includes('help');

  return async (body) => {
    const means = meansOf(body);
    const actor = await desk.actorOf({
      userId: body.user_id,
      teamId: body.team_id,
      userName: body.user_name,
      channel: body.channel_id,
    });
    const t = router.texts(actor.locale, actor.command);
    // A command that is still in Slack's settings, but no more here, gets the router's own words for that.
    const word = words.get(body.command) ?? body.command.replace(/^\//u, '');
    const line = slashLine(word, body.text, helps && word !== 'help');
    const { soon, answered } = await answerInTime(router, actor, { kind: 'line', line });
    if (soon === late || soon.reply.kind !== 'message')
      return { after: async () => showing.reply((await answered).reply, means, t) };
    const [first, ...rest] = await showing.parts(soon.reply, t);
    return {
      body: privately(first),
      ...(rest.length === 0 ? {} : { after: () => showing.show(rest, means, t) }),
    };
  };
}

export function meansOf(body: SlashCommand): Means {
  return {
    userId: body.user_id,
    triggerId: body.trigger_id,
    responseUrl: body.response_url,
    channel: body.channel_id,
    own: false,
  };
}
