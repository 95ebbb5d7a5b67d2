import { stringify } from 'csv-stringify/sync';
import type {
  Claim,
  ClaimNumber,
  DossierContent,
  Party,
  Relation,
  Source,
  Speaker,
  Subject,
} from '../dossier/dossier.ts';
import { type RelationKind, relationKinds } from '../dossier/vocabulary.ts';
import { isBefore } from '../dossier-file/claim-findings.ts';
import type { Fault, Problem } from '../dossier-file/fault.ts';
import { MAX_COMMUNITY_NUMBER, MAX_EXCERPT_FAULTS } from '../dossier-file/limits.ts';
import { Cast } from './cast.ts';
import { type CsvColumn, csvColumns, guarded } from './csv-columns.ts';
import { type RowClaim, readRow } from './csv-row.ts';
import { type Row, readTable, type TableFault } from './csv-table.ts';

/** Into what a table is read. */
export interface CsvTarget {
  readonly base: DossierContent;
  /** For the first claim that is new. */
  readonly nextNumber: ClaimNumber;
  /** Who vouches for the excerpts, by their platform's id. */
  readonly by: string;
}

export type ContentReading =
  | { readonly ok: true; readonly content: DossierContent }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What each is called in a table: its name or, where that may mean others too or would be read as several, its key. */
function tableNames(entries: readonly (Party | Speaker)[]): ReadonlyMap<string, string> {
  const folded = (name: string) => name.normalize('NFKC').toLowerCase();
  const bearers = new Map<string, Set<string>>();
  for (const { key, name, aliases } of entries) {
    for (const one of [key, name, ...aliases]) {
      const keys = bearers.get(folded(one)) ?? new Set();
      bearers.set(folded(one), keys.add(key));
    }
  }
  const isOwn = (name: string) => bearers.get(folded(name))?.size === 1 && !name.includes(';');
  return new Map(entries.map(({ key, name }) => [key, isOwn(name) ? name : key]));
}

function keyOfSubject(subject: Subject): string {
  return 'party' in subject ? subject.party : subject.speaker;
}

function languages({ language, translation }: Source): string {
  return translation === null ? language : `${language} from ${translation.from}`;
}

/**
 * Claims as a table (RFC 4180, UTF-8 with its mark, so that spreadsheets read it), a row each. What a spreadsheet would
 * compute has an apostrophe before it, which `readCsv` takes off again.
 */
export function writeCsv({ parties, speakers, sources, claims, relations }: DossierContent): string {
  const partyNames = tableNames(parties);
  const speakerNames = tableNames(speakers);
  const subjectNames = tableNames([...parties, ...speakers]);
  const sourceOf = new Map(sources.map((source) => [source.key, source]));
  const from = new Map<ClaimNumber, Relation[]>();
  for (const relation of relations) {
    const own = from.get(relation.from);
    if (own === undefined) from.set(relation.from, [relation]);
    else own.push(relation);
  }
  const cells = (claim: Claim): Record<CsvColumn, string> => {
    const source = sourceOf.get(claim.source);
    return {
      number: String(claim.number),
      speaker: speakerNames.get(claim.speaker) ?? claim.speaker,
      role: claim.role.title,
      party: partyNames.get(claim.role.party) ?? claim.role.party,
      statement: claim.summary,
      wording: claim.wording,
      category: claim.category,
      quotations: claim.quotations.map(({ exact }) => exact).join('\n'),
      cue: claim.cue ?? '',
      about: claim.about
        .map(keyOfSubject)
        .map((key) => subjectNames.get(key) ?? key)
        .join('; '),
      said: claim.said.date ?? '',
      phrase: claim.said.phrase ?? '',
      medium: claim.medium ?? '',
      source: claim.source,
      publisher: source?.publisher ?? '',
      title: source?.title ?? '',
      url: source?.url ?? '',
      language: source === undefined ? '' : languages(source),
      excerpt: claim.excerpt ?? '',
      quiz: claim.inQuiz ? 'yes' : 'no',
      relations: (from.get(claim.number) ?? []).map(({ kind, to }) => `${kind} ${to}`).join('; '),
    };
  };
  const rows = claims.map((claim) => {
    const all = cells(claim);
    return csvColumns.map((column) => guarded(all[column]));
  });
  return stringify([csvColumns, ...rows], { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/u });
}

