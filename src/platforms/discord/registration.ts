import {
  type APIApplication,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  REST,
  Routes,
} from 'discord.js';
import { type Catalogue, type CommandBody, commandBodies } from './command-bodies.ts';
import { restOptions } from './discord-rest.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { refusedStart } from './start-fault.ts';

/** Where commands are registered: for every server, or for one, where changes show at once. */
export interface Registering {
  readonly applicationId: string;
  readonly guildId?: string | undefined;
}

export interface Registered {
  readonly commands: number;
  /** Whether Discord was told anything new. */
  readonly changed: boolean;
}

/** Tells Discord the commands, if it does not have them so already; it takes 200 new ones a day. Rejects with discord.js's errors. */
export async function register(rest: REST, where: Registering, router: Catalogue): Promise<Registered> {
  const bodies = commandBodies(router, where);
  const changed = await differs(rest, where, bodies);
  if (changed) await rest.put(routeOf(where), { body: bodies });
  return { commands: bodies.length, changed };
}

/**
 * The same without going online, for whoever only wants that.
 * @throws CannotStart
 */
export async function registerCommands(settings: DiscordSettings, router: Catalogue): Promise<Registered> {
  const rest = new REST(restOptions(settings.apiUrl)).setToken(settings.token);
  try {
    const { id: applicationId } = await ownApplication(rest);
    return await register(rest, { applicationId, guildId: settings.guildId }, router);
  } catch (error) {
    throw refusedStart(error, settings, router.texts('en'));
  }
}

/** The application that the token belongs to. */
export async function ownApplication(rest: REST): Promise<APIApplication> {
  // Discord answers this route with an application.
  return (await rest.get(Routes.currentApplication())) as APIApplication;
}

/** Whether Discord has other commands than those. */
export async function differs(
  rest: REST,
  where: Registering,
  bodies: readonly CommandBody[],
): Promise<boolean> {
  // Discord answers this route with a list of commands.
  const registered = (await rest.get(routeOf(where), {
    query: new URLSearchParams({ with_localizations: 'true' }),
  })) as readonly APIApplicationCommand[];
  return comparable(registered, where) !== comparable(bodies, where);
}

function routeOf({ applicationId, guildId }: Registering) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** The same text for commands that are the same to people, whatever Discord adds or leaves out. */
function comparable(
  commands: readonly (CommandBody | APIApplicationCommand)[],
  { guildId }: Registering,
): string {
  return JSON.stringify(
    commands
      .map((command) => [
        command.type,
        command.name,
        sorted(command.name_localizations),
        command.description ?? '',
        sorted(command.description_localizations),
        comparableOptions(command.options),
        // Of one server's commands Discord says what it likes.
        guildId === undefined ? [command.contexts?.toSorted(), command.integration_types?.toSorted()] : [],
        ('default_member_permissions' in command && command.default_member_permissions) || null,
      ])
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );
}

function comparableOptions(options: readonly APIApplicationCommandOption[] | undefined): unknown[] {
  return (options ?? []).map((option) => [
    option.type,
    option.name,
    sorted(option.name_localizations),
    option.description,
    sorted(option.description_localizations),
    option.required ?? false,
    'autocomplete' in option && option.autocomplete === true,
    ('max_length' in option && option.max_length) || null,
    'channel_types' in option ? (option.channel_types?.toSorted() ?? []) : [],
    'options' in option ? comparableOptions(option.options) : [],
  ]);
}

function sorted(localizations: object | null | undefined): unknown[] {
  return Object.entries(localizations ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
