import { createHash } from 'node:crypto';
import type {
  Claim,
  DossierContent,
  Edtf,
  Party,
  PartyKey,
  Role,
  Source,
  Speaker,
} from '../dossier/dossier.ts';
import type { SpeakerKind } from '../dossier/vocabulary.ts';
import { maxLength } from '../dossier-file/limits.ts';
import { line } from '../dossier-file/text-rules.ts';
import type { TypedSource } from './typed-claim.ts';
import { type FieldFault, linesOf, oneLine, readLanguages, sourceFaults } from './typed-fields.ts';

/** Who or what in a dossier is neither a statement nor the dossier itself. */
export type CastMember =
  | { readonly kind: 'party'; readonly is: Party }
  | { readonly kind: 'speaker'; readonly is: Speaker }
  | { readonly kind: 'source'; readonly is: Source };

/** A party as somebody typed it. */
export interface TypedParty {
  readonly name: string;
  /** One a line. */
  readonly aliases: string;
  /** The name of the party that it is a part of, or nothing. */
  readonly parent: string;
}

/** A speaker as somebody typed them. */
export interface TypedVoice {
  readonly name: string;
  readonly kind: SpeakerKind;
  /** One a line. */
  readonly aliases: string;
  /** One a line, each with its party: `Role < Party`; the first is the one a claim has that names no other. */
  readonly roles: string;
}

export type CastFault =
  | FieldFault
  /** Another one has that name, or address. */
  | { readonly code: 'taken'; readonly name: string }
  | { readonly code: 'unknown-party'; readonly name: string }
  /** It would be a part of itself. */
  | { readonly code: 'own-part'; readonly name: string }
  /** A role without its party, as it was typed. */
  | { readonly code: 'no-party'; readonly name: string }
  | { readonly code: 'no-roles' }
  /** Statements were made in it, and which of the new ones stands in its place can't be told. */
  | { readonly code: 'role-in-use'; readonly name: string };

export type CastReading =
  | { readonly kind: 'read'; readonly content: DossierContent }
  | { readonly kind: 'faulty'; readonly faults: Readonly<Record<string, CastFault>> };

export function castOf({ parties, speakers, sources }: DossierContent): readonly CastMember[] {
  return [
    ...speakers.map((is) => ({ kind: 'speaker' as const, is })),
    ...parties.map((is) => ({ kind: 'party' as const, is })),
    ...sources.map((is) => ({ kind: 'source' as const, is })),
  ];
}

/** Names one of a dossier's in 16 letters and digits, whatever its key. */
export function castId({ kind, is }: CastMember): string {
  return createHash('sha256').update(`${kind} ${is.key}`, 'utf8').digest('hex').slice(0, 16);
}

export function typedParty({ name, aliases, parent }: Party, { parties }: DossierContent): TypedParty {
  return {
    name,
    aliases: aliases.join('\n'),
    parent: parties.find(({ key }) => key === parent)?.name ?? '',
  };
}

export function typedVoice({ name, kind, aliases, roles }: Speaker, { parties }: DossierContent): TypedVoice {
  const nameOf = (party: PartyKey) => parties.find(({ key }) => key === party)?.name ?? '';
  return {
    name,
    kind,
    aliases: aliases.join('\n'),
    roles: roles.map(({ title, party }) => `${title} < ${nameOf(party)}`).join('\n'),
  };
}

export function typedSource({
  title,
  publisher,
  url,
  published,
  language,
  translation,
}: Source): TypedSource {
  return {
    title,
    publisher: publisher ?? '',
    url: url ?? '',
    published: published ?? '',
    language: translation === null ? language : `${language} from ${translation.from}`,
  };
}

