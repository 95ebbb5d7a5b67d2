import type { DossierContent, Subject } from '../../core/dossier/dossier.ts';
import type { EntityKind } from '../client/sqlite/client.ts';
import { missingKey, relationKey } from './entities.ts';
import { subjectColumns } from './rows.ts';

/**
 * `own`, where `isKept`, and `edition` elsewhere. Whatever something that is kept refers to is kept with it, as the edition
 * has it or, if the edition has it no more, as it was; what refers to something that is gone goes too.
 */
export function merged(
  own: DossierContent,
  edition: DossierContent,
  isKept: (kind: EntityKind, key: string) => boolean,
): DossierContent {
  const claims = mergedList(own.claims, edition.claims, ({ number }) => String(number), {
    isKept: (key) => isKept('claim', key),
  });
  const numbers = new Set(claims.map(({ number }) => number));
  const speakersNeeded = new Set<string>(claims.map(({ speaker }) => speaker));
  const about = claims.flatMap((claim) => claim.about);
  for (const subject of about) if ('speaker' in subject) speakersNeeded.add(subject.speaker);
  const sourcesNeeded = new Set<string>(claims.map(({ source }) => source));
  const speakers = mergedList(own.speakers, edition.speakers, ({ key }) => key, {
    isKept: (key) => isKept('speaker', key),
    isNeeded: (key) => speakersNeeded.has(key),
  }).map((speaker) => {
    // A claim is made in one of its speaker's roles.
    const before = own.speakers.find(({ key }) => key === speaker.key);
    const held = (before?.roles ?? []).filter(
      (role) =>
        claims.some(
          (claim) =>
            claim.speaker === speaker.key &&
            claim.role.title === role.title &&
            claim.role.party === role.party,
        ) && !speaker.roles.some(({ title, party }) => title === role.title && party === role.party),
    );
    return held.length === 0 ? speaker : { ...speaker, roles: [...speaker.roles, ...held] };
  });
  const partiesNeeded = new Set<string>(speakers.flatMap(({ roles }) => roles.map(({ party }) => party)));
  for (const subject of about) if ('party' in subject) partiesNeeded.add(subject.party);
  // A parent of what is needed is needed.
  for (const list of [own.parties, edition.parties, own.parties])
    for (const { key, parent } of list)
      if (parent !== null && partiesNeeded.has(key)) partiesNeeded.add(parent);
  const parties = mergedList(own.parties, edition.parties, ({ key }) => key, {
    isKept: (key) => isKept('party', key),
    isNeeded: (key) => partiesNeeded.has(key),
  });
  const partyKeys = new Set<string>(parties.map(({ key }) => key));
  const speakerKeys = new Set<string>(speakers.map(({ key }) => key));
  const isThere = (of: Subject) => ('party' in of ? partyKeys.has(of.party) : speakerKeys.has(of.speaker));
  const relationName = ({ kind, from, to }: DossierContent['relations'][number]) =>
    relationKey({ kind, fromNumber: from, toNumber: to });
  const voiceName = ({ of }: DossierContent['missing'][number]) => missingKey(subjectColumns(of));
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

/** In the edition's order, with what is kept of `own` after what it stood after. */
function mergedList<Item>(
  own: readonly Item[],
  edition: readonly Item[],
  nameOf: (item: Item) => string,
  { isKept, isNeeded }: { isKept(name: string): boolean; isNeeded?(name: string): boolean },
): readonly Item[] {
  const owned = new Map(own.map((item) => [nameOf(item), item]));
  const there = new Set(edition.map(nameOf));
  const followed = edition.flatMap((item) => {
    const name = nameOf(item);
    // Changed by the community, or taken out by it.
    return isKept(name) ? (owned.get(name) ?? []) : item;
  });
  const others = own.filter((item) => {
    const name = nameOf(item);
    return !there.has(name) && (isKept(name) || isNeeded?.(name) === true);
  });
  return [...followed, ...others];
}
