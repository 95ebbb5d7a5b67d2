import type { MessageCheck } from './check-message.ts';
import type { Interaction } from './interactions.ts';
import type { Json } from './json.ts';
import { type ResponseMessage, responseMessage } from './schema/message.ts';
import type { Via, World } from './world.ts';

/**
 * Shows what the bot answered to an interaction in an acknowledgement or at its `response_url`.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 *
 * @throws SlackRefusal if Slack would refuse the message.
 */
export function showResponse(
  world: World,
  check: MessageCheck,
  interaction: Interaction,
  body: Json,
  via: Extract<Via, 'ack' | 'response_url'>,
): void {
  const message = check<ResponseMessage>(via, responseMessage, body);
  const { text = '', blocks = [] } = message;
  const { original } = interaction;
  if (message.delete_original === true) {
    if (original !== null) world.remove(original, via, interaction.id);
    return;
  }
  if (message.replace_original === true && original !== null) {
    world.change(original, { text, blocks }, via, interaction.id);
    return;
  }
  if (interaction.channel === null) return;
  world.post(
    {
      channel: interaction.channel,
      threadTs: message.thread_ts ?? null,
      visibleTo: message.response_type === 'in_channel' ? null : interaction.user,
      text,
      blocks,
    },
    via,
    interaction.id,
  );
}
