const count = (number: number) => number.toLocaleString('en');
const plural = (number: number, one: string, many: string) => `${count(number)} ${number === 1 ? one : many}`;
const list = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

/** What `npm run verify` tells whoever writes a dossier's file. */
export const verify = {
  usage: 'Usage: npm run verify -- FILE [--source TEXTFILE | --source KEY=TEXTFILE ...]',
  oneFile: 'Name one dossier file.',
  noFile: (file: string) => `There is no file ${file}.`,
  unreadable: (file: string, why: string) => `${file} can't be read: ${why}.`,
  notUtf8: (file: string) => `${file} is not UTF-8. Save it again as UTF-8.`,
  whichSource: (text: string, keys: readonly string[]) =>
    `The dossier has several sources. Say which one ${text} is: ${list(keys.map((key) => `--source ${key}=...`))}.`,
  sourceTwice: (key: string) => `The source “${key}” is given twice.`,

  faults: (number: number) => `${plural(number, 'fault', 'faults')}. Nothing of this file will be loaded.`,
  consistent: (file: string, quotations: number, passages: number, relations: number) =>
    `${file}: ${parts(quotations, passages, relations)} read, no fault found. Not compared with any source: add --source TEXTFILE.`,
  verified: (
    file: string,
    quotations: number,
    passages: number,
    relations: number,
    sources: readonly string[],
  ) =>
    `${file}: ${parts(quotations, passages, relations)} compared with ${list(sources)}, all as the file says.`,
  differs: (file: string, differences: number, sources: readonly string[]) =>
    `${file}: ${plural(differences, 'difference', 'differences')} from ${list(sources)}.`,
  notCompared: (sources: readonly string[]) => `Not compared: ${list(sources)}.`,
  source: (key: string) => `source “${key}”`,

  outOfRange: (start: number, end: number, length: number) =>
    `The place ${start}–${end} is not in the source, which has ${count(length)} characters.`,
  misplaced: (start: number, places: readonly number[]) =>
    `The words do not begin at ${start}, but at ${list(places.map(String))}.`,
  wordsDiffer: 'The source does not have these words.',
  wordsDifferAt: (start: number) =>
    `The source does not have these words. Most like them is what begins at ${start}.`,
  cutsWord: (start: number, end: number) => `The place ${start}–${end} begins or ends inside a word.`,
  notQuoted: 'The source has these words, but not in quotation marks.',
  joined: (number: number) => `These are ${number} quotations in the source. Write each of them by itself.`,
  outsidePassage: 'The quotation is in none of the passages of its claim.',
  prefixDiffers: 'Before the words stands something else.',
  suffixDiffers: 'After the words stands something else.',
  ambiguous: 'The same words stand elsewhere in the source too. Add this to tell them apart.',

  otherDigest: 'This is not the text that the file was made from.',
  otherDigestHolds:
    'This is not the text that the file was made from, but every quotation and passage holds in it.',
  otherDigestMoved:
    'This is not the text that the file was made from. It has the words of every quotation, but some in another place.',
  otherNormalization: (declared: number, own: number) =>
    `The digest is of a text normalised by rules ${declared}; this version knows rules ${own}.`,
  noDigest: (key: string, sha256: string, normalization: number) =>
    `The file has no digest of source “${key}”. It is:\n    sha256: ${sha256}\n    normalization: ${normalization}`,
  allPairsUsed: (key: string, pairs: number) =>
    `Source “${key}” has ${plural(pairs, 'pair', 'pairs')} of quotation marks; claims quote from every one.`,
  unusedPairs: (key: string, pairs: number, unused: number) =>
    `Source “${key}” has ${plural(pairs, 'pair', 'pairs')} of quotation marks; no claim quotes from ${unused === 1 ? 'this one' : `these ${count(unused)}`}:`,
  unusedPair: (start: number, words: string) => `    at ${start}: “${words}”`,
};

function parts(quotations: number, passages: number, relations: number): string {
  return list([
    plural(quotations, 'quotation', 'quotations'),
    plural(passages, 'passage', 'passages'),
    plural(relations, 'relation', 'relations'),
  ]);
}
