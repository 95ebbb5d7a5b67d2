export interface DiscordSettings {
  readonly token: string;
  /** Discord's own is `https://discord.com/api`. */
  readonly apiUrl: string;
  /** The one server to register commands in, for development; without it they are registered for all. */
  readonly guildId?: string | undefined;
}