/** What the dossier says once the party is as it was typed. */
export function withParty(typed: TypedParty, before: Party, content: DossierContent): CastReading {
  const { parties } = content;
  const { key } = before;
  const others = parties.filter((party) => party.key !== key);
  const named = oneLine(typed.parent);
  const shown = typedParty(before, content);
  const parent =
    named === ''
      ? null
      : named === oneLine(shown.parent)
        ? parties.find((party) => party.key === before.parent)
        : partyNamed(named, parties);
  const faults = found({
    name: nameFault(typed.name) ?? taken(typed.name, others),
    aliases: aliasFault(typed.aliases),
    parent:
      parent === undefined
        ? { code: 'unknown-party', name: named }
        : isPartOf(parent, key, parties)
          ? { code: 'own-part', name: named }
          : null,
  });
  if (faults !== null || parent === undefined) return { kind: 'faulty', faults: faults ?? {} };
  const changed = {
    name: kept(typed.name, before.name),
    aliases: keptAll(typed.aliases, before.aliases),
    parent: parent?.key ?? null,
  };
  return {
    kind: 'read',
    content: {
      ...content,
      parties: parties.map((party) => (party.key === key ? { ...party, ...changed } : party)),
    },
  };
}

/** What the dossier says once the speaker is as they were typed; statements go with the roles they were made in. */
export function withVoice(typed: TypedVoice, before: Speaker, content: DossierContent): CastReading {
  const read = readRoles(typed.roles, before, content);
  const others = content.speakers.filter(({ key }) => key !== before.key);
  const theirs = content.claims.filter(({ speaker }) => speaker === before.key);
  const successors = read.fault === null ? successorsOf(before.roles, read.roles, theirs) : new Map();
  const faults = found({
    name: nameFault(typed.name) ?? taken(typed.name, others),
    aliases: aliasFault(typed.aliases),
    roles: 'inUse' in successors ? { code: 'role-in-use', name: successors.inUse } : read.fault,
  });
  if (faults !== null || 'inUse' in successors) return { kind: 'faulty', faults: faults ?? {} };
  const { kind } = typed;
  const speaker: Speaker = {
    ...before,
    kind,
    name: kept(typed.name, before.name),
    aliases: keptAll(typed.aliases, before.aliases),
    roles: read.roles,
  };
  return {
    kind: 'read',
    content: {
      ...content,
      speakers: content.speakers.map((one) => (one.key === before.key ? speaker : one)),
      claims: content.claims.map((claim) => {
        const role = claim.speaker === before.key ? successors.get(written(claim.role)) : undefined;
        return role === undefined ? claim : { ...claim, role };
      }),
    },
  };
}

/** What the dossier says once the source is as it was typed. Its archived copy is that of the address it had. */
export function withSource(typed: TypedSource, before: Source, content: DossierContent): CastReading {
  const url = emptyToNull(kept(typed.url, before.url ?? ''));
  const { to, from } = readLanguages(typed.language);
  const same = content.sources.find(
    (source) => source.key !== before.key && url !== null && source.url === url,
  );
  const faults = {
    ...(same !== undefined && { url: { code: 'taken' as const, name: same.title } }),
    ...sourceFaults(typed),
  };
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };
  const source: Source = {
    ...before,
    title: kept(typed.title, before.title),
    publisher: emptyToNull(kept(typed.publisher, before.publisher ?? '')),
    url,
    ...(url !== before.url && { archiveUrl: null, retrieved: null }),
    published: emptyToNull(oneLine(typed.published)) as Edtf | null, // checked above
    language: to,
    translation:
      from === null ? null : before.translation?.from === from ? before.translation : { from, by: 'unknown' },
  };
  return {
    kind: 'read',
    content: {
      ...content,
      sources: content.sources.map((one) => (one.key === before.key ? source : one)),
    },
  };
}

