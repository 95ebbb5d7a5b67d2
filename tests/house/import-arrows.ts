import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectFile } from '../../src/root.ts';
import { childOf, literalText, nodesOf, type SyntaxNode } from '../support/syntax-tree.ts';

/** Which layers a layer may import besides itself; `*` for all. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  texts: [],
  // Where the project's files lie: asked by whoever reads some.
  root: [],
  chat: ['texts'],
  store: ['core', 'root'],
  views: ['core', 'chat', 'texts'],
  commands: ['core', 'chat', 'texts', 'views'],
  jobs: ['core', 'chat', 'texts', 'views'],
  // Each platform is a layer by itself: none imports another.
  platforms: ['chat', 'texts', 'root'],
  // What reads settings, wires, starts and stops, and the commands of a shell. Nothing else imports any of these.
  'the composition': ['*'],
};

/** A generated folder: imported by the store, and nobody of ours when it is read. */
export const GENERATED = 'src/store/client/';

/** The layer of a file, given by its path from the project's root; null if it is in none. */
function layerOf(file: string): string | null {
  if (file === 'src/root.ts') return 'root';
  if (/^src\/([^/]+\.ts|cli\/.+)$/.test(file)) return 'the composition';
  const layer = /^src\/(platforms\/[^/]+|[^/]+)\//.exec(file)?.[1] ?? /^(commands)\//.exec(file)?.[1];
  return layer !== undefined && arrowsOf(layer) !== null ? layer : null;
}

function arrowsOf(layer: string): readonly string[] | null {
  const name = layer.replace(/^platforms\/.*/, 'platforms');
  return Object.hasOwn(ARROWS, name) ? (ARROWS[name] ?? null) : null;
}

/** Every import of a file that goes against the arrows, or can't be followed: file, import and reason in a line each. */
export function wrongImports(file: string, code: string): readonly string[] {
  const from = layerOf(file);
  if (from === null) return [`${file} is in no layer that the arrows know`];
  return importsOf(code).flatMap((specifier) => {
    const fault = specifier === null ? 'it is not a literal' : faultOf(specifier, file, from);
    return fault === null ? [] : [`${file} imports ${specifier ?? 'something'}: ${fault}`];
  });
}

function faultOf(specifier: string, file: string, from: string): string | null {
  if (!specifier.startsWith('.')) return packageFault(specifier, from);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!existsSync(projectFile(target)) || !/\.(ts|js)$/.test(target)) return 'there is no such file';
  const to = layerOf(target);
  if (to === null) return 'it is in no layer that the arrows know';
  const allowed = arrowsOf(from) ?? [];
  if (from === to || allowed.includes('*') || allowed.includes(to)) return null;
  return `${from} may not import ${to}`;
}

function packageFault(specifier: string, from: string): string | null {
  if (specifier.startsWith('/') || specifier.startsWith('#') || specifier.startsWith('file:'))
    return 'files of ours are imported by a relative path';
  return /^(@prisma\/|prisma($|\/)|better-sqlite3|pg($|\/))/.test(specifier) && from !== 'store'
    ? 'only the store knows Prisma and its databases'
    : null;
}

/** What a module imports and re-exports, as types too, in code or in JSDoc; null for what is not a literal. */
function importsOf(code: string): readonly (string | null)[] {
  // A page's scripts name the types of others in comments, where the compiler reads them.
  const inComments = Array.from(
    code.matchAll(/^\s*(?:\/\*)?\*.*?(?:@import .* from |import\()'([^']+)'/gmu),
    ([, specifier]) => specifier ?? null,
  );
  return [...nodesOf(code).flatMap(importedBy), ...inComments];
}

function importedBy(node: SyntaxNode): readonly (string | null)[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return [literalText(childOf(node, 'source'))];
    case 'ExportNamedDeclaration':
      return childOf(node, 'source') === null ? [] : [literalText(childOf(node, 'source'))];
    case 'CallExpression': {
      // `require(…)`, `createRequire(…)(…)` and `require.resolve(…)`.
      const callee = childOf(node, 'callee');
      const called = childOf(callee, 'object') ?? childOf(callee, 'callee') ?? callee;
      const name = childOf(called, 'callee') ?? called;
      if (name?.['name'] !== 'require' && name?.['name'] !== 'createRequire') return [];
      if (callee?.type === 'Identifier' && callee['name'] === 'createRequire') return [];
      const [given] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      return [literalText(given)];
    }
    default:
      return [];
  }
}
