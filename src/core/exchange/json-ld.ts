import type {
  Anchor,
  Claim,
  DossierContent,
  Edtf,
  Party,
  Quotation,
  Relation,
  Source,
  Speaker,
  Subject,
} from '../dossier/dossier.ts';
import { edtfForm } from '../dossier/edtf.ts';
import { NORMALIZATION } from '../quotation/normalise.ts';
import { jsonLdContext } from './json-ld-context.ts';

type Node = Readonly<Record<string, unknown>>;

/** Without what is not known. */
function node(all: Node): Node {
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Names of what a dossier holds; parties, speakers and sources go by their keys, claims by their numbers. */
type Iri = (
  kind: 'party' | 'speaker' | 'source' | 'claim' | 'excerpt' | 'quotation',
  key: string | number,
) => string;

/** schema.org's dates are plain days; any other is only told as EDTF. */
function dates(date: Edtf | null): Node {
  if (date === null) return {};
  const form = edtfForm(date);
  const isPlain = form.kind === 'day' && !form.approximate && !form.uncertain;
  return { datePublished: isPlain ? date : null, edtf: date };
}

function partyNode({ key, name, aliases, parent }: Party, iri: Iri): Node {
  return node({
    id: iri('party', key),
    type: 'Organization',
    name,
    alternateName: aliases,
    parentOrganization: parent === null ? null : iri('party', parent),
  });
}

function speakerNode({ key, kind, name, aliases, roles }: Speaker, iri: Iri): Node {
  const held = roles.map(({ title, party }) => ({
    type: 'Role',
    roleName: title,
    affiliation: iri('party', party),
  }));
  return node({
    id: iri('speaker', key),
    type: kind === 'person' ? 'Person' : 'Organization',
    name,
    alternateName: aliases,
    affiliation: held,
  });
}

function sourceNode(source: Source, iri: Iri): Node {
  const { publisher, translation, digest } = source;
  return node({
    id: iri('source', source.key),
    type: 'CreativeWork',
    name: source.title,
    publisher: publisher === null ? null : { type: 'Organization', name: publisher },
    url: source.url,
    archivedAt: source.archiveUrl,
    ...dates(source.published),
    inLanguage: source.language,
    translationOfWork: translation === null ? null : { type: 'CreativeWork', inLanguage: translation.from },
    sha256: digest?.sha256,
    normalization: digest?.normalization,
  });
}

/** Where an anchor points: into the normalised text of a source, or of what was pasted of it. */
function specific({ start, end, prefix, suffix }: Anchor, exact: string | null, source: string): Node {
  const position = { type: 'TextPositionSelector', start, end };
  const quote = exact === null ? [] : [node({ type: 'TextQuoteSelector', exact, prefix, suffix })];
  return {
    type: 'SpecificResource',
    source,
    normalization: NORMALIZATION,
    selector: [position, ...quote],
  };
}

function anchored(body: string, target: Node): Node {
  return { type: 'Annotation', motivation: 'identifying', body, target };
}

function subjectIri(subject: Subject, iri: Iri): string {
  return 'party' in subject ? iri('party', subject.party) : iri('speaker', subject.speaker);
}

/** What the anchors of a claim count in. */
function anchorSource({ excerpt, source, number }: Claim, iri: Iri): string {
  return excerpt === null ? iri('source', source) : iri('excerpt', number);
}

function quotationNodes(
  { exact, anchor }: Quotation,
  nth: number,
  claim: Claim,
  source: Source | undefined,
  iri: Iri,
): readonly Node[] {
  const id = iri('quotation', `${claim.number}-${nth + 1}`);
  const translation = source?.translation ?? null;
  const quotation = node({
    id,
    type: 'Quotation',
    text: exact,
    creator: iri('speaker', claim.speaker),
    spokenByCharacter: iri('speaker', claim.speaker),
    isPartOf: iri('source', claim.source),
    inLanguage: source?.language,
    // Of a translated source these are the translator's words.
    translationOfWork: translation === null ? null : { type: 'Quotation', inLanguage: translation.from },
  });
  if (anchor === null) return [quotation];
  return [quotation, anchored(id, specific(anchor, exact, anchorSource(claim, iri)))];
}

function claimNodes(claim: Claim, source: Source | undefined, iri: Iri): readonly Node[] {
  const { number, quotations, excerpt, passage, also } = claim;
  const id = iri('claim', number);
  const main = node({
    id,
    type: 'Claim',
    identifier: String(number),
    text: claim.summary,
    author: iri('speaker', claim.speaker),
    roleName: claim.role.title,
    appearance: iri('source', claim.source),
    ...dates(claim.said.date),
    phrase: claim.said.phrase,
    about: claim.about.map((subject) => subjectIri(subject, iri)),
    hasPart: quotations.map((_, nth) => iri('quotation', `${number}-${nth + 1}`)),
    category: claim.category,
    wording: claim.wording,
    cue: claim.cue,
    medium: claim.medium,
    checked: claim.check.level,
  });
  const pasted =
    excerpt === null
      ? []
      : [
          {
            id: iri('excerpt', number),
            type: 'CreativeWork',
            text: excerpt,
            isPartOf: iri('source', claim.source),
          },
        ];
  const passages = passage === null ? also : [passage, ...also];
  return [
    main,
    ...pasted,
    ...passages.map((anchor) => anchored(id, specific(anchor, null, anchorSource(claim, iri)))),
    ...quotations.flatMap((quotation, nth) => quotationNodes(quotation, nth, claim, source, iri)),
  ];
}

function relationNode(
  { kind, from, to, basis, passage }: Relation,
  claim: Claim | undefined,
  iri: Iri,
): Node {
  const stated =
    passage === null || claim === undefined ? [] : [specific(passage, null, anchorSource(claim, iri))];
  return {
    type: 'Annotation',
    motivation: 'linking',
    relation: kind,
    basis,
    body: [iri('claim', from), ...stated],
    target: iri('claim', to),
  };
}

/**
 * A dossier as JSON-LD: schema.org's claims, quotations, people and works, with W3C Web Annotations for where words stand
 * and what claims are to each other. Its context is in it: whoever reads it fetches nothing.
 */
export function writeJsonLd(content: DossierContent): string {
  const { slug, title, aliases, dispute, happened, parties, speakers, sources, claims, relations } = content;
  const dossier = `urn:whosaid:dossier:${slug}`;
  const iri: Iri = (kind, key) => `${dossier}:${kind}:${key}`;
  const sourceOf = new Map(sources.map((source) => [source.key, source]));
  const claimOf = new Map(claims.map((claim) => [claim.number, claim]));
  const graph = [
    node({
      id: dossier,
      type: 'Collection',
      name: title,
      alternateName: aliases,
      abstract: dispute,
      edtf: happened,
      hasPart: claims.map(({ number }) => iri('claim', number)),
    }),
    ...parties.map((party) => partyNode(party, iri)),
    ...speakers.map((speaker) => speakerNode(speaker, iri)),
    ...sources.map((source) => sourceNode(source, iri)),
    ...claims.flatMap((claim) => claimNodes(claim, sourceOf.get(claim.source), iri)),
    ...relations.map((relation) => relationNode(relation, claimOf.get(relation.from), iri)),
  ];
  return `${JSON.stringify({ '@context': jsonLdContext, '@graph': graph }, null, 2)}\n`;
}
