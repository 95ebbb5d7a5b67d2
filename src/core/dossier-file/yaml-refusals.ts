import { isAlias, isMap, isNode, isSeq, type YAMLMap } from 'yaml';
import type { Finding, Path, YamlProblem } from './fault.ts';
import { MAX_DEPTH } from './limits.ts';
import { keyOf, startOf } from './yaml-nodes.ts';

/** Finds what YAML allows and a dossier has no use for. Takes aliases out of the document: nothing looks at their value. */
export class Refusals {
  readonly findings: Finding[] = [];
  readonly #lineAt: (offset: number) => number;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  /** Returns the node, or null in its place. */
  inspect(node: unknown, path: Path): unknown {
    if (isAlias(node)) {
      this.#found(path, { code: 'alias', name: node.source }, node.range?.[0] ?? 0);
      return null;
    }
    if (!isNode(node)) return node;
    if (node.anchor !== undefined) this.#found(path, { code: 'anchor', name: node.anchor }, startOf(node));
    if (path.length > MAX_DEPTH) this.#found(path, { code: 'too-deep' }, startOf(node));
    else if (isMap(node)) this.#inspectMap(node, path);
    else if (isSeq(node)) node.items = node.items.map((item, index) => this.inspect(item, [...path, index]));
    return node;
  }

  #inspectMap(map: YAMLMap, path: Path): void {
    const lines = new Map<string, number>();
    for (const pair of map.items) {
      const field = keyOf(pair);
      const at = [...path, field];
      const firstLine = lines.get(field);
      if (firstLine === undefined) lines.set(field, this.#lineAt(startOf(pair.key)));
      else this.#found(at, { code: 'doubled-field', field, firstLine }, startOf(pair.key));
      this.inspect(pair.key, at);
      pair.value = this.inspect(pair.value, at);
    }
  }

  #found(path: Path, problem: YamlProblem, offset: number): void {
    this.findings.push({ path, problem, offset });
  }
}
