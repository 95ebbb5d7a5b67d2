import { readFileSync } from 'node:fs';
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

function read(file: string): Buffer {
  try {
    return readFileSync(file);
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

function readText(file: string): string {
  const bytes = read(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(t.verify.notUtf8(legible(file)), { cause: error });
  }
}

function commandLine(): { readonly file: string; readonly sources: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
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
function sourceTexts(given: readonly string[], sources: readonly Source[]): ReadonlyMap<SourceKey, string> {
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
    texts.set(source.key, readText(named ? argument.slice(named.key.length + 1) : argument));
  }
  return texts;
}

/** Prints what was found, and tells the exit status. */
function verify(): number {
  const { file, sources } = commandLine();
  const name = legible(file);
  const dossier = readDossierFile(read(file), name);
  if (!dossier.ok) {
    for (const fault of dossier.faults) console.log(faultLine(fault, t));
    console.log(t.verify.faults(dossier.faults.length));
    return FOUND_SOMETHING;
  }
  const texts = sourceTexts(sources, dossier.content.sources);
  if (texts.size === 0) {
    console.log(consistencyLine(name, dossier, t));
    return 0;
  }
  // Says no where the environment asks for no colour.
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  const { differences, lines } = verificationReport(name, dossier, texts, colour, t);
  console.log(lines.join('\n'));
  return differences > 0 ? FOUND_SOMETHING : 0;
}

try {
  process.exitCode = verify();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message} ${t.verify.usage}`);
  process.exitCode = WRONG_USAGE;
}
