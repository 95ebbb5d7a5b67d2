import { z } from 'zod';

const PORT_RULE = 'must be a whole number from 0 to 65535';

/** Every variable Whosaid reads, with what it is when unset. An empty one counts as unset. */
const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/)/, 'must begin with file: or postgresql://')
    .default('file:./data/whosaid.db'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .pipe(z.number().max(65_535, PORT_RULE))
    .default(3000),
  PLAYGROUND: z.enum(['on', 'off'], 'must be on or off').optional(),
  LOG_LEVEL: z
    .enum(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'must be silent, fatal, error, warn, info, debug or trace',
    )
    .default('info'),
});

export type Environment = z.infer<typeof schema>;
export const environmentKeys: readonly string[] = Object.keys(schema.shape);

export type EnvironmentRead =
  | { readonly ok: true; readonly environment: Environment }
  /** Each names the variable and the fix, never its value, which may be a secret. */
  | { readonly ok: false; readonly faults: readonly string[] };

export function readEnvironment(variables: NodeJS.ProcessEnv): EnvironmentRead {
  const set = Object.fromEntries(
    environmentKeys
      .map((key) => [key, variables[key]?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(set);
  return read.success
    ? { ok: true, environment: read.data }
    : { ok: false, faults: read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}
