import type { CommunityKey, Dossier, DossierEntry, DossierId, Edtf } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Client } from '../prisma-client.ts';

/** A community's own version of a bundled dossier goes by the bundled one's id everywhere but in the tables. */
export interface OwnVersion {
  readonly of: DossierId;
  readonly row: DossierId;
  readonly isShown: boolean;
}

export async function readOwnVersions(reader: Client, owner: CommunityKey): Promise<readonly OwnVersion[]> {
  const rows = await reader.dossier.findMany({
    where: { community: { key: owner }, basedOnId: { not: null } },
    select: { id: true, basedOnId: true, state: true },
  });
  return rows.map(({ id, basedOnId, state }) => ({
    of: basedOnId as DossierId, // were both when they were written
    row: id as DossierId,
    isShown: state === 'present',
  }));
}

export function originOf(
  owner: CommunityKey,
  { basedOnId }: { readonly basedOnId: string | null },
): Dossier['origin'] {
  if (owner === bundledCommunity) return 'bundled';
  return basedOnId === null ? 'community' : 'changed';
}

/** What `owner` itself has, in no order. */
export async function readEntries(reader: Client, owner: CommunityKey): Promise<readonly DossierEntry[]> {
  const visible = { state: 'present' as const, community: { key: owner } };
  const dossiers = await reader.dossier.findMany({
    where: visible,
    select: { id: true, basedOnId: true, slug: true, title: true, happened: true },
  });
  const aliases = groupedBy(
    await reader.alias.findMany({
      where: { partyKey: null, speakerKey: null, dossier: visible },
      orderBy: { position: 'asc' },
      select: { dossierId: true, name: true },
    }),
    ({ dossierId }) => dossierId,
  );
  return dossiers.map(({ id, basedOnId, slug, title, happened }) => ({
    id: (basedOnId ?? id) as DossierId, // were both when they were written
    slug,
    origin: originOf(owner, { basedOnId }),
    title,
    aliases: (aliases.get(id) ?? []).map(({ name }) => name),
    happened: happened as Edtf,
  }));
}
