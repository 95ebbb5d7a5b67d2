/** In bytes. A dossier of 999 claims in Cyrillic stays below it. */
export const MAX_FILE_BYTES = 1_048_576;
/** Of a community's file, with its excerpts, in bytes. */
export const MAX_COMMUNITY_FILE_BYTES = 8_388_608;
/** Of a community's file: twice what 5,000 claims have. Parsing takes longer for many small parts than for much text. */
export const MAX_TOKENS = 1_000_000;
/** Of the faults that fields have by themselves, in a community's file: with more, nothing else is looked at. */
export const MAX_SHAPE_FAULTS = 1_000;
/** Fields in lists in fields: a dossier needs six, and deeper nesting is an attack on the parser. */
export const MAX_DEPTH = 20;
/** What follows the first few faults of syntax is mostly their echo. */
export const MAX_SYNTAX_FAULTS = 10;

/** Claim numbers from 1,000 on belong to communities. */
export const MAX_BUNDLED_NUMBER = 999;
/** The highest that the database holds; ten digits. */
export const MAX_COMMUNITY_NUMBER = 2_147_483_647;
/** In a community's file. */
export const MAX_CLAIMS = 5_000;
/** Of one claim, in a community's file: each is looked up in an excerpt. */
export const MAX_QUOTATIONS = 50;
/** With so many words told that are not in their excerpts, the rest is looked up when these are mended. */
export const MAX_EXCERPT_FAULTS = 100;
/** Looking for what a misspelt word means takes as long as there are words to mean. */
export const MAX_SUGGESTIONS = 40;
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
  excerpt: 4_000,
} as const;

/** Of all of a claim's quotations together, in Unicode code points. */
export const MAX_WORDS_PER_CLAIM = 1_500;
