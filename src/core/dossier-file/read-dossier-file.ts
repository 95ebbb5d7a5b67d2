import type { DossierContent } from '../dossier/dossier.ts';
import { claimFindings, frameFindings } from './claim-findings.ts';
import { contentOf } from './content.ts';
import type { Fault, Finding, Path, Place } from './fault.ts';
import { fileText } from './file-text.ts';
import { readNames, type SalvagedDossier } from './names.ts';
import { placeFinder } from './place-finder.ts';
import { relationFindings } from './relation-findings.ts';
import { salvage } from './salvage.ts';
import { type DossierShape, dossierShape } from './shape.ts';
import { shapeFindings } from './shape-findings.ts';
import { voiceFindings } from './voice-findings.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

export type DossierFile =
  | {
      readonly ok: true;
      readonly content: DossierContent;
      /** Where a field stands in the file; of one that is not there, where what should have it stands. */
      readonly placeOf: (path: Path) => Place;
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type Checked = { readonly shape: DossierShape } | { readonly findings: readonly Finding[] };

/** Drops what only follows from a fault already found at the same field. */
function withoutEchoes(findings: readonly Finding[], first: readonly Finding[]): Finding[] {
  const known = new Set(first.map(({ path }) => path.join('\n')));
  return findings.filter(({ path }) => !known.has(path.join('\n')));
}

function contentFindings(dossier: SalvagedDossier, yaml: YamlText): readonly Finding[] {
  const lineOf = (path: Path) => yaml.position(path, 'value').line;
  const { names, findings } = readNames(dossier, lineOf);
  return [
    ...findings,
    ...frameFindings(dossier),
    ...voiceFindings(dossier, names, lineOf),
    ...claimFindings(dossier, names),
    ...relationFindings(dossier, names, lineOf),
  ];
}

function check(yaml: YamlText): Checked {
  if (yaml.value === null) return { findings: yaml.findings };
  const { root } = yaml.value;
  const parsed = dossierShape.safeParse(root);
  const shape = shapeFindings(parsed.error?.issues ?? [], root, yaml);
  const aliases = yaml.findings.filter(({ problem }) => problem.code === 'alias').map(({ path }) => path);
  const rest = salvage<DossierShape>(root, [...shape.wrong, ...aliases]);
  const findings = [
    ...yaml.findings,
    ...withoutEchoes(shape.findings, yaml.findings),
    ...(typeof rest === 'object' ? contentFindings(rest, yaml) : []),
  ];
  return parsed.success && findings.length === 0 ? { shape: parsed.data } : { findings };
}

function inOrder(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}

/**
 * Reads a dossier's file: YAML 1.2 in UTF-8, of the shape that `dossier.schema.json` publishes, without contradictions.
 * Takes all of it or nothing; a faulty file is answered with every fault that can be told, in the order of the lines.
 * `name` is what faults call the file.
 */
export function readDossierFile(file: string | Uint8Array, name: string): DossierFile {
  const decoded = fileText(file);
  const yaml = readYaml('text' in decoded ? decoded.text : decoded.readable);
  const checked = 'text' in decoded ? check(yaml) : { findings: [decoded.finding] };
  const place = placeFinder(yaml);
  if ('shape' in checked) {
    return { ok: true, content: contentOf(checked.shape), placeOf: (path) => place(path, 'value') };
  }
  const faults = checked.findings.map(({ path, problem, offset }) => ({
    file: name,
    ...place(path, problem.code === 'unknown-field' ? 'key' : 'value', offset),
    ...problem,
  }));
  return { ok: false, faults: faults.sort(inOrder) };
}
