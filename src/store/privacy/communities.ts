import type { CommunityKey } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import { type Communities, KEPT_MS } from '../../core/privacy/communities.ts';
import type { Client, Transaction } from '../prisma-client.ts';

/** So many communities are named in one statement. */
const BATCH = 500;
/** Until a deletion is given up, which is tried again, and until the changes before it must be done. In milliseconds. */
const FORGETTING = { timeout: 120_000, maxWait: 10_000 };

export function communitiesIn(reader: Client, writer: Client, clock: Clock): Communities {
  return {
    async left(key) {
      await writer.community.updateMany({ where: { key, leftAt: null }, data: { leftAt: clock.now() } });
    },

    async joined(key) {
      await writer.community.updateMany({ where: { key, leftAt: { not: null } }, data: { leftAt: null } });
    },

    async joinedOnly(platform, communities) {
      const there = new Set<string>(communities);
      const rows = await reader.community.findMany({
        where: { key: { startsWith: `${platform}:` } },
        select: { id: true, key: true, leftAt: true },
      });
      const left = rows.filter(({ key, leftAt }) => leftAt === null && !there.has(key));
      const back = rows.filter(({ key, leftAt }) => leftAt !== null && there.has(key));
      await mark(writer, left, clock.now());
      await mark(writer, back, null);
    },

    async forget(platforms) {
      const where = {
        leftAt: { lte: new Date(clock.now().getTime() - KEPT_MS) },
        OR: platforms.map((platform) => ({ key: { startsWith: `${platform}:` } })),
      };
      const found = await reader.community.findFirst({ where, orderBy: { leftAt: 'asc' } });
      if (found === null) return null;
      const { id, key } = found;
      const gone = await writer.$transaction(async (tx) => {
        // It may have come back since; and from here on nobody else changes what it owns.
        const [row] = await tx.community.updateManyAndReturn({
          where: { ...where, id },
          data: { version: { increment: 1 }, names: { increment: 1 }, leftAt: null },
        });
        if (row === undefined) return false;
        await deleteAll(tx, id);
        // Whoever holds a list of its dossiers tells by the version that it is old, so that counting must not begin anew.
        if (row.version === 1) await tx.community.delete({ where: { id } });
        return true;
      }, FORGETTING);
      return gone ? (key as CommunityKey) : null; // only such keys are ever written
    },
  };
}

async function mark(writer: Client, rows: readonly { readonly id: number }[], leftAt: Date | null) {
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id);
    await writer.community.updateMany({ where: { id: { in: ids } }, data: { leftAt } });
  }
}

/** In the order in which rows hang on each other. */
async function deleteAll(tx: Transaction, communityId: number): Promise<void> {
  const own = { where: { communityId } };
  await tx.post.deleteMany(own);
  // With what was asked, answered, scored and seen.
  await tx.round.deleteMany(own);
  await tx.schedule.deleteMany(own);
  // With their practice.
  await tx.player.deleteMany(own);
  await tx.settingChange.deleteMany(own);
  await tx.settings.deleteMany(own);
  await tx.moderator.deleteMany(own);
  await tx.draft.deleteMany(own);
  await tx.blocked.deleteMany(own);
  await deleteDossiers(tx, communityId);
}

async function deleteDossiers(tx: Transaction, communityId: number): Promise<void> {
  const own = { where: { communityId } };
  const theirs = { where: { dossier: { communityId } } };
  await tx.revision.deleteMany(own);
  await tx.missingVoice.deleteMany(theirs);
  await tx.anchor.deleteMany({ where: { claim: { communityId } } });
  await tx.subject.deleteMany({ where: { claim: { communityId } } });
  await tx.relation.deleteMany(theirs);
  await tx.claim.deleteMany(own);
  await tx.alias.deleteMany(theirs);
  await tx.role.deleteMany({ where: { speaker: { dossier: { communityId } } } });
  await tx.source.deleteMany(theirs);
  await tx.speaker.deleteMany(theirs);
  // A party can't go before those that belong to it.
  await tx.party.updateMany({ ...theirs, data: { parentKey: null } });
  await tx.party.deleteMany(theirs);
  await tx.dossier.deleteMany(own);
}
