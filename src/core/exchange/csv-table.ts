import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import type { Problem } from '../dossier-file/fault.ts';
import { MAX_CLAIMS } from '../dossier-file/limits.ts';
import { suggester } from '../dossier-file/nearest.ts';
import { type CsvColumn, csvColumns, unguarded } from './csv-columns.ts';

/** One row of a table, without the apostrophes that keep spreadsheets from computing. */
export interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  /** Undefined where the table has no such column; a blank cell is ''. */
  cell(column: CsvColumn): string | undefined;
}

export interface TableFault {
  readonly line: number;
  /** Null for a row, or the table, as a whole. */
  readonly column: string | null;
  readonly problem: Problem;
}

export interface Table {
  /** Which column it is, from 1. */
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  readonly faults: readonly TableFault[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: InfoRecord;
}

/** Spreadsheets separate cells by what is usual in their country. */
const delimiters = [',', ';', '\t'] as const;

function nameOf(header: string): string {
  return header
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .trim()
    .toLowerCase();
}

function columnOf(header: string): CsvColumn | null {
  const name = nameOf(header);
  return csvColumns.find((column) => column === name) ?? null;
}

function knownIn(text: string, delimiter: string): number {
  const [header = ''] = text.split(/[\r\n]/u, 1);
  return header.split(delimiter).filter((name) => columnOf(name) !== null).length;
}

function delimiterOf(text: string): string {
  return delimiters.reduce((best, one) => (knownIn(text, one) > knownIn(text, best) ? one : best));
}

/** Whether a text begins as a table of claims does. */
export function looksLikeTable(text: string): boolean {
  return knownIn(text, delimiterOf(text)) >= 2;
}

function parsedTable(text: string): readonly Parsed[] | TableFault {
  try {
    // The library's types don't tell what `info` makes of its records.
    return parse(text.replace(/\r\n?/gu, '\n'), {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      line: Number(error['lines'] ?? 1),
      column: null,
      problem: { code: 'bad-table', detail: error.code },
    };
  }
}

function headerFaults(header: readonly string[]): TableFault[] {
  const seen = new Set<string>();
  const suggest = suggester();
  return header.map(nameOf).flatMap((name): TableFault[] => {
    if (name === '') return [];
    const column = columnOf(name);
    if (column === null) {
      const near = suggest(name, csvColumns);
      const problem = { code: 'unknown-field', field: name, nearest: near, known: csvColumns } as const;
      return [{ line: 1, column: name, problem }];
    }
    if (seen.has(column)) return [{ line: 1, column, problem: { code: 'doubled-column', field: column } }];
    seen.add(column);
    return [];
  });
}

function startOf({ record, info }: Parsed): number {
  return info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
}

/** Reads a table of claims (RFC 4180, also with semicolons or tabs), whatever the order of its columns. */
export function readTable(text: string): Table {
  const parsed = parsedTable(text);
  if ('problem' in parsed) return { places: new Map(), rows: [], faults: [parsed] };
  const [head, ...body] = parsed;
  const header = head?.record ?? [];
  const places = new Map(header.map((name, index) => [nameOf(name), index + 1]));
  const faults = headerFaults(header);
  if (body.length > MAX_CLAIMS)
    faults.push({ line: 1, column: null, problem: { code: 'too-many-rows', limit: MAX_CLAIMS } });
  const rows = body.slice(0, MAX_CLAIMS).map((row): Row => {
    const line = startOf(row);
    const cells = row.record.length;
    if (row.record.slice(header.length).some((cell) => cell.trim() !== '')) {
      const problem = { code: 'too-many-cells', cells, columns: header.length } as const;
      faults.push({ line, column: null, problem });
    }
    return {
      line,
      cell(column) {
        const place = places.get(column);
        return place === undefined ? undefined : unguarded(row.record[place - 1] ?? '').trim();
      },
    };
  });
  return { places, rows, faults };
}
