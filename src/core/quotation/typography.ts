/**
 * What normalisation 1 does to a character by itself.
 * The lists are written out instead of asking the runtime's Unicode tables, so that the number means the same everywhere.
 */
export const Kind = {
  plain: 1,
  /** Default_Ignorable_Code_Point: soft hyphens, zero-width characters, bidi controls, variation selectors, the BOM. */
  ignored: 2,
  space: 3,
  dash: 4,
  doubleMark: 5,
  singleMark: 6,
  /** Half a surrogate pair, which UTF-8 has no bytes for. */
  broken: 7,
  /** May reorder or compose with what stands before it under NFC. */
  joining: 8,
  /** Is written otherwise under NFC even when it stands alone. */
  decomposed: 9,
} as const;

const ignored =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is meant by itself
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/u;

const space = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/u;

/** Unicode's Dash_Punctuation, and the minus sign. */
const dash =
  /[-\u058A\u05BE\u1400\u1806\u2010-\u2015\u2212\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\u301C\u3030\u30A0\uFE31\uFE32\uFE58\uFE63\uFF0D\u{10D6E}\u{10EAD}]/u;

/** Unicode's Quotation_Mark of two strokes, with the double primes and the gershayim that stand in for them. */
const doubleMark =
  /["\u00AB\u00BB\u05F4\u201C-\u201F\u2033\u2036\u2E42\u300C\u300D\u301D-\u301F\uFE41\uFE42\uFF02\uFF62\uFF63]/u;

/**
 * Unicode's Quotation_Mark of one stroke, with what stands in for it or for the apostrophe:
 * primes, accents without a letter, the geresh, and U+02BC, as which Ukrainian keyboards type theirs.
 */
const singleMark =
  /['`\u00B4\u02BC\u05F3\u1FEF\u1FFD\u2018-\u201B\u2032\u2035\u2039\u203A\u300E\u300F\uFE43\uFE44\uFF07]/u;

/** All that canonical composition takes as a second character: marks, vowel and final jamo, Kirat Rai vowels. */
const joining = /[\p{M}\u1161-\u1175\u11A8-\u11C2\u{16D63}-\u{16D6A}]/u;

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return Kind.broken;
  const character = String.fromCodePoint(code);
  if (ignored.test(character)) return Kind.ignored;
  if (space.test(character)) return Kind.space;
  if (dash.test(character)) return Kind.dash;
  if (doubleMark.test(character)) return Kind.doubleMark;
  if (singleMark.test(character)) return Kind.singleMark;
  if (joining.test(character)) return Kind.joining;
  return character.normalize('NFC') === character ? Kind.plain : Kind.decomposed;
}

const kinds = new Uint8Array(0x110000);

/** The kind of a code point; each is worked out once, when it is first met. */
export function kindOf(code: number): number {
  const known = kinds[code];
  if (known) return known;
  const kind = classify(code);
  kinds[code] = kind;
  return kind;
}
