import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { checkCallback } from './check-callback.ts';
import { FLAGS, mentionsFault, refuseEmptied, refuseEmpty } from './check-message.ts';
import type { Callback, Interaction, Interactions } from './interactions.ts';
import { readMessage } from './read-message.ts';
import { requestSchemas } from './request-schemas.ts';
import type { Route } from './routing.ts';

/** Answers to interactions and what follows them; no token of the bot's is needed. */
export function interactionRoutes(interactions: Interactions): Route[] {
  const at = (params: Readonly<Record<string, string>>) => {
    const interaction = interactions.acknowledged(params['token'] ?? '');
    return { interaction, message: () => interactions.message(interaction, params['message'] ?? '') };
  };
  const message = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      pattern: '/interactions/:id/:token/callback',
      open: true,
      answer: ({ params, query, body, files, houseRule }) => {
        const interaction = interactions.unanswered(params['id'] ?? '', params['token'] ?? '');
        houseRule(checkCallback(body, interaction, files.length));
        // Checked on the line above.
        const callback = body as Callback;
        interactions.respond(interaction, callback, files);
        return query.get('with_response') === 'true' ? callbackJson(interaction, callback) : null;
      },
    },
    {
      method: 'POST',
      pattern: '/webhooks/:application/:token',
      open: true,
      answer: ({ params, body: sent, files, houseRule }) => {
        const { interaction } = at(params);
        const body = readMessage(requestSchemas.followUp, sent, FLAGS.reply, 0);
        refuseEmpty(body, files.length);
        houseRule(mentionsFault(body));
        return interactions.followUp(interaction, body, files);
      },
    },
    { method: 'GET', pattern: message, open: true, answer: ({ params }) => at(params).message() },
    {
      method: 'PATCH',
      pattern: message,
      open: true,
      answer: ({ params, body: sent, files, houseRule }) => {
        const { interaction, message } = at(params);
        const before = message();
        const body = readMessage(requestSchemas.webhookEdit, sent, FLAGS.edit, before.flags ?? 0);
        refuseEmptied(before, body, files.length);
        houseRule(mentionsFault(body));
        return interactions.edit(interaction, before, body, files);
      },
    },
    {
      method: 'DELETE',
      pattern: message,
      open: true,
      answer: ({ params }) => {
        const { interaction, message } = at(params);
        interactions.delete(interaction, message());
        return null;
      },
    },
  ];
}

function callbackJson({ payload, original }: Interaction, { type }: Callback) {
  const flags = original?.flags ?? 0;
  const response = (message: APIMessage) => ({
    response_message_id: message.id,
    response_message_loading: (flags & MessageFlags.Loading) !== 0,
    response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
  });
  return {
    interaction: { id: payload.id, type: payload.type, ...(original === null ? {} : response(original)) },
    resource: original === null ? { type } : { type, message: original },
  };
}
