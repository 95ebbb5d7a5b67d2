import type { Claim, Edtf, Quotation, Subject } from '../dossier/dossier.ts';
import { type Category, categories, type Wording, wordings } from '../dossier/vocabulary.ts';
import type { Problem } from '../dossier-file/fault.ts';
import { MAX_QUOTATIONS, MAX_WORDS_PER_CLAIM, maxLength } from '../dossier-file/limits.ts';
import { nearest } from '../dossier-file/nearest.ts';
import { address, date, language, line, lines, type TextRule } from '../dossier-file/text-rules.ts';
import { linesOf, oneLine, readLanguages } from '../editing/typed-fields.ts';
import { checkWords, type WordsFlaw } from '../editing/words-check.ts';
import { normalise } from '../quotation/normalise.ts';
import type { Cast } from './cast.ts';
import type { CsvColumn } from './csv-columns.ts';
import type { Row } from './csv-table.ts';

export interface RowReader {
  readonly cast: Cast;
  /** Who vouches for excerpts. */
  readonly by: string;
  /** Not any more once so many words were not found that the rest has to wait. */
  readonly looksUp: boolean;
}

export type Report = (column: CsvColumn, problem: Problem) => void;

/** What a row says of a claim but whom it is about and what it does to others, which later rows may name. */
export type RowClaim = Omit<Claim, 'number' | 'about'> & { readonly about: readonly string[] };

const rules: Partial<Record<CsvColumn, TextRule>> = {
  speaker: line(maxLength.name),
  role: line(maxLength.name),
  party: line(maxLength.name),
  statement: line(maxLength.says),
  cue: line(maxLength.phrase),
  said: date,
  phrase: line(maxLength.phrase),
  medium: line(maxLength.phrase),
  source: line(maxLength.sourceTitle),
  publisher: line(maxLength.name),
  title: line(maxLength.sourceTitle),
  url: address,
  excerpt: lines(maxLength.excerpt),
};

const hasBreaks = /[\p{Cc}\u2028\u2029]/u;

/** A cell by its rule; null if it is blank, undefined if there is no such column or the cell is at fault. */
function read(row: Row, column: CsvColumn, report: Report): string | null | undefined {
  const cell = row.cell(column);
  if (cell === undefined) return undefined;
  const text = column !== 'excerpt' && hasBreaks.test(cell) ? oneLine(cell) : cell;
  if (text === '') return null;
  const problem = rules[column]?.check(text) ?? null;
  if (problem === null) return text;
  report(column, problem);
  return undefined;
}

function oneOf<Word extends string>(
  row: Row,
  column: CsvColumn,
  allowed: readonly Word[],
  report: Report,
): Word | null | undefined {
  const cell = row.cell(column);
  if (cell === undefined || cell === '') return cell === undefined ? undefined : null;
  const word = allowed.find((one) => one === cell.toLowerCase());
  if (word === undefined)
    report(column, { code: 'not-one-of', written: cell, allowed, nearest: nearest(cell, allowed) });
  return word;
}

function truthOf(word: 'yes' | 'no' | 'true' | 'false' | null | undefined, before: boolean): boolean {
  if (word === undefined) return before;
  return word !== 'no' && word !== 'false';
}

function wordsProblem({ kind, difference }: WordsFlaw): Problem {
  switch (kind) {
    case 'absent': {
      const near = difference?.filter((part) => part.kind !== 'extra').map(({ text }) => text);
      return { code: 'words-differ', nearest: near?.join('') ?? null };
    }
    case 'unquoted':
      return { code: 'not-quoted' };
    case 'joined':
      return { code: 'joined', parts: [] };
    case 'ambiguous':
      return { code: 'ambiguous', starts: [] };
    default:
      return kind satisfies never;
  }
}

function quotationsProblem(words: readonly string[]): Problem | null {
  if (words.length > MAX_QUOTATIONS) return { code: 'too-many', limit: MAX_QUOTATIONS };
  const length = words.reduce((sum, one) => sum + [...one].length, 0);
  if (length > MAX_WORDS_PER_CLAIM)
    return { code: 'claim-words-too-long', length, limit: MAX_WORDS_PER_CLAIM };
  return words.map((one) => line(maxLength.words).check(one)).find((problem) => problem !== null) ?? null;
}

