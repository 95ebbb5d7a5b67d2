import type { Concordance } from '../search/concordance.ts';
import { ConcordanceBuilder } from '../search/concordance-builder.ts';
import { type NameWords, nameWords, wholeForms } from './name-words.ts';
import { type Sounds, soundsIn } from './sounds.ts';
import { type WhileTyping, whileTyping } from './typing.ts';

/** Something that has names. */
export interface Named<Id> {
  readonly id: Id;
  readonly name: string;
  /** Whatever else it is called, in whatever script. */
  readonly aliases: readonly string[];
  /** Names of what belongs to it, as the people of an event: it is found by them, but they are not its own. */
  readonly related?: readonly string[];
}

/** All names, numbered in stored order, and where to look them up. */
export interface NameLists<Id> {
  /** Whose names they are, in stored order. */
  readonly ids: readonly Id[];
  /** For each name, the index in `ids`. */
  readonly owners: Uint32Array;
  /** For each name, 1 if it is only a related one. */
  readonly related: Uint8Array;
  readonly lengths: Uint32Array;
  /** Names as one word each, then their transliterations; so are their words in `words`. */
  readonly wholes: Concordance;
  readonly words: Concordance;
  readonly sounds: Sounds;
  readonly whileTyping: WhileTyping;
}

export function nameListsOf<Id>(entries: Iterable<Named<Id>>): NameLists<Id> {
  const owners: number[] = [];
  const related: number[] = [];
  const lengths: number[] = [];
  const wholes = new ConcordanceBuilder();
  const words = new ConcordanceBuilder();
  const known = new Map<Id, number>();
  const pieces = new Map<string, NameWords>();
  for (const entry of entries) {
    const owner = known.get(entry.id) ?? known.size;
    known.set(entry.id, owner);
    const add = (name: string, isRelated: 0 | 1) => {
      const { own, roman } = nameWords(name, pieces);
      if (own.length === 0) return;
      owners.push(owner);
      related.push(isRelated);
      lengths.push(own.length);
      const [whole = '', ...transliterated] = wholeForms({ own, roman });
      wholes.add([[whole]], [transliterated]);
      words.add([own], own === roman ? [] : [roman]);
    };
    for (const name of new Set([entry.name, ...entry.aliases])) add(name, 0);
    for (const name of new Set(entry.related)) add(name, 1);
  }
  const sortedWords = words.finish();
  return {
    ids: [...known.keys()],
    owners: Uint32Array.from(owners),
    related: Uint8Array.from(related),
    lengths: Uint32Array.from(lengths),
    wholes: wholes.finish(),
    words: sortedWords,
    sounds: soundsIn(sortedWords.words),
    whileTyping: whileTyping(sortedWords),
  };
}
