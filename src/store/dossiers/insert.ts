import type { WriteProgress } from '../../core/editing/editing.ts';
import type { Transaction } from '../prisma-client.ts';
import { insertRows } from './bulk.ts';
import { contentOf } from './content.ts';
import { entitiesOf } from './entities.ts';
import type { Occasion } from './occasion.ts';
import type { DossierRows } from './rows.ts';

/**
 * About as many in one set of statements: far fewer than one set each would be, and yet small enough to let others have
 * their answers in between, because Prisma prepares a statement without a pause, and a larger one for longer a row.
 */
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
  await tx.dossier.createMany({ data: all((rows) => [rows.dossier]) });
  await tx.party.createMany({ data: all((rows) => parentsFirst(rows.parties)) });
  await tx.speaker.createMany({ data: all((rows) => rows.speakers) });
  await tx.role.createMany({ data: all((rows) => rows.roles) });
  await tx.alias.createMany({ data: all((rows) => rows.aliases) });
  await tx.source.createMany({ data: all((rows) => rows.sources) });
  const [claims, subjects, relations, anchors, missing] = [
    all((rows) => rows.claims),
    all((rows) => rows.subjects),
    all((rows) => rows.relations),
    all((rows) => rows.anchors),
    all((rows) => rows.missing),
  ];
  const entities = dossiers.reduce(
    (sum, rows) => sum + 1 + rows.parties.length + rows.speakers.length + rows.sources.length,
    claims.length + relations.length + missing.length,
  );
  const count = [claims, subjects, relations, anchors, missing].reduce(
    (sum, { length }) => sum + length,
    entities,
  );
  let written = 0;
  const wrote = (more: number) => {
    written += more;
    progress?.(written / count);
  };
  await insertRows(tx, 'Claim', claims, wrote);
  await insertRows(tx, 'Subject', subjects, wrote);
  await insertRows(tx, 'Relation', relations, wrote);
  await insertRows(tx, 'Anchor', anchors, wrote);
  await insertRows(tx, 'MissingVoice', missing, wrote);
  await insertRows(tx, 'Revision', revisionsOf(dossiers, occasion), wrote);
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
