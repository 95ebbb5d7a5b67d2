import { parseAst } from 'vitest/node';

/** A node of an ESTree syntax tree, of which only what is asked for is looked at. */
export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node of a module's code, TypeScript or JavaScript, from the outside in. */
export function nodesOf(code: string): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  const rest: unknown[] = [parseAst(code, { lang: 'ts' })];
  while (rest.length > 0) {
    const value = rest.pop();
    if (isNode(value)) nodes.push(value);
    if (typeof value === 'object' && value !== null) rest.push(...Object.values(value));
  }
  return nodes;
}

/** What a property of a node is, if that is a node. */
export function childOf(node: SyntaxNode | null, property: string): SyntaxNode | null {
  const child = node?.[property];
  return isNode(child) ? child : null;
}

/** The text that a node is, if it is the literal of one. */
export function literalText(node: SyntaxNode | null): string | null {
  const value = node?.type === 'Literal' ? node['value'] : null;
  return typeof value === 'string' ? value : null;
}
