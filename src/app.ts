import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { type FaultyFile, loadBundledDossiers } from './bundled-dossiers.ts';
import type { Actor } from './chat/actor.ts';
import { makeRouter } from './chat/make-router.ts';
import type { Router } from './chat/router.ts';
import { eventNames } from './core/events/event-names.ts';
import { NameIndex } from './core/names/name-index.ts';
import type { Clock } from './core/ports.ts';
import { statementSearch } from './core/search/statement-search.ts';
import { openStore, type Store } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';
import type { Texts } from './texts/catalogue.ts';

/** Whosaid without a platform: the commands on an open database. */
export interface App {
  readonly router: Router;
  readonly store: Store;
  /** Bundled dossiers whose files could not be loaded. */
  readonly faulty: readonly FaultyFile[];
  close(): Promise<void>;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * Opens the database, brings it and the bundled dossiers up to date, and wires the commands to it.
 * @throws StoreError
 */
export async function openApp(options: {
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly clock?: Clock;
}): Promise<App> {
  const { databaseUrl, log, clock = systemClock } = options;
  const store = await openStore({ url: databaseUrl, clock });
  try {
    const faulty = await loadBundledDossiers(store);
    const { shelf } = store;
    const services = { shelf, clock, events: eventNames(shelf), search: statementSearch(shelf) };
    return { router: routerOn(services, log), store, faulty, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function routerOn(services: Services, log: Logger): Router {
  return makeRouter({
    commands,
    services,
    mayModerate: (actor) => actor.isManager(),
    report: (error, actor) => report(error, actor, log),
    explain: explainTrouble,
    nearest(typed, names) {
      const found = new NameIndex(names.map((name) => ({ id: name, name, aliases: [] }))).resolve(typed);
      const [near] = found.kind === 'one' ? [found.id] : found.kind === 'several' ? found.ids : found.near;
      return near ?? null;
    },
  });
}

/** The database's own trouble has a known remedy and needs no stack trace. */
function report(error: unknown, { platform, tenantId }: Actor, log: Logger): string {
  const incident = randomBytes(4).toString('hex');
  if (error instanceof StoreError) log.warn({ incident, platform, tenantId, database: error.code });
  else log.error({ incident, platform, tenantId, err: error });
  return incident;
}

function explainTrouble(error: unknown, t: Texts): string | null {
  if (!(error instanceof StoreError)) return null;
  return error.code === 'locked' ? t.operator.inUse : t.operator.unavailable;
}
