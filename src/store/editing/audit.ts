import type { CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import type { AuditFault, AuditStep } from '../../core/editing/audit.ts';
import type { EntityKind } from '../../core/editing/editing.ts';
import { claimIn } from '../../core/editing/revised-claim.ts';
import { contentOf } from '../dossiers/content.ts';
import { entitiesOf, entityName } from '../dossiers/entities.ts';
import { readRows } from '../dossiers/read-rows.ts';
import type { Client } from '../prisma-client.ts';

/** As many are read at once. */
const PAGE = 1_000;

interface Last {
  readonly entity: EntityKind;
  readonly key: string;
  readonly version: number;
  readonly after: string | null;
}

/**
 * Looks at the whole history of every dossier: versions have no gaps, each begins with what the one before it ended with, and
 * the last is what is shown. Holds the last version of each entity of one dossier, however many there were.
 */
export async function* audit(reader: Client): AsyncGenerator<AuditStep> {
  let after = '';
  for (;;) {
    const dossiers = await reader.dossier.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, slug: true, communityId: true, community: { select: { key: true } } },
    });
    for (const { id, slug, communityId, community } of dossiers) {
      // Only such keys and ids are ever written.
      const named = { community: community.key as CommunityKey, dossier: slug };
      yield* auditOne(reader, communityId, id as DossierId, named);
    }
    const last = dossiers.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function* auditOne(
  reader: Client,
  communityId: number,
  dossierId: DossierId,
  named: Pick<AuditFault, 'community' | 'dossier'>,
): AsyncGenerator<AuditStep> {
  const lasts = new Map<string, Last>();
  let revisions = 0;
  let cursor = 0;
  for (;;) {
    const page = await reader.revision.findMany({
      where: { dossierId, id: { gt: cursor } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const { entity, key, version, before, after } of page) {
      const name = entityName(entity, key);
      const last = lasts.get(name);
      const fault = (what: AuditFault['what']): AuditStep => ({
        kind: 'fault',
        fault: { ...named, entity, key, version, what },
      });
      if (version !== (last?.version ?? 0) + 1) yield fault('gap');
      if (canonical(entity, before) !== (last?.after ?? null)) yield fault('break');
      lasts.set(name, { entity, key, version, after: canonical(entity, after) });
    }
    revisions += page.length;
    const last = page.at(-1);
    if (last === undefined) break;
    cursor = last.id;
  }
  for (const fault of await shownFaults(reader, communityId, dossierId, lasts))
    yield { kind: 'fault', fault: { ...named, ...fault } };
  yield { kind: 'dossier', revisions };
}

type ShownFault = Omit<AuditFault, 'community' | 'dossier'>;

async function shownFaults(
  reader: Client,
  communityId: number,
  dossierId: DossierId,
  lasts: ReadonlyMap<string, Last>,
): Promise<readonly ShownFault[]> {
  const rows = await readRows(reader, communityId, dossierId);
  if (rows === null) return [];
  const archived = rows.dossier.state === 'retracted';
  const entities = [...entitiesOf(contentOf(rows)).values()].filter(
    ({ kind }) => !archived || kind !== 'dossier',
  );
  const shown = new Map(entities.map((one) => [entityName(one.kind, one.key), one]));
  const unlike = entities.flatMap(({ kind: entity, key, value }): ShownFault[] => {
    const last = lasts.get(entityName(entity, key));
    if (last === undefined) return [{ entity, key, version: null, what: 'no-history' }];
    return last.after === canonical(entity, value) ? [] : [{ entity, key, version: null, what: 'shown' }];
  });
  const gone = [...lasts.values()]
    .filter(({ entity, key, after }) => after !== null && !shown.has(entityName(entity, key)))
    .map(({ entity, key }) => ({ entity, key, version: null, what: 'shown' as const }));
  return [...unlike, ...gone];
}

/** The same for values that say the same: fields in one order, and what claims could not have yet when they were written. */
function canonical(entity: EntityKind, value: string | null): string | null {
  if (value === null) return null;
  return JSON.stringify(entity === 'claim' ? claimIn(value) : JSON.parse(value), inKeyOrder);
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
