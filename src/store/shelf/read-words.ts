import type { ClaimNumber, CommunityKey, DossierId } from '../../core/dossier/dossier.ts';
import type { DossierStatements, DossierVoices } from '../../core/ports.ts';
import { bundledCommunity } from '../bundled.ts';
import { anchorOf, checkOf } from '../dossiers/content.ts';
import { groupedBy } from '../grouped-by.ts';
import type { Client } from '../prisma-client.ts';
import { readOwnVersions } from './read-entries.ts';

/** See `Shelf.voices`. */
export async function readVoices(reader: Client, community: CommunityKey): Promise<readonly DossierVoices[]> {
  const where = presentTo(community);
  const idOf = await idsFor(reader, community);
  const select = { dossierId: true, key: true, name: true } as const;
  const orderBy = { position: 'asc' } as const;
  const parties = await reader.party.findMany({ where, select, orderBy });
  const speakers = await reader.speaker.findMany({ where, select, orderBy });
  const aliases = await reader.alias.findMany({
    where: { dossier: where.dossier },
    select: { dossierId: true, partyKey: true, speakerKey: true, name: true },
    orderBy,
  });
  const byParty = groupedBy(aliases, ({ dossierId, partyKey }) => `${dossierId} ${partyKey}`);
  const bySpeaker = groupedBy(aliases, ({ dossierId, speakerKey }) => `${dossierId} ${speakerKey}`);
  const voices = [
    ...parties.map((party) => ({ ...party, kind: 'party' as const, others: byParty })),
    ...speakers.map((speaker) => ({ ...speaker, kind: 'speaker' as const, others: bySpeaker })),
  ];
  return [...groupedBy(voices, ({ dossierId }) => dossierId)].map(([dossier, ofOne]) => ({
    dossier: idOf(dossier),
    voices: ofOne.map(({ dossierId, key, kind, name, others }) => ({
      kind,
      name,
      aliases: (others.get(`${dossierId} ${key}`) ?? []).map((alias) => alias.name),
    })),
  }));
}

/** See `Shelf.statements`. */
export async function readStatements(
  reader: Client,
  community: CommunityKey,
): Promise<readonly DossierStatements[]> {
  const where = presentTo(community);
  const idOf = await idsFor(reader, community);
  const claims = await reader.claim.findMany({
    where,
    select: {
      dossierId: true,
      number: true,
      summary: true,
      checkLevel: true,
      checkedBy: true,
      checkedOn: true,
    },
    orderBy: { position: 'asc' },
  });
  const quotations = groupedBy(
    await reader.anchor.findMany({
      where: { kind: 'quotation', claim: where },
      orderBy: { position: 'asc' },
    }),
    ({ dossierId, claimNumber }) => `${dossierId} ${claimNumber}`,
  );
  return [...groupedBy(claims, ({ dossierId }) => dossierId)].map(([id, ofOne]) => ({
    id: idOf(id),
    claims: ofOne.map((claim) => ({
      number: claim.number as ClaimNumber, // was one when it was written
      summary: claim.summary,
      quotations: (quotations.get(`${id} ${claim.number}`) ?? []).map((anchor) => ({
        exact: anchor.exact ?? '',
        anchor: anchorOf(anchor),
      })),
      check: checkOf(claim),
    })),
  }));
}

function presentTo(community: CommunityKey) {
  return {
    state: 'present' as const,
    dossier: {
      state: 'present' as const,
      OR: [
        { community: { key: community } },
        { community: { key: bundledCommunity }, versions: { none: { community: { key: community } } } },
      ],
    },
  };
}

/** What a dossier in the tables goes by. */
async function idsFor(reader: Client, community: CommunityKey): Promise<(row: string) => DossierId> {
  const ids = new Map<string, DossierId>(
    (await readOwnVersions(reader, community)).map(({ of, row }) => [row, of]),
  );
  return (row) => ids.get(row) ?? (row as DossierId); // was one when it was written
}
