import type { EntityKind } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { missingKey, relationKey } from './entities.ts';
import type { DossierRows } from './rows.ts';

/** Retracts those entities for which `isGone` holds. They stay, with all that belongs to them. */
export async function retractRows(
  tx: Transaction,
  rows: DossierRows,
  isGone: (kind: EntityKind, key: string) => boolean,
): Promise<void> {
  const dossierId = rows.dossier.id;
  const data = { state: 'retracted' as const };
  const keysOf = (kind: EntityKind, keyed: readonly { readonly key: string }[]) => ({
    in: keyed.map(({ key }) => key).filter((key) => isGone(kind, key)),
  });
  await tx.party.updateMany({ where: { dossierId, key: keysOf('party', rows.parties) }, data });
  await tx.speaker.updateMany({ where: { dossierId, key: keysOf('speaker', rows.speakers) }, data });
  await tx.source.updateMany({ where: { dossierId, key: keysOf('source', rows.sources) }, data });
  const numbers = rows.claims.map(({ number }) => number).filter((number) => isGone('claim', String(number)));
  await tx.claim.updateMany({ where: { dossierId, number: { in: numbers } }, data });
  for (const row of rows.relations.filter((relation) => isGone('relation', relationKey(relation)))) {
    const { kind, fromNumber, toNumber } = row;
    await tx.relation.updateMany({ where: { dossierId, kind, fromNumber, toNumber }, data });
  }
  for (const row of rows.missing.filter((voice) => isGone('missing', missingKey(voice)))) {
    const { partyKey, speakerKey } = row;
    await tx.missingVoice.updateMany({ where: { dossierId, partyKey, speakerKey }, data });
  }
}
