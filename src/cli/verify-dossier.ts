import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Source, SourceKey } from '../core/dossier/dossier.ts';
import { readDossierFile } from '../core/dossier-file/read-dossier-file.ts';
import { en as t } from '../texts/en.ts';
import { faultLine } from '../views/dossier-fault.ts';
import { legible } from '../views/legible.ts';
import { consistencyLine, verificationReport } from './verification-report.ts';

/** Exit statuses. */
const FOUND_SOMETHING = 1;
const WRONG_USAGE = 2;

/** The command line asks for what can't be done; the message says what, in a sentence. */
class UsageError extends Error {}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function read(file: string, folder: string): Buffer {
  try {
    return readFileSync(path.resolve(folder, file));
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(
      code === 'ENOENT' ? t.verify.noFile(legible(file)) : t.verify.unreadable(legible(file), code),
      {
        cause: error,
      },
    );
  }
}

function readText(file: string, folder: string): string {
  const bytes = read(file, folder);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(t.verify.notUtf8(legible(file)), { cause: error });
  }
}

function commandLine(args: readonly string[]): {
  readonly file: string;
  readonly sources: readonly string[];
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { source: { type: 'string', multiple: true } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError(t.verify.oneFile);
    return { file, sources: values.source ?? [] };
  } catch (error) {
    // Node's own sentence on what is wrong, which may go on over several.
    if (!codeOf(error).startsWith('ERR_PARSE_ARGS')) throw error;
    const [sentence = ''] = error instanceof Error ? error.message.split(/\.? To specify|\.?\n/, 1) : [];
    throw new UsageError(`${legible(sentence)}.`, { cause: error });
  }
}

/** `KEY=FILE`, or `FILE` where the dossier has one source. */
function sourceTexts(
  given: readonly string[],
  sources: readonly Source[],
  folder: string,
): ReadonlyMap<SourceKey, string> {
  const texts = new Map<SourceKey, string>();
  for (const argument of given) {
    const named = sources.find(({ key }) => argument.startsWith(`${key}=`));
    const source = named ?? (sources.length === 1 ? sources[0] : undefined);
    if (source === undefined) {
      throw new UsageError(
        t.verify.whichSource(
          legible(argument),
          sources.map(({ key }) => key),
        ),
      );
    }
    if (texts.has(source.key)) throw new UsageError(t.verify.sourceTwice(source.key));
    texts.set(source.key, readText(named ? argument.slice(named.key.length + 1) : argument, folder));
  }
  return texts;
}

/** What is told on standard output and on standard error, and the exit status. */
export interface Verdict {
  readonly status: number;
  readonly lines: readonly string[];
  readonly error: string | null;
}

/** `folder`: what files are named from. `colour`: whether whoever reads it can see some. */
export function verify(args: readonly string[], folder: string, colour: boolean): Verdict {
  try {
    return verified(args, folder, colour);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { status: WRONG_USAGE, lines: [], error: `${error.message} ${t.verify.usage}` };
  }
}

function verified(args: readonly string[], folder: string, colour: boolean): Verdict {
  const { file, sources } = commandLine(args);
  const name = legible(file);
  const dossier = readDossierFile(read(file, folder), name);
  const told = (status: number, lines: readonly string[]): Verdict => ({ status, lines, error: null });
  if (!dossier.ok) {
    const faults = dossier.faults.map((fault) => faultLine(fault, t));
    return told(FOUND_SOMETHING, [...faults, t.verify.faults(dossier.faults.length)]);
  }
  const texts = sourceTexts(sources, dossier.content.sources, folder);
  if (texts.size === 0) return told(0, [consistencyLine(name, dossier, t)]);
  const { differences, lines } = verificationReport(name, dossier, texts, colour, t);
  return told(differences > 0 ? FOUND_SOMETHING : 0, lines);
}
