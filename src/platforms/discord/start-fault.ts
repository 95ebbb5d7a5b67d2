import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes, RESTJSONErrorCodes } from 'discord.js';
import { CannotStart } from '../../chat/platform.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { isCode } from './delivery.ts';
import type { DiscordSettings } from './discord-settings.ts';

/** Why Discord closed the gateway and takes no new connection: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export function closedFor(code: number, t: Texts): CannotStart {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new CannotStart(t.discord.badToken, false);
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new CannotStart(t.discord.disallowedIntents, false);
    default:
      return new CannotStart(t.discord.closedForGood(code), false);
  }
}

/** Why a request that the start needs failed. */
export function refusedStart(
  cause: unknown,
  { apiUrl, guildId }: Pick<DiscordSettings, 'apiUrl' | 'guildId'>,
  t: Texts,
): CannotStart {
  if (isBadToken(cause)) return new CannotStart(t.discord.badToken, false, { cause });
  if (
    guildId !== undefined &&
    isCode(cause, RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild)
  )
    return new CannotStart(t.discord.wrongServer(guildId), false, { cause });
  if (cause instanceof DiscordAPIError && cause.status === 400)
    return new CannotStart(t.discord.commandsRefused(cause.message), false, { cause });
  return new CannotStart(t.discord.unreachable(apiUrl), true, { cause });
}

function isBadToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;
}
