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
 * the last is what is shown. Holds the last version of each entity of one dossier, however many there were. What is changed
 * meanwhile is looked at too.
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
  const page = (count: number) =>
    reader.revision.findMany({
      where: { dossierId, id: { gt: cursor } },
      orderBy: { id: 'asc' },
      take: count,
    });
  for (;;) {
    const found = await page(PAGE);
    for (const { id, entity, key, version, before, after } of found) {
      cursor = id;
      const name = entityName(entity, key);
      const last = lasts.get(name);
      const fault = (what: AuditFault['what'], fields: readonly string[]): AuditStep => ({
        kind: 'fault',
        fault: { ...named, entity, key, version, what, fields },
      });
      if (version !== (last?.version ?? 0) + 1) yield fault('gap', []);
      const was = canonical(entity, before);
      if (was !== (last?.after ?? null)) yield fault('break', differing(was, last?.after ?? null));
      lasts.set(name, { entity, key, version, after: canonical(entity, after) });
    }
    revisions += found.length;
    if (found.length > 0) continue;
    const shown = await shownFaults(reader, communityId, dossierId, lasts);
    // What was changed before that was read is told by revisions that are there now.
    if ((await page(1)).length > 0) continue;
    for (const fault of shown) yield { kind: 'fault', fault: { ...named, ...fault } };
    break;
  }
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
    if (last === undefined) return [{ entity, key, version: null, what: 'no-history', fields: [] }];
    const is = canonical(entity, value);
    if (last.after === is) return [];
    return [{ entity, key, version: null, what: 'shown', fields: differing(last.after, is) }];
  });
  const gone = [...lasts.values()]
    .filter(({ entity, key, after }) => after !== null && !shown.has(entityName(entity, key)))
    .map(({ entity, key }) => ({ entity, key, version: null, what: 'shown' as const, fields: [] }));
  return [...unlike, ...gone];
}

/** The same for values that say the same: fields in one order, and what claims could not have yet when they were written. */
function canonical(entity: EntityKind, value: string | null): string | null {
  if (value === null) return null;
  return JSON.stringify(entity === 'claim' ? claimIn(value) : JSON.parse(value), inKeyOrder);
}

/** The fields in which two versions differ; none where one of them is not shown. */
function differing(one: string | null, other: string | null): readonly string[] {
  if (one === null || other === null) return [];
  const [a, b] = [one, other].map((json) => JSON.parse(json) as Readonly<Record<string, unknown>>); // `canonical` wrote both
  return Object.keys({ ...a, ...b }).filter(
    (field) => JSON.stringify(a?.[field]) !== JSON.stringify(b?.[field]),
  );
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
