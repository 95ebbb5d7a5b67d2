import { copyFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import { openApp } from '../../src/app.ts';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { nextDue } from '../../src/core/schedule/rule.ts';
import { emptySqlite, migratedSqlite } from '../support/database.ts';
import { Ballot } from './ballot.ts';
import { Bot } from './bot.ts';
import { Ledger, type RoundRow } from './ledger.ts';
import { discordStage, type Stage, type Standing, slackStage } from './stage.ts';

/** When the process is killed while it does something. */
export type Kill =
  /** After so much of the time that it usually takes. */
  | { readonly kind: 'after'; readonly share: number }
  /** Right before its so manyth step in the database. */
  | { readonly kind: 'step'; readonly nth: number }
  /** When its request has come, before or after that is done, and before the answer. */
  | { readonly kind: 'request'; readonly of: 'post' | 'edit'; readonly when: 'undone' | 'done' };

/** The kills of one week; each is followed by a start. */
export interface Plan {
  readonly opening?: readonly Kill[];
  readonly answering?: readonly Kill[];
  readonly counting?: readonly Kill[];
  readonly closing?: readonly Kill[];
  /** How long nobody is there after a kill when it opens or closes, in milliseconds; by chance if not given. */
  readonly away?: number;
}

/** What came of all weeks. */
export interface Figures {
  readonly what: string;
  rounds: number;
  /** How many processes were killed while it was so. */
  readonly kills: Map<string, number>;
  confirmed: number;
  /** Presses that nobody was told the outcome of. */
  unanswered: number;
  /** Second copies, and those that a press on them took away. */
  copies: number;
  healed: number;
}

export interface Options {
  readonly platform: Stage['platform'];
  readonly processes?: number;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly figures: Figures;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Longer than a post is taken for. */
const LEASE = 46 * SECOND;
/** Within and beyond the lease of a post, the time of a nonce and the pause after a lost answer. */
const AWAY = [0, SECOND, LEASE, 125 * SECOND, 185 * SECOND, 10 * MINUTE];
/** More are never needed until nothing is left to do. */
const TURNS = 20;
/** What somebody presses before the bot has looked around after a start. */
const EARLY = 0.5;
const LETTERS = 'ABCD';
/** A Tuesday; the first round is due an hour later. */
const START = Date.UTC(2026, 10, 24, 12);
/** How long a round takes answers. */
export const OPEN_HOURS = 6;
const RULE = { weekday: 2, minute: 13 * 60, zone: 'UTC' } as const;

/** Weekly rounds in one channel, by processes that are killed. */
export class Weeks {
  readonly #stage: Stage;
  readonly #file: string;
  readonly #remove: () => Promise<void>;
  readonly #ledger: Ledger;
  readonly #options: Options;
  readonly #time: { now: number };
  readonly #bots: (Bot | null)[];
  readonly #made: Bot[] = [];
  /** Loads while another one is killed. */
  #spare: Bot | null = null;
  /** How long it takes, in milliseconds. */
  readonly #usual = { opening: 100, answering: 30, counting: 50, closing: 150 };
  #past = 0;
  #ballot = new Ballot();
  /** Tries of this week of which no answer came, at most. */
  #lost = 0;
  #history: string[] = [];

  private constructor(
    stage: Stage,
    { file, remove }: Awaited<ReturnType<typeof emptySqlite>>,
    time: { now: number },
    options: Options,
  ) {
    this.#stage = stage;
    this.#file = file;
    this.#remove = remove;
    this.#ledger = new Ledger(file);
    this.#time = time;
    this.#options = options;
    this.#bots = Array.from({ length: options.processes ?? 1 }, () => null);
  }

  static async on(options: Options): Promise<Weeks> {
    const time = { now: START };
    const stage = options.platform === 'discord' ? await discordStage(() => time.now) : await slackStage();
    return new Weeks(stage, await scheduled(stage), time, options);
  }

  async end(): Promise<void> {
    await Promise.all(this.#made.map((bot) => bot.kill()));
    this.#ledger.close();
    await this.#remove();
    await this.#stage.stop();
  }

  /** One round, from before it is due until nothing is left to do for it. @throws Error if it is not then as it should be */
  async week(plan: Plan): Promise<void> {
    this.#begin();
    try {
      await this.#turn();
      this.#time.now = Date.parse(this.#ledger.nextDue());
      await this.#phase('opening', plan);
      // An early press may find what is posted and long over.
      await this.#until(() => /^(open|revealed)$/.test(this.#round?.state ?? '') && this.#waiting === 0);
      await this.#heal();
      if (this.#open.length > 0) await this.#answering(plan);
      this.#time.now += 3 * MINUTE;
      if (this.#open.length > 0) await this.#phase('counting', plan);
      await this.#until(() => this.#waiting === 0);
      this.#time.now = Math.max(this.#time.now, Date.parse(this.#round?.closesAt ?? ''));
      await this.#phase('closing', plan);
      await this.#until(() => this.#round?.state === 'revealed' && this.#waiting === 0);
      await this.#heal();
      this.#check();
      const standing = this.#stage.standing();
      this.#time.now += 10 * MINUTE;
      await this.#turn();
      expect(this.#stage.standing()).toEqual(standing);
      this.#past += 1;
      this.#options.figures.rounds += 1;
    } catch (error) {
      throw new Error(`${error} (week ${this.#past + 1}: ${this.#history.join('; ')})`, { cause: error });
    }
  }

  /**
   * One round of which a process takes the post and then stands still, until another one has long posted it. The first one
   * goes on from where it stood when the round is open, or is over.
   */
  async frozenWeek(until: 'open' | 'revealed'): Promise<void> {
    this.#begin();
    await this.#turn();
    const frozen = await this.#bot(0);
    this.#time.now = Date.parse(this.#ledger.nextDue());
    const turn = frozen.ask({ what: 'turn', at: this.#time.now, freeze: true });
    await frozen.frozen();
    this.#bots[0] = null;
    this.#time.now += 10 * MINUTE;
    const thaw = async () => {
      frozen.thaw();
      await turn;
      await frozen.kill();
    };
    await this.#until(() => this.#round?.state === 'open');
    if (until === 'open') await thaw();
    await this.#answering({});
    this.#time.now = Date.parse(this.#round?.closesAt ?? '');
    await this.#until(() => this.#round?.state === 'revealed' && this.#waiting === 0);
    if (until === 'revealed') await thaw();
    await this.#until(() => this.#waiting === 0);
    this.#check();
    this.#past += 1;
    this.#options.figures.rounds += 1;
  }

  /** How many steps in the database opening a round, storing an answer and closing the round take: of one that nothing happens to. */
  async steps(): Promise<{ readonly opening: number; readonly answering: number; readonly closing: number }> {
    const bot = await this.#bot(0);
    const taken = async (what: 'turn' | 'listen') => (await bot.ask({ what, at: this.#time.now })) ?? 0;
    this.#time.now = Date.parse(this.#ledger.nextDue());
    const opening = await taken('turn');
    await taken('listen');
    await this.#vote();
    const answering = await taken('listen');
    this.#time.now = Date.parse(this.#round?.closesAt ?? '');
    const closing = await taken('turn');
    await this.#until(() => this.#round?.state === 'revealed' && this.#waiting === 0);
    this.#past += 1;
    return { opening, answering, closing };
  }

  #begin(): void {
    this.#history = [];
    this.#ballot = new Ballot();
    this.#lost = 0;
  }

  get #round(): RoundRow | undefined {
    return this.#ledger.rounds()[this.#past];
  }

  /** How many posts are still to be made. */
  get #waiting(): number {
    return this.#ledger.posts().filter(({ state }) => state === 'waiting').length;
  }

  /** Messages that nobody knows to be the one that stands for a post. */
  get #extra(): readonly Standing[] {
    const known = new Set(this.#ledger.posts().map(({ messageId }) => messageId));
    return this.#stage.standing().filter(({ id }) => !known.has(id));
  }

  #loading(): Bot {
    const bot = new Bot(this.#stage.platform);
    this.#made.push(bot);
    return bot;
  }

  async #bot(index: number): Promise<Bot> {
    const running = this.#bots[index];
    if (running != null) return running;
    const bot = this.#spare ?? this.#loading();
    this.#spare = null;
    this.#bots[index] = bot;
    const { settings } = this.#stage;
    await bot.ask({ what: 'start', at: this.#time.now, databaseUrl: `file:${this.#file}`, settings });
    return bot;
  }

  /** Has all processes do what is due, at once. */
  async #turn(): Promise<void> {
    for (const index of this.#bots.keys()) await this.#bot(index);
    await Promise.all(this.#bots.map((bot) => bot?.ask({ what: 'turn', at: this.#time.now })));
  }

  /** Turns, each after a post’s lease, until it is so. */
  async #until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) {
      await this.#turn();
      if (isSo()) return;
      this.#time.now += LEASE;
    }
    const posts = this.#ledger.posts().filter(({ state }) => state !== 'sent');
    throw new Error(`It never came to that: ${JSON.stringify([this.#round, posts])}`);
  }

  async #phase(phase: 'opening' | 'counting' | 'closing', plan: Plan): Promise<void> {
    for (const kill of plan[phase] ?? []) {
      const others = this.#bots.map((_, index) => index);
      const [victim = 0] = others.splice(this.#below(others.length), 1);
      await this.#bot(victim);
      const meanwhile = [];
      for (const index of others)
        meanwhile.push((await this.#bot(index)).ask({ what: 'turn', at: this.#time.now }));
      await this.#killed(victim, kill, phase);
      await Promise.all(meanwhile);
      this.#time.now += (phase === 'counting' ? undefined : plan.away) ?? this.#of(AWAY);
      if (this.#open.length > 0 && phase !== 'closing' && this.#options.random() < EARLY) await this.#vote();
    }
  }

  /** Kills it while it does what is due. */
  async #killed(victim: number, kill: Kill, phase: 'opening' | 'counting' | 'closing'): Promise<void> {
    const bot = await this.#bot(victim);
    this.#spare ??= this.#loading();
    const turn = (killAt = {}) => bot.ask({ what: 'turn', at: this.#time.now, ...killAt });
    if (kill.kind === 'step') {
      await turn({ killAt: kill.nth });
    } else if (kill.kind === 'request') {
      await this.#requested(kill, turn);
    } else {
      const start = performance.now();
      const whole = turn().then(() => {
        if (bot.running) this.#usual[phase] = performance.now() - start;
      });
      await Promise.race([whole, delay(kill.share * this.#usual[phase])]);
    }
    await this.#dead(victim, kill);
  }

  /** Has it do what is due until it sends such a request, which gets no answer. */
  async #requested(
    { of, when }: Extract<Kill, { readonly kind: 'request' }>,
    turn: () => Promise<unknown>,
  ): Promise<void> {
    const before = this.#stage.came(of);
    this.#stage.hold(of, when);
    for (let tries = 0; tries < TURNS; tries += 1) {
      let over = false;
      void turn().then(() => {
        over = true;
      });
      await vi.waitUntil(() => over || this.#stage.came(of) > before, { interval: 1, timeout: 5_000 });
      if (!over) return;
      this.#time.now += LEASE;
    }
    throw new Error(`There was no ${of} to hold.`);
  }

  async #dead(victim: number, kill: Kill): Promise<void> {
    await this.#bots[victim]?.kill();
    this.#bots[victim] = null;
    const tried = this.#ledger
      .posts()
      .filter(({ state, triedAt }) => state === 'waiting' && triedAt !== null);
    this.#lost += tried.length;
    const { kills } = this.#options.figures;
    const when = this.#when();
    kills.set(when, (kills.get(when) ?? 0) + 1);
    this.#history.push(`${JSON.stringify(kill)} ${when}`);
  }

  /** What the killed process had come to, as far as it shows. */
  #when(): string {
    const round = this.#round;
    if (round === undefined) return 'before the round is made';
    const posts = this.#ledger.posts().filter(({ roundId }) => roundId === round.id);
    const [waiting] = posts.filter(({ kind, state }) => state === 'waiting' && kind !== 'edit');
    const edits = posts.some(({ kind, state }) => state === 'waiting' && kind === 'edit');
    if (waiting === undefined) return `${round.state}${edits ? ', to be brought up to date' : ''}`;
    const what = `the ${waiting.kind}`;
    if (waiting.triedAt === null) return `${what} is to be posted`;
    return this.#extra.length > 0 ? `${what} is posted and not recorded` : `${what} is tried and not posted`;
  }

  /** Round messages that take answers. */
  get #open(): readonly Standing[] {
    return this.#stage.standing().filter(({ labels }) => labels[0] === LETTERS[0]);
  }

  async #answering(plan: Plan): Promise<void> {
    for (const member of this.#stage.members)
      expect(await this.#vote({ member })).toMatch(/^Stored|This round is over/);
    for (const kill of plan.answering ?? []) {
      const victim = this.#below(this.#bots.length);
      const bot = await this.#bot(victim);
      const killAt = kill.kind === 'step' ? { killAt: kill.nth } : {};
      await bot.ask({ what: 'listen', at: this.#time.now, ...killAt });
      this.#spare ??= this.#loading();
      const voted = this.#vote();
      const share = kill.kind === 'after' ? kill.share : 0;
      await Promise.race([voted, kill.kind === 'after' ? delay(share * this.#usual.answering) : bot.ended]);
      await this.#dead(victim, kill);
      await this.#bot(victim);
      await voted;
      await this.#vote();
    }
  }

  /** Somebody presses one of the letters. */
  async #vote({
    member = this.#of(this.#stage.members),
    on = this.#of(this.#open),
  }: {
    readonly member?: Stage['members'][number];
    readonly on?: Standing;
  } = {}): Promise<string> {
    for (const index of this.#bots.keys()) await this.#bot(index);
    const index = this.#below(on.labels.length);
    const label = on.labels[index] ?? '';
    const number = on.labels.slice(0, index + 1).filter((one) => one === LETTERS[0]).length;
    const given = { member: member.id, number, choice: LETTERS.indexOf(label) };
    this.#ballot.tried(given);
    const told = await this.#stage.press(member.name, on, index);
    const { figures } = this.#options;
    if (told.includes(`Stored: question ${number}, ${label}.`)) {
      this.#ballot.confirmed(given);
      figures.confirmed += 1;
    } else {
      figures.unanswered += 1;
      this.#history.push(`${member.name} was told “${told}”`);
    }
    return told;
  }

  /** A second copy goes once it is pressed; where there may be none, there is none. */
  async #heal(): Promise<void> {
    const copies = this.#extra;
    expect(copies.length).toBeLessThanOrEqual(this.#stage.mayDouble ? this.#lost : 0);
    const { figures } = this.#options;
    for (const copy of copies) {
      if (copy.labels[0] === LETTERS[0]) await this.#vote({ on: copy });
      else await this.#stage.press(this.#of(this.#stage.members).name, copy, copy.labels.length - 1);
      await this.#turn();
      figures.copies += 1;
      if (!this.#extra.some(({ id }) => id === copy.id)) figures.healed += 1;
    }
    expect(this.#extra).toEqual([]);
  }

  /** What stands in the channel and in the database once a round is over. */
  #check(): void {
    const rounds = this.#ledger.rounds();
    const posts = this.#ledger.posts();
    const round = this.#round;
    expect(rounds.map(({ state }) => state)).toEqual(rounds.map(() => 'revealed'));
    expect(rounds).toHaveLength(this.#past + 1);
    expect(new Set(rounds.map(({ due }) => due)).size).toBe(rounds.length);
    expect(posts.filter(({ state }) => state !== 'sent')).toEqual([]);

    const shown = posts.filter(({ kind }) => kind !== 'edit' && kind !== 'removal');
    const standing = this.#stage.standing();
    expect(standing.map(({ id }) => id).sort()).toEqual(shown.map(({ messageId }) => messageId).sort());

    const own = shown.filter(({ roundId }) => roundId === round?.id);
    const [post, ...results] = own.map(({ messageId }) => standing.find(({ id }) => id === messageId));
    expect(own.map(({ kind }) => kind)).toEqual(['round', ...results.map(() => 'result')]);
    expect(post?.labels).toEqual([]);
    expect(post?.text).toContain('closed');
    const parts = own.flatMap(({ content }) => (content.parts === undefined ? [] : [content]));
    expect(parts.map(({ part }) => part)).toEqual(
      Array.from({ length: parts[0]?.parts ?? 1 }, (_, at) => at + 1),
    );

    const answers = this.#ledger.answers(round?.id ?? '');
    expect(this.#ballot.faults(answers)).toEqual([]);
    expect(this.#ledger.scores(round?.id ?? '')).toEqual(this.#ledger.expectedScores(round?.id ?? ''));
    const players = new Set(answers.map(({ member }) => member)).size;
    if (players > 1) expect(results[0]?.text).toContain(`${players} members answered.`);
  }

  #below(count: number): number {
    return Math.floor(this.#options.random() * count);
  }

  #of<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }
}

const templates = new Map<string, Promise<string>>();

/** A database with one schedule, as after a first start, by copying a file. */
async function scheduled(stage: Stage): ReturnType<typeof emptySqlite> {
  const template = templates.get(stage.community) ?? scheduledTemplate(stage);
  templates.set(stage.community, template);
  const database = await emptySqlite();
  await copyFile(await template, database.file);
  return database;
}

async function scheduledTemplate({ community, channel }: Stage): Promise<string> {
  const { url, file } = await migratedSqlite();
  const now = new Date(START);
  const app = await openApp({
    databaseUrl: url,
    log: pino({ level: 'silent' }),
    clock: { now: () => now },
    timers: { every: () => async () => {} },
  });
  await app.store.schedules.add({
    community: community as CommunityKey, // of the shape that platforms give
    channel,
    dossier: null,
    rule: RULE,
    questions: 2,
    openMinutes: OPEN_HOURS * 60,
    locale: 'en',
    by: 'moderator',
    nextDue: nextDue(RULE, now),
  });
  await app.close();
  return file;
}
