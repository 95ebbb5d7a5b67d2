import { EventEmitter, once } from 'node:events';
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { MessageBody } from './check-message.ts';
import type { FakeChannel, FakeMember } from './guild.ts';
import { editMessage, type SentFile, storeMessage } from './messages.ts';
import {
  alreadyAcknowledged,
  invalidWebhookToken,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './refusal.ts';
import type { World } from './world.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages; in milliseconds. */
const FIRST_RESPONSE_WITHIN = 3000;
const TOKEN_LIFETIME = 900_000;

/** What a bot may do first. Deferring is `thinking` or, where a message stays as it is, `nothing`. */
export type FirstResponse =
  | {
      readonly kind: 'message' | 'thinking' | 'update';
      readonly message: APIMessage;
      readonly private: boolean;
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] };

/** One thing a person did, and what has come of it. */
export class Interaction {
  readonly payload: InteractionPayload;
  readonly member: FakeMember;
  readonly channel: FakeChannel;
  /** The message its component is on, or was on before the form. */
  readonly source: APIMessage | null;
  readonly sentAt: number;
  readonly changes = new EventEmitter().setMaxListeners(0);
  readonly followUps: APIMessage[] = [];
  first: FirstResponse | null = null;
  original: APIMessage | null = null;

  constructor(
    payload: InteractionPayload,
    from: { member: FakeMember; channel: FakeChannel; source: APIMessage | null; sentAt: number },
  ) {
    this.payload = payload;
    this.member = from.member;
    this.channel = from.channel;
    this.source = from.source;
    this.sentAt = from.sentAt;
  }

  /** Null if nothing comes within so many milliseconds. */
  async firstResponse(within: number): Promise<FirstResponse | null> {
    if (this.first === null)
      await once(this.changes, 'first', { signal: AbortSignal.timeout(within) }).catch(() => null);
    return this.first;
  }
}

export interface InteractionPayload {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly [field: string]: unknown;
}

export type Callback =
  | { type: InteractionResponseType.ChannelMessageWithSource; data: MessageBody }
  | { type: InteractionResponseType.DeferredChannelMessageWithSource; data?: { flags?: number } | null }
  | { type: InteractionResponseType.DeferredMessageUpdate }
  | { type: InteractionResponseType.UpdateMessage; data?: MessageBody | null }
  | {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      data: { choices?: APIApplicationCommandOptionChoice[] | null };
    }
  | { type: InteractionResponseType.Modal; data: APIModalInteractionResponseCallbackData };

/** Keeps each interaction to Discord's rules of when, how often and with what it may be answered. */
export class Interactions {
  readonly #world: World;
  readonly #byToken = new Map<string, Interaction>();

  constructor(world: World) {
    this.#world = world;
  }

  open(interaction: Interaction): void {
    for (const [token, { sentAt }] of this.#byToken) {
      if (this.#world.now() - sentAt < TOKEN_LIFETIME * 2) break;
      this.#byToken.delete(token);
    }
    this.#byToken.set(interaction.payload.token, interaction);
  }

  /** @throws Refusal if there is none, it is too late, or it has been answered. */
  unanswered(id: string, token: string): Interaction {
    const found = this.#byToken.get(token);
    if (found?.payload.id !== id) throw unknownInteraction();
    if (found.first !== null) throw alreadyAcknowledged();
    if (this.#world.now() - found.sentAt > FIRST_RESPONSE_WITHIN) throw unknownInteraction();
    return found;
  }

  /** @throws Refusal if it has not been acknowledged, or its token is no longer good. */
  acknowledged(token: string): Interaction {
    const found = this.#byToken.get(token);
    if (found === undefined || found.first === null) throw unknownWebhook();
    if (this.#world.now() - found.sentAt > TOKEN_LIFETIME) throw invalidWebhookToken();
    return found;
  }

  respond(interaction: Interaction, callback: Callback, files: readonly SentFile[]): void {
    interaction.first = this.#firstResponse(interaction, callback, files);
    interaction.changes.emit('first');
  }

  /** The `@original`, or a follow-up of this very interaction. @throws Refusal if there is none. */
  message({ original, followUps }: Interaction, id: string): APIMessage {
    const all = original === null ? followUps : [original, ...followUps];
    const found = id === '@original' ? original : all.find((message) => message.id === id);
    if (found === undefined || found === null || this.#world.messages.get(found.id)?.deleted !== false)
      throw unknownMessage();
    return found;
  }

  edit(
    interaction: Interaction,
    message: APIMessage,
    body: MessageBody,
    files: readonly SentFile[],
  ): APIMessage {
    editMessage(this.#world, message, body, files);
    interaction.changes.emit('change');
    return message;
  }

  delete(interaction: Interaction, message: APIMessage): void {
    const stored = this.#world.messages.get(message.id);
    if (stored !== undefined) stored.deleted = true;
    interaction.changes.emit('change');
  }

  /** Directly after a deferral it completes the deferred message instead, as Discord does. */
  followUp(interaction: Interaction, body: MessageBody, files: readonly SentFile[]): APIMessage {
    const { original } = interaction;
    if (original !== null && (original.flags ?? 0) & MessageFlags.Loading)
      return this.edit(interaction, original, body, files);
    const message = this.#store(interaction, body, files);
    interaction.followUps.push(message);
    interaction.changes.emit('change');
    return message;
  }

  #firstResponse(interaction: Interaction, callback: Callback, files: readonly SentFile[]): FirstResponse {
    switch (callback.type) {
      case InteractionResponseType.ChannelMessageWithSource:
        return this.#shown('message', interaction, this.#store(interaction, callback.data, files));
      case InteractionResponseType.DeferredChannelMessageWithSource: {
        const flags = (callback.data?.flags ?? 0) | MessageFlags.Loading;
        return this.#shown('thinking', interaction, this.#store(interaction, { flags }, files));
      }
      case InteractionResponseType.DeferredMessageUpdate:
        interaction.original = interaction.source;
        return { kind: 'nothing' };
      case InteractionResponseType.UpdateMessage: {
        if (interaction.source === null) throw unknownMessage();
        const edited = editMessage(this.#world, interaction.source, callback.data ?? {}, files);
        return this.#shown('update', interaction, edited);
      }
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        return { kind: 'choices', choices: callback.data.choices ?? [] };
      case InteractionResponseType.Modal:
        return { kind: 'modal', modal: callback.data };
    }
  }

  #shown(
    kind: 'message' | 'thinking' | 'update',
    interaction: Interaction,
    message: APIMessage,
  ): FirstResponse {
    interaction.original = message;
    return { kind, message, private: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0 };
  }

  #store(interaction: Interaction, body: MessageBody, files: readonly SentFile[]): APIMessage {
    const { payload, member, channel } = interaction;
    const hidden = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    return storeMessage(this.#world, channel, body, {
      author: this.#world.bot,
      seenBy: hidden ? member.user.id : null,
      files,
      extra: {
        type: messageTypeOf(payload),
        application_id: this.#world.bot.id,
        webhook_id: this.#world.bot.id,
      },
    });
  }
}

function messageTypeOf({ type, data }: InteractionPayload) {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default;
  const fromMenu = typeof data === 'object' && data !== null && 'target_id' in data;
  return fromMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}
