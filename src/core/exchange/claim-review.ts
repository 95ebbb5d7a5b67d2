import type { SpeakerKind } from '../dossier/vocabulary.ts';
import type { Fault, Finding, Path, Problem } from '../dossier-file/fault.ts';
import { maxLength } from '../dossier-file/limits.ts';
import { placeFinder } from '../dossier-file/place-finder.ts';
import { address, date, language, line, type TextRule } from '../dossier-file/text-rules.ts';
import { readYaml } from '../dossier-file/yaml-text.ts';
import type { NewSpeaker, TypedClaim, TypedSource } from '../editing/typed-claim.ts';
import { oneLine } from '../editing/typed-fields.ts';
import { JsonNode } from './json-node.ts';

/** Reviews of one file; a feed of them is no dossier. */
export const MAX_REVIEWS = 100;
/** A review stands in a list in a graph at most; what is deeper is a part of something else. */
const MAX_DEPTH = 4;

/** A claim as somebody might have typed it, for them to complete. */
export interface Suggestion {
  readonly typed: TypedClaim;
  /** Of a review: which of the suggestions is reviewed; null of a reviewed claim itself. */
  readonly reviews: number | null;
}

export type ReviewReading =
  | { readonly ok: true; readonly suggestions: readonly Suggestion[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

interface Told {
  readonly text: string;
  readonly path: Path;
}

/** Reads the parts of reviews, and notes what is wrong with them. */
class ReviewReader {
  readonly findings: Finding[] = [];

  found(path: Path, problem: Problem): void {
    this.findings.push({ path, problem });
  }

  /** Blank where it is not told. */
  optional(told: Told | null, rule: TextRule): string {
    const text = oneLine(told?.text ?? '');
    const problem = text === '' ? null : rule.check(text);
    if (told !== null && problem !== null) this.found(told.path, problem);
    return text;
  }

  needed(told: Told | null, rule: TextRule, field: string, path: Path): string {
    if (told === null) this.found(path, { code: 'missing-field', field });
    return this.optional(told, rule);
  }

  suggestions(review: JsonNode, index: number): readonly Suggestion[] {
    const item = review.first('itemReviewed');
    const claimed = this.needed(
      review.textOf('claimReviewed') ?? item?.textOf('text', 'name') ?? null,
      line(maxLength.says),
      'claimReviewed',
      review.path,
    );
    const claimant = item?.first('author', 'claimant') ?? review.first('claimant');
    const speaker = this.speaker(claimant, 'itemReviewed.author', item?.path ?? review.path);
    const own = this.sourceOf(review, review);
    const appearance = item?.first('appearance', 'firstAppearance') ?? null;
    const said = this.day(item?.textOf('datePublished', 'dateCreated') ?? null);
    const reviewed: Suggestion = {
      typed: {
        ...typedClaim(speaker, this.statement(`${speaker.name} says: ${withoutMarks(claimed)}`, review)),
        said,
        // Where no place is told in which it was said, the review is the source that reports it.
        source: appearance === null ? own : this.sourceOf(appearance, review),
      },
      reviews: null,
    };
    const verdict = this.verdict(review, own, index);
    return verdict === null ? [reviewed] : [reviewed, verdict];
  }

  /** What the reviewer said of it, in their own words, as anybody's statement; none if their rating has no words. */
  verdict(review: JsonNode, source: TypedSource, index: number): Suggestion | null {
    const rating = review.first('reviewRating')?.textOf('alternateName') ?? null;
    if (rating === null) return null;
    const words = withoutMarks(this.optional(rating, line(maxLength.words)));
    const speaker = this.speaker(review.first('author', 'publisher'), 'author', review.path);
    const statement = this.statement(`${speaker.name} rated it “${words}”.`, review);
    return {
      typed: {
        ...typedClaim(speaker, statement),
        quotations: words,
        said: this.day(review.textOf('datePublished')),
        source,
        category: 'judgement',
      },
      reviews: index,
    };
  }

  statement(text: string, review: JsonNode): string {
    const problem = line(maxLength.says).check(text);
    const known = this.findings.some(({ path }) => path.join('\n').startsWith(review.path.join('\n')));
    if (problem !== null && !known) this.found(review.path, problem);
    return text;
  }

  speaker(node: JsonNode | null, field: string, path: Path): NewSpeaker {
    const told = node?.textOf('name', 'legalName') ?? null;
    const bare = node?.text() ?? null;
    const named = told ?? (node === null || bare === null ? null : { text: bare, path: node.path });
    const name = this.needed(named, line(maxLength.name), field, path);
    const group = node?.first('affiliation', 'worksFor', 'memberOf') ?? null;
    const bareGroup = group?.text() ?? null;
    const party = this.optional(
      group?.textOf('name') ??
        (group === null || bareGroup === null ? null : { text: bareGroup, path: group.path }),
      line(maxLength.name),
    );
    const role = this.optional(node?.textOf('jobTitle') ?? null, line(maxLength.name));
    return { name, kind: kindOf(node), role: role || party || name, party: { name: party || name } };
  }

  sourceOf(node: JsonNode, review: JsonNode): TypedSource {
    const bare = node.text();
    const url = this.optional(
      bare === null ? node.textOf('url', '@id', 'sameAs') : { text: bare, path: node.path },
      address,
    );
    const publisher = node.first('publisher', 'author', 'provider');
    const title = this.optional(node.textOf('headline', 'name'), line(maxLength.sourceTitle));
    return {
      title: title || url || this.optional(review.textOf('url'), line(maxLength.sourceTitle)),
      publisher: this.optional(publisher?.textOf('name') ?? null, line(maxLength.name)),
      url,
      published: this.day(node.textOf('datePublished')),
      language: this.optional(node.textOf('inLanguage') ?? review.textOf('inLanguage'), language) || 'und',
    };
  }

  /** A day, also of a date with a time of day. */
  day(told: Told | null): string {
    if (told === null) return '';
    return this.optional(
      { ...told, text: told.text.trim().replace(/^(\d{4}-\d\d-\d\d)[T ].*$/u, '$1') },
      date,
    );
  }
}

function kindOf(node: JsonNode | null): SpeakerKind {
  if (node?.isA('GovernmentOffice') === true) return 'office';
  const isBody = ['Organization', 'NewsMediaOrganization', 'GovernmentOrganization', 'NGO', 'Corporation'];
  return isBody.some((type) => node?.isA(type) === true) ? 'body' : 'person';
}

/** Their marks would say that the words between them are checked quotations. */
function withoutMarks(text: string): string {
  return text
    .replace(/(^|[\s([{])["„«]/gu, '$1‘')
    .replace(/[“«]/gu, '‘')
    .replace(/["”»„]/gu, '’');
}

function typedClaim(speaker: NewSpeaker, statement: string): TypedClaim {
  return {
    speaker,
    role: null,
    statement,
    quotations: '',
    excerpt: '',
    cue: '',
    said: '',
    source: null,
    category: 'assertion',
    about: [],
    answers: null,
    inQuiz: true,
  };
}

function readJson(text: string): { readonly root: JsonNode } | { readonly detail: string } {
  try {
    return { root: new JsonNode(JSON.parse(text)) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { detail: error.message };
  }
}

function faultsOf(findings: readonly Finding[], text: string, name: string): readonly Fault[] {
  // JSON is YAML, whose reader tells where things stand.
  const place = placeFinder(readYaml(text));
  return findings
    .map(({ path, problem }) => ({ file: name, ...place(path, 'value'), ...problem }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * What a `ClaimReview` of schema.org, or a list or graph of them, would have to say in a dossier: the reviewed claim as its
 * claimant's, and the review as the reviewer's own statement about it, in their quoted words. It is nobody else's verdict.
 * Nothing of it is in the dossier by that: each is a suggestion. `name` is what faults call the file.
 */
export function readClaimReview(text: string, name: string): ReviewReading {
  const json = readJson(text);
  if ('detail' in json) {
    return {
      ok: false,
      faults: faultsOf([{ path: [], problem: { code: 'bad-json', detail: json.detail } }], '', name),
    };
  }
  const reviews = [...json.root.within(MAX_DEPTH)].filter((node) => node.isA('ClaimReview'));
  const reader = new ReviewReader();
  if (reviews.length === 0) reader.found([], { code: 'no-claim-review' });
  if (reviews.length > MAX_REVIEWS) reader.found([], { code: 'too-many', limit: MAX_REVIEWS });
  const suggestions: Suggestion[] = [];
  for (const review of reviews.slice(0, MAX_REVIEWS))
    suggestions.push(...reader.suggestions(review, suggestions.length));
  return reader.findings.length > 0
    ? { ok: false, faults: faultsOf(reader.findings, text, name) }
    : { ok: true, suggestions };
}
