import type {
  Claim,
  DossierContent,
  Party,
  PartyKey,
  Role,
  Speaker,
  Subject,
} from '../../core/dossier/dossier.ts';
import type { EntityKind } from '../client/sqlite/client.ts';
import { missingKey, relationKey } from './entities.ts';
import { subjectColumns } from './rows.ts';

type IsKept = (kind: EntityKind, key: string) => boolean;

/**
 * `own`, where `isKept`, and `edition` elsewhere. Whatever something that is kept refers to is kept with it, as the edition
 * has it or, if the edition has it no more, as it was; speakers, sources and parties that are needed are there even if they
 * were taken out; and what else refers to something that is gone goes too.
 */
export function merged(own: DossierContent, edition: DossierContent, isKept: IsKept): DossierContent {
  const relationsKept = own.relations.filter((relation) => isKept('relation', relationName(relation)));
  const voicesKept = own.missing.filter((voice) => isKept('missing', voiceName(voice)));

  const numbersNeeded = new Set<string>(
    [
      ...relationsKept.flatMap(({ from, to }) => [from, to]),
      ...voicesKept.flatMap(({ accordingTo }) => accordingTo ?? []),
    ].map(String),
  );
  const claims = mergedList(own.claims, edition.claims, ({ number }) => String(number), {
    isKept: (key) => isKept('claim', key),
    isNeeded: (key) => numbersNeeded.has(key),
  });
  const numbers = new Set(claims.map(({ number }) => number));

  const subjects = [...claims.flatMap(({ about }) => about), ...voicesKept.map(({ of }) => of)];
  const speakersNeeded = new Set<string>([
    ...claims.map(({ speaker }) => speaker),
    ...subjects.flatMap((subject) => ('speaker' in subject ? subject.speaker : [])),
  ]);
  const speakers = mergedList(own.speakers, edition.speakers, ({ key }) => key, {
    isKept: (key) => isKept('speaker', key),
    isNeeded: (key) => speakersNeeded.has(key),
  }).map((speaker) => inRolesOf(claims, speaker));

  const partiesNeeded = new Set<string>([
    ...speakers.flatMap(({ roles }) => roles.map(({ party }) => party)),
    ...subjects.flatMap((subject) => ('party' in subject ? subject.party : [])),
  ]);
  const parties = mergedParties(own, edition, isKept, partiesNeeded);

  const sourcesNeeded = new Set<string>(claims.map(({ source }) => source));
  const partyKeys = new Set(parties.map(({ key }) => key));
  const speakerKeys = new Set(speakers.map(({ key }) => key));
  const isThere = (of: Subject) => ('party' in of ? partyKeys.has(of.party) : speakerKeys.has(of.speaker));
  const head = isKept('dossier', own.slug) ? own : edition;
  return {
    slug: own.slug,
    title: head.title,
    aliases: head.aliases,
    happened: head.happened,
    until: head.until,
    dispute: head.dispute,
    parties,
    speakers,
    sources: mergedList(own.sources, edition.sources, ({ key }) => key, {
      isKept: (key) => isKept('source', key),
      isNeeded: (key) => sourcesNeeded.has(key),
    }),
    claims,
    relations: mergedList(own.relations, edition.relations, relationName, {
      isKept: (key) => isKept('relation', key),
    }).filter(({ from, to }) => numbers.has(from) && numbers.has(to)),
    missing: mergedList(own.missing, edition.missing, voiceName, { isKept: (key) => isKept('missing', key) })
      .filter(({ of }) => isThere(of))
      .map((voice) =>
        voice.accordingTo !== null && !numbers.has(voice.accordingTo)
          ? { ...voice, accordingTo: null }
          : voice,
      ),
  };
}

function relationName({ kind, from, to }: DossierContent['relations'][number]): string {
  return relationKey({ kind, fromNumber: from, toNumber: to });
}

function voiceName({ of }: DossierContent['missing'][number]): string {
  return missingKey(subjectColumns(of));
}

/** With every role in which a claim is made. */
function inRolesOf(claims: readonly Claim[], speaker: Speaker): Speaker {
  const names = new Set(speaker.roles.map(roleName));
  const others = claims.flatMap(({ speaker: key, role }) => {
    if (key !== speaker.key || names.has(roleName(role))) return [];
    names.add(roleName(role));
    return [role];
  });
  return others.length === 0 ? speaker : { ...speaker, roles: [...speaker.roles, ...others] };
}

function roleName({ title, party }: Role): string {
  return `${party} ${title}`;
}

/** With every parent of those that are there. */
function mergedParties(
  own: DossierContent,
  edition: DossierContent,
  isKept: IsKept,
  needed: ReadonlySet<string>,
): readonly Party[] {
  const parties = mergedList(own.parties, edition.parties, ({ key }) => key, {
    isKept: (key) => isKept('party', key),
    isNeeded: (key) => needed.has(key),
  });
  const there = new Set<string>(parties.map(({ key }) => key));
  const lacking = parties.flatMap(({ parent }) =>
    parent === null || there.has(parent) || needed.has(parent) ? [] : parent,
  );
  return lacking.length > 0
    ? mergedParties(own, edition, isKept, new Set([...needed, ...lacking]))
    : withoutCircles(parties, own);
}

/** Where parents of both kinds made a party a part of itself, those that came with the edition are no part of anything. */
function withoutCircles(parties: readonly Party[], own: DossierContent): readonly Party[] {
  const parents = new Map(parties.map(({ key, parent }) => [key, parent]));
  const isPartOfItself = ({ key, parent }: Party) => {
    const above = new Set<PartyKey>();
    let at = parent;
    while (at !== null && !above.has(at)) {
      above.add(at);
      at = parents.get(at) ?? null;
    }
    return above.has(key);
  };
  return parties.map((party) =>
    !own.parties.includes(party) && isPartOfItself(party) ? { ...party, parent: null } : party,
  );
}

/** In the edition's order, and then what is kept of `own` besides. */
function mergedList<Item>(
  own: readonly Item[],
  edition: readonly Item[],
  nameOf: (item: Item) => string,
  { isKept, isNeeded = () => false }: { isKept(name: string): boolean; isNeeded?(name: string): boolean },
): readonly Item[] {
  const owned = new Map(own.map((item) => [nameOf(item), item]));
  const there = new Set(edition.map(nameOf));
  const followed = edition.flatMap((item) => {
    const name = nameOf(item);
    // Changed by the community, or taken out by it.
    return isKept(name) ? (owned.get(name) ?? (isNeeded(name) ? item : [])) : item;
  });
  const others = own.filter((item) => {
    const name = nameOf(item);
    return !there.has(name) && (isKept(name) || isNeeded(name));
  });
  return [...followed, ...others];
}
