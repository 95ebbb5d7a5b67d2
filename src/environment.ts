import { z } from 'zod';

const PORT_RULE = 'must be a whole number from 0 to 65535';

/**
 * A secret. What is refused is what can't be meant, such as one token in another's place: what tokens look like is up to
 * whoever issues them. The message never repeats it.
 */
function token(form: RegExp, looks: string) {
  return z.string().regex(form, `must ${looks}; copy it again`).optional();
}

function address() {
  return z.string().regex(/^https?:\/\/[^\s/]+/, 'must be an address that begins with https:// or http://');
}

/** Every variable Whosaid reads, with what it is when unset. An empty one counts as unset. */
const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/)/, 'must begin with file: or postgresql://')
    .default('file:./data/whosaid.db'),
  DISCORD_TOKEN: token(/^(?!xox|xapp)\S+$/, 'be the token of a Discord bot, without spaces'),
  DISCORD_API_URL: address().default('https://discord.com/api'),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{1,20}$/, 'must be the number of a server, as Copy Server ID gives it')
    .optional(),
  SLACK_BOT_TOKEN: token(/^(?!xapp-|xoxp-)\S+$/, 'be the token of the bot, which begins with xoxb-'),
  SLACK_APP_TOKEN: token(/^(?!xox)\S+$/, 'be an app-level token, which begins with xapp-'),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: address()
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,9}$/, 'must be 1 to 10 small letters, digits, - or _, and begin with a letter')
    .optional(),
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
  const faults = read.success
    ? slackFaults(read.data)
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  return read.success && faults.length === 0 ? { ok: true, environment: read.data } : { ok: false, faults };
}

/** A Slack bot is reached in one of two ways, and each needs the bot's token. */
function slackFaults({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }: Environment) {
  const reached = SLACK_APP_TOKEN !== undefined || SLACK_SIGNING_SECRET !== undefined;
  if (reached === (SLACK_BOT_TOKEN !== undefined)) return [];
  return reached
    ? ['SLACK_BOT_TOKEN must be set beside the other Slack settings']
    : ['SLACK_APP_TOKEN must be set for Socket Mode, or SLACK_SIGNING_SECRET for HTTP'];
}
