import {
  type APIAttachment,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { interactionPayload } from './build-interaction.ts';
import { fillCommand, type Given } from './command-options.ts';
import { componentsIn, customIdOf } from './component-tree.ts';
import type { Gateway } from './gateway.ts';
import type { FakeChannel, FakeMember } from './guild.ts';
import { Interaction, type Interactions } from './interactions.ts';
import { storeMessage } from './messages.ts';
import { serverPermissions } from './permissions.ts';
import { Sight } from './sight.ts';
import type { World } from './world.ts';

/** Longer than the bot may take, in milliseconds. */
const PATIENCE = 3500;

export interface Where {
  /** By name or itself; `'dm'` is the direct message with the bot. The first channel unless told. */
  readonly channel?: string | FakeChannel;
  /** Of their client. */
  readonly locale?: string;
  /** After how many milliseconds they give up waiting. */
  readonly patience?: number;
}

/** A file that somebody hands in with a form. */
export interface HandedIn {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The size that Discord tells, where it is another. */
  readonly told?: number;
  /** Where Discord says it is, where that is somewhere else. */
  readonly url?: string;
}

export interface Parts {
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
}

/** Somebody at Discord's client: does what it lets them do, and sees what it shows them. */
export class MemberDriver {
  readonly member: FakeMember;
  readonly #home: FakeChannel;
  readonly #parts: Parts;

  constructor(member: FakeMember, home: FakeChannel, parts: Parts) {
    this.member = member;
    this.#home = home;
    this.#parts = parts;
  }

  /** `/stance` or `/settings channel`. @throws Error if the client would not send it. */
  slash(line: string, given: Given = {}, where: Where = {}): Promise<Sight> {
    return this.#send(InteractionType.ApplicationCommand, this.#slashData(line, given, where), where);
  }

  /** The suggestions for the option `focused`, of which `given` has what is typed so far. */
  autocomplete(line: string, given: Given, focused: string, where: Where = {}): Promise<Sight> {
    const data = this.#slashData(line, given, where, focused);
    return this.#send(InteractionType.ApplicationCommandAutocomplete, data, where);
  }

  /** A command of a message's own menu. */
  contextMenu(name: string, message: APIMessage, where: Where = {}): Promise<Sight> {
    const channel = this.#parts.world.channel(message.channel_id) ?? this.#home;
    const command = this.#command(name, ApplicationCommandType.Message, channel);
    const data = {
      id: command.id,
      name,
      type: ApplicationCommandType.Message,
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    };
    return this.#send(InteractionType.ApplicationCommand, data, { ...where, channel });
  }

  press(on: APIMessage | Sight, customId: string, where: Where = {}): Promise<Sight> {
    const message = messageOf(on);
    const component = find(message, customId);
    if (component.type !== ComponentType.Button) throw new Error(`${customId} is no button`);
    return this.#use(message, { component_type: component.type, custom_id: customId }, where);
  }

  choose(
    on: APIMessage | Sight,
    customId: string,
    values: readonly string[],
    where: Where = {},
  ): Promise<Sight> {
    const message = messageOf(on);
    const component = find(message, customId);
    if (component.type !== ComponentType.StringSelect) throw new Error(`${customId} is no select`);
    const strange = values.find((value) => !component.options.some((option) => option.value === value));
    if (strange !== undefined) throw new Error(`${customId} has no option ${strange}`);
    if (values.length < (component.min_values ?? 1) || values.length > (component.max_values ?? 1))
      throw new Error(`${customId} can't have ${values.length} chosen`);
    return this.#use(message, { component_type: component.type, custom_id: customId, values }, where);
  }

  /** Fills in the form this sight is of; what is not given stays as the form had it. */
  submit(
    sight: Sight,
    given: Readonly<Record<string, string | readonly string[] | HandedIn>>,
    where: Where = {},
  ): Promise<Sight> {
    const { modal } = sight;
    if (modal === null) throw new Error('there is no form to fill in');
    const { channel, source } = sight.interaction;
    const attachments: Record<string, APIAttachment> = {};
    const values = Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        if (typeof value === 'string' || !('bytes' in value)) return [name, value];
        const attachment = this.#upload(value);
        attachments[attachment.id] = attachment;
        return [name, [attachment.id]];
      }),
    );
    const data = {
      custom_id: modal.custom_id,
      components: filledIn(modal, values),
      resolved: { attachments },
    };
    return this.#send(InteractionType.ModalSubmit, data, { channel, ...where }, source);
  }

  /** The same again, as when Discord delivers twice. */
  again({ interaction }: Sight, { patience = PATIENCE }: Where = {}): Promise<Sight> {
    return this.#deliver(interaction, patience);
  }

  /** Something of their own, for everybody in the channel. */
  say(content: string, where: Where = {}): APIMessage {
    return storeMessage(this.#parts.world, this.#channel(where), { content }, { author: this.member.user });
  }

  /** What a client puts on Discord's servers before it sends the form off. */
  #upload({ name, bytes, told = bytes.length, url }: HandedIn): APIAttachment {
    const { world } = this.#parts;
    const id = world.nextId();
    world.files.set(id, { type: 'application/octet-stream', bytes });
    const own = `${world.origin}/attachments/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size: told, url: url ?? own, proxy_url: url ?? own };
  }

  #slashData(line: string, given: Given, where: Where, focused?: string): object {
    const [name = '', ...path] = line.replace(/^\//, '').split(' ');
    const channel = this.#channel(where);
    const command = this.#command(name, ApplicationCommandType.ChatInput, channel);
    const focus = focused === undefined ? {} : { focused };
    const filled = fillCommand(this.#parts.world, command, path, given, { guild: channel.guild, ...focus });
    const { options, resolved } = filled;
    const { id, type, guild_id } = command;
    return { id, name, type, options, ...(guild_id === undefined ? {} : { guild_id }), resolved };
  }

  #command(name: string, type: ApplicationCommandType, { guild }: FakeChannel) {
    const command = this.#parts.world
      .registered(guild?.id ?? null)
      .find((registered) => registered.name === name && registered.type === type);
    if (command === undefined) throw new Error(`no command ${name} is registered here`);
    const context = guild === null ? InteractionContextType.BotDM : InteractionContextType.Guild;
    if (command.contexts?.includes(context) === false) throw new Error(`${name} is not offered here`);
    const needed = BigInt(command.default_member_permissions ?? 0);
    const held = guild === null ? needed : serverPermissions(guild, this.member.user.id);
    const hidden = command.default_member_permissions === '0' && !(held & PermissionFlagsBits.Administrator);
    if (hidden || (held & needed) !== needed) throw new Error(`${name} is not offered to ${this.member.key}`);
    return command;
  }

  #use(message: APIMessage, data: object, where: Where): Promise<Sight> {
    const stored = this.#parts.world.messages.get(message.id);
    if (stored === undefined || stored.deleted) throw new Error('the message is no longer there');
    if (stored.seenBy !== null && stored.seenBy !== this.member.user.id)
      throw new Error(`${this.member.key} does not see this message`);
    const channel = this.#parts.world.channel(message.channel_id) ?? this.#home;
    return this.#send(InteractionType.MessageComponent, data, { ...where, channel }, message);
  }

  #send(type: InteractionType, data: object, where: Where, source: APIMessage | null = null): Promise<Sight> {
    const { world, interactions } = this.#parts;
    const channel = this.#channel(where);
    const from = { member: this.member, channel, locale: where.locale ?? 'en-US' };
    const payload = interactionPayload(world, from, { type, data, message: source ?? undefined });
    const interaction = new Interaction(payload, {
      member: this.member,
      channel,
      source,
      sentAt: world.now(),
    });
    interactions.open(interaction);
    return this.#deliver(interaction, where.patience ?? PATIENCE);
  }

  async #deliver(interaction: Interaction, patience: number): Promise<Sight> {
    const guildId = interaction.channel.guild?.id ?? null;
    this.#parts.gateway.dispatch('INTERACTION_CREATE', interaction.payload, guildId);
    return new Sight(interaction, await interaction.firstResponse(patience), this.#parts.world);
  }

  #channel({ channel = this.#home }: Where): FakeChannel {
    if (typeof channel !== 'string') return channel;
    if (channel === 'dm') return this.#parts.world.directMessage(this.member);
    const found = this.#home.guild?.channels.find(({ name }) => name === channel);
    if (found === undefined) throw new Error(`there is no channel ${channel}`);
    return found;
  }
}

function messageOf(on: APIMessage | Sight): APIMessage {
  const message = on instanceof Sight ? on.message : on;
  if (message === null) throw new Error('there is no message');
  if ((message.flags ?? 0) & MessageFlags.Loading) throw new Error('the bot is still thinking');
  return message;
}

function find({ components = [] }: APIMessage, customId: string) {
  for (const { component } of componentsIn(components))
    if (customIdOf(component) === customId) {
      if ('disabled' in component && component.disabled === true) throw new Error(`${customId} is disabled`);
      return component;
    }
  throw new Error(`there is no ${customId} on this message`);
}

/** @throws Error if the client would not send it. */
function filledIn(
  { components }: APIModalInteractionResponseCallbackData,
  values: Readonly<Record<string, string | readonly string[]>>,
): object[] {
  const known = [...componentsIn(components)].map(({ component }) => customIdOf(component));
  const strange = Object.keys(values).find((key) => !known.includes(key));
  if (strange !== undefined) throw new Error(`the form has no field ${strange}`);
  return components.map((component, index) => {
    const base = { type: component.type, id: index + 1 };
    if (component.type === ComponentType.Label)
      return { ...base, component: field(component.component, values) };
    if (component.type === ComponentType.ActionRow)
      return { ...base, components: component.components.map((inner) => field(inner, values)) };
    return base;
  });
}

function field(
  component: Parameters<typeof customIdOf>[0],
  values: Readonly<Record<string, string | readonly string[]>>,
): object {
  const customId = customIdOf(component) ?? '';
  const given = values[customId];
  const base = { type: component.type, id: 100, custom_id: customId };
  if (component.type === ComponentType.StringSelect) {
    const chosen =
      given ?? component.options.filter((option) => option.default === true).map(({ value }) => value);
    return { ...base, values: [chosen].flat() };
  }
  if (component.type !== ComponentType.TextInput) return { ...base, values: [given ?? []].flat() };
  const value = `${given ?? component.value ?? ''}`;
  if (component.required !== false && value === '') throw new Error(`${customId} must be filled in`);
  if (value !== '' && value.length < (component.min_length ?? 0)) throw new Error(`${customId} is too short`);
  if (value.length > (component.max_length ?? 4000)) throw new Error(`${customId} is too long`);
  return { ...base, value };
}
