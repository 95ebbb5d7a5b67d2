import { type APIUser, ChannelType, OverwriteType } from 'discord-api-types/v10';

export interface FakeRole {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

export interface FakeMember {
  /** What a test calls them. */
  readonly key: string;
  readonly user: APIUser;
  nick: string | null;
  readonly roles: Set<string>;
}

export interface FakeOverwrite {
  readonly type: OverwriteType;
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType.GuildText | ChannelType.PublicThread | ChannelType.DM;
  /** Null in a direct message. */
  readonly guild: FakeGuild | null;
  /** Of a thread only; its overwrites hold. */
  readonly parent: FakeChannel | null;
  /** Of a direct message only: who it is with. */
  readonly recipient: APIUser | null;
  overwrites: FakeOverwrite[];
}

export interface Overwriting {
  /** A role, `'everyone'`, or a member. */
  readonly of: FakeRole | FakeMember | 'everyone';
  readonly allow?: bigint;
  readonly deny?: bigint;
}

export class FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly roles: FakeRole[];
  readonly members: FakeMember[] = [];
  readonly channels: FakeChannel[] = [];
  ownerId = '';
  /** While true, Discord itself has an outage there. */
  unavailable = false;
  readonly #nextId: () => string;

  constructor(options: { name: string; locale: string; everyone: bigint; nextId: () => string }) {
    this.#nextId = options.nextId;
    this.id = options.nextId();
    this.name = options.name;
    this.locale = options.locale;
    this.roles = [{ id: this.id, name: '@everyone', permissions: options.everyone }];
  }

  addRole(name: string, permissions: bigint): FakeRole {
    const role = { id: this.#nextId(), name, permissions };
    this.roles.push(role);
    return role;
  }

  addMember(key: string, user: APIUser, roles: readonly FakeRole[] = []): FakeMember {
    const member: FakeMember = { key, user, nick: null, roles: new Set(roles.map(({ id }) => id)) };
    this.members.push(member);
    return member;
  }

  addChannel(name: string, overwrites: readonly Overwriting[] = []): FakeChannel {
    return this.#add(name, ChannelType.GuildText, null, overwrites);
  }

  addThread(name: string, parent: FakeChannel): FakeChannel {
    return this.#add(name, ChannelType.PublicThread, parent, []);
  }

  /** Replaces them all, without telling the bot: `fake.gateway.dispatch` can. */
  setOverwrites(channel: FakeChannel, overwrites: readonly Overwriting[]): void {
    channel.overwrites = overwrites.map((overwrite) => this.#overwrite(overwrite));
  }

  member(userId: string): FakeMember | undefined {
    return this.members.find(({ user }) => user.id === userId);
  }

  #add(
    name: string,
    type: ChannelType.GuildText | ChannelType.PublicThread,
    parent: FakeChannel | null,
    overwrites: readonly Overwriting[],
  ): FakeChannel {
    const channel: FakeChannel = {
      id: this.#nextId(),
      name,
      type,
      guild: this,
      parent,
      recipient: null,
      overwrites: [],
    };
    this.setOverwrites(channel, overwrites);
    this.channels.push(channel);
    return channel;
  }

  #overwrite({ of, allow = 0n, deny = 0n }: Overwriting): FakeOverwrite {
    if (of === 'everyone') return { type: OverwriteType.Role, id: this.id, allow, deny };
    return 'user' in of
      ? { type: OverwriteType.Member, id: of.user.id, allow, deny }
      : { type: OverwriteType.Role, id: of.id, allow, deny };
  }
}
