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

const environment = readSettings(t);
if (environment === null) process.exit(1);

const log = logTo(environment.LOG_LEVEL);
const running: Platform[] = [];
let app: App | undefined;
let stopping = false;

process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());

try {
  await start(environment);
} catch (error) {
  console.error(failure(error));
  process.exitCode = 1;
  await stop();
}

async function start(settings: Environment): Promise<void> {
  const platforms = platformsOf(settings);
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
  for (const platform of platforms) {
    // A signal may have come while something before this was under way.
    if (stopping) break;
    running.push(platform);
    console.log(await platform.start(app.router));
  }
  if (stopping) await close();
  else console.log(t.operator.stop);
}

function platformsOf({ HOST, PORT, PLAYGROUND }: Environment): readonly Platform[] {
  if (PLAYGROUND !== 'off') return [webPlatform({ host: HOST, port: PORT, log })];
  console.log(t.operator.playgroundOff);
  return [];
}

function failure(error: unknown): string {
  if (error instanceof StoreError) return t.operator.didNotStart(t.operator.database[error.code]);
  if (error instanceof CannotListen) return error.message;
  const incident = randomBytes(4).toString('hex');
  log.fatal({ incident, err: error });
  return t.operator.failedToStart(incident);
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Everything that writes does so in transactions, so that being cut off leaves nothing half-written.
  setTimeout(() => {
    console.error(t.operator.didNotStop);
    process.exit(1);
  }, STOP_LIMIT).unref();
  await close();
}

async function close(): Promise<void> {
  await Promise.all(running.splice(0).map((platform) => platform.stop()));
  await app?.close();
  app = undefined;
}
