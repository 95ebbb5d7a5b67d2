import type { Concordance } from '../search/concordance.ts';
import { alikeIn, typosForgiven } from '../search/typos.ts';
import type { NameLists } from './name-lists.ts';
import { type Sounds, slipsBetweenSpellings, soundsOf } from './sounds.ts';
import type { TypedForm } from './typed-name.ts';
import type { WhileTyping } from './typing.ts';

/** How the words of a name were recognised: a set of bits. */
export const recognised = {
  /** Only by transliteration. */
  script: 1,
  /** By its beginning. */
  begun: 2,
  sound: 4,
  typo: 8,
} as const;

/**
 * What is let pass beyond what is spelled as typed.
 * - `whole`: whole words that sound like it, or differ by small typos.
 * - `typing`: also words whose beginning differs by small typos.
 * - `far`: whole words that are only remotely like it: to offer them, never to take one.
 */
export type Lenience = 'whole' | 'typing' | 'far';

type SortedWords = Pick<NameLists<unknown>, 'words' | 'sounds' | 'whileTyping'>;

/** More typed words than these are not looked at. */
export const mostWords = 16;

/** For each name, which of the typed words it has, and how they were recognised. */
export class NameTally {
  /** A set of bits, the first word's being 1. */
  readonly found: Uint16Array;
  readonly how: Uint8Array;
  /** In how many letters the recognised words differ from what was typed. */
  readonly slips: Uint16Array;
  /** What `found` is for a name that has all words. */
  readonly all: number;
  readonly #words: Concordance;
  readonly #sounds: Sounds;
  readonly #whileTyping: WhileTyping;
  readonly #typed: readonly (readonly TypedForm[])[];

  /** Finds the words as typed, and those that begin so. */
  constructor({ words, sounds, whileTyping }: SortedWords, typed: readonly (readonly TypedForm[])[]) {
    this.#words = words;
    this.#sounds = sounds;
    this.#whileTyping = whileTyping;
    this.#typed = typed.slice(0, mostWords);
    this.all = 2 ** this.#typed.length - 1;
    this.found = new Uint16Array(words.texts);
    this.how = new Uint8Array(words.texts);
    this.slips = new Uint16Array(words.texts);
    for (const [index, forms] of this.#typed.entries()) {
      const bit = 1 << index;
      for (const form of forms) {
        const word = words.indexOf(form.text);
        if (word !== -1) this.#meet(bit, form, [word, word + 1], 0, 0);
      }
      for (const form of forms) {
        this.#meet(bit, form, words.beginningWith(form.text), recognised.begun, 0);
      }
    }
  }

  /** Finds more, for names that were not found to have a word yet. */
  forgive(lenience: Lenience): void {
    for (const [index, forms] of this.#typed.entries()) {
      for (const form of forms) {
        if (form.ideographic) continue;
        this.#countSounds(1 << index, form, lenience);
        this.#countTypos(1 << index, form, lenience);
      }
    }
  }

  #countSounds(bit: number, form: TypedForm, lenience: Lenience): void {
    for (const sound of soundsOf(form.text)) {
      for (const word of this.#sounds.get(sound) ?? []) {
        const slips = slipsBetweenSpellings(this.#words.words[word] ?? '', form.text);
        if (slips === null && lenience !== 'far') continue;
        this.#meet(bit, form, [word, word + 1], recognised.sound, slips ?? form.text.length);
      }
    }
  }

  #countTypos(bit: number, { text, ...form }: TypedForm, lenience: Lenience): void {
    const forgiven = typosForgiven(text);
    if (forgiven === 0) return;
    const { words } = this.#words;
    const found = {
      whole: () => alikeIn(words, text, forgiven, false),
      typing: () => this.#whileTyping(text, forgiven),
      far: () => alikeIn(words, text, text.length > 4 ? 2 : forgiven, false),
    }[lenience]();
    for (const { from, to, typos, begun } of found) {
      const how = recognised.typo | (begun ? recognised.begun : 0);
      this.#meet(bit, form, [from, to], how, typos);
    }
  }

  #meet(
    bit: number,
    form: Omit<TypedForm, 'text'>,
    [from, to]: readonly [number, number],
    how: number,
    slips: number,
  ): void {
    const script = form.transliterated ? recognised.script : 0;
    for (const place of this.#words.places(from, to)) {
      const transliterated = (place & 1) === 1;
      // Two names in ideographs of which only the transliterations are the same are two names.
      if (form.ideographic && form.transliterated && transliterated) continue;
      const name = place >>> 1;
      const found = this.found[name] ?? 0;
      if ((found & bit) !== 0) continue;
      this.found[name] = found | bit;
      this.how[name] = (this.how[name] ?? 0) | how | script | (transliterated ? recognised.script : 0);
      this.slips[name] = (this.slips[name] ?? 0) + slips;
    }
  }
}