/** A row with the number that its claim has or gets. */
interface Numbered {
  readonly row: Row;
  readonly number: ClaimNumber;
}

/** What is read of a table so far. */
class Reading {
  readonly faults: TableFault[] = [];
  readonly #target: CsvTarget;
  readonly #known: ReadonlyMap<number, Claim>;
  /** Which claims the table's own numbers mean. */
  readonly #labels = new Map<number, Numbered>();
  /** Quotations at fault so far. */
  #notFound = 0;

  constructor(target: CsvTarget) {
    this.#target = target;
    this.#known = new Map(target.base.claims.map((claim) => [claim.number, claim]));
  }

  content(rows: readonly Row[]): DossierContent {
    const { base, by } = this.#target;
    const cast = new Cast(base);
    const numbered = this.#numbered(rows);
    const read = numbered.flatMap(({ row, number }) => {
      const report = (column: CsvColumn, problem: Problem) => this.#report(row, column, problem);
      const looksUp = this.#notFound < MAX_EXCERPT_FAULTS;
      const claim = readRow(row, this.#known.get(number), { cast, by, looksUp }, report);
      return claim === null ? [] : [{ row, number, claim }];
    });
    // Only now, because any row may bring a new party or speaker.
    const claims = merged(
      base.claims,
      read.map(({ row, number, claim }) => ({ ...claim, number, about: this.#about(row, claim, cast) })),
    );
    return { ...base, ...cast.content, claims, relations: this.#relations(numbered, claims) };
  }

  #report(row: Row, column: CsvColumn | null, problem: Problem): void {
    if (column === 'quotations') this.#notFound += 1;
    this.faults.push({ line: row.line, column, problem });
  }

  #numbered(rows: readonly Row[]): readonly Numbered[] {
    let next: number = this.#target.nextNumber;
    return rows.flatMap((row): Numbered[] => {
      const label = this.#labelOf(row);
      if (label === undefined) return [];
      const known = label === null ? undefined : this.#known.get(label);
      const number = (known?.number ?? next++) as ClaimNumber; // one that nobody has
      const numbered = { row, number };
      if (label !== null) this.#labels.set(label, numbered);
      return [numbered];
    });
  }

  /**
   * Null where the row gives no number, undefined where it can't be that. In a dossier without claims, numbers only tell
   * which of the rows their relations mean.
   */
  #labelOf(row: Row): number | null | undefined {
    const cell = row.cell('number') ?? '';
    if (cell === '') return null;
    const label = Number(cell);
    const first = this.#labels.get(label);
    if (!/^\d{1,10}$/u.test(cell) || label > MAX_COMMUNITY_NUMBER) {
      const kinds = { expected: 'whole-number', found: 'text', written: cell } as const;
      this.#report(row, 'number', { code: 'wrong-kind', ...kinds });
    } else if (first !== undefined) {
      this.#report(row, 'number', { code: 'number-twice', number: cell, firstLine: first.row.line });
    } else if (this.#known.size > 0 && !this.#known.has(label)) {
      this.#report(row, 'number', { code: 'unknown-reference', what: 'claim', value: cell, nearest: null });
    } else return label;
    return undefined;
  }

  #about(row: Row, { about }: RowClaim, cast: Cast): Claim['about'] {
    return about.flatMap((name) => {
      const subject = cast.subject(name);
      if ('found' in subject) return [subject.found];
      this.#report(row, 'about', subject.problem);
      return [];
    });
  }

  /** A row's relations replace those of its claim; what stays of them keeps its place in the source. */
  #relations(numbered: readonly Numbered[], claims: readonly Claim[]): readonly Relation[] {
    const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
    const told = numbered.filter(({ row }) => row.cell('relations') !== undefined);
    const wanted = told.flatMap((one) => this.#wanted(one, byNumber));
    const ids = new Set(wanted.map(idOf));
    const tellers = new Set(told.map(({ number }) => number));
    const kept = this.#target.base.relations.filter(
      (relation) => !tellers.has(relation.from) || ids.has(idOf(relation)),
    );
    const known = new Set(kept.map(idOf));
    return [...kept, ...wanted.filter((relation) => !known.has(idOf(relation)))];
  }

