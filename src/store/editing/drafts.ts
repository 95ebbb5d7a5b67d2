import type { Claim, ClaimNumber, CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import {
  DRAFTS_LIMIT,
  type Draft,
  type DraftContent,
  type DraftId,
  type Drafts,
  QUEUE_LIMIT,
  SUGGESTIONS_AN_HOUR,
  UNWRITTEN_LIMIT,
} from '../../core/editing/draft.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import type { Clock } from '../../core/ports.ts';
import type { DraftModel, DraftUpdateInput } from '../client/sqlite/models.ts';
import { withoutName } from '../dossiers/entities.ts';
import { randomId } from '../posts/post-rows.ts';
import type { Client } from '../prisma-client.ts';
import { writingFor } from '../writing-for.ts';
import { tellAuthor } from './tell-author.ts';

const HOUR_MS = 3_600_000;
const open = { in: ['editing', 'waiting'] as ('editing' | 'waiting')[] };

export function draftsIn(reader: Client, writer: Client, clock: Clock): Drafts {
  /** Whether it waited, or was being written, and is settled now. */
  async function settle(
    community: CommunityKey,
    id: DraftId,
    from: 'waiting' | typeof open,
    data: DraftUpdateInput,
  ): Promise<boolean> {
    const { count } = await writer.draft.updateMany({
      where: { id, state: from, community: { key: community } },
      data,
    });
    return count === 1;
  }

  return {
    begin: ({ community, dossier, claim, content, why, base, by }) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        const theirs = { communityId, by, state: 'editing' as const };
        if ((await tx.draft.count({ where: { ...theirs, written: true } })) >= DRAFTS_LIMIT) return null;
        const oldest = await tx.draft.findMany({
          where: { ...theirs, written: false },
          orderBy: { changedAt: 'desc' },
          skip: UNWRITTEN_LIMIT - 1,
          select: { id: true },
        });
        await tx.draft.deleteMany({ where: { id: { in: oldest.map(({ id }) => id) } } });
        const row = await tx.draft.create({
          data: {
            id: randomId(),
            ...theirs,
            dossierId: dossier,
            number: claim,
            content: JSON.stringify(content),
            why,
            base: writtenBase(base),
            at,
            changedAt: at,
          },
        });
        return draftFrom(row, community);
      }),

    async find(community, id) {
      const row = await reader.draft.findFirst({ where: { id, community: { key: community } } });
      return row === null ? null : draftFrom(row, community);
    },

    async editing(community, by) {
      const rows = await reader.draft.findMany({
        where: { by, state: 'editing', written: true, community: { key: community } },
        orderBy: { changedAt: 'desc' },
        take: DRAFTS_LIMIT,
      });
      return rows.map((row) => draftFrom(row, community));
    },

    async suggested(community, by, count) {
      const rows = await reader.draft.findMany({
        where: { by, waitingSince: { not: null }, community: { key: community } },
        orderBy: { changedAt: 'desc' },
        take: count,
      });
      return rows.map((row) => draftFrom(row, community));
    },

    write: (community, id, { content, base, dossier, ...rest }) =>
      writingFor(writer, community, async (tx, communityId) => {
        const [row] = await tx.draft.updateManyAndReturn({
          where: { id, communityId, state: open },
          data: {
            ...rest,
            written: true,
            ...(dossier !== undefined && { dossierId: dossier }),
            ...(content !== undefined && { content: JSON.stringify(content), agreedBy: null }),
            ...(base !== undefined && { base: writtenBase(base) }),
            changedAt: clock.now(),
          },
        });
        return row === undefined ? null : draftFrom(row, community);
      }),

    submit: (community, id, agreed) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        const row = await tx.draft.findFirst({ where: { id, communityId, state: 'editing' } });
        if (row === null) return 'settled';
        if (agreed === null) {
          const who = { communityId, userId: row.by };
          if ((await tx.blocked.count({ where: who })) > 0) return 'blocked';
          const since = new Date(at.getTime() - HOUR_MS);
          const lately = { communityId, by: row.by, waitingSince: { gt: since } };
          if ((await tx.draft.count({ where: lately })) >= SUGGESTIONS_AN_HOUR) return 'too-many';
          if ((await tx.draft.count({ where: { communityId, state: 'waiting' } })) >= QUEUE_LIMIT)
            return 'queue-full';
        }
        await tx.draft.update({
          where: { id },
          data: { state: 'waiting', waitingSince: at, changedAt: at, agreedBy: agreed },
        });
        return 'waiting';
      }),

    async queue(community, place) {
      const where = { state: 'waiting' as const, community: { key: community } };
      const orderBy = [{ waitingSince: 'asc' as const }, { id: 'asc' as const }];
      const [length, first, there] = await Promise.all([
        reader.draft.count({ where }),
        reader.draft.findFirst({ where, orderBy, select: { waitingSince: true } }),
        reader.draft.findFirst({ where, orderBy, skip: place }),
      ]);
      return {
        length,
        since: first?.waitingSince ?? null,
        draft: there === null ? null : draftFrom(there, community),
      };
    },

    async agree(community, id, by) {
      const { count } = await writer.draft.updateMany({
        where: { id, state: 'waiting', agreedBy: null, community: { key: community } },
        data: { agreedBy: by },
      });
      return count === 1;
    },

    decline: (community, id, { by, reason, locale }) =>
      writingFor(writer, community, async (tx, communityId) => {
        const at = clock.now();
        const [row] = await tx.draft.updateManyAndReturn({
          where: { id, communityId, state: 'waiting' },
          data: { state: 'declined', decidedBy: by, decidedAt: at, reason },
        });
        if (row !== undefined) await tellAuthor(tx, row, 'declined', { at, locale });
        return row !== undefined;
      }),

    discard: (community, id) => settle(community, id, open, { state: 'discarded' }),
  };
}

/** Whoever pasted an excerpt may want to be forgotten, and drafts of others need not know them. */
function writtenBase(base: Claim | null): string | null {
  return base === null ? null : JSON.stringify(withoutName(base));
}

function draftFrom(row: DraftModel, community: CommunityKey): Draft {
  const { number, dossierId, content, base, communityId: _, written: __, ...rest } = row;
  return {
    ...rest,
    id: row.id as DraftId, // made above, as all of these
    community,
    dossier: dossierId as DossierId,
    claim: number as ClaimNumber | null,
    content: JSON.parse(content) as DraftContent,
    base: claimIn(base),
  };
}
