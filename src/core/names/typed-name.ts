import { isStopWord } from '../search/stop-words.ts';
import { nameWords, wholeForms } from './name-words.ts';

/** One way to write what was typed. */
export interface TypedForm {
  readonly text: string;
  readonly transliterated: boolean;
  /** It was typed in characters of which many share one transliteration. */
  readonly ideographic: boolean;
}

/** What was typed of a name. Each list holds it as it is, and in Latin letters where that is something else. */
export interface TypedName {
  readonly whole: readonly TypedForm[];
  readonly words: readonly (readonly TypedForm[])[];
}

export function typedName(text: string): TypedName {
  const words = nameWords(text);
  const { own, roman } = words;
  // Some letters have no transliteration; then it cannot be told which word is which.
  const aligned = own.length === roman.length;
  return {
    whole: formsOf(wholeForms(words)),
    words: own.map((word, index) => {
      const latin = aligned ? roman[index] : undefined;
      return formsOf(latin === undefined || latin === word ? [word] : [word, latin]);
    }),
  };
}

/** Whether a typed word is enough to tell names apart by: not "the", and not a single letter. */
export function isTelling(forms: readonly TypedForm[]): boolean {
  return !isStop(forms) && forms.some(({ text }) => text.length > 1);
}

/**
 * The words that a name must have: not "the" or "of", unless it comes last, where it may be the beginning of something else.
 * Single letters stay: they tell "Plan A" from "Plan D".
 */
export function wordsToFind({ words }: TypedName): TypedName['words'] {
  return words.filter(
    (forms, index) =>
      index === words.length - 1 || !isStop(forms) || forms.some(({ text }) => text.length === 1),
  );
}

function isStop(forms: readonly TypedForm[]): boolean {
  return forms.some(({ text, transliterated }) => !transliterated && isStopWord(text));
}

function formsOf(texts: readonly string[]): readonly TypedForm[] {
  const ideographic = texts.some((text) => /\p{Script=Han}/u.test(text));
  return texts.map((text, index) => ({ text, transliterated: index > 0, ideographic }));
}
