import anyAscii from 'any-ascii';

const apostrophes = /[’‘‛ʼʹʻʾʿ`′]/gu;
// NFKC would make a space and an accent of these.
const acutes = /[´\u1ffd]/gu;
// "team's" and "Слов'янськ" are one word each, "l'Ukraine" and "O'Brien" are two: only a long beginning holds on to its end.
const joiningApostrophe = /'(?<=[\p{L}\p{M}\p{N}]{3}')(?=\p{L})/gu;
const invisible = /\p{Cf}/gu;
const betweenWords = /[^\p{L}\p{M}\p{N}]+/gu;
// In Indic scripts and in kana, marks are letters of their own: two words may differ in nothing else.
const diacritics =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]/gu;
// Letters such as ø, ł, ß and đ, which no decomposition takes apart.
const undecomposedLatin = /(?![a-z])\p{Script=Latin}/gu;
const marksOrLatin = /[\p{M}\p{Script=Latin}]/u;
const beyondAscii = /\P{ASCII}/u;

/** Lower-case words with single spaces between them: no punctuation, no invisible characters, but the diacritics kept. */
export function spelling(text: string): string {
  const plain = beyondAscii.test(text)
    ? text.replace(acutes, "'").normalize('NFKC').replace(apostrophes, "'").replace(invisible, '')
    : text.replaceAll('`', "'");
  return plain.toLowerCase().replace(joiningApostrophe, '').replace(betweenWords, ' ').trim();
}

/**
 * What is left of a text when case, diacritics, punctuation, spacing and Unicode's different ways of writing one thing do not count
 * (NFKD without diacritics; Unicode Standard Annex 15). Words are separated by single spaces. For finding only:
 * whether words are quoted letter for letter is another question, and a stricter one.
 */
export function fold(text: string): string {
  return foldSpelling(spelling(text));
}

/** `fold` of a text of which one has the `spelling`. */
export function foldSpelling(spelled: string): string {
  if (!beyondAscii.test(spelled)) return spelled;
  const decomposed = spelled.normalize('NFKD').replaceAll('ς', 'σ');
  if (!marksOrLatin.test(decomposed)) return decomposed.normalize('NFC');
  return decomposed
    .replace(diacritics, '')
    .replace(undecomposedLatin, (letter) => anyAscii(letter).toLowerCase())
    .normalize('NFC')
    .replace(betweenWords, ' ')
    .trim();
}

/** The words of a folded text; none for an empty one. */
export function wordsOf(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}
