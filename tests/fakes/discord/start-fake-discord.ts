import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { Gateway } from './gateway.ts';
import type { FakeChannel, FakeGuild } from './guild.ts';
import { Interactions } from './interactions.ts';
import { guildCreateJson } from './json.ts';
import { MemberDriver } from './member.ts';
import { type LoggedRequest, Rest } from './rest.ts';
import { accountRoutes } from './routes-account.ts';
import { channelRoutes } from './routes-channels.ts';
import { commandRoutes } from './routes-commands.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { addSampleGuild } from './sample-guild.ts';
import { type Violation, Violations } from './violations.ts';
import { World } from './world.ts';

export interface FakeDiscord {
  /** For `DISCORD_API_URL`, and discord.js's `rest.api`. */
  readonly url: string;
  readonly token: string;
  /** The sample server. */
  readonly guild: FakeGuild;
  readonly world: World;
  readonly gateway: Gateway;
  readonly rest: Pick<Rest, 'failNext' | 'invalidRequests' | 'limits'>;
  /** The latest thousand, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly violations: readonly Violation[];
  /** While `spent`, messages older than an hour can't be edited. */
  readonly oldEdits: { spent: boolean };
  /** Hands the violations over, so that `stop` doesn't throw because of them. */
  takeViolations(): readonly Violation[];
  /** @throws Error that quotes every violation nobody has taken. */
  assertClean(): void;
  /** A member of the sample server, or of another. @throws Error if there is none. */
  member(key: string, guild?: FakeGuild): MemberDriver;
  /** @throws Error if there is none. */
  channel(name: string, guild?: FakeGuild): FakeChannel & { readonly messages: readonly APIMessage[] };
  commands(guild?: FakeGuild): readonly APIApplicationCommand[];
  /** Once a gateway session is connected. */
  waitForReady(): Promise<void>;
  /** Once commands are registered, now or before. */
  waitForRegistration(): Promise<void>;
  /** Another server with the bot in it, made while it runs. */
  addGuild(name: string): FakeGuild;
  /** Throws the bot out of a server; as an outage, it is only out of reach until `returnGuild`. */
  removeGuild(guild: FakeGuild, how: 'removed' | 'outage'): void;
  returnGuild(guild: FakeGuild): void;
  /** The token is no longer good, for HTTP and the gateway alike. */
  revokeToken(): void;
  /** @throws Error that quotes every violation nobody has taken, once it has stopped. */
  stop(): Promise<void>;
}

/**
 * Discord's network edge on this machine's loopback interface, port 0 being any free one.
 * `now` (milliseconds since 1970) decides about every deadline but a waiting member's patience.
 */
export async function startFakeDiscord(
  options: { port?: number; now?: () => number } = {},
): Promise<FakeDiscord> {
  const world = new World(options.now ?? Date.now);
  const guild = addSampleGuild(world, 'Sample server');
  const violations = new Violations();
  const interactions = new Interactions(world);
  const gateway = new Gateway(world);
  const registrations = new EventEmitter();
  const oldEdits = { spent: false };
  const rest = new Rest(
    world,
    [
      ...accountRoutes(world, gateway),
      ...commandRoutes(world, () => registrations.emit('registered')),
      ...channelRoutes(world, oldEdits),
      ...interactionRoutes(interactions),
    ],
    violations,
  );
  gateway.attach(rest.server);
  rest.server.listen(options.port ?? 0, '127.0.0.1');
  await once(rest.server, 'listening');
  // A TCP server has an address object; only a named pipe has a string.
  const { port } = rest.server.address() as AddressInfo;
  world.origin = `http://127.0.0.1:${port}`;
  gateway.url = () => `ws://127.0.0.1:${port}`;

  const named = (name: string, within: FakeGuild): FakeChannel => {
    const found = within.channels.find((channel) => channel.name === name);
    if (found === undefined) throw new Error(`there is no channel ${name}`);
    return found;
  };

  return {
    url: `http://127.0.0.1:${port}/api`,
    token: world.token,
    guild,
    world,
    gateway,
    rest,
    requests: rest.requests,
    oldEdits,
    get violations() {
      return violations.all;
    },
    takeViolations: () => violations.take(),
    assertClean: () => violations.assertNone(),
    member(key, within = guild) {
      const member = within.members.find((known) => known.key === key);
      const [home] = within.channels;
      if (member === undefined || home === undefined) throw new Error(`there is no member ${key}`);
      return new MemberDriver(member, home, { world, gateway, interactions });
    },
    channel(name, within = guild) {
      const channel = named(name, within);
      return { ...channel, messages: world.publicMessages(channel.id) };
    },
    commands: (within = guild) => world.registered(within.id),
    waitForReady: () => gateway.ready(),
    async waitForRegistration() {
      if (world.commands.size === 0) await once(registrations, 'registered');
    },
    addGuild(name) {
      const added = addSampleGuild(world, name);
      gateway.tell(GatewayIntentBits.Guilds, 'GUILD_CREATE', guildCreateJson(added, world.bot.id), added.id);
      return added;
    },
    removeGuild(gone, how) {
      const { id } = gone;
      if (how === 'outage') gone.unavailable = true;
      else world.guilds.delete(id);
      const data = how === 'outage' ? { id, unavailable: true } : { id };
      gateway.tell(GatewayIntentBits.Guilds, 'GUILD_DELETE', data, id);
    },
    returnGuild(back) {
      back.unavailable = false;
      gateway.tell(GatewayIntentBits.Guilds, 'GUILD_CREATE', guildCreateJson(back, world.bot.id), back.id);
    },
    revokeToken() {
      world.token = 'revoked';
      gateway.drop(4004);
    },
    async stop() {
      gateway.stop();
      const closed = once(rest.server, 'close');
      rest.server.close();
      rest.server.closeAllConnections();
      await closed;
      violations.assertNone();
    },
  };
}
