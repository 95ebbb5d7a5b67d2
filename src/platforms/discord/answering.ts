import { type AutocompleteInteraction, type Interaction, Locale, RESTJSONErrorCodes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Message } from '../../chat/message.ts';
import { Progress } from '../../chat/progress.ts';
import { sentence } from '../../chat/refusal.ts';
import type { Answer, CommandListing, Invocation, Router } from '../../chat/router.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { Delivery, isCode } from './delivery.ts';
import { describeError, isOwnFault } from './describe-error.ts';
import { actorOf } from './discord-actor.ts';
import { commandName, invocationOf, optionsIn } from './invocation.ts';
import { KeptForms } from './kept-forms.ts';
import { FIRST_RESPONSE_MS } from './limits.ts';
import { modalOf } from './modal.ts';
import { answerBodies } from './render-message.ts';

/** Discord may deliver an event again after a lost connection; by then there are no more new ones than this. */
const REMEMBERED_EVENTS = 5_000;

/** Answers what members do. */
export class Answering {
  readonly #router: Router;
  readonly #log: Pick<Logger, 'warn' | 'error'>;
  readonly #catalogue: readonly CommandListing[];
  readonly #fileHosts: readonly string[];
  readonly #forms = new KeptForms();
  readonly #seen = new LRUCache<string, true>({ max: REMEMBERED_EVENTS });

  constructor(router: Router, log: Pick<Logger, 'warn' | 'error'>, fileHosts: readonly string[]) {
    this.#fileHosts = fileHosts;
    this.#router = router;
    this.#log = log;
    // The language that commands are registered in, whatever they are called in others.
    this.#catalogue = router.catalogue(Locale.EnglishUS);
  }

  /** Never rejects. The same event again changes nothing and is not answered again. */
  async handle(interaction: Interaction): Promise<void> {
    if (this.#seen.has(interaction.id)) return;
    this.#seen.set(interaction.id, true);
    const delivery = new Delivery(interaction);
    const t = this.#router.texts(interaction.locale);
    try {
      if (interaction.isAutocomplete()) await this.#suggest(interaction, delivery);
      else await this.#respond(interaction, delivery, t);
    } catch (error) {
      await this.#undelivered(error, delivery, t);
    }
  }

  async #suggest(interaction: AutocompleteInteraction, delivery: Delivery): Promise<void> {
    const { name: option, value: partial } = interaction.options.getFocused(true);
    const { [option]: _, ...others } = optionsIn(interaction);
    const command = commandName(interaction);
    await delivery.suggestions(
      await this.#router.suggest(actorOf(interaction), { command, option, partial, others }),
    );
  }

  async #respond(interaction: Interaction, delivery: Delivery, t: Texts): Promise<void> {
    const invocation = invocationOf(interaction, this.#catalogue, this.#fileHosts);
    if (invocation === null) return delivery.message(answerBodies(said(t.router.outdated), t), 'new');
    const kept = invocation.kind === 'press' ? this.#forms.find(invocation.ref) : undefined;
    if (kept === null) return delivery.message(answerBodies(said(t.discord.formGone), t), 'new');
    if (kept !== undefined)
      return delivery.modal(modalOf(kept.form, kept.forgotten ? t.discord.formForgotten : undefined));
    await this.#answer(interaction, invocation, delivery, t);
  }

  /** Says within Discord's time that an answer is coming, if it is not there by then. */
  async #answer(
    interaction: Interaction,
    invocation: Invocation,
    delivery: Delivery,
    t: Texts,
  ): Promise<void> {
    const { late, shows } = this.#router.expects(invocation);
    const progress = new Progress();
    const answering = this.#router.answer(actorOf(interaction), invocation, progress);
    try {
      if (late || !(await settlesWithin(answering, FIRST_RESPONSE_MS))) {
        await delivery.defer(shows);
        progress.showBy(async (message) => delivery.progress(answerBodies(message, t)));
      }
    } finally {
      await answering;
    }
    await this.#deliver(await answering, interaction, delivery, t);
  }

  async #deliver(
    { reply, shows }: Answer,
    interaction: Interaction,
    delivery: Delivery,
    t: Texts,
  ): Promise<void> {
    switch (reply.kind) {
      case 'message':
        return delivery.message(answerBodies(reply, t), shows);
      case 'form':
        if (!delivery.deferred && !interaction.isModalSubmit()) return delivery.modal(modalOf(reply));
        return delivery.message(answerBodies(this.#forms.offered(reply, t), t), 'new');
      case 'invalid':
        return delivery.message(answerBodies(this.#forms.refused(reply, t), t), 'new');
      default:
        return reply satisfies never;
    }
  }

  async #undelivered(error: unknown, delivery: Delivery, t: Texts): Promise<void> {
    const own = isOwnFault(error);
    if (!own && !isCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType)) {
      this.#log.warn({ what: describeError(error) }, 'an answer did not reach its member');
      return;
    }
    this.#log.error(own ? { err: error } : { what: describeError(error) }, 'an answer could not be given');
    await delivery
      .message(answerBodies(said(t.discord.notTaken), t), 'new')
      .catch((again: unknown) => this.#log.warn({ what: describeError(again) }));
  }
}

function said(text: string): Message {
  return sentence(text, text);
}

async function settlesWithin(task: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([task.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
