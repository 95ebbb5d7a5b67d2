import type { CommunityKey, DossierEntry, DossierId, Edtf } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Client } from '../prisma-client.ts';

/** What `owner` itself has, in no order. */
export async function readEntries(reader: Client, owner: CommunityKey): Promise<readonly DossierEntry[]> {
  const visible = { state: 'present' as const, community: { key: owner } };
  const dossiers = await reader.dossier.findMany({
    where: visible,
    select: { id: true, slug: true, title: true, happened: true },
  });
  const aliases = groupedBy(
    await reader.alias.findMany({
      where: { partyKey: null, speakerKey: null, dossier: visible },
      orderBy: { position: 'asc' },
      select: { dossierId: true, name: true },
    }),
    ({ dossierId }) => dossierId,
  );
  return dossiers.map(({ id, slug, title, happened }) => ({
    id: id as DossierId, // were both when they were written
    slug,
    origin: owner === bundledCommunity ? 'bundled' : 'community',
    title,
    aliases: (aliases.get(id) ?? []).map(({ name }) => name),
    happened: happened as Edtf,
  }));
}
