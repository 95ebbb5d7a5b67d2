import { isAlias, isMap, isNode, isSeq, type YAMLMap } from 'yaml';
import type { Finding, Path, YamlProblem } from './fault.ts';
import { MAX_DEPTH } from './limits.ts';
import { keyOf, startOf } from './yaml-nodes.ts';

/** Where a node is, as a chain to the root: the path itself is needed of few. */
interface Trail {
  readonly parent: Trail | null;
  readonly part: string | number;
  readonly depth: number;
}

function pathOf(trail: Trail | null): Path {
  const path: (string | number)[] = [];
  for (let at = trail; at !== null; at = at.parent) path.push(at.part);
  return path.reverse();
}

function below(parent: Trail | null, part: string | number): Trail {
  return { parent, part, depth: (parent?.depth ?? 0) + 1 };
}

/** Finds what YAML allows and a dossier has no use for. Takes aliases out of the document: nothing looks at their value. */
export class Refusals {
  readonly findings: Finding[] = [];
  readonly #lineAt: (offset: number) => number;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  /** Returns the node, or null in its place. */
  inspect(node: unknown, trail: Trail | null): unknown {
    if (isAlias(node)) {
      this.#found(trail, { code: 'alias', name: node.source }, node.range?.[0] ?? 0);
      return null;
    }
    if (!isNode(node)) return node;
    if (node.anchor !== undefined) this.#found(trail, { code: 'anchor', name: node.anchor }, startOf(node));
    if ((trail?.depth ?? 0) > MAX_DEPTH) this.#found(trail, { code: 'too-deep' }, startOf(node));
    else if (isMap(node)) this.#inspectMap(node, trail);
    else if (isSeq(node))
      node.items = node.items.map((item, index) => this.inspect(item, below(trail, index)));
    return node;
  }

  #inspectMap(map: YAMLMap, trail: Trail | null): void {
    const firsts = new Map<string, unknown>();
    for (const pair of map.items) {
      const field = keyOf(pair);
      const at = below(trail, field);
      const first = firsts.get(field);
      if (first === undefined) firsts.set(field, pair.key);
      else {
        const firstLine = this.#lineAt(startOf(first));
        this.#found(at, { code: 'doubled-field', field, firstLine }, startOf(pair.key));
      }
      this.inspect(pair.key, at);
      pair.value = this.inspect(pair.value, at);
    }
  }

  #found(trail: Trail | null, problem: YamlProblem, offset: number): void {
    this.findings.push({ path: pathOf(trail), problem, offset });
  }
}
