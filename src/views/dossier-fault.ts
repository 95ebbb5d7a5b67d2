import { relationKinds } from '../core/dossier/vocabulary.ts';
import type { ContentProblem, Fault, Place, Problem, ShapeProblem } from '../core/dossier-file/fault.ts';
import type { Texts } from '../texts/catalogue.ts';
import { cutLegibly } from './legible.ts';

/** Longer words of a file are cut in the message, in code points; the file has them in full at the place it names. */
const MAX_SHOWN = 80;

const shown = (words: string) => cutLegibly(words, MAX_SHOWN);
const shownOrNull = (words: string | null) => (words === null ? null : shown(words));

function wrongKind(
  { expected, found, written }: Extract<ShapeProblem, { code: 'wrong-kind' }>,
  t: Texts['dossierFile'],
): string {
  if (expected === 'place') return t.wrongPlace;
  if (found === 'nothing') return t.nothing(expected);
  const isScalar = found === 'number' || found === 'truth-value';
  if (expected === 'text' && isScalar && written !== null) return t.notText(shown(written));
  return t.wrongKind(expected, found);
}

function taken(
  { what, value, firstLine }: Extract<ContentProblem, { code: 'taken' }>,
  t: Texts['dossierFile'],
): string {
  switch (what) {
    case 'party-or-speaker':
      return t.nameTaken(shown(value), firstLine);
    case 'source':
      return t.sourceTaken(shown(value), firstLine);
    case 'claim':
      return t.numberTaken(value, firstLine);
    case 'role':
      return t.roleTaken(shown(value), firstLine);
  }
}

function badAddress(
  { reason }: Extract<ShapeProblem, { code: 'bad-address' }>,
  t: Texts['dossierFile'],
): string {
  switch (reason) {
    case 'not-an-address':
      return t.notAnAddress;
    case 'not-https':
      return t.notHttps;
    case 'credentials':
      return t.credentials;
    case 'internal':
      return t.internalAddress;
  }
}

