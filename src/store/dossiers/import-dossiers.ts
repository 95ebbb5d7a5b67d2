import type { ClaimNumber, CommunityKey, DossierContent, DossierId } from '../../core/dossier/dossier.ts';
import { bundledCommunity } from '../bundled.ts';
import { changing } from '../changing.ts';
import type { Client, Transaction } from '../prisma-client.ts';
import { newDossierId } from './dossier-id.ts';
import { insertDossiers } from './insert.ts';
import type { Occasion } from './occasion.ts';
import { rowsOf } from './rows.ts';

/** Below it are the numbers of bundled claims. */
export const FIRST_NUMBER = 1_000;

/** See `Store.importDossiers`. */
export async function importDossiers(
  writer: Client,
  community: CommunityKey,
  contents: readonly DossierContent[],
  occasion: Occasion,
): Promise<readonly DossierId[]> {
  if (community === bundledCommunity)
    throw new RangeError('bundled dossiers are not a community’s to import');
  return changing(writer, community, async (tx, communityId) => {
    let next = await nextNumber(tx, communityId);
    const dossiers = contents.map((content) => {
      const renumbered = withNumbersFrom(next, content);
      next += content.claims.length;
      return rowsOf({ id: newDossierId(), communityId, digest: null, basedOnId: null }, renumbered);
    });
    await insertDossiers(tx, dossiers, occasion);
    return dossiers.map(({ dossier }) => dossier.id as DossierId); // made above
  });
}

/** For a claim that is added to what the community has. */
export async function nextNumber(db: Client | Transaction, communityId: number): Promise<number> {
  const last = await db.claim.findFirst({
    where: { communityId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return Math.max(last?.number ?? 0, FIRST_NUMBER - 1) + 1;
}

/** The same dossier, its claims numbered on from `first` in their order. */
export function withNumbersFrom(first: number, content: DossierContent): DossierContent {
  const numbers = new Map(
    content.claims.map(({ number }, place) => [number, (first + place) as ClaimNumber]), // a number nobody had before
  );
  const renumbered = (number: ClaimNumber) => {
    const given = numbers.get(number);
    if (given === undefined) throw new RangeError(`no claim ${number} in ${content.slug}`);
    return given;
  };
  return {
    ...content,
    claims: content.claims.map((claim) => ({ ...claim, number: renumbered(claim.number) })),
    relations: content.relations.map((relation) => ({
      ...relation,
      from: renumbered(relation.from),
      to: renumbered(relation.to),
    })),
    missing: content.missing.map((voice) => ({
      ...voice,
      accordingTo: voice.accordingTo === null ? null : renumbered(voice.accordingTo),
    })),
  };
}
