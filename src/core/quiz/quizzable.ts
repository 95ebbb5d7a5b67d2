import type { Claim, Dossier, PartyKey, Speaker, SpeakerKey } from '../dossier/dossier.ts';
import { lookup } from '../dossier/lookup.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { contentWords } from './likeness.ts';

/** What questions may be made of. */
export interface Quizzable {
  /** Those whose words were checked and that nobody keeps out, in the editors' order. */
  readonly claims: readonly Claim[];
  /** Who made these, each once. */
  readonly speakers: readonly Speaker[];
  /** The words of a speaker's names, roles and parties: whatever has one of them names the speaker. */
  namesOf(speaker: SpeakerKey): readonly string[];
  /** The words of all names in the dossier. */
  readonly allNames: readonly string[];
}

export const quizzable: (dossier: Dossier) => Quizzable = perDossier((dossier) => {
  const claims = dossier.claims.filter(mayBeAsked);
  const speaking = new Set(claims.map(({ speaker }) => speaker));
  const names = new Map(dossier.speakers.map((speaker) => [speaker.key, namesOfSpeaker(dossier, speaker)]));
  return {
    claims,
    speakers: dossier.speakers.filter(({ key }) => speaking.has(key)),
    namesOf: (speaker) => names.get(speaker) ?? [],
    allNames: distinct([...[...names.values()].flat(), ...dossier.parties.flatMap(namesOfParty)]),
  };
});

export function mayBeAsked(claim: Claim): boolean {
  return claim.check.level !== 'unchecked' && claim.inQuiz;
}

/** Of the source's text, and so of what is quoted from it (BCP 47). */
export function languageOf(dossier: Dossier, { source }: Claim): string {
  return lookup(dossier).source(source).language;
}

/**
 * Whether what one said may be taken as said by the other: an organisation or office and whoever speaks for the same party.
 * Two persons are never taken for each other.
 */
export function standForEachOther(dossier: Dossier, a: SpeakerKey, b: SpeakerKey): boolean {
  const { speaker } = lookup(dossier);
  if (speaker(a).kind === 'person' && speaker(b).kind === 'person') return false;
  const parties = partiesOf(dossier)(b);
  return [...partiesOf(dossier)(a)].some((party) => parties.has(party));
}

const partiesOf = perDossier((dossier) => {
  const parties = new Map(
    dossier.speakers.map(({ key, roles }) => [key, new Set(roles.map(({ party }) => party))]),
  );
  for (const { speaker, role } of dossier.claims) parties.get(speaker)?.add(role.party);
  return (speaker: SpeakerKey): ReadonlySet<PartyKey> => parties.get(speaker) ?? new Set();
});

function namesOfSpeaker(dossier: Dossier, { key, name, aliases, roles }: Speaker): readonly string[] {
  const titles = [
    ...roles.map(({ title }) => title),
    ...dossier.claims.filter(({ speaker }) => speaker === key).map(({ role }) => role.title),
  ];
  const parties = dossier.parties.filter((party) => partiesOf(dossier)(key).has(party.key));
  return distinct([...[name, ...aliases, ...titles].flatMap(contentWords), ...parties.flatMap(namesOfParty)]);
}

function namesOfParty({ name, aliases }: Dossier['parties'][number]): readonly string[] {
  return [name, ...aliases].flatMap(contentWords);
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