/** One sentence, or two, on what is wrong in a dossier's file and how to mend it. */
export function describeFault(fault: Problem, { dossierFile: t }: Texts): string {
  switch (fault.code) {
    case 'too-large':
      return t.tooLarge(fault.limit);
    case 'too-many-parts':
      return t.tooManyParts;
    case 'not-utf-8':
      return t.notUtf8;
    case 'syntax':
      return t.syntax(shown(fault.detail));
    case 'tab':
      return t.tab;
    case 'several-documents':
      return t.severalDocuments;
    case 'other-yaml-version':
      return t.otherYamlVersion;
    case 'too-deep':
      return t.tooDeep;
    case 'tag':
      return t.tag;
    case 'anchor':
      return t.anchor(shown(fault.name));
    case 'alias':
      return t.alias(shown(fault.name));
    case 'doubled-field':
      return t.doubledField(shown(fault.field), fault.firstLine);
    case 'unknown-field':
      return t.unknownField(shown(fault.field), fault.nearest, fault.known);
    case 'missing-field':
      return t.missingField(fault.field);
    case 'wrong-kind':
      return wrongKind(fault, t);
    case 'not-one-of':
      return t.notOneOf(shown(fault.written), fault.allowed, fault.nearest);
    case 'too-low':
      return t.tooLow(fault.minimum);
    case 'too-high':
      return t.tooHigh(fault.maximum);
    case 'too-long':
      return t.tooLong(fault.length, fault.limit);
    case 'empty-list':
      return t.emptyList;
    case 'too-many':
      return t.tooMany(fault.limit);
    case 'empty-text':
      return t.emptyText;
    case 'not-one-line':
      return t.notOneLine;
    case 'control-character':
      return t.controlCharacter(fault.character);
    case 'bad-key':
      return t.badKey(shown(fault.written));
    case 'bad-date':
      return t.badDate(shown(fault.written));
    case 'bad-address':
      return badAddress(fault, t);
    case 'bad-language':
      return t.badLanguage(shown(fault.written));
    case 'bad-sha256':
      return t.badSha256;
    case 'taken':
      return taken(fault, t);
    case 'unknown-reference':
      return t.unknownReference(fault.what, shown(fault.value), shownOrNull(fault.nearest));
    case 'parent-cycle':
      return t.parentCycle(fault.chain.map(shown));
    case 'source-needed':
      return t.sourceNeeded(fault.sources.map(shown));
    case 'half-digest':
      return t.halfDigest(fault.missing);
    case 'until-before-happened':
      return t.untilBeforeHappened;
    case 'said-after-until':
      return t.saidAfterUntil(fault.said, fault.until);
    case 'quotations-needed':
      return t.quotationsNeeded(fault.wording);
    case 'quotations-unexpected':
      return t.quotationsUnexpected;
    case 'no-words':
      return t.noWords;
    case 'claim-words-too-long':
      return t.claimWordsTooLong(fault.length, fault.limit);
    case 'straight-quotation-mark':
      return t.straightQuotationMark;
    case 'unpaired-quotation-mark':
      return t.unpairedQuotationMark;
    case 'words-not-quoted':
      return t.wordsNotQuoted(shown(fault.words), shownOrNull(fault.nearest));
    case 'empty-place':
      return t.emptyPlace(fault.start, fault.end);
    case 'outside-passage':
      return t.outsidePassage(fault.start, fault.end, fault.passage);
    case 'words-differ':
      return t.wordsDiffer(shownOrNull(fault.nearest));
    case 'not-quoted':
      return t.notQuoted;
    case 'joined':
      return fault.parts.length === 0 ? t.joinedHere : t.joined(fault.parts.map(shown));
    case 'ambiguous':
      return fault.starts.length === 0 ? t.ambiguousHere : t.ambiguous(fault.starts);
    case 'misplaced':
      return t.misplaced(fault.starts);
    case 'marks-around':
      return t.marksAround;
    case 'out-of-range':
      return t.outOfRange(fault.length);
    case 'cuts-word':
      return t.cutsWord;
    case 'place-needed':
      return t.placeNeeded(fault.field);
    case 'checked-in-future':
      return t.checkedInFuture(fault.today);
    case 'relation-kind':
      return fault.found.length === 0 ? t.noRelationKind(relationKinds) : t.severalRelationKinds(fault.found);
    case 'relation-basis':
      return fault.found === 'neither' ? t.noRelationBasis : t.bothRelationBases;
    case 'relation-to-itself':
      return t.relationToItself;
    case 'doubled-relation':
      return t.doubledRelation(fault.firstLine);
    case 'contradiction':
      return t.contradiction(fault.kind, fault.firstLine);
    case 'relates-to-later':
      return t.relatesToLater(fault.kind, fault.from.number, fault.from.said, fault.to.number, fault.to.said);
    case 'not-text':
      return t.noText[fault.found];
    case 'unknown-format':
      return t.unknownFormat;
    case 'other-format':
      return t.otherFormat(fault.named, fault.found);
    case 'dossier-needed':
      return t.dossierNeeded;
    case 'bad-table':
      return t.badTable(shown(fault.detail));
    case 'bad-json':
      return t.badJson(shown(fault.detail));
    case 'doubled-column':
      return t.doubledColumn(fault.field);
    case 'too-many-cells':
      return t.tooManyCells(fault.cells, fault.columns);
    case 'too-many-rows':
      return t.tooManyRows(fault.limit);
    case 'number-twice':
      return t.numberTwice(fault.number, fault.firstLine);
    case 'ambiguous-name':
      return t.ambiguousName(shown(fault.value), fault.keys);
    case 'source-differs':
      return t.sourceDiffers(fault.source, shownOrNull(fault.known));
    case 'bad-relation':
      return t.badRelation(shown(fault.written));
    case 'no-claim-review':
      return t.noClaimReview;
    default:
      return fault satisfies never;
  }
}

/** `file:line:column field: what is wrong`, on one line. */
export function faultLine(fault: Fault, t: Texts): string {
  return `${placeName(fault, t)}: ${describeFault(fault, t)}`;
}

/** `file:line:column field`, with the claim's number or the entry's key where it has one. */
export function placeName(
  { file, line, column, path, entry }: Place & { readonly file: string },
  { dossierFile: t }: Texts,
): string {
  const name = entry !== null && path.startsWith('claims') ? t.claim(entry) : entry;
  const where = name === null ? path : `${path} (${shown(name)})`;
  return `${file}:${line}:${column}${where === '' ? '' : ` ${shown(where)}`}`;
}
