import { characterAt, characterBefore, isUnspaced, isWordCharacter } from './word-boundary.ts';

/** Marks of one family open and close one another. */
export const families = ['double', 'guillemets', 'corners', 'white corners', 'single', 'angles'] as const;
export type Family = (typeof families)[number];
export type Turn = 'opens' | 'closes' | 'neither';

export type Shape =
  | 'straight'
  | 'prime'
  | 'low'
  | 'opening'
  | 'closing'
  | 'turned'
  | 'high'
  | 'left'
  | 'right';

/** A quotation mark as the original has it. */
export interface Mark {
  readonly family: Family;
  readonly shape: Shape;
}

const marks: ReadonlyMap<string, Mark> = new Map(
  (
    [
      ['double', 'straight', '"＂״'],
      ['double', 'prime', '″‶'],
      ['double', 'low', '„⹂'],
      ['double', 'opening', '‟〝'],
      ['double', 'turned', '“'],
      ['double', 'high', '”'],
      ['double', 'closing', '〞〟'],
      ['guillemets', 'left', '«'],
      ['guillemets', 'right', '»'],
      ['corners', 'opening', '「﹁｢'],
      ['corners', 'closing', '」﹂｣'],
      ['white corners', 'opening', '『﹃'],
      ['white corners', 'closing', '』﹄'],
      ['single', 'straight', "'＇`´׳"],
      ['single', 'prime', '′‵'],
      ['single', 'low', '‚'],
      ['single', 'opening', '‛'],
      ['single', 'turned', '‘'],
      ['single', 'closing', '’'],
      ['angles', 'left', '‹'],
      ['angles', 'right', '›'],
    ] as const
  ).flatMap(([family, shape, characters]) =>
    [...characters].map((character) => [character, { family, shape }] as const),
  ),
);

/** What kind of quotation mark this character of the original is, if any; U+02BC never is one. */
export function markOf(character: string): Mark | null {
  return marks.get(character) ?? null;
}

/** What stands around a mark of a normalised text. */
export interface Surroundings {
  /** As an opening mark stands: something before it lets words begin, and something follows directly. */
  readonly likeOpening: boolean;
  /** As a closing mark stands: directly after something, and no word follows directly. */
  readonly likeClosing: boolean;
  readonly afterWord: boolean;
  readonly afterDigit: boolean;
  /** Between letters of which one is of a script that sets no spaces. */
  readonly unspaced: boolean;
  /** The mark takes the place of a letter, as in 'tis, or is part of an acronym, as in Hebrew. */
  readonly inWord: boolean;
}

const letsWordsBegin = /^[\s\p{Ps}\p{Pi}\-/"']?$/u;
const elided =
  /(?:\d\ds?|[Tt](?:is|was|il|ill)|[Ee]m|[Cc](?:ause|os|uz)|[Bb]out|[Rr]ound|[nstk])(?![\p{L}\p{M}\p{N}])/uy;
const hebrew = /^\p{sc=Hebr}/u;

export function surroundingsOf(text: string, index: number): Surroundings {
  const before = characterBefore(text, index);
  const after = characterAt(text, index + 1);
  const afterWord = isWordCharacter(before);
  const beforeWord = isWordCharacter(after);
  const atSpace = after === '' || after === ' ';
  elided.lastIndex = index + 1;
  return {
    likeOpening: letsWordsBegin.test(before) && !atSpace,
    likeClosing: before !== '' && before !== ' ' && !beforeWord,
    afterWord,
    afterDigit: afterWord && /\p{N}/u.test(before),
    unspaced: afterWord && beforeWord && (isUnspaced(before) || isUnspaced(after)),
    inWord: text[index] === '"' ? hebrew.test(before) && hebrew.test(after) : !afterWord && elided.test(text),
  };
}

/**
 * What a mark does where it stands.
 * @param open - the shape of the innermost open mark of its family
 */
export function turnOf({ family, shape }: Mark, around: Surroundings, open: Shape | null): Turn {
  if (around.inWord || (shape === 'prime' && around.afterDigit)) return 'neither';
  const { likeOpening, likeClosing } = around;
  switch (shape) {
    case 'opening':
    case 'low':
      return family === 'single' && !likeOpening ? 'neither' : 'opens';
    case 'closing':
      // ’ is an apostrophe far more often than a mark, so it opens nothing.
      return open === null || (family === 'single' && !likeClosing) ? 'neither' : 'closes';
    case 'turned':
      // Closes „German“ quotations, wherever the spaces are, and opens “English” ones.
      if (open === 'low' && (family === 'double' || likeClosing)) return 'closes';
      if (likeOpening) return 'opens';
      if (family === 'double' && open !== null && likeClosing) return 'closes';
      return family === 'single' || likeClosing ? 'neither' : 'opens';
    case 'high':
      // Opens in ”Swedish” ones. While one is open it closes, however the spaces around it were misplaced.
      if (open !== null) return 'closes';
      return likeOpening && !likeClosing ? 'opens' : 'neither';
    case 'left':
      return open === 'right' && !(likeOpening && !likeClosing) ? 'closes' : 'opens';
    case 'right':
      // »German« and »Swedish» ones begin with it.
      if (open === 'left' || (open === 'right' && !likeOpening)) return 'closes';
      return likeOpening ? 'opens' : 'neither';
    case 'straight':
    case 'prime':
      return straightTurn(family, around, open !== null);
  }
}

function straightTurn(family: Family, around: Surroundings, isOpen: boolean): Turn {
  if (around.likeOpening && !around.likeClosing) return 'opens';
  if (family === 'single') {
    if (isOpen) return around.likeClosing ? 'closes' : 'neither';
    return around.likeOpening ? 'opens' : 'neither';
  }
  if (isOpen) return 'closes';
  return around.afterWord && !around.unspaced ? 'neither' : 'opens';
}
