import type { Transaction } from '../prisma-client.ts';
import { missingKey, relationKey } from './entities.ts';
import type { DossierRows } from './rows.ts';

/** Puts what stands in another place than before there, whether or not anything else about it has changed. */
export async function moveRows(tx: Transaction, stored: DossierRows, wanted: DossierRows): Promise<void> {
  const dossierId = wanted.dossier.id;
  for (const { key, position } of moved(stored.parties, wanted.parties, ({ key }) => key))
    await tx.party.updateMany({ where: { dossierId, key }, data: { position } });
  for (const { key, position } of moved(stored.speakers, wanted.speakers, ({ key }) => key))
    await tx.speaker.updateMany({ where: { dossierId, key }, data: { position } });
  for (const { key, position } of moved(stored.sources, wanted.sources, ({ key }) => key))
    await tx.source.updateMany({ where: { dossierId, key }, data: { position } });
  for (const { number, position } of moved(stored.claims, wanted.claims, ({ number }) => number))
    await tx.claim.updateMany({ where: { dossierId, number }, data: { position } });
  for (const relation of moved(stored.relations, wanted.relations, relationKey)) {
    const { kind, fromNumber, toNumber, position } = relation;
    await tx.relation.updateMany({ where: { dossierId, kind, fromNumber, toNumber }, data: { position } });
  }
  for (const { partyKey, speakerKey, position } of moved(stored.missing, wanted.missing, missingKey))
    await tx.missingVoice.updateMany({ where: { dossierId, partyKey, speakerKey }, data: { position } });
}

function moved<Row extends { readonly position: number }, Key>(
  stored: readonly Row[],
  wanted: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly Row[] {
  const places = new Map(stored.map((row) => [keyOf(row), row.position]));
  return wanted.filter((row) => places.has(keyOf(row)) && places.get(keyOf(row)) !== row.position);
}
