import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { type App, openApp } from './app.ts';
import type { ChannelMessages } from './core/posts/channel-messages.ts';
import type { Environment } from './environment.ts';
import { logTo } from './log.ts';
import { CannotListen } from './platforms/web/cannot-listen.ts';
import { platformsOf } from './platforms-of.ts';
import { readSettings } from './read-settings.ts';
import { StoreError } from './store/store-error.ts';
import { supervise } from './supervise.ts';
import { en as t } from './texts/en.ts';
import { faultLine } from './views/dossier-fault.ts';

/** A stop is over within 5 s, whatever hangs. In milliseconds. */
const STOP_LIMIT = 4_000;

/** Starts Whosaid and, once `stop` is aborted, ends it; what is under way of the start comes to its end first. */
export async function run(stop: AbortSignal): Promise<void> {
  const environment = readSettings(t);
  if (environment === null) {
    process.exitCode = 1;
    return;
  }
  const log = logTo(environment.LOG_LEVEL);
  let app: App | undefined;

  if (stop.aborted) return;
  stop.addEventListener('abort', limitStop, { once: true });
  try {
    await start(environment);
  } catch (error) {
    console.error(failure(error, log));
    process.exitCode = 1;
    if (!stop.aborted) limitStop();
  }
  await app?.close();

  async function start(settings: Environment): Promise<void> {
    const platforms = platformsOf(
      settings,
      messages,
      (platform, presence) => void app?.tell(platform, presence),
      log,
    );
    if (platforms.length === 0) {
      console.error(t.operator.nothingToRun);
      process.exitCode = 1;
      return;
    }
    app = await openApp({ databaseUrl: settings.DATABASE_URL, log });
    for (const { file, faults } of app.faulty) {
      for (const fault of faults) console.error(faultLine(fault, t));
      console.error(t.operator.notLoaded(faults.length, file));
    }
    await supervise(platforms, app, stop, (error) => failure(error, log));
  }

  function messages(): ChannelMessages {
    if (app === undefined) throw new Error('asked for before the database was open');
    return app.store.channelMessages;
  }
}

function failure(error: unknown, log: Logger): string {
  if (error instanceof StoreError) return t.operator.didNotStart(t.operator.database[error.code]);
  if (error instanceof CannotListen) return error.message;
  const incident = randomBytes(4).toString('hex');
  log.fatal({ incident, err: error });
  return t.operator.failedToStart(incident);
}

function limitStop(): void {
  // Everything that writes does so in transactions, so that being cut off leaves nothing half-written.
  setTimeout(() => {
    console.error(t.operator.didNotStop);
    process.exit(1);
  }, STOP_LIMIT).unref();
}
