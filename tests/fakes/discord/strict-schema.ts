import * as z from 'zod/mini';

type Schema = z.core.$ZodType;

const made = new WeakMap<Schema, Schema>();

/**
 * The same schema, refusing keys it doesn't know, at every depth. (The package's own `setStrictObject` comes
 * too late: its schemas are made while it is being imported.)
 */
export function strict(schema: Schema): Schema {
  const before = made.get(schema);
  if (before !== undefined) return before;
  const now = remade(schema);
  made.set(schema, now);
  return now;
}

function remade(schema: Schema): Schema {
  // Every schema the library makes is one of these; only its base type does not say so.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const shape = Object.fromEntries(Object.entries(def.shape).map(([key, value]) => [key, strict(value)]));
      return z.core.clone(schema, { ...def, shape, catchall: z.never() } as typeof def);
    }
    case 'array':
      return z.core.clone(schema, { ...def, element: strict(def.element) } as typeof def);
    case 'union':
      return z.core.clone(schema, { ...def, options: def.options.map(strict) } as typeof def);
    case 'optional':
    case 'nullable':
      return z.core.clone(schema, { ...def, innerType: strict(def.innerType) } as typeof def);
    case 'record':
      return z.core.clone(schema, { ...def, valueType: strict(def.valueType) } as typeof def);
    case 'lazy':
      return z.lazy(() => strict(def.getter()));
    default:
      return schema;
  }
}
