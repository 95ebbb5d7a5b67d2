/** In bytes. A dossier of 999 claims in Cyrillic stays below it. */
export const MAX_FILE_BYTES = 1_048_576;
/** Fields in lists in fields: a dossier needs six, and deeper nesting is an attack on the parser. */
export const MAX_DEPTH = 20;
/** What follows the first few faults of syntax is mostly their echo. */
export const MAX_SYNTAX_FAULTS = 10;

/** Claim numbers from 1,000 on belong to communities. */
export const MAX_BUNDLED_NUMBER = 999;
/** Positions in a source; ten times the longest source that is checked in one go. */
export const MAX_POSITION = 10_000_000;

/** In Unicode code points. */
export const maxLength = {
  slug: 32,
  key: 64,
  name: 100,
  title: 150,
  dispute: 300,
  sourceTitle: 300,
  address: 1_000,
  language: 35,
  says: 400,
  words: 1_000,
  context: 200,
  phrase: 200,
  reason: 300,
} as const;

/** Of all of a claim's quotations together, in Unicode code points. */
export const MAX_WORDS_PER_CLAIM = 1_500;
