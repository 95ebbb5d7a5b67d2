import {
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  type Interaction,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Choice } from '../../chat/message.ts';
import { SUGGESTION_TEXT, SUGGESTIONS } from './limits.ts';
import { plainLabel } from './plain-label.ts';
import type { AnswerBody, MessageBody } from './render-message.ts';

/**
 * The way back to whoever acted. Everything is for their eyes only. Methods reject with discord.js's errors.
 * Bodies go out as they are: they are ours, and discord.js's own builders would check and copy them again.
 */
export class Delivery {
  readonly #interaction: Interaction;
  /** Whether the message that was acted on is the member's own, so that it can be replaced. */
  readonly #ownMessage: boolean;
  /** What has been told so far: nothing, that a new message or another face of the one acted on is coming, or one. */
  #told: 'nothing' | 'new' | 'update' | 'message' = 'nothing';

  constructor(interaction: Interaction) {
    this.#interaction = interaction;
    this.#ownMessage =
      'message' in interaction && interaction.message?.flags.has(MessageFlags.Ephemeral) === true;
  }

  get deferred(): boolean {
    return this.#told !== 'nothing';
  }

  async defer(shows: 'update' | 'new'): Promise<void> {
    const update = shows === 'update' && this.#ownMessage;
    this.#told = update ? 'update' : 'new';
    await this.#respond(
      update
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: MessageFlags.Ephemeral },
          },
    );
  }

  /** In the place of what was told to be coming; what comes of it stands there too. */
  async progress([first]: readonly AnswerBody[]): Promise<void> {
    if (first === undefined) return;
    this.#told = 'new';
    await this.#edit(first);
  }

  async message([first, ...more]: readonly AnswerBody[], shows: 'update' | 'new'): Promise<void> {
    if (first === undefined) return;
    const { body, files } = parted(first);
    const update = shows === 'update' && this.#ownMessage;
    if (this.#told === 'nothing')
      await this.#respond(
        update
          ? { type: InteractionResponseType.UpdateMessage, data: edited(body) }
          : { type: InteractionResponseType.ChannelMessageWithSource, data: body },
        files,
      );
    else if (this.#told === 'new' || (this.#told === 'update' && update)) await this.#edit(first);
    else await this.#followUp(first);
    this.#told = 'message';
    for (const body of more) await this.#followUp(body);
  }

  /** Only as the first response, and not to a form. */
  async modal(data: APIModalInteractionResponseCallbackData): Promise<void> {
    await this.#respond({ type: InteractionResponseType.Modal, data });
  }

  async suggestions(choices: readonly Choice[]): Promise<void> {
    await this.#respond({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: {
        choices: choices
          .filter(({ value }) => value !== '' && value.length <= SUGGESTION_TEXT)
          .slice(0, SUGGESTIONS)
          .map(({ label, value }) => ({ name: plainLabel(label, SUGGESTION_TEXT) || '…', value })),
      },
    });
  }

  async #respond(body: object, files: readonly RawFile[] = []): Promise<void> {
    const { client, id, token } = this.#interaction;
    try {
      await client.rest.post(Routes.interactionCallback(id, token), { auth: false, body, files: [...files] });
    } catch (error) {
      // discord.js had asked again because the first answer was lost on its way here.
      if (!isCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    }
  }

  async #edit(answer: AnswerBody): Promise<void> {
    const { client, applicationId, token } = this.#interaction;
    const { body, files } = parted(answer);
    const to = Routes.webhookMessage(applicationId, token);
    await client.rest.patch(to, { auth: false, body: edited(body), files });
  }

  async #followUp(answer: AnswerBody): Promise<void> {
    const { client, applicationId, token } = this.#interaction;
    await client.rest.post(Routes.webhook(applicationId, token), { auth: false, ...parted(answer) });
  }
}

/** Files go beside the body that names them. */
function parted({ files = [], ...body }: AnswerBody): { body: MessageBody; files: RawFile[] } {
  return { body, files: [...files] };
}

/** Who may see a message can't be changed any more. */
export function edited(body: MessageBody): MessageBody {
  return { ...body, flags: body.flags & ~MessageFlags.Ephemeral };
}

export function isCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}
