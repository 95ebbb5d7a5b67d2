import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ChannelType,
} from 'discord-api-types/v10';
import { type FakeChannel, FakeGuild, type FakeMember } from './guild.ts';
import { snowflakes } from './snowflake.ts';

export interface StoredMessage {
  readonly message: APIMessage;
  /** Whose eyes alone it is for; null for everybody in the channel. */
  readonly seenBy: string | null;
  deleted: boolean;
}

export interface StoredFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The bot's own account. */
export const APPLICATION_ID = '1000000000000000001';
/** Guilds of the sample have the same ids at every start, so that a bot knows them again. */
const SAMPLE_TIME = Date.UTC(2025, 0, 1);

/** All that Discord would know. */
export class World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly guilds = new Map<string, FakeGuild>();
  readonly directMessages = new Map<string, FakeChannel>();
  readonly messages = new Map<string, StoredMessage>();
  readonly files = new Map<string, StoredFile>();
  /** Where files are served from. */
  origin = '';
  /** By scope: `global`, or a guild's id. */
  readonly commands = new Map<string, APIApplicationCommand[]>();
  readonly bot: APIUser = user(APPLICATION_ID, 'whosaid', 'Whosaid', true);
  token = `${Buffer.from(APPLICATION_ID).toString('base64url')}.fake.${'x'.repeat(27)}`;
  readonly #nextSampleId = snowflakes(() => SAMPLE_TIME);
  /** How long a nonce is remembered, in milliseconds; Discord says "the past few minutes". */
  nonceMemory = 300_000;
  readonly #nonces = new Map<string, { id: string; at: number }>();

  constructor(now: () => number) {
    this.now = now;
    this.nextId = snowflakes(now);
  }

  addGuild(name: string, options: { locale?: string; everyone: bigint }): FakeGuild {
    const guild = new FakeGuild({ name, locale: 'en-US', ...options, nextId: this.#nextSampleId });
    this.guilds.set(guild.id, guild);
    return guild;
  }

  newUser(username: string, displayName: string | null): APIUser {
    return user(this.#nextSampleId(), username, displayName, false);
  }

  directMessage(member: FakeMember): FakeChannel {
    const known = this.directMessages.get(member.user.id);
    if (known !== undefined) return known;
    const channel: FakeChannel = {
      id: this.#nextSampleId(),
      name: member.user.username,
      type: ChannelType.DM,
      guild: null,
      parent: null,
      recipient: member.user,
      overwrites: [],
    };
    this.directMessages.set(member.user.id, channel);
    return channel;
  }

  channel(id: string): FakeChannel | undefined {
    const all = [...this.guilds.values()].flatMap(({ channels }) => channels);
    return [...all, ...this.directMessages.values()].find((channel) => channel.id === id);
  }

  /** Oldest first, what everybody there sees. */
  publicMessages(channelId: string): APIMessage[] {
    return [...this.messages.values()]
      .filter(
        ({ message, seenBy, deleted }) => message.channel_id === channelId && seenBy === null && !deleted,
      )
      .map(({ message }) => message);
  }

  registered(guildId: string | null): APIApplicationCommand[] {
    const ofGuild = guildId === null ? [] : (this.commands.get(guildId) ?? []);
    return [...ofGuild, ...(this.commands.get('global') ?? [])];
  }

  /** The message that was made with this nonce in this channel a short while ago. */
  madeWith(channelId: string, nonce: string | number): APIMessage | undefined {
    const before = this.#nonces.get(`${channelId} ${nonce}`);
    if (before === undefined || this.now() - before.at > this.nonceMemory) return undefined;
    return this.messages.get(before.id)?.message;
  }

  remember(channelId: string, nonce: string | number, id: string): void {
    this.#nonces.set(`${channelId} ${nonce}`, { id, at: this.now() });
  }
}

function user(id: string, username: string, displayName: string | null, bot: boolean): APIUser {
  return {
    id,
    username,
    discriminator: '0',
    global_name: displayName,
    avatar: null,
    avatar_decoration_data: null,
    primary_guild: null,
    bot,
  };
}
