import {
  ApplicationFlags,
  DiscordAPIError,
  PermissionFlagsBits,
  REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Finding } from '../../chat/finding.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { type Catalogue, commandBodies } from './command-bodies.ts';
import { isCode } from './delivery.ts';
import { describeError } from './describe-error.ts';
import { restOptions } from './discord-rest.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { inviteLink } from './invite-link.ts';
import { differs, ownApplication } from './registration.ts';
import { rightsInChannel } from './rights-in-channel.ts';

const PRIVILEGED =
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited;

/** Where the bot posts in a server by itself, and what. */
interface Place {
  readonly guildId: string;
  readonly channel: string;
  readonly posts: keyof Texts['discord']['doctor']['cannotPost'];
}

type Application = Awaited<ReturnType<typeof ownApplication>>;
type Found = Omit<Finding, 'subject'>;

/** What a look at Discord shows, without going online. Never rejects because of Discord. */
export async function discordFindings(
  settings: DiscordSettings & { readonly places?: readonly Place[] },
  catalogue: Catalogue,
  t: Texts,
): Promise<readonly Finding[]> {
  const { doctor } = t.discord;
  const rest = new REST(restOptions(settings.apiUrl)).setToken(settings.token);
  let application: Application;
  try {
    application = await ownApplication(rest);
  } catch (error) {
    return [{ subject: doctor.token, ...tokenFound(error, settings, t) }];
  }
  const { id: applicationId } = application;
  const { guildId } = settings;
  const where = { applicationId, guildId };
  const lookedUp: readonly (readonly [subject: string, look: () => Promise<Found>])[] = [
    [
      doctor.commands,
      async () => commandsFound(await differs(rest, where, commandBodies(catalogue, where)), t),
    ],
    ...(guildId === undefined
      ? []
      : [[doctor.server, () => serverFound(rest, guildId, applicationId, t)] as const]),
    ...(settings.places ?? []).map(
      (place) => [doctor.channelFor[place.posts](place.channel), () => placeFound(rest, place, t)] as const,
    ),
  ];
  return [
    { subject: doctor.token, state: 'ok', said: doctor.accepted(application.name) },
    {
      subject: doctor.intents,
      state: 'ok',
      said: hasPrivileged(application) ? doctor.privileged : doctor.noneNeeded,
    },
    { subject: doctor.servers, ...serversFound(application, t) },
    ...(await Promise.all(
      lookedUp.map(async ([subject, look]) => ({
        subject,
        ...(await look().catch((error) => unknown(error, t))),
      })),
    )),
  ];
}

function tokenFound(error: unknown, { apiUrl }: DiscordSettings, t: Texts): Found {
  const { doctor, badToken, unreachable } = t.discord;
  return error instanceof DiscordAPIError && error.status === 401
    ? { state: 'wrong', said: doctor.notAccepted, fix: badToken }
    : { state: 'wrong', said: doctor.noAnswer(describeError(error)), fix: unreachable(apiUrl) };
}

function serversFound({ id, approximate_guild_count: count }: Application, t: Texts): Found {
  const { doctor } = t.discord;
  if (count === undefined) return { state: 'unknown', said: doctor.notCounted };
  return count > 0
    ? { state: 'ok', said: doctor.inServers(count) }
    : { state: 'wrong', said: doctor.inNone, fix: doctor.invite(inviteLink(id)) };
}

function commandsFound(differ: boolean, t: Texts): Found {
  const { doctor } = t.discord;
  return differ
    ? { state: 'wrong', said: doctor.differ, fix: doctor.register }
    : { state: 'ok', said: doctor.registered };
}

async function serverFound(rest: REST, guildId: string, applicationId: string, t: Texts): Promise<Found> {
  const { doctor } = t.discord;
  try {
    // Discord answers this route with a server.
    const { name } = (await rest.get(Routes.guild(guildId))) as { readonly name: string };
    return { state: 'ok', said: doctor.isThere(name) };
  } catch (error) {
    if (!isCode(error, RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild)) throw error;
    return { state: 'wrong', said: doctor.notThere(guildId), fix: doctor.invite(inviteLink(applicationId)) };
  }
}

async function placeFound(rest: REST, { guildId, channel, posts }: Place, t: Texts): Promise<Found> {
  const { doctor } = t.discord;
  const { view, write, history, gone } = t.sharing.lacks.bot;
  try {
    const rights = await rightsInChannel(rest, guildId, channel);
    const lacks = (right: bigint) => (rights & right) === 0n;
    if (lacks(PermissionFlagsBits.ViewChannel))
      return { state: 'wrong', said: doctor.cannotPost[posts], fix: view };
    if (lacks(PermissionFlagsBits.SendMessages))
      return { state: 'wrong', said: doctor.cannotPost[posts], fix: write };
    if (lacks(PermissionFlagsBits.ReadMessageHistory))
      return { state: 'wrong', said: doctor.cannotFind, fix: history };
    return { state: 'ok', said: doctor.canPost };
  } catch (error) {
    if (isCode(error, RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions))
      return { state: 'wrong', said: doctor.cannotPost[posts], fix: view };
    if (!isCode(error, RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.UnknownGuild)) throw error;
    return { state: 'wrong', said: doctor.cannotPost[posts], fix: gone };
  }
}

function hasPrivileged({ flags }: Application): boolean {
  return (flags & PRIVILEGED) !== 0;
}

function unknown(error: unknown, t: Texts): Found {
  return { state: 'unknown', said: t.discord.doctor.noAnswer(describeError(error)) };
}
