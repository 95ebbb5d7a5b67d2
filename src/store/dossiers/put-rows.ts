import type { EntityKind } from '../client/sqlite/client.ts';
import type { Transaction } from '../prisma-client.ts';
import { missingKey, relationKey } from './entities.ts';
import { parentsFirst } from './insert.ts';
import type { DossierRows } from './rows.ts';

/** Writes those entities for which `isPut` holds, new or over what is there, in an order in which each finds what it refers to. */
export async function putRows(
  tx: Transaction,
  stored: DossierRows,
  rows: DossierRows,
  isPut: (kind: EntityKind, key: string) => boolean,
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
  await insertClaims(
    tx,
    rows,
    new Set(claims.map(({ number }) => number).filter((one) => !known.claims.has(one))),
  );
  for (const row of claims.filter(({ number }) => known.claims.has(number))) {
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

  const relations = rows.relations.filter((row) => isPut('relation', relationKey(row)));
  await insertRelations(
    tx,
    rows,
    new Set(relations.map(relationKey).filter((one) => !known.relations.has(one))),
  );
  for (const row of relations.filter((relation) => known.relations.has(relationKey(relation)))) {
    const { kind, fromNumber, toNumber } = row;
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

/**
 * As many in one set of statements: far fewer than one set each would be, and yet small enough to let others have their
 * answers in between.
 */
const AT_ONCE = 200;

/** Claims that were never there, with what belongs to them alone. */
async function insertClaims(tx: Transaction, rows: DossierRows, numbers: ReadonlySet<number>): Promise<void> {
  for (const portion of portions([...numbers])) {
    const inPortion = ({ claimNumber }: { readonly claimNumber: number }) => portion.has(claimNumber);
    await tx.claim.createMany({ data: rows.claims.filter(({ number }) => portion.has(number)) });
    await tx.subject.createMany({ data: rows.subjects.filter(inPortion) });
    await tx.anchor.createMany({
      data: rows.anchors.filter((anchor) => anchor.kind !== 'relation' && inPortion(anchor)),
    });
  }
}

/** Relations that were never there, with the places that state them. */
async function insertRelations(tx: Transaction, rows: DossierRows, keys: ReadonlySet<string>): Promise<void> {
  for (const portion of portions([...keys])) {
    await tx.relation.createMany({ data: rows.relations.filter((row) => portion.has(relationKey(row))) });
    await tx.anchor.createMany({
      data: rows.anchors.filter(
        ({ relationKind, claimNumber, toNumber }) =>
          relationKind !== null &&
          toNumber !== null &&
          portion.has(relationKey({ kind: relationKind, fromNumber: claimNumber, toNumber })),
      ),
    });
  }
}

function* portions<Key>(keys: readonly Key[]): Generator<ReadonlySet<Key>> {
  for (let from = 0; from < keys.length; from += AT_ONCE) yield new Set(keys.slice(from, from + AT_ONCE));
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
