import type { WriteProgress } from '../../core/editing/editing.ts';
import type { Transaction } from '../prisma-client.ts';
import { insertRows, type Table } from './bulk.ts';
import { contentOf } from './content.ts';
import { entitiesOf } from './entities.ts';
import type { Occasion } from './occasion.ts';
import type { DossierRows } from './rows.ts';

/** About as many in one set of statements: far fewer than one set for each dossier would be, and none of them large. */
const CLAIMS_AT_ONCE = 200;

/** Writes dossiers that are not there yet, with the first revision of all in them. */
export async function insertDossiers(
  tx: Transaction,
  dossiers: readonly DossierRows[],
  occasion: Occasion,
  progress?: WriteProgress,
): Promise<void> {
  for (const portion of portionsOf(dossiers)) await insertTogether(tx, portion, occasion, progress);
}

function* portionsOf(dossiers: readonly DossierRows[]): Generator<readonly DossierRows[]> {
  let portion: DossierRows[] = [];
  let claims = 0;
  for (const rows of dossiers) {
    portion.push(rows);
    claims += rows.claims.length;
    if (claims < CLAIMS_AT_ONCE) continue;
    yield portion;
    portion = [];
    claims = 0;
  }
  if (portion.length > 0) yield portion;
}

async function insertTogether(
  tx: Transaction,
  dossiers: readonly DossierRows[],
  occasion: Occasion,
  progress?: WriteProgress,
): Promise<void> {
  function all<Row>(rowsOf: (rows: DossierRows) => readonly Row[]): Row[] {
    return dossiers.flatMap(rowsOf);
  }
  const tables: readonly (readonly [table: Table, rows: readonly object[]])[] = [
    ['Dossier', all(({ dossier }) => [dossier])],
    ['Party', all(({ parties }) => parentsFirst(parties))],
    ['Speaker', all(({ speakers }) => speakers)],
    ['Role', all(({ roles }) => roles)],
    ['Alias', all(({ aliases }) => aliases)],
    ['Source', all(({ sources }) => sources)],
    ['Claim', all(({ claims }) => claims)],
    ['Subject', all(({ subjects }) => subjects)],
    ['Relation', all(({ relations }) => relations)],
    ['Anchor', all(({ anchors }) => anchors)],
    ['MissingVoice', all(({ missing }) => missing)],
    ['Revision', revisionsOf(dossiers, occasion)],
  ];
  const count = tables.reduce((sum, [, rows]) => sum + rows.length, 0);
  let written = 0;
  for (const [table, rows] of tables)
    await insertRows(tx, table, rows, (more) => {
      written += more;
      progress?.(written / count);
    });
}

/** The first of everything there is. */
function revisionsOf(dossiers: readonly DossierRows[], occasion: Occasion) {
  return dossiers.flatMap((rows) =>
    [...entitiesOf(contentOf(rows)).values()].map(({ kind, key, value }) => ({
      ...occasion,
      communityId: rows.dossier.communityId,
      dossierId: rows.dossier.id,
      entity: kind,
      key,
      version: 1,
      before: null,
      after: value,
    })),
  );
}

/** So that each finds its parent there, even where it takes several statements to write them. */
export function parentsFirst(parties: DossierRows['parties']): DossierRows['parties'] {
  const ordered: DossierRows['parties'][number][] = [];
  let left = parties;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ key }) => key));
    const next = left.filter(({ parentKey }) => parentKey === null || !waiting.has(parentKey));
    if (next.length === 0) return [...ordered, ...left]; // each other's parents: no order would help
    ordered.push(...next);
    left = left.filter((party) => !next.includes(party));
  }
  return ordered;
}
