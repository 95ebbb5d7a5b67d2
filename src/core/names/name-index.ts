import { type Named, type NameLists, nameListsOf } from './name-lists.ts';
import { type Resolution, resolve } from './resolve.ts';
import { suggest } from './suggest.ts';
import { typedName } from './typed-name.ts';

/** In UTF-16 code units. A name that is longer is found by its words, not typed in full. */
export const longestTyped = 256;

/**
 * Finds what people mean by a name they typed: in any script or transliteration, with any alias, with small typos.
 * Never changes; answers depend on nothing but the entries and their order.
 */
export class NameIndex<Id> {
  readonly #lists: NameLists<Id>;

  /** Entries with the same id are one. Names without a letter or digit cannot be typed, and are left out. */
  constructor(entries: Iterable<Named<Id>>) {
    this.#lists = nameListsOf(entries);
  }

  /**
   * What is called so. The first of these that anything meets decides, and all that meet it equally well are the answer:
   * 1. its own name, whatever its case, diacritics, spacing and punctuation; then the same in another script;
   * 2. all words of its own name, spelled otherwise but sounding alike;
   * 3. all that was typed begins words of one of its own names, or is a related name or begins words of one;
   * 4. the same as whole words of an own name, then of a related one, with small typos: fewest first.
   *
   * Whatever is less like it than that is none.
   */
  resolve(text: string): Resolution<Id> {
    const trimmed = text.trim();
    // Of something longer, only a part could be looked for, which would be guessing.
    return trimmed.length > longestTyped
      ? { kind: 'none', near: [] }
      : resolve(this.#lists, typedName(trimmed));
  }

  /**
   * At most `limit` that may be meant by what has been typed so far, best first: the exact name, names that begin so,
   * words that do, related names, the same in another script, and where there is room, small typos; otherwise in stored order.
   * While nothing has been typed: the first in stored order. What is typed beyond `longestTyped` does not count.
   */
  suggest(partial: string, limit = 25): Id[] {
    const typed = typedName(partial.trimStart().slice(0, longestTyped));
    return typed.words.length === 0 ? this.#lists.ids.slice(0, limit) : suggest(this.#lists, typed, limit);
  }
}