type Words = Pick<Claim, 'summary' | 'wording' | 'quotations' | 'excerpt' | 'passage' | 'also' | 'check'>;

function sameLines(one: string, other: string): boolean {
  return one.replace(/\r\n?/gu, '\n').trim() === other.replace(/\r\n?/gu, '\n').trim();
}

function wordingOf(quotations: readonly Quotation[], isMixed: boolean): Wording {
  if (quotations.length === 0) return 'indirect';
  return isMixed ? 'mixed' : 'direct';
}

/** As they are typed in a cell. */
function wordsOfClaim({ quotations }: Claim): string {
  return quotations.map(({ exact }) => exact).join('\n');
}

interface Typed {
  readonly statement: string;
  readonly quotations: string;
  readonly excerpt: string;
}

function typedWords(row: Row, before: Claim | undefined, report: Report): Typed | null {
  const statement = row.cell('statement') === undefined ? before?.summary : read(row, 'statement', report);
  const quotations = row.cell('quotations') ?? (before === undefined ? '' : wordsOfClaim(before));
  const excerpt =
    row.cell('excerpt') === undefined ? (before?.excerpt ?? null) : read(row, 'excerpt', report);
  const problem = quotationsProblem(linesOf(quotations));
  if (problem !== null) report('quotations', problem);
  if (statement === null || (statement === undefined && row.cell('statement') === undefined))
    report('statement', { code: 'missing-field', field: 'statement' });
  if (statement === undefined || statement === null || excerpt === undefined || problem !== null) return null;
  return { statement, quotations, excerpt: excerpt ?? '' };
}

/** Words that nobody touched stay as they were checked, whatever else of the statement is changed. */
function keptWords({ statement, quotations, excerpt }: Typed, before: Claim): Words | null {
  const isSame =
    linesOf(quotations).join('\n') === linesOf(wordsOfClaim(before)).join('\n') &&
    sameLines(excerpt, before.excerpt ?? '');
  if (!isSame) return null;
  if (statement === before.summary) return before;
  const known = new Map(before.quotations.map(({ exact }) => [normalise(exact).text, exact]));
  const typed = checkWords({ statement, quotations, excerpt: '' });
  if (typed.quotations.some(({ exact }) => !known.has(normalise(exact).text))) return null;
  const summary = typed.statement.replace(
    /“([^”]+)”/gu,
    (_, words: string) => `“${known.get(normalise(words).text) ?? words}”`,
  );
  return { ...before, summary };
}

function wordsOf(
  row: Row,
  before: Claim | undefined,
  { by, looksUp }: RowReader,
  report: Report,
): Words | null {
  const typed = typedWords(row, before, report);
  const told = oneOf<Wording>(row, 'wording', wordings, report);
  if (typed === null) return null;
  const kept = before === undefined ? null : keptWords(typed, before);
  const found = kept ?? lookedUp(looksUp ? typed : { ...typed, excerpt: '' }, by, report);
  if (!hasPairedMarks(found.summary)) report('statement', { code: 'unpaired-quotation-mark' });
  const wording = told ?? found.wording;
  if (wording === 'indirect' && found.quotations.length > 0)
    report('wording', { code: 'quotations-unexpected' });
  if (wording !== 'indirect' && found.quotations.length === 0)
    report('wording', { code: 'quotations-needed', wording });
  const { summary, quotations, excerpt, passage, also, check } = found;
  return { summary, wording, quotations, excerpt, passage, also, check };
}

function hasPairedMarks(text: string): boolean {
  return /^(?:[^“”]*“[^“”]+”)*[^“”]*$/u.test(text);
}

