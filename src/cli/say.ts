import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { openApp } from '../app.ts';
import { type Actor, platformNames } from '../chat/actor.ts';
import type { Answer } from '../chat/router.ts';
import { logTo } from '../log.ts';
import { type Look, renderReply } from '../platforms/terminal/render.ts';
import { TerminalSession } from '../platforms/terminal/session.ts';
import { readSettings } from '../read-settings.ts';
import { StoreError } from '../store/store-error.ts';
import { en as t } from '../texts/en.ts';
import { legible } from '../views/legible.ts';

/** Exit statuses. */
const REFUSED = 1;
const WRONG_USAGE = 2;

/** The playground's, so that both local doors show the same. */
const DEFAULT_COMMUNITY = 'web:local';

/** The command line asks for what can't be done; the message says what, in a sentence. */
class UsageError extends Error {}

interface Asked {
  readonly lines: readonly string[];
  readonly json: boolean;
  readonly actor: Actor;
}

function commandLine(): Asked {
  const { values, positionals } = parsed();
  if (positionals.length === 0) throw new UsageError(t.operator.sayNothing);
  const { as, user, community, json } = values;
  if (as !== 'member' && as !== 'moderator') throw new UsageError(t.operator.sayAs(legible(as)));
  const [, name, tenantId] = /^([a-z]+):(.+)$/u.exec(community) ?? [];
  const platform = platformNames.find((known) => known === name);
  if (platform === undefined || tenantId === undefined)
    throw new UsageError(t.operator.sayCommunity(legible(community)));
  return {
    lines: positionals,
    json,
    actor: {
      platform,
      tenantId,
      userId: user,
      name: user,
      locale: Intl.DateTimeFormat().resolvedOptions().locale,
      roles: [],
      place: null,
      outsider: false,
      isManager: async () => as === 'moderator',
    },
  };
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        as: { type: 'string', default: 'member' },
        user: { type: 'string', default: 'terminal' },
        community: { type: 'string', default: DEFAULT_COMMUNITY },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own sentence on what is wrong, which may go on over several.
    const [sentence = ''] = error.message.split(/\.? To specify|\.?\n/u, 1);
    throw new UsageError(`${legible(sentence)}.`, { cause: error });
  }
}

/** A line that is `-` stands for those of standard input, read as they come, without the blank ones. */
async function* linesOf(given: readonly string[]): AsyncGenerator<string> {
  for (const line of given) {
    if (line !== '-') yield line;
    else
      for await (const typed of createInterface({ input: process.stdin }))
        if (typed.trim() !== '') yield typed;
  }
}

/** Answers every line, each on its own; tells whether all of them could be answered. */
async function say({ lines, json }: Asked, session: TerminalSession): Promise<boolean> {
  let allDone = true;
  let first = true;
  for await (const line of linesOf(lines)) {
    const answer = await session.answer(line);
    allDone &&= answer.outcome === 'done';
    if (!first && !json) write(answer, '\n');
    write(
      answer,
      json
        ? `${JSON.stringify(answer.reply)}\n`
        : `${renderReply(answer.reply, lookOf(streamFor(answer)))}\n`,
    );
    first = false;
  }
  return allDone;
}

function streamFor({ outcome }: Answer): NodeJS.WriteStream {
  return outcome === 'done' ? process.stdout : process.stderr;
}

function write(answer: Answer, text: string): void {
  streamFor(answer).write(text);
}

function lookOf(stream: NodeJS.WriteStream): Look {
  return stream.isTTY ? { color: stream.hasColors(), width: stream.columns } : { color: false, width: null };
}

/** Whoever reads may have enough before the end, as `head` has; nothing more can be said to them then. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

async function main(): Promise<number> {
  const asked = commandLine();
  const settings = readSettings(t);
  if (settings === null) return REFUSED;
  // Told in the reply what members are told; the details only where nobody could do anything without them.
  const log = logTo(settings.LOG_LEVEL === 'info' ? 'error' : settings.LOG_LEVEL);
  const app = await openApp({ databaseUrl: settings.DATABASE_URL, log });
  try {
    return (await say(asked, new TerminalSession(app.router, asked.actor))) ? 0 : REFUSED;
  } finally {
    await app.close();
  }
}

process.stdout.on('error', endWithReader);
process.stderr.on('error', endWithReader);

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message} ${t.operator.sayUsage}`);
    process.exitCode = WRONG_USAGE;
  } else if (error instanceof StoreError) {
    console.error(t.operator.didNotStart(t.operator.database[error.code]));
    process.exitCode = REFUSED;
  } else throw error;
}
