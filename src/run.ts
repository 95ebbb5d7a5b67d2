import { randomBytes } from 'node:crypto';
import { type App, openApp } from './app.ts';
import type { Platform } from './chat/platform.ts';
import type { Environment } from './environment.ts';
import { logTo } from './log.ts';
import { CannotListen } from './platforms/web/cannot-listen.ts';
import { webPlatform } from './platforms/web/web-platform.ts';
import { readSettings } from './read-settings.ts';
import { StoreError } from './store/store-error.ts';
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
  const running: Platform[] = [];
  let app: App | undefined;

  if (stop.aborted) return;
  stop.addEventListener('abort', limitStop, { once: true });
  try {
    if (await start(environment)) await aborted(stop);
  } catch (error) {
    console.error(failure(error, log));
    process.exitCode = 1;
    if (!stop.aborted) limitStop();
  }
  await Promise.all(running.map((platform) => platform.stop()));
  await app?.close();

  /** Tells whether anything runs. */
  async function start(settings: Environment): Promise<boolean> {
    const platforms = platformsOf(settings, log);
    if (platforms.length === 0) {
      console.error(t.operator.nothingToRun);
      process.exitCode = 1;
      return false;
    }
    app = await openApp({ databaseUrl: settings.DATABASE_URL, log });
    for (const { file, faults } of app.faulty) {
      for (const fault of faults) console.error(faultLine(fault, t));
      console.error(t.operator.notLoaded(faults.length, file));
    }
    for (const platform of platforms) {
      if (stop.aborted) return true;
      running.push(platform);
      console.log(await platform.start(app.router));
    }
    if (!stop.aborted) console.log(t.operator.stop);
    return true;
  }
}

function platformsOf(
  { HOST, PORT, PLAYGROUND }: Environment,
  log: ReturnType<typeof logTo>,
): readonly Platform[] {
  if (PLAYGROUND !== 'off') return [webPlatform({ host: HOST, port: PORT, log })];
  console.log(t.operator.playgroundOff);
  return [];
}

function failure(error: unknown, log: ReturnType<typeof logTo>): string {
  if (error instanceof StoreError) return t.operator.didNotStart(t.operator.database[error.code]);
  if (error instanceof CannotListen) return error.message;
  const incident = randomBytes(4).toString('hex');
  log.fatal({ incident, err: error });
  return t.operator.failedToStart(incident);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

function limitStop(): void {
  // Everything that writes does so in transactions, so that being cut off leaves nothing half-written.
  setTimeout(() => {
    console.error(t.operator.didNotStop);
    process.exit(1);
  }, STOP_LIMIT).unref();
}
