/** Opening and closing marks by language, from Unicode CLDR; French sets narrow no-break spaces inside. */
const marks: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['bg', ['„', '“']],
  ['cs', ['„', '“']],
  ['da', ['“', '”']],
  ['de', ['„', '“']],
  ['el', ['«', '»']],
  ['es', ['«', '»']],
  ['fi', ['”', '”']],
  ['fr', ['«\u202f', '\u202f»']],
  ['it', ['«', '»']],
  ['pl', ['„', '”']],
  ['pt', ['«', '»']],
  ['ro', ['„', '”']],
  ['ru', ['«', '»']],
  ['sv', ['”', '”']],
  ['uk', ['«', '»']],
]);
const english = ['“', '”'] as const;

/** By a BCP 47 tag; English ones for a language that is unknown. */
export function quotationMarks(language: string | undefined): readonly [string, string] {
  return marks.get(language?.split('-', 1)[0]?.toLowerCase() ?? '') ?? english;
}
