import type { Block, Message, Span, Text } from '../chat/message.ts';
import type {
  Check,
  Claim,
  ClaimNumber,
  Dossier,
  Relation,
  Source,
  Subject,
} from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import { statementParts } from '../core/dossier/statement.ts';
import type { Texts } from '../texts/catalogue.ts';
import { formatEdtf } from './when.ts';

/**
 * How much stands under a statement. `short`: what it takes to weigh it. `full`: everything known of it.
 * A timeline leaves the date to its headings.
 */
export type Detail = 'short' | 'full' | 'undated';

/** One statement with what belongs to it: the same looks for every party. */
export function statementBlocks(dossier: Dossier, claim: Claim, t: Texts, detail: Detail): readonly Block[] {
  const text: Text = [{ bold: numberOf(claim.number) }, ' ', ...wordsOf(dossier, claim, t)];
  const under = attributionOf(dossier, claim, t, detail);
  return claim.wording === 'direct' && claim.check.level !== 'unchecked'
    ? [{ kind: 'quote', text, attribution: under }]
    : [
        { kind: 'text', text },
        { kind: 'note', text: under },
      ];
}

/** The claims whose statements stand in a message. */
export function claimsIn({ blocks }: Message): readonly ClaimNumber[] {
  const numbers = blocks.flatMap((block) => {
    const text = block.kind === 'text' || block.kind === 'quote' ? block.text : '';
    const [first] = typeof text === 'string' ? [] : text;
    if (typeof first !== 'object' || !('bold' in first)) return [];
    const [, digits] = /^#(\d+)$/.exec(first.bold) ?? [];
    return digits === undefined ? [] : [Number(digits) as ClaimNumber]; // as `statementBlocks` begins
  });
  return [...new Set(numbers)];
}

export function numberOf(claim: ClaimNumber): string {
  return `#${claim}`;
}

/** Whole sentences stand alone; fragments stand inside the summary; unchecked words are never set as a quotation. */
export function wordsOf(dossier: Dossier, claim: Claim, t: Texts): readonly Span[] {
  const { language } = lookup(dossier).source(claim.source);
  if (claim.check.level === 'unchecked') return [claim.summary.replace(/[“”]/gu, '')];
  const quote = (exact: string): Span => ({ quote: exact, lang: language });
  if (claim.wording === 'direct') {
    const quotes = claim.quotations.map(({ exact }) => quote(exact));
    return [
      t.statement.says(lookup(dossier).speaker(claim.speaker).name),
      ...between(quotes, t.statement.between),
    ];
  }
  return statementParts(claim.summary, claim.quotations).parts.map((part) =>
    'text' in part ? part.text : quote(part.quotation.exact),
  );
}

function between<T>(items: readonly T[], separator: T): readonly T[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

function attributionOf(dossier: Dossier, claim: Claim, t: Texts, detail: Detail): string {
  const { speaker, source: sourceOf, sourceNumber, relationsFrom, relationsTo } = lookup(dossier);
  const source = sourceOf(claim.source);
  const full = detail === 'full';
  return [
    full ? t.statement.role(speaker(claim.speaker).name, claim.role.title) : null,
    detail === 'undated' ? phraseOf(claim, t) : whenSaid(claim, t),
    claim.medium,
    wordingOf(claim, source, t),
    full ? t.statement.category[claim.category] : null,
    full && claim.about.length > 0
      ? t.statement.about(
          listOf(
            claim.about.map((subject) => nameOf(dossier, subject)),
            t,
          ),
        )
      : null,
    full && claim.cue !== null ? t.statement.cue(claim.cue) : null,
    t.statement.source(sourceNumber(claim.source)),
    ...relationsFrom(claim.number).map((relation) => relationText(relation, 'from', t)),
    ...(full ? relationsTo(claim.number).map((relation) => relationText(relation, 'to', t)) : []),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function phraseOf({ said }: Claim, t: Texts): string | null {
  return said.phrase === null ? null : t.statement.phrase(said.phrase);
}

function whenSaid({ said }: Claim, t: Texts): string {
  const date = said.date === null ? t.statement.dateUnknown : formatEdtf(said.date, t);
  return said.phrase === null ? date : t.statement.datePhrase(date, said.phrase);
}

function wordingOf(claim: Claim, source: Source, t: Texts): string {
  if (claim.check.level === 'unchecked' && claim.quotations.length > 0) return t.statement.notChecked;
  const wording = t.statement.wording[claim.wording];
  return source.translation === null || claim.wording === 'indirect'
    ? wording
    : t.statement.inTranslation(wording, source.translation.by);
}

function relationText(relation: Relation, direction: 'from' | 'to', t: Texts): string {
  const other = direction === 'from' ? relation.to : relation.from;
  return t.statement.relation(relation.kind, direction, numberOf(other), relation.basis === 'stated');
}

export function nameOf(dossier: Dossier, subject: Subject): string {
  return 'party' in subject
    ? lookup(dossier).party(subject.party).name
    : lookup(dossier).speaker(subject.speaker).name;
}

export function checkText(check: Check, t: Texts): string {
  switch (check.level) {
    case 'source':
      return t.statement.check.source;
    case 'excerpt':
      return t.statement.check.excerpt;
    case 'editors':
      return t.statement.check.editors(formatEdtf(check.on, t));
    case 'unchecked':
      return t.statement.check.unchecked;
    default:
      return check satisfies never;
  }
}

export function translationText({ translation }: Source, t: Texts): string | null {
  return translation === null
    ? null
    : t.statement.translated(translation.by, languageName(translation.from, t));
}

export function languageName(language: string, t: Texts): string {
  return new Intl.DisplayNames(t.locale, { type: 'language' }).of(language) ?? language;
}

export function listOf(items: readonly string[], t: Texts): string {
  return new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(items);
}
