/** Opening and closing marks by language, from Unicode CLDR; French sets narrow no-break spaces inside. */
const marks: Readonly<Record<string, readonly [string, string]>> = {
  bg: ['„', '“'],
  cs: ['„', '“'],
  da: ['“', '”'],
  de: ['„', '“'],
  el: ['«', '»'],
  es: ['«', '»'],
  fi: ['”', '”'],
  fr: ['«\u202f', '\u202f»'],
  it: ['«', '»'],
  pl: ['„', '”'],
  pt: ['«', '»'],
  ro: ['„', '”'],
  ru: ['«', '»'],
  sv: ['”', '”'],
  uk: ['«', '»'],
};

/** By a BCP 47 tag; English ones for what is not known. */
export function quotationMarks(language: string | undefined): readonly [string, string] {
  const known = language?.split('-')[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(marks, known) ? marks[known] : undefined) ?? ['“', '”'];
}
