import type { DossierId } from '../../core/dossier/dossier.ts';
import type { Transaction } from '../prisma-client.ts';
import type { DossierRows } from './rows.ts';

/** All rows of a dossier, retracted ones too; null if there is none by that id in that community. */
export async function readRows(
  db: Transaction,
  communityId: number,
  id: DossierId,
): Promise<DossierRows | null> {
  const dossier = await db.dossier.findUnique({ where: { communityId_id: { communityId, id } } });
  if (dossier === null) return null;
  // One after the other, because in a transaction they share one connection.
  const where = { dossierId: id };
  return {
    dossier,
    parties: await db.party.findMany({ where }),
    speakers: await db.speaker.findMany({ where }),
    roles: await db.role.findMany({ where }),
    aliases: await db.alias.findMany({ where }),
    sources: await db.source.findMany({ where }),
    claims: await db.claim.findMany({ where }),
    subjects: await db.subject.findMany({ where }),
    relations: await db.relation.findMany({ where }),
    anchors: await db.anchor.findMany({ where }),
    missing: await db.missingVoice.findMany({ where }),
  };
}
