import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Finding, Path, YamlProblem } from './fault.ts';
import { MAX_SYNTAX_FAULTS, MAX_TOKENS } from './limits.ts';
import { keyOf, startOf } from './yaml-nodes.ts';
import { Refusals } from './yaml-refusals.ts';

/** A text read as YAML 1.2, core schema. */
export interface YamlText {
  /** Null where the syntax leaves no doubtless value. */
  readonly value: { readonly root: unknown } | null;
  readonly findings: readonly Finding[];
  /** From 1; of a field that is not there, the place of what should have it. */
  position(path: Path, of: 'value' | 'key'): { readonly line: number; readonly column: number };
  positionAt(offset: number): { readonly line: number; readonly column: number };
  /** The single word or number that stands at the path, as written. */
  written(path: Path): string | null;
}

function syntaxProblem({ code, message }: YAMLError): YamlProblem {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab' };
    case 'MULTIPLE_DOCS':
      return { code: 'several-documents' };
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep' };
    default:
      return { code: 'syntax', detail: message };
  }
}

interface Step {
  readonly node: unknown;
  readonly key: unknown;
}

/** Looks up the pairs of maps by their keys, each map read once. */
function pairsByKey(): (map: YAMLMap) => ReadonlyMap<string, Pair> {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map) => {
    const known = indexes.get(map);
    if (known) return known;
    // The last of several with the same key, as in the value.
    const index = new Map(map.items.map((pair) => [keyOf(pair), pair]));
    indexes.set(map, index);
    return index;
  };
}

function refusedIn(document: Document.Parsed, positionAt: YamlText['positionAt']): readonly Finding[] {
  const refusals = new Refusals((offset) => positionAt(offset).line);
  refusals.inspect(document.contents, null);
  const tags = document.warnings.map(
    ({ pos }): Finding => ({ path: [], problem: { code: 'tag' }, offset: pos[0] }),
  );
  return [...tags, ...refusals.findings];
}

/** Whether a text has more parts than is worth parsing; stops looking at the first that is too many. */
export function hasTooManyParts(text: string): boolean {
  let left = MAX_TOKENS;
  for (const _ of new Lexer().lex(text)) {
    left -= 1;
    if (left < 0) return true;
  }
  return false;
}

export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    // Such as !!binary and !!timestamp, whose values are no text.
    resolveKnownTags: false,
    stringKeys: true,
    // Quadratic in the library; `Refusals` does it.
    uniqueKeys: false,
    prettyErrors: false,
    // 'silent' would also keep silent about a second document.
    logLevel: 'error',
  });
  const positionAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };

  // Where the parser gives up on nesting, all that it tells of the rest is wrong.
  const tooDeep = document.errors.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1);
  const faulty: Finding[] = (tooDeep.length > 0 ? tooDeep : document.errors.slice(0, MAX_SYNTAX_FAULTS)).map(
    (error) => ({ path: [], problem: syntaxProblem(error), offset: error.pos[0] }),
  );
  // "yes" would be a truth value in YAML 1.1.
  if (document.directives.yaml.version !== '1.2') {
    faulty.push({ path: [], problem: { code: 'other-yaml-version' }, offset: 0 });
  }
  const sound = faulty.length === 0;
  const findings = sound ? refusedIn(document, positionAt) : faulty;
  const readable =
    sound && !isAlias(document.contents) && !findings.some(({ problem }) => problem.code === 'too-deep');

  const pairs = pairsByKey();
  const step = (node: unknown, part: string | number): Step | null => {
    if (isMap(node)) {
      const pair = pairs(node).get(String(part));
      return pair ? { node: pair.value, key: pair.key } : null;
    }
    if (isSeq(node) && typeof part === 'number' && part in node.items) {
      return { node: node.items[part], key: node.items[part] };
    }
    return null;
  };

  return {
    value: readable ? { root: document.toJS() } : null,
    findings,
    positionAt,
    position(path, of) {
      let at: Step = { node: document.contents, key: document.contents };
      for (const part of path) {
        const next = step(at.node, part);
        if (next === null) return positionAt(startOf(at.node));
        at = next;
      }
      return positionAt(startOf(of === 'key' ? at.key : at.node));
    },
    written(path) {
      let node: unknown = document.contents;
      for (const part of path) node = step(node, part)?.node;
      return isScalar(node) ? (node.source ?? null) : null;
    },
  };
}
