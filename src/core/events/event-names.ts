import type { CommunityKey, DossierEntry, DossierId } from '../dossier/dossier.ts';
import { NameIndex } from '../names/name-index.ts';
import { perCommunity } from '../per-community.ts';
import type { DossierVoices, Shelf } from '../ports.ts';

/** A party or a speaker by whose name a dossier was found. */
export type FoundBy = Pick<DossierVoices['voices'][number], 'kind' | 'name'>;

export type FoundEvent =
  | { readonly kind: 'one'; readonly entry: DossierEntry; readonly by: FoundBy | null }
  | { readonly kind: 'several'; readonly entries: readonly DossierEntry[] }
  /** `near` is only for offering it. */
  | { readonly kind: 'none'; readonly near: readonly DossierEntry[] };

export interface EventNames {
  /** By any of the event's names; else by that of a party or speaker in it. */
  find(community: CommunityKey, name: string): Promise<FoundEvent>;
  /** For what was typed so far, best first; in the order of their titles when nothing was. */
  suggest(community: CommunityKey, partial: string, limit: number): Promise<readonly DossierEntry[]>;
}

interface VoiceOfDossier {
  readonly dossier: DossierId;
  readonly by: FoundBy;
}

/** Indexes are made when a community first needs them, and the one of parties and speakers only where an event's own names don't do. */
export function eventNames(shelf: Shelf): EventNames {
  const version = (community: CommunityKey) => shelf.namesVersion(community);
  const events = perCommunity(version, async (community) => {
    const entries = await shelf.entries(community);
    return {
      entries: new Map(entries.map((entry) => [entry.id, entry])),
      index: new NameIndex(
        entries.map(({ id, slug, title, aliases }) => ({ id, name: slug, aliases: [title, ...aliases] })),
      ),
    };
  });
  const voices = perCommunity(version, async (community) => {
    const heard = (await shelf.voices(community)).flatMap(({ dossier, voices: spoken }) =>
      spoken.map(({ kind, name, aliases }) => ({ dossier, by: { kind, name }, aliases })),
    );
    return new NameIndex<VoiceOfDossier>(
      heard.map((voice) => ({ id: voice, name: voice.by.name, aliases: voice.aliases })),
    );
  });

  return {
    async find(community, name) {
      const { entries, index } = await events(community);
      const own = index.resolve(name);
      if (own.kind === 'one') return { kind: 'one', entry: known(entries, own.id), by: null };
      if (own.kind === 'several')
        return { kind: 'several', entries: own.ids.map((id) => known(entries, id)) };
      const heard = (await voices(community)).resolve(name);
      const of = heard.kind === 'one' ? [heard.id] : heard.kind === 'several' ? heard.ids : [];
      const dossiers = [...new Set(of.map(({ dossier }) => dossier))].filter((id) => entries.has(id));
      const [dossier] = dossiers;
      if (dossier === undefined) return { kind: 'none', near: own.near.map((id) => known(entries, id)) };
      if (dossiers.length > 1) return { kind: 'several', entries: dossiers.map((id) => known(entries, id)) };
      // A person and the body they speak for may share a name: then it is still this event, by no one name.
      return {
        kind: 'one',
        entry: known(entries, dossier),
        by: of.length === 1 ? (of[0]?.by ?? null) : null,
      };
    },

    async suggest(community, partial, limit) {
      const { entries, index } = await events(community);
      const own = index.suggest(partial, limit);
      if (own.length > 0) return own.map((id) => known(entries, id));
      const heard = (await voices(community)).suggest(partial, limit);
      return [...new Set(heard.map(({ dossier }) => dossier))].flatMap((id) => entries.get(id) ?? []);
    },
  };
}

function known(entries: ReadonlyMap<DossierId, DossierEntry>, id: DossierId): DossierEntry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`the index of names has ${id}, which was not in its list`);
  return entry;
}