function readRoles(
  typed: string,
  before: Speaker,
  content: DossierContent,
): { readonly roles: readonly Role[]; readonly fault: CastFault | null } {
  const roles: Role[] = [];
  const faulty = (fault: CastFault) => ({ roles: [], fault });
  const shown = linesOf(typedVoice(before, content).roles);
  for (const one of linesOf(typed)) {
    // A line that nobody touched is the role that it stands for, whoever else has such a name.
    const same = before.roles[shown.indexOf(one)];
    if (same !== undefined) {
      if (roles.includes(same)) return faulty({ code: 'taken', name: same.title });
      roles.push(same);
      continue;
    }
    const at = one.lastIndexOf('<');
    if (at < 0) return faulty({ code: 'no-party', name: one });
    const [title, named] = [oneLine(one.slice(0, at)), oneLine(one.slice(at + 1))];
    const wrong = nameFault(title);
    if (wrong !== null) return faulty(wrong);
    const party = partyNamed(named, content.parties)?.key;
    if (party === undefined) return faulty({ code: 'unknown-party', name: named });
    // A claim names its role by the title alone.
    if (roles.some((role) => role.title === title)) return faulty({ code: 'taken', name: title });
    roles.push({ title, party });
  }
  return roles.length === 0 ? faulty({ code: 'no-roles' }) : { roles, fault: null };
}

/** What stands in the place of each role that is gone; those gone and those new belong together by their order. */
function successorsOf(
  before: readonly Role[],
  after: readonly Role[],
  claims: readonly Claim[],
): ReadonlyMap<string, Role> | { readonly inUse: string } {
  const has = (roles: readonly Role[], one: Role) => roles.some((role) => written(role) === written(one));
  const gone = before.filter((role) => !has(after, role));
  const added = after.filter((role) => !has(before, role));
  const used = gone.find((role) => claims.some((claim) => written(claim.role) === written(role)));
  if (used !== undefined && gone.length !== added.length) return { inUse: used.title };
  return new Map(
    gone.flatMap((role, nth) => {
      const next = added[nth];
      return next === undefined ? [] : [[written(role), next] as const];
    }),
  );
}

function written({ title, party }: Role): string {
  return `${party} ${title}`;
}

function partyNamed(name: string, parties: readonly Party[]): Party | undefined {
  return (
    parties.find((party) => sameName(party.name, name)) ??
    parties.find(({ aliases }) => aliases.some((alias) => sameName(alias, name)))
  );
}

function isPartOf(party: Party | null, whole: PartyKey, parties: readonly Party[]): boolean {
  const seen = new Set<PartyKey>();
  for (let at: Party | null | undefined = party; at != null && !seen.has(at.key); ) {
    if (at.key === whole) return true;
    seen.add(at.key);
    const above: PartyKey | null = at.parent;
    at = parties.find(({ key }) => key === above);
  }
  return false;
}

function taken(typed: string, others: readonly { readonly name: string }[]): CastFault | null {
  const name = oneLine(typed);
  return others.some((other) => sameName(other.name, name)) ? { code: 'taken', name } : null;
}

function nameFault(typed: string): FieldFault | null {
  return line(maxLength.name).check(oneLine(typed));
}

function aliasFault(typed: string): FieldFault | null {
  return (
    linesOf(typed)
      .map(nameFault)
      .find((fault) => fault !== null) ?? null
  );
}

function sameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => oneLine(name).normalize('NFKC').toLowerCase());
  return a === b;
}

/** As it was, if nothing of it was typed over. */
function kept(typed: string, before: string): string {
  return oneLine(typed) === oneLine(before) ? before : oneLine(typed);
}

function keptAll(typed: string, before: readonly string[]): readonly string[] {
  const all = linesOf(typed);
  return all.map((one) => before.find((other) => oneLine(other) === one) ?? one);
}

function emptyToNull(typed: string): string | null {
  return oneLine(typed) === '' ? null : typed;
}

function found(
  faults: Readonly<Record<string, CastFault | null>>,
): Readonly<Record<string, CastFault>> | null {
  const those = Object.entries(faults).flatMap(([name, fault]) =>
    fault === null ? [] : [[name, fault] as const],
  );
  return those.length === 0 ? null : Object.fromEntries(those);
}
