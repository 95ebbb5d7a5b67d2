import { z } from 'zod';
import type { Expected, Finding, Found, Path, ShapeProblem } from './fault.ts';
import type { Suggest } from './nearest.ts';
import type { Shape } from './shape.ts';
import { valueAt } from './value-at.ts';
import type { YamlText } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

function foundKind(value: unknown): Found {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'truth-value';
    case 'object':
      return 'fields';
    default:
      return 'number';
  }
}

function expectedKind(expected: string): Expected {
  switch (expected) {
    case 'string':
      return 'text';
    case 'object':
      return 'fields';
    case 'array':
      return 'list';
    case 'tuple':
      return 'place';
    default:
      return 'whole-number';
  }
}

/** The fields that the object at this path may have. */
function knownFields(path: Path, shape: Shape): string[] {
  let schema: unknown = shape;
  for (const part of path) {
    if (schema instanceof z.ZodOptional) schema = schema.unwrap();
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) schema = schema.shape[part];
  }
  if (schema instanceof z.ZodOptional) schema = schema.unwrap();
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unknownField(field: string, path: Path, shape: Shape, suggest: Suggest): ShapeProblem {
  const known = knownFields(path, shape);
  return { code: 'unknown-field', field, nearest: suggest(field, known), known };
}

function problemOf(issue: Issue, value: unknown, path: Path, yaml: YamlText, suggest: Suggest): ShapeProblem {
  if (issue.code === 'custom') {
    // The shape's own checks hand over nothing else.
    return issue.params as ShapeProblem;
  }
  const last = path.at(-1);
  if (value === undefined && typeof last === 'string') return { code: 'missing-field', field: last };
  const wrongKind = (expected: Expected): ShapeProblem => ({
    code: 'wrong-kind',
    expected,
    found: foundKind(value),
    written: yaml.written(path),
  });
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(expectedKind(issue.expected));
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const written = yaml.written(path);
      if (written === null) return wrongKind('text');
      return { code: 'not-one-of', written, allowed, nearest: suggest(written, allowed) };
    }
    case 'too_small':
      // Of lists, only places have a fixed length.
      return issue.origin === 'array'
        ? wrongKind('place')
        : { code: 'too-low', minimum: Number(issue.minimum) };
    case 'too_big':
      return issue.origin === 'array'
        ? wrongKind('place')
        : { code: 'too-high', maximum: Number(issue.maximum) };
    default:
      throw new Error(`The shape of a dossier has no check that reports ${issue.code}`);
  }
}

/** Whether a value with this problem is still of its type, so that it can be compared with others. */
function isOfItsType({ code }: ShapeProblem): boolean {
  switch (code) {
    case 'unknown-field':
    case 'too-low':
    case 'too-high':
    case 'too-long':
    case 'empty-list':
    case 'too-many':
    case 'empty-text':
    case 'not-one-line':
    case 'control-character':
    case 'bad-key':
    case 'bad-address':
    case 'bad-language':
    case 'bad-sha256':
      return true;
    case 'missing-field':
    case 'wrong-kind':
    case 'not-one-of':
    case 'bad-date':
      return false;
    default:
      return code satisfies never;
  }
}

/** What is wrong with the fields of a value, each seen by itself, and the paths of those that can't be looked at further. */
export function shapeFindings(
  issues: readonly Issue[],
  root: unknown,
  yaml: YamlText,
  shape: Shape,
  suggest: Suggest,
): { readonly findings: readonly Finding[]; readonly wrong: readonly Path[] } {
  const findings: Finding[] = [];
  const wrong: Path[] = [];
  for (const issue of issues) {
    // Objects parsed from YAML have no symbols as keys.
    const path = issue.path as (string | number)[];
    if (issue.code === 'unrecognized_keys') {
      for (const field of issue.keys)
        findings.push({ path: [...path, field], problem: unknownField(field, path, shape, suggest) });
      continue;
    }
    const problem = problemOf(issue, valueAt(root, path), path, yaml, suggest);
    findings.push({ path, problem });
    if (!isOfItsType(problem)) wrong.push(path);
  }
  return { findings, wrong };
}
