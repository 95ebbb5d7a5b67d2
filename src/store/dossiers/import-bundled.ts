import type { DossierContent, DossierId } from '../../core/dossier/dossier.ts';
import type { Clock } from '../../core/ports.ts';
import { BUNDLED_ID, bundledCommunity } from '../bundled.ts';
import { changing } from '../changing.ts';
import type { Connections } from '../engines/engine.ts';
import type { Transaction } from '../prisma-client.ts';
import { newDossierId } from './dossier-id.ts';
import { editDossier } from './edit.ts';
import { followBundled } from './follow-bundled.ts';
import { insertDossiers } from './insert.ts';
import { readRows } from './read-rows.ts';
import { rowsOf } from './rows.ts';

export type Imported = 'added' | 'edited' | 'unchanged';

/** See `Store.importBundled`. */
export async function importBundled(
  { reader, writer }: Connections,
  clock: Clock,
  content: DossierContent,
  digest: string,
): Promise<Imported> {
  if ((await find(reader, content.slug))?.digest === digest) return 'unchanged';
  return changing(writer, bundledCommunity, async (tx, communityId) => {
    const occasion = { at: clock.now(), by: bundledCommunity, consent: null, reason: `edition:${digest}` };
    const found = await find(tx, content.slug);
    if (found === null) {
      const owner = { id: newDossierId(), communityId, digest, basedOnId: null };
      await insertDossiers(tx, [rowsOf(owner, content)], occasion);
      return 'added';
    }
    // Another process was as far as this one, and quicker.
    if (found.digest === digest) return 'unchanged';
    const id = found.id as DossierId; // was one when it was written
    const stored = await readRows(tx, communityId, id);
    if (stored === null) throw new Error(`the dossier ${id} is gone within a transaction`);
    await editDossier(tx, stored, rowsOf({ id, communityId, digest, basedOnId: null }, content), occasion);
    await followBundled(tx, id, content, occasion);
    return 'edited';
  });
}

function find(db: Transaction, slug: string): Promise<{ id: string; digest: string | null } | null> {
  return db.dossier.findUnique({
    where: { communityId_slug: { communityId: BUNDLED_ID, slug } },
    select: { id: true, digest: true },
  });
}
