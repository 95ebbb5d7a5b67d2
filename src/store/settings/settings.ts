import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import {
  BLOCKED_LISTED,
  MODERATORS_LIMIT,
  type OwnChannel,
  type Settings,
  type Who,
} from '../../core/settings/settings.ts';
import type { Setting } from '../client/sqlite/client.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';

export function settingsIn(reader: Client, writer: Client, clock: Clock): Settings {
  return {
    async moderators(community) {
      const rows = await reader.moderator.findMany({
        where: { community: { key: community } },
        orderBy: [{ addedAt: 'asc' }, { kind: 'asc' }, { subject: 'asc' }],
      });
      return rows.map(({ kind, subject, addedBy, addedAt }) => ({
        who: { kind, id: subject },
        by: addedBy,
        at: addedAt,
      }));
    },

    async hasModerator(community, whos) {
      const found = await reader.moderator.findFirst({
        where: {
          community: { key: community },
          OR: whos.map(({ kind, id }) => ({ kind, subject: id })),
        },
        select: { subject: true },
      });
      return found !== null;
    },

    addModerator: (community, who, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        if ((await tx.moderator.count({ where: row(communityId, who) })) > 0) return 'was-one';
        if ((await tx.moderator.count({ where: { communityId } })) >= MODERATORS_LIMIT) return 'full';
        const at = clock.now();
        await tx.moderator.create({ data: { ...row(communityId, who), addedBy: by, addedAt: at } });
        await changed(tx, communityId, { setting: 'moderator', change: 'set', subject: named(who), by, at });
        return 'added';
      }),

    removeModerator: (community, who, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        const { count } = await tx.moderator.deleteMany({ where: row(communityId, who) });
        if (count === 0) return false;
        const at = clock.now();
        await changed(tx, communityId, {
          setting: 'moderator',
          change: 'unset',
          subject: named(who),
          by,
          at,
        });
        return true;
      }),

    async noticesChannel(community) {
      const row = await reader.settings.findFirst({ where: { community: { key: community } } });
      if (row === null || row.noticesChannel === null) return null;
      return { channel: row.noticesChannel, by: row.changedBy, at: row.changedAt };
    },

    async ownChannels() {
      const rows = await reader.community.findMany({
        where: { OR: [{ settings: { isNot: null } }, { schedules: { some: { state: 'active' } } }] },
        orderBy: { key: 'asc' },
        select: {
          key: true,
          settings: { select: { noticesChannel: true, logChannel: true } },
          schedules: { where: { state: 'active' }, select: { channel: true }, distinct: ['channel'] },
        },
      });
      return rows.flatMap(({ key, settings, schedules }) => {
        const community = key as CommunityKey; // only such keys are ever written
        const one = (channel: string | null | undefined, posts: OwnChannel['posts']) =>
          channel == null ? [] : [{ community, channel, posts }];
        return [
          ...one(settings?.noticesChannel, 'notices'),
          ...one(settings?.logChannel, 'log'),
          ...schedules.flatMap(({ channel }) => one(channel, 'rounds')),
        ];
      });
    },

    async logChannel(community) {
      const row = await reader.settings.findFirst({ where: { community: { key: community } } });
      return row?.logChannel ?? null;
    },

    setLogChannel: (community, channel, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        await choose(tx, communityId, { logChannel: channel }, by, at);
        const change = channel === null ? 'unset' : 'set';
        await changed(tx, communityId, { setting: 'log', change, subject: channel, by, at });
      }),

    async review(community) {
      const row = await reader.settings.findFirst({ where: { community: { key: community } } });
      return row?.review === 2 ? 2 : 1;
    },

    setReview: (community, moderators, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        await choose(tx, communityId, { review: moderators }, by, at);
        await changed(tx, communityId, {
          setting: 'review',
          change: 'set',
          subject: String(moderators),
          by,
          at,
        });
      }),

    async blocked(community) {
      const where = { community: { key: community } };
      const [rows, count] = await Promise.all([
        reader.blocked.findMany({ where, orderBy: { at: 'desc' }, take: BLOCKED_LISTED }),
        reader.blocked.count({ where }),
      ]);
      return { listed: rows.map(({ userId }) => userId), count };
    },

    block: (community, userId, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        if ((await tx.blocked.count({ where: { communityId, userId } })) > 0) return false;
        const at = clock.now();
        await tx.blocked.create({ data: { communityId, userId, by, at } });
        await changed(tx, communityId, {
          setting: 'blocked',
          change: 'set',
          subject: `user:${userId}`,
          by,
          at,
        });
        return true;
      }),

    unblock: (community, userId, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        const { count } = await tx.blocked.deleteMany({ where: { communityId, userId } });
        if (count === 0) return false;
        const at = clock.now();
        await changed(tx, communityId, {
          setting: 'blocked',
          change: 'unset',
          subject: `user:${userId}`,
          by,
          at,
        });
        return true;
      }),

    setNoticesChannel: (community, channel, by) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        const data = { noticesChannel: channel, changedBy: by, changedAt: at };
        await tx.settings.upsert({
          where: { communityId },
          create: { communityId, ...data },
          update: data,
        });
        const change = channel === null ? 'unset' : 'set';
        await changed(tx, communityId, { setting: 'notices', change, subject: channel, by, at });
      }),
  };
}

function row(communityId: number, { kind, id }: Who) {
  return { communityId, kind, subject: id };
}

function named({ kind, id }: Who): string {
  return `${kind}:${id}`;
}

/** Beside whatever else was chosen; who chose the notices' channel stays as it was. */
async function choose(
  tx: Transaction,
  communityId: number,
  chosen: { readonly logChannel: string | null } | { readonly review: number },
  by: string,
  at: Date,
): Promise<void> {
  await tx.settings.upsert({
    where: { communityId },
    create: { communityId, changedBy: by, changedAt: at, ...chosen },
    update: chosen,
  });
}

async function changed(
  tx: Transaction,
  communityId: number,
  change: {
    readonly setting: Setting;
    readonly change: 'set' | 'unset';
    readonly subject: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.settingChange.create({ data: { communityId, ...change } });
}
