import type { Edtf } from '../dossier/dossier.ts';
import { parseEdtf } from '../dossier/edtf.ts';
import type { ShapeProblem } from '../dossier-file/fault.ts';
import { MAX_WORDS_PER_CLAIM, maxLength } from '../dossier-file/limits.ts';
import { address, date, language, line, type TextRule } from '../dossier-file/text-rules.ts';
import type { NewSpeaker, TypedClaim, TypedSource } from './typed-claim.ts';

/** In UTF-16 code units, which is what the narrowest platform's forms hold. */
export const EXCERPT_LENGTH = 3_000;
/** As many quotations as one claim has. */
export const MAX_QUOTATIONS = 10;

export type FieldFault =
  | ShapeProblem
  | { readonly code: 'too-many-quotations'; readonly limit: number }
  | { readonly code: 'words-too-long'; readonly length: number; readonly limit: number }
  | { readonly code: 'unpaired-mark' }
  /** The speaker has a role of that title for another party: a claim names its role by the title alone. */
  | { readonly code: 'role-elsewhere'; readonly party: string };

export type WordsField = 'statement' | 'quotations' | 'excerpt' | 'cue' | 'said';
export type SourceField = keyof TypedSource;
export type SpeakerField = 'name' | 'role' | 'party';
export type Faults<Field extends string> = Readonly<Partial<Record<Field, FieldFault>>>;

/** One line of what was typed: breaks and runs of blanks are one blank. */
export function oneLine(typed: string): string {
  return typed.replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim();
}

/** Lines of what was typed, without empty ones. */
export function linesOf(typed: string): readonly string[] {
  return typed
    .split(/\r\n?|[\n\u2028\u2029]/u)
    .map(oneLine)
    .filter((one) => one !== '');
}

/** What is wrong with the words of a claim, seen field by field. */
export function wordsFaults(typed: Pick<TypedClaim, WordsField>): Faults<WordsField> {
  const quotations = linesOf(typed.quotations);
  const length = [...quotations.join('')].length;
  const { date: said, phrase, medium } = readSaid(typed.said);
  return found<WordsField>({
    statement:
      required(typed.statement, line(maxLength.says)) ??
      (hasPairedMarks(curlyMarks(oneLine(typed.statement))) ? null : { code: 'unpaired-mark' }),
    quotations:
      quotations.length > MAX_QUOTATIONS
        ? { code: 'too-many-quotations', limit: MAX_QUOTATIONS }
        : (firstFault(quotations, line(maxLength.words)) ??
          (length > MAX_WORDS_PER_CLAIM
            ? { code: 'words-too-long', length, limit: MAX_WORDS_PER_CLAIM }
            : null)),
    excerpt:
      typed.excerpt.length > EXCERPT_LENGTH
        ? { code: 'too-long', length: typed.excerpt.length, limit: EXCERPT_LENGTH }
        : null,
    cue: optional(typed.cue, line(maxLength.phrase)),
    said:
      optional(said ?? '', date) ??
      optional(phrase ?? '', line(maxLength.phrase)) ??
      optional(medium ?? '', line(maxLength.phrase)),
  });
}

/** What is wrong with a source, field by field. */
export function sourceFaults(typed: TypedSource): Faults<SourceField> {
  const { from, to } = readLanguages(typed.language);
  return found<SourceField>({
    title: required(typed.title, line(maxLength.sourceTitle)),
    publisher: optional(typed.publisher, line(maxLength.name)),
    url: optional(typed.url, address),
    published: optional(typed.published, date),
    language: required(to, language) ?? (from === null ? null : required(from, language)),
  });
}

/** What is wrong with somebody new, field by field. */
export function speakerFaults(
  typed: Pick<NewSpeaker, 'name' | 'role'> & { readonly party: string },
): Faults<SpeakerField> {
  const name = line(maxLength.name);
  return found<SpeakerField>({
    name: required(typed.name, name),
    role: required(typed.role, name),
    party: required(typed.party, name),
  });
}

export interface Said {
  readonly date: string | null;
  /** The source's own words for the time. */
  readonly phrase: string | null;
  readonly medium: string | null;
}

/**
 * Parts between semicolons: the first that is a date, or begins as one, is the date; one in quotation marks is the source's
 * own phrase; what else there is, is the medium.
 */
export function readSaid(typed: string): Said {
  const said = { date: null as string | null, phrase: null as string | null, medium: [] as string[] };
  for (const part of typed.split(';').map(oneLine)) {
    if (part === '') continue;
    if (said.date === null && (parseEdtf(part) !== null || /^\d{4}\b/.test(part))) said.date = part;
    else if (said.phrase === null && /^["“„«].*["”“»]$/u.test(part)) said.phrase = part.slice(1, -1).trim();
    else said.medium.push(part);
  }
  return { ...said, medium: said.medium.length === 0 ? null : said.medium.join('; ') };
}

/** As `readSaid` reads it. */
export function writtenSaid({
  date,
  phrase,
  medium,
}: {
  date: Edtf | null;
  phrase: string | null;
  medium: string | null;
}): string {
  return [date, phrase === null ? null : `“${phrase}”`, medium].filter((part) => part !== null).join('; ');
}

/** `en`, or `en from fr` for a translation. */
export function readLanguages(typed: string): { readonly to: string; readonly from: string | null } {
  const [to = '', from = null] = oneLine(typed).split(/\s+from\s+/iu);
  return { to, from };
}

/** Straight double marks as curly ones, by whether words or a blank stand before them. */
export function curlyMarks(text: string): string {
  return text
    .replace(/[„«»]/gu, '"')
    .replace(/(^|[\s([{])"/gu, '$1“')
    .replace(/"/gu, '”');
}

/** Every “ has its ”, and none is inside another. */
function hasPairedMarks(text: string): boolean {
  return /^(?:[^“”]*“[^“”]+”)*[^“”]*$/u.test(text);
}

function required(typed: string, rule: TextRule): FieldFault | null {
  return rule.check(oneLine(typed));
}

function optional(typed: string, rule: TextRule): FieldFault | null {
  return oneLine(typed) === '' ? null : required(typed, rule);
}

function firstFault(lines: readonly string[], rule: TextRule): FieldFault | null {
  return lines.map((one) => rule.check(one)).find((fault) => fault !== null) ?? null;
}

function found<Field extends string>(faults: Record<Field, FieldFault | null>): Faults<Field> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null)) as Faults<Field>; // the same names, without those that have none
}
