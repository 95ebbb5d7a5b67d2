import type { WriteProgress } from '../../core/editing/editing.ts';
import type { EntityKind } from '../client/sqlite/client.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Transaction } from '../prisma-client.ts';
import { insertRows } from './bulk.ts';
import { missingKey, relationKey } from './entities.ts';
import { parentsFirst } from './insert.ts';
import { portions } from './portions.ts';
import type { DossierRows } from './rows.ts';

/** Writes those entities for which `isPut` holds, new or over what is there, in an order in which each finds what it refers to. */
export async function putRows(
  tx: Transaction,
  stored: DossierRows,
  rows: DossierRows,
  isPut: (kind: EntityKind, key: string) => boolean,
  progress?: WriteProgress,
): Promise<void> {
  const { dossier } = rows;
  const known = {
    claims: new Set(stored.claims.map(({ number }) => number)),
    relations: new Set(stored.relations.map(relationKey)),
  };
  const dossierId = dossier.id;

  // The digest may differ though nothing that is read does. What others refer to is left out: SQLite would look whether
  // any of them does, in every row that there is.
  const { id: _, communityId: __, basedOnId: ___, ...data } = dossier;
  await tx.dossier.update({ where: { id: dossierId }, data });
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

  const claims = rows.claims.filter(({ number }) => isPut('claim', String(number)));
  let written = 0;
  for (const portion of portions(claims)) {
    await putClaims(tx, rows, portion, known.claims);
    written += portion.length;
    progress?.(written / claims.length);
  }

  const passages = groupedBy(
    rows.anchors.filter(({ kind }) => kind === 'relation'),
    ({ relationKind, claimNumber, toNumber }) => `${relationKind} ${claimNumber} ${toNumber}`,
  );
  const passagesOf = ({ kind, fromNumber, toNumber }: DossierRows['relations'][number]) => [
    ...(passages.get(`${kind} ${fromNumber} ${toNumber}`) ?? []),
  ];
  const relations = rows.relations.filter((row) => isPut('relation', relationKey(row)));
  const added = relations.filter((row) => !known.relations.has(relationKey(row)));
  await insertRows(tx, 'Relation', added);
  await insertRows(tx, 'Anchor', added.flatMap(passagesOf));
  for (const row of relations.filter((relation) => known.relations.has(relationKey(relation)))) {
    const { kind, fromNumber, toNumber } = row;
    await tx.relation.upsert({
      where: { dossierId_kind_fromNumber_toNumber: { dossierId, kind, fromNumber, toNumber } },
      create: row,
      update: row,
    });
    await tx.anchor.deleteMany({
      where: { dossierId, relationKind: kind, claimNumber: fromNumber, toNumber },
    });
    await tx.anchor.createMany({ data: passagesOf(row) });
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

/** Claims, with what belongs to them alone. */
async function putClaims(
  tx: Transaction,
  rows: DossierRows,
  portion: DossierRows['claims'],
  known: ReadonlySet<number>,
): Promise<void> {
  const numbers = new Set(portion.map(({ number }) => number));
  const inPortion = ({ claimNumber }: { readonly claimNumber: number }) => numbers.has(claimNumber);
  const there = portion.filter(({ number }) => known.has(number));
  const parts = { dossierId: rows.dossier.id, claimNumber: { in: there.map(({ number }) => number) } };
  await tx.subject.deleteMany({ where: parts });
  await tx.anchor.deleteMany({ where: { ...parts, kind: { not: 'relation' } } });
  for (const { dossierId, number, ...data } of there)
    await tx.claim.updateMany({ where: { dossierId, number }, data });
  const added = portion.filter(({ number }) => !known.has(number));
  await insertRows(tx, 'Claim', added);
  await insertRows(tx, 'Subject', rows.subjects.filter(inPortion));
  const anchors = rows.anchors.filter((anchor) => anchor.kind !== 'relation' && inPortion(anchor));
  await insertRows(tx, 'Anchor', anchors);
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
