import { doubleMetaphone } from 'double-metaphone';
import { slipsBetween } from '../search/typos.ts';

/** What a word sounds like → the words, by their indices. */
export type Sounds = ReadonlyMap<string, readonly number[]>;

/**
 * What a romanised word sounds like (Double Metaphone's two codes); nothing for words that are too short to tell,
 * and for those with digits or in other letters.
 */
export function soundsOf(word: string): readonly string[] {
  if (!/^[a-z]{4,64}$/u.test(word)) return [];
  // German spells "tsch" what French spells "tch" and English "ch"; the codes know the latter two.
  const [first, second] = doubleMetaphone(word.replaceAll('tsch', 'tch'));
  return first === second ? [first] : [first, second];
}

export function soundsIn(words: readonly string[]): Sounds {
  const sounds = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    for (const sound of soundsOf(word)) {
      const alike = sounds.get(sound);
      if (alike === undefined) sounds.set(sound, [index]);
      else alike.push(index);
    }
  }
  return sounds;
}

/**
 * In how many letters two words that have a sound in common differ, or null where those are more than a third of the longer one:
 * the codes leave out all vowels, so that "club" has the one of "Kuleba".
 */
export function slipsBetweenSpellings(word: string, typed: string): number | null {
  const most = Math.floor(Math.max(word.length, typed.length) / 3);
  return Math.abs(word.length - typed.length) > most ? null : slipsBetween(word, typed, most);
}
