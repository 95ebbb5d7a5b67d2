import { fold, wordsOf } from './fold.ts';

/** Scripts that put no spaces between words: each of their characters is a token, and a word a sequence of them. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
const token = new RegExp(`[${unspaced}]|[^${unspaced}]+`, 'gu');
const anyUnspaced = new RegExp(`[${unspaced}]`, 'u');

/** The tokens of one folded word: itself, or its characters where its script does not space words. */
export function tokensOfWord(word: string): readonly string[] {
  return anyUnspaced.test(word) ? (word.match(token) ?? []) : [word];
}

/** The tokens of texts of which many share their words: what stands between two spaces is folded once. */
export class Tokens {
  readonly #known = new Map<string, readonly string[]>();

  of(text: string): readonly string[] {
    const tokens: string[] = [];
    for (const piece of text.split(' ')) {
      let known = this.#known.get(piece);
      if (known === undefined) {
        known = wordsOf(fold(piece)).flatMap(tokensOfWord);
        this.#known.set(piece, known);
      }
      for (const token of known) tokens.push(token);
    }
    return tokens;
  }
}
