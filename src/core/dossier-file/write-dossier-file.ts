import { Document, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml';
import type {
  Anchor,
  Claim,
  DossierContent,
  Edtf,
  MissingVoice,
  Party,
  Quotation,
  Relation,
  Source,
  Speaker,
  Subject,
} from '../dossier/dossier.ts';
import { describeAnchor } from '../quotation/describe-anchor.ts';
import { findQuotationsInOrder } from '../quotation/find-quotation.ts';
import { readSource } from '../quotation/source-text.ts';
import { bundledShape } from './shape.ts';
import { keyOf } from './yaml-nodes.ts';

const SCHEMA_LINE = '# yaml-language-server: $schema=./dossier.schema.json\n\n';
/** In columns; the width of the files that people write. */
const LINE_WIDTH = 110;
/** Lists of positions and keys, which are easier to read on one line. */
const onOneLine = new Set(['passage', 'also', 'stated', 'about']);

/** Fields in the order in which a file has them; those without a value are left out. */
type Fields = Readonly<Record<string, unknown>>;

function fields(all: Fields): Fields {
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function place({ start, end }: Anchor): readonly [number, number] {
  return [start, end];
}

function keyOfSubject(subject: Subject): string {
  return 'party' in subject ? subject.party : subject.speaker;
}

function partyFields({ key, name, aliases, parent }: Party): Fields {
  return fields({ key, name, aliases, parent });
}

function speakerFields({ key, kind, name, aliases, roles }: Speaker): Fields {
  return fields({ key, kind, name, aliases, roles });
}

function sourceFields(source: Source): Fields {
  return fields({
    key: source.key,
    title: source.title,
    publisher: source.publisher,
    url: source.url,
    archive: source.archiveUrl,
    published: source.published,
    retrieved: source.retrieved,
    language: source.language,
    translation: source.translation,
    sha256: source.digest?.sha256,
    normalization: source.digest?.normalization,
  });
}

/** Whether looking for the words in their excerpt finds these very places, so that none has to be written. */
function isFoundAgain(excerpt: string, quotations: readonly Quotation[]): boolean {
  const source = readSource(excerpt);
  const found = findQuotationsInOrder(
    source,
    quotations.map(({ exact }) => exact),
  );
  return quotations.every(({ anchor }, nth) => {
    const finding = found[nth];
    if (finding?.kind !== 'found' || anchor === null) return false;
    const { prefix, suffix } = describeAnchor(source.text, finding);
    return (
      finding.start === anchor.start &&
      finding.end === anchor.end &&
      prefix === anchor.prefix &&
      suffix === anchor.suffix
    );
  });
}

function quotationFields({ exact, anchor }: Quotation, withPlace: boolean): Fields {
  if (!withPlace || anchor === null) return { words: exact };
  return fields({ words: exact, at: anchor.start, prefix: anchor.prefix, suffix: anchor.suffix });
}

function isWholeExcerpt({ passage, excerpt }: Claim): boolean {
  if (passage === null || excerpt === null) return false;
  return passage.start === 0 && passage.end === readSource(excerpt).text.length;
}

/** Whether the places of its words are known, in the source itself. */
function isPlaced({ excerpt, passage, quotations }: Claim): boolean {
  return excerpt === null && passage !== null && quotations.every(({ anchor }) => anchor !== null);
}

function checkedOn({ check }: Claim): Edtf | null {
  return check.level === 'editors' ? check.on : null;
}

/** The day that the file as a whole was checked on: that of most claims; none if it would cover one that was not. */
function fileCheckedOn(claims: readonly Claim[]): Edtf | null {
  const days = claims.filter(isPlaced).map(checkedOn);
  const counts = new Map<Edtf | null, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  if (counts.has(null)) return null;
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [null, 0] as const)[0];
}

interface Frame {
  readonly checked: Edtf | null;
  readonly onlySource: boolean;
  readonly firstRoles: ReadonlyMap<string, Speaker['roles'][number] | undefined>;
}

function claimFields(claim: Claim, { checked, onlySource, firstRoles }: Frame): Fields {
  const { role, excerpt, quotations, passage } = claim;
  const first = firstRoles.get(claim.speaker);
  const withPlaces = excerpt === null || !isFoundAgain(excerpt, quotations);
  const on = isPlaced(claim) ? checkedOn(claim) : null;
  return fields({
    number: claim.number,
    speaker: claim.speaker,
    role: first?.title === role.title && first.party === role.party ? null : role.title,
    says: claim.summary,
    wording: claim.wording,
    quotations: quotations.map((quotation) => quotationFields(quotation, withPlaces)),
    cue: claim.cue,
    about: claim.about.map(keyOfSubject),
    category: claim.category,
    said: claim.said.date,
    phrase: claim.said.phrase,
    medium: claim.medium,
    source: onlySource ? null : claim.source,
    excerpt,
    passage: passage === null || isWholeExcerpt(claim) ? null : place(passage),
    also: claim.also.map(place),
    checked: on === checked ? null : on,
    quiz: claim.inQuiz ? null : 'no',
  });
}

function relationFields({ kind, from, to, passage }: Relation): Fields {
  return { from, [kind]: to, ...(passage === null ? { basis: 'editor' } : { stated: place(passage) }) };
}

function missingFields({ of, reason, accordingTo }: MissingVoice): Fields {
  return fields({ of: keyOfSubject(of), reason, 'according-to': accordingTo });
}

function fileFields(content: DossierContent): Fields {
  const checked = fileCheckedOn(content.claims);
  const frame = {
    checked,
    onlySource: content.sources.length === 1,
    firstRoles: new Map(content.speakers.map(({ key, roles }) => [key, roles[0]])),
  };
  return fields({
    slug: content.slug,
    title: content.title,
    aliases: content.aliases,
    happened: content.happened,
    until: content.until,
    dispute: content.dispute,
    checked,
    parties: content.parties.map(partyFields),
    speakers: content.speakers.map(speakerFields),
    sources: content.sources.map(sourceFields),
    claims: content.claims.map((claim) => claimFields(claim, frame)),
    relations: content.relations.map(relationFields),
    missing: content.missing.map(missingFields),
  });
}

/** A carriage return would be lost in a block. */
function styleOf(text: string): Scalar['type'] {
  return text.includes('\r') ? 'QUOTE_DOUBLE' : 'BLOCK_LITERAL';
}

function setStyles(document: Document): void {
  visit(document, {
    Pair(_, pair) {
      const field = keyOf(pair);
      const { value } = pair;
      if (field === 'excerpt' && isScalar(value)) value.type = styleOf(String(value.value)) ?? 'PLAIN';
      if (onOneLine.has(field) && isSeq(value)) value.flow = true;
      if (field === 'relations' && isSeq(value))
        for (const relation of value.items) if (isMap(relation)) relation.flow = true;
      return undefined;
    },
  });
  const root = document.contents;
  if (!isMap(root)) return;
  for (const pair of root.items) {
    if (isScalar(pair.key)) pair.key.spaceBefore = isSeq(pair.value) && keyOf(pair) !== 'aliases';
  }
}

/**
 * A dossier as a file that `readDossierFile` reads as the same content for a community; who pasted excerpts is not in it:
 * whoever reads it in vouches for them. A claim that was checked against a source's text comes back as unchecked, because the
 * file can't show it. Its first line names the JSON Schema if that describes it.
 */
export function writeDossierFile(content: DossierContent): string {
  const told = fileFields(content);
  const document = new Document(told, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  setStyles(document);
  const text = document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true });
  return `${bundledShape.safeParse(told).success ? SCHEMA_LINE : ''}${text}`;
}
