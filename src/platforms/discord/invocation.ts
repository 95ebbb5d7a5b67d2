import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { AttachedFiles } from '../../chat/attached.ts';
import type { OptionValues } from '../../chat/command.ts';
import { download } from '../../chat/download.ts';
import { mentionFor } from '../../chat/mention.ts';
import type { MessageRef } from '../../chat/message-ref.ts';
import type { CommandListing, Invocation } from '../../chat/router.ts';
import { messageCommandName } from './command-bodies.ts';

/** Discord's own; what else serves the API, as a stand-in does, serves files as well. */
export function fileHosts(apiUrl: string): readonly string[] {
  const { host } = new URL(apiUrl);
  return host === 'discord.com' ? ['cdn.discordapp.com', 'media.discordapp.net'] : [host];
}

/** What somebody did; null if it is nothing that is offered. */
export function invocationOf(
  interaction: Interaction,
  catalogue: readonly CommandListing[],
  fileHosts: readonly string[],
): Invocation | null {
  if (interaction.isChatInputCommand())
    return { kind: 'command', name: commandName(interaction), options: optionsIn(interaction) };
  if (interaction.isMessageContextMenuCommand()) return onMessage(interaction, catalogue);
  if (interaction.isButton())
    return { kind: 'press', ref: interaction.customId, values: [], ...standsIn(interaction) };
  if (interaction.isStringSelectMenu())
    return {
      kind: 'press',
      ref: interaction.customId,
      values: interaction.values,
      ...standsIn(interaction),
    };
  if (interaction.isModalSubmit())
    return {
      kind: 'submit',
      ref: interaction.customId,
      fields: fieldsIn(interaction),
      files: filesIn(interaction, fileHosts),
    };
  return null;
}

/** The message that a control stands in, unless it is for one member's eyes. */
function standsIn({ message }: MessageComponentInteraction): { readonly on?: MessageRef } {
  const { id, channelId: channel, flags } = message;
  return flags.has(MessageFlags.Ephemeral) ? {} : { on: { channel, id } };
}

/** `stance`, or `settings show`. */
export function commandName(interaction: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = interaction.options.getSubcommand(false);
  return subcommand === null ? interaction.commandName : `${interaction.commandName} ${subcommand}`;
}

export function optionsIn(interaction: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const [first] = interaction.options.data;
  const given =
    first?.type === ApplicationCommandOptionType.Subcommand ? first.options : interaction.options.data;
  return Object.fromEntries((given ?? []).map((option) => [option.name, writtenValue(option, interaction)]));
}

function writtenValue({ type, value, role }: CommandInteractionOption, { guild }: Interaction): string {
  const written = String(value ?? '');
  if (type !== ApplicationCommandOptionType.Mentionable) return written;
  // While a command is being written, Discord sends the id alone.
  const isRole = role != null || guild?.roles.cache.has(written) === true;
  return mentionFor(isRole ? 'role' : 'user', written);
}

function onMessage(
  { commandName: name, targetMessage }: MessageContextMenuCommandInteraction,
  catalogue: readonly CommandListing[],
): Invocation | null {
  const listing = catalogue.find(
    ({ onMessage: offered }) => offered !== null && messageCommandName(offered.label) === name,
  );
  if (listing === undefined) return null;
  // A forwarded message has its words in a copy of the original.
  const text = targetMessage.content || (targetMessage.messageSnapshots.first()?.content ?? '');
  return { kind: 'message', command: listing.name, text };
}

function filesIn({ fields }: ModalSubmitInteraction, hosts: readonly string[]): AttachedFiles {
  return Object.fromEntries(
    [...fields.fields.values()].flatMap((field) => {
      const file = 'attachments' in field ? field.attachments?.first() : undefined;
      if (file === undefined) return [];
      const { name, size, url } = file;
      return [[field.customId, { name, size, read: (limit: number) => download(url, { limit, hosts }) }]];
    }),
  );
}

function fieldsIn({ fields }: ModalSubmitInteraction): OptionValues {
  return Object.fromEntries(
    fields.fields.map((field) => [
      field.customId,
      'value' in field ? String(field.value) : 'values' in field ? (field.values[0] ?? '') : '',
    ]),
  );
}