function lookedUp(typed: Typed, by: string, report: Report): Words {
  const { statement, quotations, flaws, isMixed } = checkWords(typed);
  for (const flaw of flaws) report('quotations', wordsProblem(flaw));
  const pasted = typed.excerpt === '' ? null : typed.excerpt;
  return {
    summary: statement,
    wording: wordingOf(quotations, isMixed),
    quotations,
    excerpt: pasted,
    passage: pasted === null ? null : { start: 0, end: normalise(pasted).length },
    also: [],
    check: pasted === null ? { level: 'unchecked' } : { level: 'excerpt', by },
  };
}

function languagesOf(row: Row, report: Report): { readonly to: string | null; readonly from: string | null } {
  const { to, from } = readLanguages(row.cell('language') ?? '');
  if (to === '') return { to: null, from: null };
  const problem = language.check(to) ?? (from === null ? null : language.check(from));
  if (problem !== null) report('language', problem);
  return { to, from };
}

function sourceOf(row: Row, before: Claim | undefined, cast: Cast, report: Report): Claim['source'] | null {
  const text = (column: CsvColumn) => read(row, column, report) ?? null;
  const { to, from } = languagesOf(row, report);
  const told = {
    name: text('source'),
    title: text('title'),
    publisher: text('publisher'),
    url: text('url'),
    language: to,
    from,
    published: null,
  };
  if (told.name === null && told.url === null && told.title === null) {
    if (before !== undefined && row.cell('source') === undefined) return before.source;
    if (row.cell('source') || row.cell('url') || row.cell('title')) return null;
    report('source', { code: 'missing-field', field: 'source' });
    return null;
  }
  const source = cast.source(told);
  if ('found' in source) return source.found.key;
  report('source', source.problem);
  return null;
}

function speakerOf(
  row: Row,
  before: Claim | undefined,
  cast: Cast,
  report: Report,
): Pick<Claim, 'speaker' | 'role'> | null {
  const hasName = row.cell('speaker') !== undefined;
  const name = hasName ? read(row, 'speaker', report) : (before?.speaker ?? null);
  if (name === null) report('speaker', { code: 'missing-field', field: 'speaker' });
  if (name === null || name === undefined) return null;
  const role = read(row, 'role', report) ?? null;
  const party = read(row, 'party', report) ?? null;
  const speaker = cast.speaker(name, role, party);
  if ('problem' in speaker) {
    report('speaker', speaker.problem);
    return null;
  }
  const { found } = speaker;
  const isAsBefore = role === null && party === null && found.key === before?.speaker;
  return { speaker: found.key, role: isAsBefore ? before.role : found.role };
}

function keyOfSubject(subject: Subject): string {
  return 'party' in subject ? subject.party : subject.speaker;
}

function namesIn(cell: string): readonly string[] {
  return cell
    .split(/[;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A row as a claim: what it has no column for stays as it was. Null once something of it was reported. */
export function readRow(
  row: Row,
  before: Claim | undefined,
  reader: RowReader,
  report: Report,
): RowClaim | null {
  const { cast } = reader;
  const speaking = speakerOf(row, before, cast, report);
  const source = sourceOf(row, before, cast, report);
  const words = wordsOf(row, before, reader, report);
  const category = oneOf<Category>(row, 'category', categories, report);
  const quiz = oneOf(row, 'quiz', ['yes', 'no', 'true', 'false'] as const, report);
  const orBefore = <Value>(value: Value | undefined, known: Value | undefined, none: Value) =>
    value === undefined ? (known ?? none) : value;
  const about = row.cell('about');
  const rest = {
    cue: orBefore(read(row, 'cue', report), before?.cue, null),
    category: orBefore(category, before?.category, null) ?? 'assertion',
    said: {
      date: orBefore(read(row, 'said', report) as Edtf | null | undefined, before?.said.date, null), // by its rule
      phrase: orBefore(read(row, 'phrase', report), before?.said.phrase, null),
    },
    medium: orBefore(read(row, 'medium', report), before?.medium, null),
    inQuiz: truthOf(quiz, before?.inQuiz ?? true),
    about: about === undefined ? (before?.about.map(keyOfSubject) ?? []) : namesIn(about),
  };
  return speaking === null || source === null || words === null
    ? null
    : { ...speaking, source, ...words, ...rest };
}
