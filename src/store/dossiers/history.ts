import type { CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import type { EntityKind } from '../client/sqlite/client.ts';
import type { Client } from '../prisma-client.ts';
import type { Occasion } from './occasion.ts';

/** One change: the first has no `before`, a retraction no `after`, a restoration again no `before`. */
export interface Revision extends Occasion {
  /** From 1, without gaps. */
  readonly version: number;
  /** As JSON. */
  readonly before: string | null;
  readonly after: string | null;
}

/** See `Store.history`. */
export function history(
  reader: Client,
  community: CommunityKey,
  id: DossierId,
  entity: { readonly kind: EntityKind; readonly key: string },
): Promise<readonly Revision[]> {
  return reader.revision.findMany({
    where: {
      dossierId: id,
      entity: entity.kind,
      key: entity.key,
      dossier: { community: { key: { in: [community, bundledCommunity] } } },
    },
    orderBy: { version: 'asc' },
    select: { version: true, at: true, by: true, reason: true, before: true, after: true },
  });
}
