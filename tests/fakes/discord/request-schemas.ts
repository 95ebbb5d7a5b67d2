import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import * as z from 'zod/mini';
import { strict } from './strict-schema.ts';

/** In the documentation, missing in the specification: https://docs.discord.com/developers/interactions/application-commands#application-command-object */
const commandKeys = {
  default_member_permissions: z.nullish(z.string().check(z.regex(/^\d+$/))),
  nsfw: z.nullish(z.boolean()),
};

/** What Discord's own specification says of each body, unknown keys refused. */
export const requestSchemas = {
  autocompleteCallback: strict(ApplicationCommandAutocompleteCallbackRequestSchema),
  commands: strict(z.array(z.extend(ApplicationCommandUpdateRequestSchema, commandKeys))),
  messageCallback: strict(CreateMessageInteractionCallbackRequestSchema),
  modalCallback: strict(ModalInteractionCallbackRequestSchema),
  updateCallback: strict(UpdateMessageInteractionCallbackRequestSchema),
  followUp: strict(IncomingWebhookInteractionRequestSchema),
  webhookEdit: strict(IncomingWebhookUpdateRequestPartialSchema),
  messageCreate: strict(MessageCreateRequestSchema),
  messageEdit: strict(MessageEditRequestPartialSchema),
};