  #wanted({ row, number }: Numbered, claims: ReadonlyMap<ClaimNumber, Claim>): Relation[] {
    const wanted = new Map<ClaimNumber, Relation[]>();
    for (const part of (row.cell('relations') ?? '').split(/[;\n]/u).map((one) => one.trim())) {
      if (part === '') continue;
      const relation = this.#relation(part, row, number);
      if (relation === null) continue;
      const between = wanted.get(relation.to) ?? [];
      const problem = relationProblem(relation, between, row.line, claims);
      if (problem === null) wanted.set(relation.to, [...between, relation]);
      else this.#report(row, 'relations', problem);
    }
    return [...wanted.values()].flat();
  }

  #relation(part: string, row: Row, from: ClaimNumber): Relation | null {
    const [, word, digits] = /^(\p{L}+)\s+(\d{1,10})$/u.exec(part) ?? [];
    const kind = relationKinds.find((one) => one === word?.toLowerCase());
    if (kind === undefined || digits === undefined) {
      this.#report(row, 'relations', { code: 'bad-relation', written: part });
      return null;
    }
    const to = this.#labels.get(Number(digits))?.number ?? this.#known.get(Number(digits))?.number;
    if (to !== undefined) return { kind, from, to, basis: 'editor', passage: null };
    const problem = { code: 'unknown-reference', what: 'claim', value: digits, nearest: null } as const;
    this.#report(row, 'relations', problem);
    return null;
  }
}

const opposite: Partial<Record<RelationKind, RelationKind>> = { rebuts: 'supports', supports: 'rebuts' };

function idOf({ kind, from, to }: Relation): string {
  return `${from} ${kind} ${to}`;
}

function relationProblem(
  { kind, from, to }: Relation,
  between: readonly Relation[],
  line: number,
  claims: ReadonlyMap<ClaimNumber, Claim>,
): Problem | null {
  if (from === to) return { code: 'relation-to-itself' };
  if (between.some((other) => other.kind === kind)) return { code: 'doubled-relation', firstLine: line };
  const contrary = between.find((other) => other.kind === opposite[kind]);
  if (contrary !== undefined) return { code: 'contradiction', kind: contrary.kind, firstLine: line };
  const [said, before] = [claims.get(from)?.said.date, claims.get(to)?.said.date];
  if (!said || !before || !isBefore(said, before)) return null;
  return {
    code: 'relates-to-later',
    kind,
    from: { number: from, said },
    to: { number: to, said: before },
  };
}

/** Claims that are changed stay in their place; new ones follow. */
function merged(base: readonly Claim[], read: readonly Claim[]): readonly Claim[] {
  const changed = new Map(read.map((claim) => [claim.number, claim]));
  const known = new Set(base.map(({ number }) => number));
  return [
    ...base.map((claim) => changed.get(claim.number) ?? claim),
    ...read.filter(({ number }) => !known.has(number)),
  ];
}

/**
 * Reads a table of claims into a dossier: all of it or, with any fault, nothing. A row with the number of a claim changes it,
 * one without adds a claim, with whoever and whatever is new; columns that are not there leave claims as they are. A claim
 * without a row stays. `name` is what faults call the file; they count columns from 1.
 */
export function readCsv(text: string, name: string, target: CsvTarget): ContentReading {
  const table = readTable(text);
  const reading = new Reading(target);
  const content = reading.content(table.rows);
  const faults = [...table.faults, ...reading.faults];
  if (faults.length === 0) return { ok: true, content };
  return {
    ok: false,
    faults: faults
      .map(({ line, column, problem }) => ({
        file: name,
        line,
        column: table.places.get(column ?? '') ?? 1,
        path: column ?? '',
        entry: null,
        ...problem,
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  };
}
