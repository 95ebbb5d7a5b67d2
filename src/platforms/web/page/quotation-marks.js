/** Opening and closing marks by language, from Unicode CLDR; French sets narrow no-break spaces inside. */
const marks = new Map([
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

/**
 * @param {string | undefined} language BCP 47
 * @returns {readonly [string, string]}
 */
export function quotationMarks(language) {
  const [open = '“', close = '”'] = marks.get(language?.split('-')[0]?.toLowerCase() ?? '') ?? [];
  return [open, close];
}
