import type {
  DossierContent,
  Edtf,
  Party,
  PartyKey,
  Role,
  Source,
  SourceKey,
  Speaker,
  SpeakerKey,
  Subject,
} from '../dossier/dossier.ts';
import type { Problem } from '../dossier-file/fault.ts';
import { type Suggest, suggester } from '../dossier-file/nearest.ts';
import { keyFor } from '../editing/keys.ts';

/** Who or what is meant, or why that can't be told. */
export type Named<Entity> = { readonly found: Entity } | { readonly problem: Problem };

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Entities by their keys, their names and their aliases, in this order. */
class Register<Entity extends Entry> {
  readonly #byKey = new Map<string, Entity>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #byAlias = new Map<string, Set<string>>();

  constructor(entries: readonly Entity[]) {
    for (const entry of entries) this.put(entry);
  }

  get all(): readonly Entity[] {
    return [...this.#byKey.values()];
  }

  put(entry: Entity): void {
    const note = (index: Map<string, Set<string>>, name: string) => {
      const keys = index.get(folded(name)) ?? new Set();
      index.set(folded(name), keys.add(entry.key));
    };
    this.#byKey.set(entry.key, entry);
    note(this.#byName, entry.name);
    for (const alias of entry.aliases) note(this.#byAlias, alias);
  }

  get(key: string): Entity | undefined {
    return this.#byKey.get(key);
  }

  /** One, or several that can't be told apart, or none. */
  named(text: string): readonly Entity[] {
    const known = this.#byKey.get(text);
    if (known !== undefined) return [known];
    const keys = this.#byName.get(folded(text)) ?? this.#byAlias.get(folded(text)) ?? new Set();
    return [...keys].flatMap((key) => this.#byKey.get(key) ?? []);
  }

  *names(): Generator<string> {
    for (const { name } of this.#byKey.values()) yield name;
  }
}

/** A source as a table's row or a review tells of it; null where they don't. */
export interface ToldSource {
  /** A key, a title, or what else it goes by. */
  readonly name: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly from: string | null;
  readonly published: Edtf | null;
}

/** Undetermined (BCP 47). */
const UNDETERMINED = 'und';

/**
 * The parties, speakers and sources of a dossier, while what is read in names them and adds to them.
 * Parties and speakers share their keys.
 */
export class Cast {
  readonly #parties: Register<Party>;
  readonly #speakers: Register<Speaker>;
  readonly #taken: Set<string>;
  readonly #sources: Map<string, Source>;
  readonly #byUrl: Map<string, Source>;
  readonly #byTitle: Map<string, Source>;
  readonly #suggest: Suggest = suggester();

  constructor({ parties, speakers, sources }: DossierContent) {
    this.#parties = new Register(parties);
    this.#speakers = new Register(speakers);
    this.#taken = new Set([...parties, ...speakers].map(({ key }) => key));
    this.#sources = new Map(sources.map((source) => [source.key, source]));
    this.#byUrl = new Map(sources.flatMap((source) => (source.url === null ? [] : [[source.url, source]])));
    this.#byTitle = new Map(sources.map((source) => [folded(source.title), source]));
  }

  get content(): Pick<DossierContent, 'parties' | 'speakers' | 'sources'> {
    return {
      parties: this.#parties.all,
      speakers: this.#speakers.all,
      sources: [...this.#sources.values()],
    };
  }

  /** The party of that name, or a new one. */
  party(name: string): Named<Party> {
    const known = this.#parties.named(name);
    if (known.length > 1) return ambiguous(name, known);
    if (known[0] !== undefined) return { found: known[0] };
    const party: Party = { key: this.#newKey(name) as PartyKey, name, aliases: [], parent: null }; // made here
    this.#parties.put(party);
    return { found: party };
  }

  /**
   * The speaker of that name in that role, either of which may be new. Without a role's title it is the first one held for
   * the party, or the first of all; where there is none, it is called as the party is, and that as the speaker.
   */
  speaker(
    name: string,
    title: string | null,
    partyName: string | null,
  ): Named<{ key: SpeakerKey; role: Role }> {
    const known = this.#speakers.named(name);
    if (known.length > 1) return ambiguous(name, known);
    const [speaker] = known;
    const held = speaker?.roles.find(
      (role) =>
        (title === null || folded(role.title) === folded(title)) &&
        (partyName === null || this.#parties.named(partyName).some(({ key }) => key === role.party)),
    );
    if (speaker !== undefined && held !== undefined) return { found: { key: speaker.key, role: held } };
    const partyKey = speaker?.roles[0]?.party;
    const party = partyName === null && partyKey !== undefined ? partyKey : this.party(partyName ?? name);
    if (typeof party !== 'string' && 'problem' in party) return party;
    const role: Role = {
      title: title ?? partyName ?? name,
      party: typeof party === 'string' ? party : party.found.key,
    };
    const changed: Speaker =
      speaker === undefined
        ? {
            key: this.#newKey(name) as SpeakerKey, // made here
            kind: partyName === null || folded(partyName) === folded(name) ? 'body' : 'person',
            name,
            aliases: [],
            roles: [role],
          }
        : { ...speaker, roles: [...speaker.roles, role] };
    this.#speakers.put(changed);
    return { found: { key: changed.key, role } };
  }

  /** Of a party or a speaker that is there: parties come first where both have the name. */
  subject(name: string): Named<Subject> {
    const speaker = this.#speakers.get(name);
    const parties = speaker === undefined ? this.#parties.named(name) : [];
    const speakers = parties.length === 0 ? this.#speakers.named(name) : [];
    if (parties.length + speakers.length > 1) return ambiguous(name, [...parties, ...speakers]);
    const [party] = parties;
    if (party !== undefined) return { found: { party: party.key } };
    const [one] = speakers;
    if (one !== undefined) return { found: { speaker: one.key } };
    return {
      problem: {
        code: 'unknown-reference',
        what: 'party-or-speaker',
        value: name,
        nearest: this.#suggest(name, this.#voices()),
      },
    };
  }

  /** The source that is told of, or a new one. */
  source(told: ToldSource): Named<Source> {
    const known = this.#knownSource(told);
    if (known !== undefined) return this.#agreed(known, told);
    const title = told.title ?? told.name ?? told.url ?? '';
    const isKey = told.title !== null && told.name !== null && /^[a-z0-9-]{1,64}$/u.test(told.name);
    const taken = new Set(this.#sources.keys());
    const source: Source = {
      key: (isKey ? told.name : keyFor(title, taken)) as SourceKey, // made here
      publisher: told.publisher,
      title,
      url: told.url,
      archiveUrl: null,
      published: told.published,
      retrieved: null,
      language: told.language ?? UNDETERMINED,
      translation: told.from === null ? null : { from: told.from, by: 'unknown' },
      digest: null,
    };
    this.#sources.set(source.key, source);
    if (source.url !== null) this.#byUrl.set(source.url, source);
    this.#byTitle.set(folded(title), source);
    return { found: source };
  }

  #knownSource({ name, title, url }: ToldSource): Source | undefined {
    const byName = name === null ? undefined : (this.#sources.get(name) ?? this.#byTitle.get(folded(name)));
    if (byName !== undefined) return byName;
    if (url !== null) return this.#byUrl.get(url);
    return name === null && title !== null ? this.#byTitle.get(folded(title)) : undefined;
  }

  /** A source that is known stays as it is: what is told of it must be so. */
  #agreed(source: Source, told: ToldSource): Named<Source> {
    const pairs = [
      [told.title, source.title],
      [told.publisher, source.publisher],
      [told.url, source.url],
      [told.language, source.language],
      [told.from, source.translation?.from ?? null],
    ] as const;
    const differing = pairs.find(([said, known]) => said !== null && said !== known);
    if (differing === undefined) return { found: source };
    return { problem: { code: 'source-differs', source: source.key, known: differing[1] } };
  }

  #newKey(name: string): string {
    const key = keyFor(name, this.#taken);
    this.#taken.add(key);
    return key;
  }

  *#voices(): Generator<string> {
    yield* this.#parties.names();
    yield* this.#speakers.names();
  }
}

function ambiguous(name: string, entries: readonly Entry[]): { readonly problem: Problem } {
  return { problem: { code: 'ambiguous-name', value: name, keys: entries.map(({ key }) => key) } };
}
