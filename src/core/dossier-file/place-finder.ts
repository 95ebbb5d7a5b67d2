import type { Path, Place } from './fault.ts';
import { valueAt } from './value-at.ts';
import type { YamlText } from './yaml-text.ts';

function written(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\w-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

function entryName(root: unknown, [list, index]: Path): string | null {
  if (list === undefined || index === undefined) return null;
  const name = valueAt(root, [list, index, list === 'claims' ? 'number' : 'key']);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

/** Tells where fields of this text stand; an offset, where given, is more exact than the path. */
export function placeFinder(yaml: YamlText): (path: Path, of: 'value' | 'key', offset?: number) => Place {
  return (path, of, offset) => ({
    ...(offset === undefined ? yaml.position(path, of) : yaml.positionAt(offset)),
    path: written(path),
    entry: entryName(yaml.value?.root, path),
  });
}
