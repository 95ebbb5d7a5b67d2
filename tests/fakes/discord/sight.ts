import { once } from 'node:events';
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
} from 'discord-api-types/v10';
import type { FirstResponse, Interaction } from './interactions.ts';
import { textOf } from './render-text.ts';
import type { World } from './world.ts';

/** What came of something a person did, as they see it. */
export class Sight {
  readonly interaction: Interaction;
  readonly kind: FirstResponse['kind'] | 'no answer';
  /** Whether only they see the first response. */
  readonly private: boolean;
  readonly modal: APIModalInteractionResponseCallbackData | null;
  readonly choices: readonly APIApplicationCommandOptionChoice[];
  readonly #world: World;

  constructor(interaction: Interaction, first: FirstResponse | null, world: World) {
    this.interaction = interaction;
    this.kind = first?.kind ?? 'no answer';
    this.private = first !== null && 'private' in first && first.private;
    this.modal = first?.kind === 'modal' ? first.modal : null;
    this.choices = first?.kind === 'choices' ? first.choices : [];
    this.#world = world;
  }

  /** As it is now: it follows edits. Null once it is deleted, and where there never was one. */
  get message(): APIMessage | null {
    const { original } = this.interaction;
    return original === null || this.#world.messages.get(original.id)?.deleted !== false ? null : original;
  }

  get followUps(): readonly APIMessage[] {
    return this.interaction.followUps;
  }

  /** The message in plain words, as it is now. */
  get text(): string {
    return this.message === null ? '' : textOf(this.message);
  }

  /**
   * Once the bot has finished what it deferred.
   * @throws Error (an abort) after so many milliseconds.
   */
  async settled(within = 5000): Promise<this> {
    const signal = AbortSignal.timeout(within);
    while ((this.message?.flags ?? 0) & MessageFlags.Loading)
      await once(this.interaction.changes, 'change', { signal });
    return this;
  }
}
