import type { ClaimNumber, DossierContent, Edtf } from '../dossier/dossier.ts';
import { type Fault, type ImportFormat, importFormats, type Problem } from '../dossier-file/fault.ts';
import { fileText } from '../dossier-file/file-text.ts';
import { MAX_COMMUNITY_FILE_BYTES } from '../dossier-file/limits.ts';
import { readDossierFile } from '../dossier-file/read-dossier-file.ts';
import { readClaimReview, type Suggestion } from './claim-review.ts';
import { readCsv } from './csv.ts';
import { looksLikeTable } from './csv-table.ts';

/** Who reads a file in, by their platform's id, on which day, and into what. */
export interface Importer {
  readonly by: string;
  readonly today: Edtf;
  /** The dossier that a table of claims changes, and the number of the next claim in it; null if none was named. */
  readonly into: { readonly base: DossierContent; readonly nextNumber: ClaimNumber } | null;
}

export type ImportReading =
  /** A dossier as a whole, or the one that a table was read into. */
  | { readonly kind: 'content'; readonly format: 'yaml' | 'csv'; readonly content: DossierContent }
  | { readonly kind: 'suggestions'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** How much of a file is looked at to see whether it is a text, in bytes. */
const SNIFFED = 4_096;

const extensions: Readonly<Record<string, ImportFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonld: 'json',
};

function formatByName(name: string): ImportFormat | null {
  const [, extension = ''] = /\.([a-z]+)$/iu.exec(name) ?? [];
  const known = extensions[extension.toLowerCase()];
  return importFormats.find((format) => format === known) ?? null;
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Every other byte of most texts in UTF-16 is a zero, in a half of their own. */
function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true;
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > bytes.length / 4 && Math.min(even, odd) < bytes.length / 20;
}

/** Control characters that no text has: a NUL, or those that files of other kinds begin with. */
function isBinary(bytes: Uint8Array): boolean {
  const isPdf = startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d);
  return isPdf || bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

/** What is no text at all, or not in UTF-8. */
function untextual(bytes: Uint8Array): Problem | null {
  const first = bytes.subarray(0, SNIFFED);
  if (isUtf16(first)) return { code: 'not-text', found: 'utf-16' };
  // A NUL later on is none either.
  return isBinary(first) || bytes.includes(0) ? { code: 'not-text', found: 'binary' } : null;
}

/** Whether the first line that says anything gives a field its value. */
function looksLikeFields(text: string): boolean {
  const first = text
    .slice(0, SNIFFED)
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !/^(?:#|%|---)/u.test(line));
  return /^["']?[\w-]+["']? ?:(?:\s|$)/u.test(first ?? '');
}

function formatByContent(text: string): ImportFormat | null {
  if (/^\s*[{[]/u.test(text)) return 'json';
  if (looksLikeTable(text)) return 'csv';
  return looksLikeFields(text) ? 'yaml' : null;
}

/** Dossiers may be written in JSON, which is YAML. */
function isDossier(text: string): boolean {
  return /"slug"\s*:/u.test(text) && !text.includes('ClaimReview');
}

/** As what a text is read: its content must be what its name says, if that says anything. */
function formatOf(text: string, name: string): ImportFormat | Problem {
  const named = formatByName(name);
  const found = formatByContent(text);
  if (found === 'json' && isDossier(text) && named !== 'csv') return 'yaml';
  if (named === null) return found ?? { code: 'unknown-format' };
  // What nothing is found in is read as what it is called, and its faults told as such.
  return found === null || found === named ? named : { code: 'other-format', named, found };
}

function faulty(name: string, line: number, column: number, problem: Problem): ImportReading {
  return { kind: 'faulty', faults: [{ file: name, line, column, path: '', entry: null, ...problem }] };
}

function readAs(format: ImportFormat, text: string, name: string, importer: Importer): ImportReading {
  const { by, today, into } = importer;
  if (format === 'json') {
    const read = readClaimReview(text, name);
    return read.ok
      ? { kind: 'suggestions', suggestions: read.suggestions }
      : { kind: 'faulty', faults: read.faults };
  }
  if (format === 'csv' && into === null) return faulty(name, 1, 1, { code: 'dossier-needed' });
  const read =
    format === 'csv' && into !== null
      ? readCsv(text, name, { ...into, by })
      : readDossierFile(text, name, { community: { by, today } });
  return read.ok
    ? { kind: 'content', format, content: read.content }
    : { kind: 'faulty', faults: read.faults };
}

/**
 * Reads a file that somebody hands in: a dossier in YAML, a table of claims in CSV, or a review in JSON-LD. Which of them it
 * is, its content tells; a name that says something else is a fault, as is anything that is no text in UTF-8.
 */
export function readImport(bytes: Uint8Array, name: string, importer: Importer): ImportReading {
  if (bytes.length > MAX_COMMUNITY_FILE_BYTES)
    return faulty(name, 1, 1, { code: 'too-large', limit: MAX_COMMUNITY_FILE_BYTES });
  const problem = untextual(bytes);
  if (problem !== null) return faulty(name, 1, 1, problem);
  const decoded = fileText(bytes, MAX_COMMUNITY_FILE_BYTES);
  if (!('text' in decoded)) {
    const before = decoded.readable.split('\n');
    return faulty(name, before.length, (before.at(-1)?.length ?? 0) + 1, decoded.finding.problem);
  }
  const format = formatOf(decoded.text, name);
  if (typeof format !== 'string') return faulty(name, 1, 1, format);
  return readAs(format, decoded.text, name, importer);
}
