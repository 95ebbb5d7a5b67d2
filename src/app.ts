import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { actions, commands, groups } from '../commands/index.ts';
import { communityOf, type Services } from '../commands/services.ts';
import { type FaultyFile, loadBundledDossiers } from './bundled-dossiers.ts';
import { type Actor, directTenant, type PlatformName, platformNames } from './chat/actor.ts';
import { makeRouter } from './chat/make-router.ts';
import type { Posting, Presence } from './chat/platform.ts';
import type { Router } from './chat/router.ts';
import { eventNames } from './core/events/event-names.ts';
import { NameIndex } from './core/names/name-index.ts';
import type { Clock, Timers } from './core/ports.ts';
import type { Drafting } from './core/rounds/draft-round.ts';
import { nextDue } from './core/schedule/rule.ts';
import { statementSearch } from './core/search/statement-search.ts';
import type { Settings } from './core/settings/settings.ts';
import { importAside } from './import-aside.ts';
import { forgetting } from './jobs/forgetting.ts';
import { outbox } from './jobs/outbox.ts';
import { roundKeeper } from './jobs/round-keeper.ts';
import { keptFiles } from './kept-files.ts';
import { renderPost } from './render-post.ts';
import { openStore, type Store } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';
import type { Texts } from './texts/catalogue.ts';
import { english } from './texts/en.ts';
import { slash } from './texts/naming.ts';
import { fitsOnePost, resultPosts } from './views/round.ts';
import { whereabouts } from './whereabouts.ts';

/** Whosaid without a platform: the commands on an open database. */
export interface App {
  readonly router: Router;
  readonly store: Store;
  /** From then on, what is to be posted on that platform goes there; null when it has stopped. */
  connect(platform: PlatformName, posting: Posting | null): void;
  /** Where a platform's bot is; what it was removed from long ago is deleted. Resolves once that is kept. */
  tell(platform: PlatformName, presence: Presence): Promise<void>;
  /** Bundled dossiers whose files could not be loaded. */
  readonly faulty: readonly FaultyFile[];
  close(): Promise<void>;
}

export const systemClock: Clock = { now: () => new Date() };

export const systemTimers: Timers = {
  every(pause, work) {
    let under = Promise.resolve();
    let timer = setTimeout(turn, pause).unref();
    let over = false;
    return async () => {
      over = true;
      clearTimeout(timer);
      await under;
    };

    function turn(): void {
      under = work().finally(() => {
        if (!over) timer = setTimeout(turn, pause).unref();
      });
    }
  },
};

/** Of chance in what a round is drawn by. */
const SEED_BYTES = 32;
/** Between two looks for rounds that are due and posts that wait. In milliseconds. */
const DELIVERY_PAUSE = 5_000;

/**
 * Opens the database, brings it and the bundled dossiers up to date, and wires the commands to it.
 * @throws StoreError
 */
export async function openApp(options: {
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly timers?: Timers;
}): Promise<App> {
  const { databaseUrl, log, clock = systemClock, timers = systemTimers } = options;
  const store = await openStore({ url: databaseUrl, clock });
  try {
    const faulty = await loadBundledDossiers(store);
    const { shelf, settings, posts, schedules, rounds } = store;
    const connected = new Map<PlatformName, Posting>();
    const postingOn = (platform: PlatformName) => connected.get(platform) ?? null;
    const delivering = outbox({
      posts,
      clock,
      postingOn,
      running: () => [...connected.keys()],
      render: (post, to, { command }) =>
        renderPost(post, to, command, { router, shelf, rounds, corrections: store.corrections }),
      report: (error, { id, community }) => log.error({ post: id, community, err: error }),
    });
    const drafting: Drafting = {
      shelf,
      rounds,
      seed: () => randomBytes(SEED_BYTES).toString('base64url'),
      fits: (dossier, questions) => fitsOnePost(dossier, questions, english(slash)),
    };
    const keeper = roundKeeper({
      schedules,
      rounds,
      shelf,
      clock,
      drafting,
      running: () => [...connected.keys()],
      resultPosts: (round, dossier) => resultPosts(round, dossier, router.texts(round.locale)),
      asked: delivering.accept,
      report: (error, what) => reportTrouble(error, what, log),
    });
    const services: Services = {
      shelf,
      clock,
      events: eventNames(shelf),
      search: statementSearch(shelf),
      settings,
      posts,
      schedules,
      rounds,
      practices: store.practices,
      privacy: store.privacy,
      editing: store.editing,
      drafts: store.drafts,
      files: keptFiles(),
      importing: importAside(databaseUrl, store, clock),
      drafting,
      closeRound: keeper.close,
      outbox: delivering,
      postingOn,
      mayModerate: (actor) => mayModerate(actor, settings),
    };
    const router = routerOn(services, log);
    // Zones change their rules: what was reckoned by old ones is reckoned again.
    await schedules.refresh(nextDue);
    const told = (error: unknown) => {
      reportTrouble(error, {}, log);
    };
    const where = whereabouts(store.communities, told);
    const forgetter = forgetting({
      communities: store.communities,
      clock,
      async platforms() {
        // Discord tells who took the bot back while nobody was there. On Slack, whoever was removed can't start any more.
        const known = await where.knowsAll('discord');
        return platformNames.filter((name) => name !== 'discord' || known);
      },
      forgot: (community) => log.info({ community }, 'deleted what belonged to a community that was left'),
    });
    /** Whatever is corrected is said where it was posted. */
    const correcting = async () => {
      while (await store.corrections.ask());
    };
    const stopDelivering = timers.every(DELIVERY_PAUSE, async () => {
      await keeper.turn().catch(told);
      await correcting().catch(told);
      await delivering.deliver().catch(told);
      await forgetter.turn().catch(told);
    });
    return {
      router,
      store,
      faulty,
      connect(platform, posting) {
        if (posting !== null) connected.set(platform, posting);
        else {
          connected.delete(platform);
          where.lose(platform);
        }
      },
      tell: where.tell,
      async close() {
        await stopDelivering();
        await where.settled();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function routerOn(services: Services, log: Logger): Router {
  return makeRouter({
    commands,
    groups,
    actions,
    services,
    mayModerate: services.mayModerate,
    report: (error, { platform, tenantId }) => reportTrouble(error, { platform, tenantId }, log),
    explain: explainTrouble,
    nearest(typed, names) {
      const found = new NameIndex(names.map((name) => ({ id: name, name, aliases: [] }))).resolve(typed);
      const [near] = found.kind === 'one' ? [found.id] : found.kind === 'several' ? found.ids : found.near;
      return near ?? null;
    },
  });
}

/** Who the platform lets manage the community, and who was added here; never somebody of another community. */
async function mayModerate(actor: Actor, settings: Settings): Promise<boolean> {
  if (actor.outsider) return false;
  if (await actor.isManager()) return true;
  if (actor.tenantId === directTenant) return false;
  return settings.hasModerator(communityOf(actor), [
    { kind: 'user', id: actor.userId },
    ...actor.roles.map((id) => ({ kind: 'role' as const, id })),
  ]);
}

/** The database's own trouble has a known remedy and needs no stack trace. */
function reportTrouble(error: unknown, where: object, log: Logger): string {
  const incident = randomBytes(4).toString('hex');
  if (error instanceof StoreError) log.warn({ incident, ...where, database: error.code });
  else log.error({ incident, ...where, err: error });
  return incident;
}

function explainTrouble(error: unknown, t: Texts): string | null {
  if (!(error instanceof StoreError)) return null;
  return error.code === 'locked' ? t.operator.inUse : t.operator.unavailable;
}
