import type { ClaimNumber } from '../../core/dossier/dossier.ts';
import type { DraftModel } from '../client/sqlite/models.ts';
import { postRow } from '../posts/post-rows.ts';
import type { Transaction } from '../prisma-client.ts';

/** How long a direct message is tried. */
const TELLING_MS = 24 * 3_600_000;

/** Tells whoever suggested something what became of it, if they wanted to be told, in a message of their own. */
export async function tellAuthor(
  tx: Transaction,
  draft: Pick<DraftModel, 'communityId' | 'dossierId' | 'by' | 'tell' | 'reason' | 'number'>,
  state: 'published' | 'declined',
  { at, locale }: { readonly at: Date; readonly locale: string },
): Promise<void> {
  if (!draft.tell) return;
  const { communityId, dossierId, by, reason } = draft;
  const { title: event } = await tx.dossier.findUniqueOrThrow({
    where: { id: dossierId },
    select: { title: true },
  });
  const claim = draft.number as ClaimNumber | null; // was one when it was written
  const notice = { code: 'suggestion-settled', state, event, claim, reason } as const;
  const until = new Date(at.getTime() + TELLING_MS);
  await tx.post.create({
    data: postRow({
      communityId,
      content: { kind: 'notice', notice },
      locale,
      channel: `@${by}`,
      by,
      at,
      due: at,
      until,
    }),
  });
}
