import { isNode, isScalar, type Pair } from 'yaml';

/** A field's name. Keys are texts: the parser reports any other. */
export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** Where a node begins, as an index into the text. */
export function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}
