import { pino } from 'pino';
import { type App, openApp } from '../src/app.ts';
import type { Clock } from '../src/core/ports.ts';

/** A whole Whosaid whose recurring work is done when the bench says so. */
export interface QuietApp extends App {
  work(): Promise<void>;
}

export async function openQuietApp(databaseUrl: string, clock?: Clock): Promise<QuietApp> {
  let work: () => Promise<void> = async () => {};
  const app = await openApp({
    databaseUrl,
    log: pino({ level: 'silent' }),
    ...(clock === undefined ? {} : { clock }),
    timers: {
      every: (_, recurring) => {
        work = recurring;
        return async () => {};
      },
    },
  });
  return { ...app, work: () => work() };
}
