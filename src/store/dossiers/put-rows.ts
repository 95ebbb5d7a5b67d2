import type { EntityKind } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { missingKey, relationKey } from './entities.ts';
import { parentsFirst } from './insert.ts';
import type { DossierRows } from './rows.ts';

/** Writes those entities for which `isPut` holds, new or over what is there, in an order in which each finds what it refers to. */
export async function putRows(
  tx: Transaction,
  rows: DossierRows,
  isPut: (kind: EntityKind, key: string) => boolean,
): Promise<void> {
  const { dossier } = rows;
  const dossierId = dossier.id;

  // The digest may differ though nothing that is read does.
  await tx.dossier.update({ where: { id: dossierId }, data: dossier });
  if (isPut('dossier', dossier.slug))
    await putAliases(tx, rows, { dossierId, partyKey: null, speakerKey: null });

  for (const row of parentsFirst(rows.parties.filter(({ key }) => isPut('party', key)))) {
    const { key } = row;
    await tx.party.upsert({ where: { dossierId_key: { dossierId, key } }, create: row, update: row });
    await putAliases(tx, rows, { dossierId, partyKey: key, speakerKey: null });
  }

  for (const row of rows.speakers.filter(({ key }) => isPut('speaker', key))) {
    const { key } = row;
    await tx.speaker.upsert({ where: { dossierId_key: { dossierId, key } }, create: row, update: row });
    await putAliases(tx, rows, { dossierId, partyKey: null, speakerKey: key });
    // Claims that were retracted still refer to the role they were made in.
    await tx.role.updateMany({ where: { dossierId, speakerKey: key }, data: { state: 'retracted' } });
    for (const role of rows.roles.filter(({ speakerKey }) => speakerKey === key)) {
      const { speakerKey, partyKey, title } = role;
      await tx.role.upsert({
        where: { dossierId_speakerKey_partyKey_title: { dossierId, speakerKey, partyKey, title } },
        create: role,
        update: role,
      });
    }
  }

  for (const row of rows.sources.filter(({ key }) => isPut('source', key))) {
    const { key } = row;
    await tx.source.upsert({ where: { dossierId_key: { dossierId, key } }, create: row, update: row });
  }

  for (const row of rows.claims.filter(({ number }) => isPut('claim', String(number)))) {
    const { number } = row;
    const parts = { dossierId, claimNumber: number };
    await tx.claim.upsert({ where: { dossierId_number: { dossierId, number } }, create: row, update: row });
    await tx.subject.deleteMany({ where: parts });
    await tx.subject.createMany({ data: rows.subjects.filter(({ claimNumber }) => claimNumber === number) });
    await tx.anchor.deleteMany({ where: { ...parts, kind: { not: 'relation' } } });
    await tx.anchor.createMany({
      data: rows.anchors.filter(({ kind, claimNumber }) => kind !== 'relation' && claimNumber === number),
    });
  }

  for (const row of rows.relations) {
    const { kind, fromNumber, toNumber } = row;
    if (!isPut('relation', relationKey(row))) continue;
    const passage = { dossierId, relationKind: kind, claimNumber: fromNumber, toNumber };
    await tx.relation.upsert({
      where: { dossierId_kind_fromNumber_toNumber: { dossierId, kind, fromNumber, toNumber } },
      create: row,
      update: row,
    });
    await tx.anchor.deleteMany({ where: passage });
    await tx.anchor.createMany({
      data: rows.anchors.filter(
        (anchor) =>
          anchor.relationKind === kind && anchor.claimNumber === fromNumber && anchor.toNumber === toNumber,
      ),
    });
  }

  for (const row of rows.missing.filter((voice) => isPut('missing', missingKey(voice)))) {
    const { partyKey, speakerKey } = row;
    const { count } = await tx.missingVoice.updateMany({
      where: { dossierId, partyKey, speakerKey },
      data: row,
    });
    if (count === 0) await tx.missingVoice.create({ data: row });
  }
}

async function putAliases(
  tx: Transaction,
  rows: DossierRows,
  owner: { readonly dossierId: string; readonly partyKey: string | null; readonly speakerKey: string | null },
): Promise<void> {
  await tx.alias.deleteMany({ where: owner });
  await tx.alias.createMany({
    data: rows.aliases.filter(
      ({ partyKey, speakerKey }) => partyKey === owner.partyKey && speakerKey === owner.speakerKey,
    ),
  });
}
