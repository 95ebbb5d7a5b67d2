import type { Dossier } from '../core/dossier/dossier.ts';
import type { Clock, Shelf } from '../core/ports.ts';
import { stillStands } from '../core/quiz/still-stands.ts';
import { type Drafting, draftRound } from '../core/rounds/draft-round.ts';
import { MISSED_MS, type Opening, type Round, type Rounds } from '../core/rounds/round.ts';
import type { Schedule, Schedules } from '../core/rounds/schedule.ts';
import { nextDue } from '../core/schedule/rule.ts';

/** So many schedules and rounds are looked at in one go. */
const BATCH = 50;
/** After so many of them it is looked whether there is room for more posts. */
const AT_A_TIME = 10;
/** Posts say how many have answered, at most so often. In milliseconds. */
const RECOUNT_PAUSE = 2 * 60_000;

export interface RoundKeeperParts {
  readonly schedules: Schedules;
  readonly rounds: Rounds;
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly drafting: Drafting;
  /** The platforms that run here. */
  running(): readonly string[];
  /** How many posts the result of a round takes. */
  resultPosts(round: Round, dossier: Dossier): number;
  /** Posts were asked for; no more are before it resolves. */
  asked(): Promise<void>;
  /** Records an error of ours. */
  report(error: unknown, what: object): void;
}

export interface RoundKeeper {
  /** Opens what is due, closes what is over, and looks after what changed since. */
  turn(): Promise<void>;
  /** Ends a round; false if it had ended already. */
  close(round: Round): Promise<boolean>;
}

/** What brings rounds from one state to the next. All it knows is in the database, so that it may stop anywhere. */
export function roundKeeper(parts: RoundKeeperParts): RoundKeeper {
  const { schedules, rounds, shelf, clock, drafting, running, resultPosts, asked, report } = parts;
  let recounted = 0;

  /** One after the other; what goes wrong with one is left to the next turn, and stops no other. `work` tells whether it did any. */
  async function each<Item>(
    find: (count: number) => Promise<readonly Item[]>,
    work: (item: Item) => Promise<boolean>,
    what: (item: Item) => object,
  ): Promise<void> {
    let found: readonly Item[];
    let failed = false;
    let done: number;
    do {
      found = await find(BATCH);
      done = 0;
      for (const [index, item] of found.entries()) {
        try {
          if (await work(item)) done += 1;
        } catch (error) {
          failed = true;
          report(error, what(item));
        }
        const isLast = index === found.length - 1;
        if (isLast || (index + 1) % AT_A_TIME === 0) await asked();
      }
      // Where nothing could be done, the next look would find the same.
    } while (found.length === BATCH && done > 0 && !failed);
  }

  async function open(schedule: Schedule): Promise<boolean> {
    const opening = openingOf(schedule, clock.now());
    const draft = opening.due === null ? null : await draftOf(schedule);
    return rounds.open({ ...opening, draft });
  }

  async function draftOf(schedule: Schedule) {
    const { community, channel, locale, by, rule, openMinutes, dossier, questions } = schedule;
    if ((await rounds.prepared(schedule)) !== null) return null;
    return draftRound(
      { community, channel, locale, by, zone: rule.zone, openMinutes, dossier, questions },
      drafting,
    );
  }

  async function close(round: Round): Promise<boolean> {
    const dossier = await shelf.open(round.community, round.dossier);
    return rounds.close(round.id, dossier === null ? 1 : resultPosts(round, dossier));
  }

  async function checkChanged(): Promise<void> {
    for (let changed = await rounds.unchecked(); changed !== null; changed = await rounds.unchecked()) {
      const dossiers = new Map<string, Dossier | null>();
      const voids: { round: Round['id']; number: number }[] = [];
      for (const { id, community, questions } of changed.rounds) {
        if (!dossiers.has(community)) dossiers.set(community, await shelf.open(community, changed.dossier));
        const dossier = dossiers.get(community) ?? null;
        for (const { number, question, void: isVoid } of questions) {
          if (!isVoid && (dossier === null || !stillStands(question, dossier)))
            voids.push({ round: id, number });
        }
      }
      await rounds.check(changed, voids);
    }
  }

  return {
    close,
    async turn() {
      const platforms = running();
      if (platforms.length === 0) return;
      await checkChanged();
      await each(
        (count) => schedules.due(platforms, count),
        open,
        ({ community, number }) => ({ community, schedule: number }),
      );
      await each(
        (count) => rounds.ended(platforms, count),
        close,
        ({ community, id }) => ({ community, round: id }),
      );
      const now = clock.now().getTime();
      // A clock that was put back must not keep posts from being brought up to date.
      if (Math.abs(now - recounted) < RECOUNT_PAUSE) return;
      recounted = now;
      await rounds.recount(platforms, new Date(now - RECOUNT_PAUSE));
    },
  };
}

/** Which of a schedule's times makes a round now, and which were missed. */
export function openingOf(schedule: Schedule, now: Date): Omit<Opening, 'draft'> {
  const { rule, state, resumesAt } = schedule;
  // While it pauses, nothing is due; its pause may have ended while nobody was there.
  const from =
    state === 'paused' && resumesAt !== null
      ? nextDue(rule, new Date(resumesAt.getTime() - 1))
      : schedule.nextDue;
  const dues: Date[] = [];
  let next = from;
  while (next <= now) {
    dues.push(next);
    next = nextDue(rule, next);
  }
  const last = dues.at(-1) ?? null;
  const due = last !== null && now.getTime() - last.getTime() <= MISSED_MS ? last : null;
  const missed = due === null ? dues : dues.slice(0, -1);
  const lastMissed = missed.at(-1);
  return {
    schedule,
    due,
    nextDue: next,
    skipped: lastMissed === undefined ? null : { count: missed.length, due: lastMissed.toISOString() },
  };
}
