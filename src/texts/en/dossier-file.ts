const quoted = (word: string) => `“${word}”`;

function oneOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words.map(quoted));
}

function allOf(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words.map(quoted));
}

const count = (number: number) => number.toLocaleString('en');
const places = (starts: readonly number[]) => new Intl.ListFormat('en').format(starts.map(String));
const didYouMean = (near: string | null) => (near === null ? '' : ` Did you mean “${near}”?`);

const expected = {
  text: 'a text',
  'whole-number': 'a whole number',
  list: 'a list',
  fields: 'fields with values',
  place: 'two positions, as in [655, 920]',
};

const found = {
  text: 'a text',
  number: 'a number',
  'truth-value': 'true or false',
  nothing: 'nothing',
  list: 'a list',
  fields: 'fields with values',
};

const formats = { yaml: 'YAML', csv: 'CSV', json: 'JSON' };

const referents = {
  party: 'party',
  speaker: 'speaker',
  'party-or-speaker': 'party or speaker',
  source: 'source',
  claim: 'claim',
  role: 'role of this speaker',
};

/** What is wrong with a dossier's file and how to mend it, for whoever writes or runs it. */
export const dossierFile = {
  claim: (number: string) => `claim ${number}`,

  tooLarge: (bytes: number) =>
    `The file is larger than ${count(bytes)} bytes, which is more than a dossier may have.`,
  tooManyParts: 'The file has more lists and fields than a dossier may have.',
  notUtf8: 'From here on the file is not UTF-8. Save it again as UTF-8.',
  syntax: (detail: string) => `This is not valid YAML: ${detail}.`,
  tab: 'A tab is used to indent. Use spaces.',
  severalDocuments: 'A second document begins here. A file holds one dossier: take the line “---” out.',
  otherYamlVersion: 'The file asks for another version than YAML 1.2. Take the line “%YAML” out.',
  tooDeep: 'Lists and fields are nested deeper here than any dossier needs.',
  tag: 'A YAML tag (a word with “!” before the value) is used. Take it out; to write a text, put it in quotation marks.',
  anchor: (name: string) => `A YAML anchor is used: “&${name}”. Take it out.`,
  alias: (name: string) => `A YAML alias is used: “*${name}”. Write the value itself here.`,
  doubledField: (field: string, line: number) =>
    `“${field}” is given twice; the first is on line ${line}. Take one out.`,

  unknownField: (field: string, near: string | null, known: readonly string[]) =>
    near === null
      ? `There is no field “${field}” here. There are ${allOf(known)}.`
      : `There is no field “${field}” here.${didYouMean(near)}`,
  missingField: (field: string) => `“${field}” is missing.`,
  nothing: (what: keyof typeof expected) =>
    `Nothing stands here, but ${expected[what]} is needed. Leave the line out if it is optional and not known.`,
  notText: (written: string) => `${written} is not read as a text. Put it in quotation marks: "${written}".`,
  wrongKind: (what: keyof typeof expected, instead: keyof typeof found) =>
    `This should be ${expected[what]}, but is ${found[instead]}.`,
  wrongPlace: 'This should be two positions, start and end, as in [655, 920].',
  notOneOf: (written: string, allowed: readonly string[], near: string | null) =>
    `“${written}” is not possible here, only ${oneOf(allowed)}.${didYouMean(near)}`,
  tooLow: (minimum: number) => `This is less than ${count(minimum)}, the lowest that is possible.`,
  tooHigh: (maximum: number) => `This is more than ${count(maximum)}, the highest that is possible.`,
  tooLong: (length: number, limit: number) =>
    `This has ${count(length)} characters; ${count(limit)} are possible.`,
  tooMany: (limit: number) =>
    `The list has more than ${count(limit)} entries. That many are possible, and no more.`,
  emptyList: 'The list is empty, but needs at least one entry.',
  emptyText: 'The text is empty. Leave the line out if it is optional and not known.',
  notOneLine:
    'This must be one line without control characters and without blanks around it. For a long text, write >- and the text indented below.',
  controlCharacter: (character: string) =>
    `The text has a control character, ${character}, which can't be shown. Take it out.`,
  badKey: (written: string) =>
    `“${written}” has other characters than lower-case letters from a to z, digits and hyphens.`,
  badDate: (written: string) =>
    `“${written}” is not a date. Write 2022-08-04, 2022-08, 2022 or 2022-08-05/2022-08-06, each with ~ for “about” and ? for “probably”.`,
  notAnAddress: 'This is not a web address.',
  notHttps: 'The address does not begin with https://.',
  credentials: 'The address contains a user name or password. Take it out.',
  internalAddress: 'The address leads to a computer inside a network, which nobody outside can open.',
  badLanguage: (written: string) =>
    `“${written}” is not a language tag. Write it as in “en”, “uk” or “sr-Latn”.`,
  badSha256: 'A SHA-256 has 64 digits from 0 to 9 and a to f, in lower case.',

  nameTaken: (key: string, line: number) =>
    `The key “${key}” is taken: a party or speaker on line ${line} has it.`,
  sourceTaken: (key: string, line: number) => `The key “${key}” is taken by the source on line ${line}.`,
  numberTaken: (number: string, line: number) =>
    `The number ${number} is taken by the claim on line ${line}.`,
  roleTaken: (title: string, line: number) =>
    `This speaker has the role “${title}” already, on line ${line}. Claims could not tell the two apart.`,
  unknownReference: (what: keyof typeof referents, value: string, near: string | null) =>
    `There is no ${referents[what]} “${value}” in this file.${didYouMean(near)}`,
  parentCycle: (chain: readonly string[]) => `A party can't be a part of itself: ${chain.join(' → ')}.`,
  sourceNeeded: (sources: readonly string[]) =>
    `“source” is missing. It is needed because the dossier has several: ${allOf(sources)}.`,
  halfDigest: (missing: string) =>
    `“${missing}” is missing: “sha256” and “normalization” mean something only together.`,
  untilBeforeHappened: '“until” is earlier than “happened”.',
  saidAfterUntil: (said: string, until: string) =>
    `This was said on ${said}, but according to “until” nothing later than ${until} is in here.`,
  quotationsNeeded: (wording: string) =>
    `The wording is “${wording}”, but there are no “quotations”. Without any it is “indirect”.`,
  quotationsUnexpected:
    'The wording is “indirect”, which has no quotations. With quotations it is “direct” or “mixed”.',
  noWords: 'There are no words here, only characters that the normalisation leaves out.',
  claimWordsTooLong: (length: number, limit: number) =>
    `The quotations of this claim have ${count(length)} characters together; ${count(limit)} are possible.`,
  straightQuotationMark: 'A straight quotation mark (") is used. Write “ and ” around quoted words.',
  unpairedQuotationMark:
    'The quotation marks “ and ” are not in pairs. Inside a quotation, write ‘ and ’ as its words have them.',
  wordsNotQuoted: (words: string, near: string | null) =>
    `“${words}” stands in quotation marks, but is none of this claim's quotations, letter for letter.${didYouMean(near)}`,
  emptyPlace: (start: number, end: number) =>
    `The place ends at ${end}, which is not after its start, ${start}.`,
  outsidePassage: (start: number, end: number, passage: readonly [number, number]) =>
    `The quotation stands at ${start}–${end}, outside of the claim's passage ${passage[0]}–${passage[1]}.`,
  wordsDiffer: (near: string | null) =>
    near === null
      ? 'The excerpt does not have these words, letter for letter.'
      : `The excerpt does not have these words, letter for letter. Most like them is “${near}”.`,
  notQuoted: 'The excerpt has these words, but not in quotation marks.',
  joined: (parts: readonly string[]) =>
    `These are ${count(parts.length)} quotations in the excerpt: ${allOf(parts)}. Write each of them by itself.`,
  ambiguous: (starts: readonly number[]) =>
    `The excerpt quotes these words ${count(starts.length)} times, beginning at ${places(starts)}. Write which it is, as in “at: ${starts[0]}”.`,
  ambiguousHere: 'The excerpt quotes these words several times, and nothing tells which of them is meant.',
  joinedHere: 'These are several quotations in the excerpt. Write each of them by itself.',
  misplaced: (starts: readonly number[]) =>
    `In the excerpt, the words do not begin here but at ${places(starts)}. Without “at”, “prefix” and “suffix” they are looked for.`,
  marksAround: 'The quotation marks around the words do not belong to them. Take them out.',
  outOfRange: (length: number) => `The place is not in the excerpt, which has ${count(length)} characters.`,
  cutsWord: 'The place begins or ends inside a word of the excerpt.',
  placeNeeded: (field: string) =>
    `This means something only with “${field}”, the place in the source, or with an “excerpt” of it.`,
  checkedInFuture: (today: string) => `Nothing was checked on that day yet: today is ${today}.`,
  noText: {
    'utf-16': 'The file is a text in UTF-16. Save it again as UTF-8.',
    binary: 'The file is no text, whatever its name says.',
  },
  unknownFormat:
    'Nothing in the file tells what it is. YAML, CSV, and JSON with a ClaimReview can be read in.',
  otherFormat: (named: keyof typeof formats, instead: keyof typeof formats) =>
    `By its name the file is ${formats[named]}, but it holds ${formats[instead]}. Name it as what it is.`,
  dossierNeeded: 'A table of claims is read into an event that is there. Say which event.',
  badTable: (detail: string) => `This is not a valid table: ${detail}. A quotation mark may be missing.`,
  badJson: (detail: string) => `This is not valid JSON: ${detail}.`,
  doubledColumn: (column: string) => `The column “${column}” is there twice. Take one out.`,
  tooManyCells: (cells: number, columns: number) =>
    `The row has ${count(cells)} cells, but the table has ${count(columns)} columns.`,
  tooManyRows: (limit: number) => `The table has more than ${count(limit)} rows.`,
  numberTwice: (number: string, line: number) => `The row on line ${line} has the number ${number} too.`,
  ambiguousName: (value: string, keys: readonly string[]) =>
    `There are several called “${value}”. Write which it is: ${oneOf(keys)}.`,
  sourceDiffers: (source: string, known: string | null) =>
    known === null
      ? `The dossier has the source “${source}” without this. Leave the cell empty, or give another source.`
      : `The dossier has the source “${source}” with “${known}” here. Write that, or give another source.`,
  badRelation: (written: string) => `“${written}” is no relation. Write it as in “rebuts 5; answers 7”.`,
  noClaimReview: 'There is no ClaimReview of schema.org in this file.',
  noRelationKind: (kinds: readonly string[]) => `What the claim does is missing: ${oneOf(kinds)}.`,
  severalRelationKinds: (kinds: readonly string[]) =>
    `Only one of ${allOf(kinds)} is possible here. Write one relation for each.`,
  noRelationBasis: 'Who says so is missing: “stated” with its place in the source, or “basis: editor”.',
  bothRelationBases:
    'Only one of “stated” and “basis” is possible: either the source says so or an editor reads it so.',
  relationToItself: 'A claim can have no relation to itself.',
  doubledRelation: (line: number) => `The same relation is on line ${line}.`,
  contradiction: (kind: string, line: number) =>
    `This contradicts line ${line}, by which the same claim ${kind} the other.`,
  relatesToLater: (kind: string, from: number, fromSaid: string, to: number, toSaid: string) =>
    `Claim ${from} ${kind} claim ${to}, but was said before it: ${fromSaid}, the other ${toSaid}.`,
};
