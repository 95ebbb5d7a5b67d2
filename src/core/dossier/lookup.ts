import type {
  Claim,
  ClaimNumber,
  Dossier,
  Party,
  PartyKey,
  Relation,
  Source,
  SourceKey,
  Speaker,
  SpeakerKey,
} from './dossier.ts';
import { perDossier } from './per-dossier.ts';

/** A dossier's parts by what refers to them. */
export interface Lookup {
  party(key: PartyKey): Party;
  speaker(key: SpeakerKey): Speaker;
  source(key: SourceKey): Source;
  claim(number: ClaimNumber): Claim;
  /** The source's place in the dossier's list, from 1. */
  sourceNumber(key: SourceKey): number;
  claimsOf(party: PartyKey): readonly Claim[];
  relationsFrom(claim: ClaimNumber): readonly Relation[];
  relationsTo(claim: ClaimNumber): readonly Relation[];
}

/** Its functions throw if the dossier refers to what it does not have. */
export const lookup: (dossier: Dossier) => Lookup = perDossier((dossier) => {
  const parties = new Map(dossier.parties.map((party) => [party.key, party]));
  const speakers = new Map(dossier.speakers.map((speaker) => [speaker.key, speaker]));
  const sources = new Map(
    dossier.sources.map((source, index) => [source.key, { source, number: index + 1 }]),
  );
  const claims = new Map(dossier.claims.map((claim) => [claim.number, claim]));
  const byParty = groupBy(dossier.claims, ({ role }) => role.party);
  const from = groupBy(dossier.relations, (relation) => relation.from);
  const to = groupBy(dossier.relations, (relation) => relation.to);
  return {
    party: (key) => found(parties.get(key), key),
    speaker: (key) => found(speakers.get(key), key),
    source: (key) => found(sources.get(key), key).source,
    claim: (number) => found(claims.get(number), number),
    sourceNumber: (key) => found(sources.get(key), key).number,
    claimsOf: (party) => byParty.get(party) ?? [],
    relationsFrom: (claim) => from.get(claim) ?? [],
    relationsTo: (claim) => to.get(claim) ?? [],
  };
});

// Map.groupBy needs Node 21.
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function found<T>(part: T | undefined, key: string | number): T {
  if (part === undefined) throw new Error(`the dossier refers to ${key}, which it does not have`);
  return part;
}
