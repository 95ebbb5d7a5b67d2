import fc from 'fast-check';

const letters = [
  ...'abeszABÉéñßøżđпрївґЖйאבגשعربيहिन्दी한국어各国の人かガ۱٣²½ﬁ２27',
  'x\u0302',
  'ą\u0301',
  'q\u0323\u0307',
];
const emoji = ['🙂', '🇺🇦', '👩\u200d👩\u200d👧', '❤\ufe0f', '🤷🏽'];
const doubles = [...'"“”„‟«»″‶＂「」〝〞〟״'];
const singles = [..."'‘’‚‛‹›′‵ʼ´`＇『』׳"];
const dashes = [...'-‐‑‒–—―−⸺﹘－'];
const spaces = [' ', '\u00a0', '\u2009', '\u202f', '\u3000', '\n', '\r\n', '\t', '\u2028', '  '];
const invisible = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ufe0e',
  '\u034f',
];

const anyOf = (choices: readonly string[]) => fc.constantFrom(...choices);

/** Pieces of text as sources have it: letters of several scripts, accents, emoji, quotation marks, dashes, spaces. */
export const piece = fc.oneof(
  { weight: 8, arbitrary: anyOf(letters) },
  { weight: 1, arbitrary: anyOf(emoji) },
  { weight: 2, arbitrary: anyOf([...doubles, ...singles]) },
  { weight: 1, arbitrary: anyOf(dashes) },
  { weight: 2, arbitrary: anyOf(spaces) },
  { weight: 1, arbitrary: anyOf([...'.,;:!?…()']) },
  { weight: 1, arbitrary: anyOf(invisible) },
);
export const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** What people and programs make of text besides: halves of surrogate pairs, lone jamo, and anything else. */
export const hostileText = fc
  .array(
    fc.oneof(
      piece,
      anyOf([
        '\ud83d',
        '\ude42',
        '\udb40',
        '\udc01',
        'ᄒ',
        'ᅡ',
        'ᆫ',
        '\u0301',
        '\u0323',
        '\u0345',
        '\u0f73',
        '\u1fef',
        '\u0344',
        '\u0958',
        '\ufb2c',
      ]),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

function variants(character: string): readonly string[] {
  if (character === '"') return doubles;
  if (character === "'") return singles;
  if (character === '-') return dashes;
  if (character === ' ') return spaces;
  return [character, character.normalize('NFD'), character.normalize('NFC')];
}

/** A normalised text as someone else might have typed, typeset or encoded it. */
export function disguised(normalised: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      ...[...normalised].map((character) =>
        fc
          .tuple(anyOf(variants(character)), fc.option(anyOf(invisible), { nil: '', freq: 3 }))
          .map(([variant, hidden]) => [...variant].join(hidden) + hidden),
      ),
    )
    .map((characters) => characters.join(''));
}

/** Letters and digits that differ from one another under canonical equivalence, look-alikes among them. */
export const characters = [...'abcxyzABCЯжаовіåøñßﬁſ0123456789²³½０１２٠١۱हकا国人ガカ한글אב', '𝟚', '𝐚'];
