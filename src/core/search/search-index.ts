import type { DossierId } from '../dossier/dossier.ts';
import type { DossierStatements } from '../ports.ts';
import { textsWithAll } from './candidates.ts';
import { type ClaimTexts, claimTextsOf, type Extent } from './claim-texts.ts';
import type { Concordance } from './concordance.ts';
import type { Match } from './match.ts';
import { begunTerms, exactTerms, forgivingTerms, type Query, readQuery, type Term } from './query.ts';
import { runsOf } from './runs.ts';
import { understand } from './understand.ts';

/** Nobody reads further; what is found beyond is not answered. */
export const mostMatches = 200;

/** A match with its text's index in the concordance. */
interface Fragment {
  readonly text: number;
  readonly match: Match;
}

/** From remembered words to the claims that have them, over one community's dossiers. Keeps no dossier, and never changes. */
export class SearchIndex {
  readonly #concordance: Concordance;
  readonly #claims: ClaimTexts['claims'];
  readonly #extents: ClaimTexts['extents'];

  /** The order of the dossiers, and of the claims in each, is the order of matches that are equally good. */
  constructor(dossiers: Iterable<DossierStatements>) {
    const { concordance, claims, extents } = claimTextsOf(dossiers);
    this.#concordance = concordance;
    this.#claims = claims;
    this.#extents = extents;
  }

  /**
   * The claims in which all remembered words are, best first: by kind, then by typos forgiven, then in stored order;
   * at most `mostMatches`. Empty if no claim has them all: a part of them is no match.
   *
   * Case, diacritics, punctuation and Unicode's ways of writing quotation marks and spaces do not count; a word's first letters,
   * from four on, stand for it; words such as "the" may be missing. Typos are forgiven only if nothing has the words as typed.
   */
  find(typed: string, within: { readonly dossier?: DossierId | undefined } = {}): Match[] {
    const query = readQuery(typed);
    const extent: Extent | undefined =
      within.dossier === undefined ? [0, this.#claims.length] : this.#extents.get(within.dossier);
    if (query === null || extent === undefined) return [];
    const fragments = this.#fragments(query, extent);
    if (query.remembered.length === 0) return fragments.map(({ match }) => match);
    const asTyped = this.#scattered(begunTerms(query.remembered, this.#concordance), extent, fragments);
    if (asTyped.length > 0) return asTyped;
    const forgiving = forgivingTerms(query.remembered, this.#concordance);
    return forgiving === null ? [] : this.#scattered(forgiving, extent, []);
  }

  /**
   * The claims that share runs of words with a longer text, such as somebody's message that repeats a part of what was
   * said: those that share most first, at most `mostMatches`. A run is `RUN` words side by side, or what the text itself
   * has in quotation marks; one with fewer than two telling words is none.
   */
  sharing(text: string, within: { readonly dossier?: DossierId | undefined } = {}): Match[] {
    const extent: Extent | undefined =
      within.dossier === undefined ? [0, this.#claims.length] : this.#extents.get(within.dossier);
    if (extent === undefined) return [];
    const shared = new Map<number, { readonly match: Match; runs: number }>();
    for (const run of runsOf(text)) {
      for (const { text: at, match } of this.#fragments(run, extent)) {
        const known = shared.get(at);
        if (known === undefined) shared.set(at, { match: { ...match, how: 'part', words: [] }, runs: 1 });
        else known.runs += 1;
      }
    }
    return [...shared]
      .sort(([one, a], [other, b]) => b.runs - a.runs || one - other)
      .slice(0, mostMatches)
      .map(([, { match }]) => match);
  }

  #fragments({ words, phrase }: Query, extent: Extent): Fragment[] {
    const sequence = phrase.map((token) => this.#concordance.indexOf(token));
    const asTyped = words.map((typed) => ({ typed, found: typed, typos: 0 }));
    const fragments: Fragment[] = [];
    const terms = exactTerms(words, this.#concordance);
    for (const text of textsWithAll(this.#concordance, terms, extent, 'first part')) {
      if (fragments.length === mostMatches) break;
      const place = this.#claims[text];
      if (place === undefined || !this.#concordance.contains(text, 0, sequence)) continue;
      fragments.push({ text, match: { ...place, how: 'fragment', words: asTyped } });
    }
    return fragments;
  }

  /** Adds to the `fragments` the claims that have the terms elsewhere than side by side. */
  #scattered(terms: readonly Term[], extent: Extent, fragments: readonly Fragment[]): Match[] {
    const matches = fragments.map(({ match }) => match);
    const answered = new Set(fragments.map(({ text }) => text));
    for (const [where, how] of [
      ['first part', 'words'],
      ['anywhere', 'summary'],
    ] as const) {
      if (matches.length === mostMatches) break;
      for (const text of textsWithAll(this.#concordance, terms, extent, where)) {
        if (matches.length === mostMatches) break;
        if (answered.has(text)) continue;
        const place = this.#claims[text];
        const words = understand(this.#concordance, terms, text, where);
        if (place === undefined || words === null) continue;
        answered.add(text);
        matches.push({ ...place, how, words });
      }
    }
    return matches;
  }
}
