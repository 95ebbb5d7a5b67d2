import type { DossierContent, Edtf } from '../dossier/dossier.ts';
import { checkedFindings, claimFindings, frameFindings } from './claim-findings.ts';
import { contentOf } from './content.ts';
import { type Excerpts, lookUpExcerpts } from './excerpts.ts';
import type { Fault, Finding, Path, Place } from './fault.ts';
import { fileText } from './file-text.ts';
import { MAX_COMMUNITY_FILE_BYTES, MAX_FILE_BYTES, MAX_SHAPE_FAULTS } from './limits.ts';
import { readNames, type SalvagedDossier } from './names.ts';
import { nearest, type Suggest, suggester } from './nearest.ts';
import { placeFinder } from './place-finder.ts';
import { relationFindings } from './relation-findings.ts';
import { salvage } from './salvage.ts';
import { bundledShape, communityShape, type DossierShape } from './shape.ts';
import { shapeFindings } from './shape-findings.ts';
import { voiceFindings } from './voice-findings.ts';
import { hasTooManyParts, readYaml, type YamlText } from './yaml-text.ts';

export type DossierFile =
  | {
      readonly ok: true;
      readonly content: DossierContent;
      /** Where a field stands in the file; of one that is not there, where what should have it stands. */
      readonly placeOf: (path: Path) => Place;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Who reads a file: Whosaid one that comes with it, or a member of a community, by their platform's id, on a day.
 * They vouch for the excerpts in it.
 */
export type Reader = 'bundled' | { readonly community: { readonly by: string; readonly today: Edtf } };

type Checked =
  | { readonly shape: DossierShape; readonly excerpts: Excerpts }
  | { readonly findings: readonly Finding[] };

/** Drops what only follows from a fault already found at the same field. */
function withoutEchoes(findings: readonly Finding[], first: readonly Finding[]): Finding[] {
  const known = new Set(first.map(({ path }) => path.join('\n')));
  return findings.filter(({ path }) => !known.has(path.join('\n')));
}

function contentFindings(
  dossier: SalvagedDossier,
  yaml: YamlText,
  reader: Reader,
  excerpts: Excerpts,
  suggest: Suggest,
): readonly Finding[] {
  const lineOf = (path: Path) => yaml.position(path, 'value').line;
  const isBundled = reader === 'bundled';
  const { names, findings } = readNames(dossier, lineOf, suggest, !isBundled);
  const known = isBundled ? null : excerpts;
  return [
    ...findings,
    ...frameFindings(dossier),
    ...(isBundled ? [] : checkedFindings(dossier, reader.community.today)),
    ...voiceFindings(dossier, names, lineOf),
    ...claimFindings(dossier, names, known),
    ...relationFindings(dossier, names, lineOf, known),
  ];
}

function check(yaml: YamlText, reader: Reader): Checked {
  if (yaml.value === null) return { findings: yaml.findings };
  const { root } = yaml.value;
  const shape = reader === 'bundled' ? bundledShape : communityShape;
  const parsed = shape.safeParse(root);
  const issues = parsed.error?.issues ?? [];
  const suggest = reader === 'bundled' ? nearest : suggester();
  if (reader !== 'bundled' && issues.length > MAX_SHAPE_FAULTS) {
    // That there are too many of something is found last, and explains the others.
    const first = [...issues].sort((a, b) => a.path.length - b.path.length).slice(0, MAX_SHAPE_FAULTS);
    return { findings: [...yaml.findings, ...shapeFindings(first, root, yaml, shape, suggest).findings] };
  }
  const { findings: misshapen, wrong } = shapeFindings(issues, root, yaml, shape, suggest);
  const aliases = yaml.findings.filter(({ problem }) => problem.code === 'alias').map(({ path }) => path);
  const rest = salvage<DossierShape>(root, [...wrong, ...aliases]);
  const dossier = typeof rest === 'object' ? rest : {};
  const excerpts = reader === 'bundled' ? new Map() : lookUpExcerpts(dossier);
  const findings = [
    ...yaml.findings,
    ...withoutEchoes(misshapen, yaml.findings),
    ...(typeof rest === 'object' ? contentFindings(rest, yaml, reader, excerpts, suggest) : []),
  ];
  return parsed.success && findings.length === 0 ? { shape: parsed.data, excerpts } : { findings };
}

function inOrder(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}

/**
 * Reads a dossier's file: YAML 1.2 in UTF-8, of the shape that `dossier.schema.json` publishes, without contradictions.
 * A community's file may have more, and less: see `communityShape`. What its claims quote is looked up in their excerpts.
 * Takes all of it or nothing; a faulty file is answered with every fault that can be told, in the order of the lines.
 * `name` is what faults call the file.
 */
export function readDossierFile(
  file: string | Uint8Array,
  name: string,
  reader: Reader = 'bundled',
): DossierFile {
  const isBundled = reader === 'bundled';
  const decoded = fileText(file, isBundled ? MAX_FILE_BYTES : MAX_COMMUNITY_FILE_BYTES);
  if (!isBundled && 'text' in decoded && hasTooManyParts(decoded.text)) {
    const start = { line: 1, column: 1, path: '', entry: null };
    return { ok: false, faults: [{ file: name, ...start, code: 'too-many-parts' }] };
  }
  const yaml = readYaml('text' in decoded ? decoded.text : decoded.readable);
  const checked = 'text' in decoded ? check(yaml, reader) : { findings: [decoded.finding] };
  const place = placeFinder(yaml);
  if ('shape' in checked) {
    const by = isBundled ? '' : reader.community.by;
    const content = contentOf(checked.shape, checked.excerpts, by);
    return { ok: true, content, placeOf: (path) => place(path, 'value') };
  }
  const faults = checked.findings.map(({ path, problem, offset }) => ({
    file: name,
    ...place(path, problem.code === 'unknown-field' ? 'key' : 'value', offset),
    ...problem,
  }));
  return { ok: false, faults: faults.sort(inOrder) };
}
