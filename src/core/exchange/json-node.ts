import type { Path } from '../dossier-file/fault.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A term of schema.org as it may be written. */
function spellings(term: string): readonly string[] {
  return [term, `schema:${term}`, `https://schema.org/${term}`, `http://schema.org/${term}`];
}

/** A value in a JSON document that uses schema.org's terms, with where it stands. */
export class JsonNode {
  readonly path: Path;
  readonly #value: unknown;

  constructor(value: unknown, path: Path = []) {
    this.#value = value;
    this.path = path;
  }

  /** The values of a term, of which JSON-LD may write one or a list; none if it has not that term. */
  all(term: string): readonly JsonNode[] {
    if (!isFields(this.#value)) return [];
    for (const key of spellings(term)) {
      if (Object.hasOwn(this.#value, key))
        return new JsonNode(this.#value[key], [...this.path, key]).entries();
    }
    return [];
  }

  first(...terms: readonly string[]): JsonNode | null {
    for (const term of terms) {
      const [node] = this.all(term);
      if (node !== undefined) return node;
    }
    return null;
  }

  /** A list's entries; of anything else, itself. */
  entries(): readonly JsonNode[] {
    return Array.isArray(this.#value)
      ? this.#value.map((entry, index) => new JsonNode(entry, [...this.path, index]))
      : [this];
  }

  /** A text, also as a value of JSON-LD or a number; null if it is none, or blank. */
  text(): string | null {
    const value = isFields(this.#value) ? this.#value['@value'] : this.#value;
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  }

  /** The text of the first of these terms that has one. */
  textOf(...terms: readonly string[]): { readonly text: string; readonly path: Path } | null {
    for (const term of terms) {
      for (const node of this.all(term)) {
        const text = node.text();
        if (text !== null) return { text, path: node.path };
      }
    }
    return null;
  }

  isA(type: string): boolean {
    if (!isFields(this.#value)) return false;
    const types: readonly unknown[] = [this.#value['@type'], this.#value['type']].flat();
    return types.some((one) => typeof one === 'string' && spellings(type).includes(one));
  }

  /** This and what is under it, as deep as `depth`, in its order. */
  *within(depth: number): Generator<JsonNode> {
    yield this;
    if (depth === 0 || typeof this.#value !== 'object' || this.#value === null) return;
    const parts = Array.isArray(this.#value) ? this.#value.entries() : Object.entries(this.#value);
    for (const [part, value] of parts) yield* new JsonNode(value, [...this.path, part]).within(depth - 1);
  }
}
