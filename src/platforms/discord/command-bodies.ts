import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import type { CommandListing, Router } from '../../chat/router.ts';
import { COMMAND_DESCRIPTION, COMMAND_NAME, OPTION_CHARACTERS } from './limits.ts';
import { cut } from './plain-label.ts';

/** What of a command is ours to say; https://docs.discord.com/developers/interactions/application-commands#create-global-application-command */
export type CommandBody = Pick<APIApplicationCommand, 'type' | 'name'> &
  Partial<
    Pick<
      APIApplicationCommand,
      | 'description'
      | 'name_localizations'
      | 'description_localizations'
      | 'options'
      | 'contexts'
      | 'integration_types'
    >
  >;

export type Catalogue = Pick<Router, 'catalogue' | 'texts'>;

/** All commands, a group as one with subcommands; those on messages besides. */
export function commandBodies(
  { catalogue, texts }: Catalogue,
  { guildId }: { readonly guildId?: string | undefined },
): readonly CommandBody[] {
  const english = catalogue(Locale.EnglishUS);
  const others = Object.values(Locale).filter((locale) => texts(locale) !== texts(Locale.EnglishUS));
  const translated = new Map(others.map((locale) => [locale, byName(catalogue(locale))]));
  // One server's commands are for that server anyway, and Discord takes no word on it.
  const where =
    guildId === undefined
      ? {
          contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        }
      : {};

  function inOthers(name: string, say: (listing: CommandListing) => string | undefined) {
    return Object.fromEntries(
      [...translated].flatMap(([locale, listings]) => {
        const listing = listings.get(name);
        const said = listing === undefined ? undefined : say(listing);
        return said === undefined ? [] : [[locale, said]];
      }),
    );
  }

  function described(listing: CommandListing, say: (listing: CommandListing) => string | undefined) {
    const localizations = inOthers(listing.name, (other) => {
      const said = say(other);
      return said === undefined ? undefined : cut(said, COMMAND_DESCRIPTION);
    });
    return {
      description: cut(say(listing) ?? '', COMMAND_DESCRIPTION),
      ...(Object.keys(localizations).length === 0 ? {} : { description_localizations: localizations }),
    };
  }

  function optionsOf(listing: CommandListing): APIApplicationCommandBasicOption[] {
    return listing.options
      .toSorted((a, b) => Number(b.required) - Number(a.required))
      .map((option) => ({
        ...kindOf(option),
        name: option.name,
        ...described(listing, ({ options }) => options.find(({ name }) => name === option.name)?.description),
        required: option.required,
      }));
  }

  function chatInput(listing: CommandListing): CommandBody {
    return {
      type: ApplicationCommandType.ChatInput,
      name: listing.name,
      ...described(listing, ({ description }) => description),
      options: optionsOf(listing),
      ...where,
    };
  }

  function group(name: string, listings: readonly CommandListing[]): readonly CommandBody[] {
    const [first] = listings;
    if (first === undefined) return [];
    return [
      {
        type: ApplicationCommandType.ChatInput,
        name,
        ...described(first, (listing) => listing.group?.description),
        options: listings.map((listing) => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: listing.name.slice(name.length + 1),
          ...described(listing, ({ description }) => description),
          options: optionsOf(listing),
        })),
        ...where,
      },
    ];
  }

  function onMessage(listing: CommandListing): readonly CommandBody[] {
    if (listing.onMessage === null) return [];
    const localizations = inOthers(listing.name, ({ onMessage: offered }) =>
      offered === null ? undefined : messageCommandName(offered.label),
    );
    return [
      {
        type: ApplicationCommandType.Message,
        name: messageCommandName(listing.onMessage.label),
        ...(Object.keys(localizations).length === 0 ? {} : { name_localizations: localizations }),
        ...where,
      },
    ];
  }

  const groups = new Set(english.flatMap((listing) => listing.group?.name ?? []));
  return [
    ...english.filter((listing) => listing.group === null).map(chatInput),
    ...[...groups].flatMap((name) =>
      group(
        name,
        english.filter((listing) => listing.group?.name === name),
      ),
    ),
    ...english.flatMap(onMessage),
  ];
}

function kindOf({ kind, maxLength, suggests }: CommandListing['options'][number]) {
  switch (kind) {
    case 'words':
      return {
        type: ApplicationCommandOptionType.String as const,
        max_length: Math.min(maxLength, OPTION_CHARACTERS),
        ...(suggests ? { autocomplete: true as const } : {}),
      };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel as const,
        channel_types: [
          ChannelType.GuildText as const,
          ChannelType.GuildAnnouncement as const,
          ChannelType.AnnouncementThread as const,
          ChannelType.PublicThread as const,
          ChannelType.PrivateThread as const,
        ],
      };
    case 'mention':
      return { type: ApplicationCommandOptionType.Mentionable as const };
    default:
      return kind satisfies never;
  }
}

/** What it is called on a message's menu. */
export function messageCommandName(label: string): string {
  return cut(label, COMMAND_NAME);
}

function byName(listings: readonly CommandListing[]): ReadonlyMap<string, CommandListing> {
  return new Map(listings.map((listing) => [listing.name, listing]));
}
