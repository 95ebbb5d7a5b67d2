import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { FLAGS, type MessageBody, mentionsFault, messageFaults, refuseEmpty } from './check-message.ts';
import { modalFaults } from './check-modal.ts';
import { withoutHabits } from './client-habits.ts';
import { formFaults } from './form-faults.ts';
import type { Callback, Interaction } from './interactions.ts';
import { type FormFault, invalidForm } from './refusal.ts';
import { requestSchemas } from './request-schemas.ts';

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage } =
  InteractionResponseType;
const { ApplicationCommandAutocompleteResult, Modal } = InteractionResponseType;
const REPLIES = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
const UPDATES = [DeferredMessageUpdate, UpdateMessage];

/**
 * @returns what the house has against it.
 * @throws Refusal if Discord would not take it.
 */
export function checkCallback(body: unknown, interaction: Interaction, files: number): string | null {
  const type: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'type') : undefined;
  const choices = allowedFor(interaction);
  if (!choices.some((choice) => choice === type)) {
    const message = `Value must be one of {${choices.join(', ')}}.`;
    throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
  }
  // Its type is one of those, and the schema sees to the rest before anything of it is used.
  const callback = body as Callback;
  const shape = formFaults(schemaFor(callback.type), withoutHabits(body));
  if (shape.length > 0) throw invalidForm(shape);
  const faults = ownFaults(callback, interaction).map((fault) => ({
    ...fault,
    path: ['data', ...fault.path],
  }));
  if (faults.length > 0) throw invalidForm(faults);
  if (callback.type === ChannelMessageWithSource) refuseEmpty(callback.data, files);
  return callback.type === ChannelMessageWithSource || callback.type === UpdateMessage
    ? mentionsFault(callback.data ?? {})
    : null;
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
function allowedFor({ payload, source }: Interaction): InteractionResponseType[] {
  switch (payload.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [ApplicationCommandAutocompleteResult];
    case InteractionType.MessageComponent:
      return [...REPLIES, ...UPDATES, Modal];
    case InteractionType.ModalSubmit:
      return source === null ? REPLIES : [...REPLIES, ...UPDATES];
    default:
      return [...REPLIES, Modal];
  }
}

function schemaFor(type: InteractionResponseType) {
  if (type === ApplicationCommandAutocompleteResult) return requestSchemas.autocompleteCallback;
  if (type === Modal) return requestSchemas.modalCallback;
  return type === DeferredMessageUpdate || type === UpdateMessage
    ? requestSchemas.updateCallback
    : requestSchemas.messageCallback;
}

function ownFaults(callback: Callback, { source }: Interaction): FormFault[] {
  switch (callback.type) {
    case ChannelMessageWithSource:
      if (callback.data === undefined || callback.data === null)
        return [{ path: [], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
      return messageFaults(callback.data, { allowed: FLAGS.reply });
    case DeferredChannelMessageWithSource:
      return messageFaults({ flags: callback.data?.flags ?? 0 }, { allowed: FLAGS.reply });
    case UpdateMessage:
      return updateFaults(callback.data ?? {}, source?.flags ?? 0);
    case Modal:
      return modalFaults(callback.data);
    default:
      return [];
  }
}

function updateFaults(body: MessageBody, flagsBefore: number): FormFault[] {
  return messageFaults(body, { allowed: FLAGS.edit, flagsBefore });
}
