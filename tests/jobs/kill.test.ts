import { afterAll, afterEach, describe, it } from 'vitest';
import { type Figures, type Kill, OPEN_HOURS, type Options, type Plan, Weeks } from './weeks.ts';

/** How many kills come at any moment; with more than a hundred, which take many minutes, every step is tried as well. */
const RANDOM_KILLS = Number(process.env['WHOSAID_KILLS'] ?? 1);
const SEED = Number(process.env['WHOSAID_SEED'] ?? 1);
const THOROUGH = RANDOM_KILLS > 100;
/** More would fill the logs of the stand-ins. */
const WEEKS = 12;
/** In milliseconds; a busy machine may need several for one kill. */
const PER_KILL = 10_000;

const AWAY_FOR_LONG = (OPEN_HOURS + 1) * 3_600_000;
const figures: Figures[] = [];
let weeks: Weeks | undefined;
afterEach(async () => {
  await weeks?.end();
  weeks = undefined;
});
afterAll(() => {
  console.info(
    figures
      .filter(({ rounds }) => rounds > 0)
      .map(told)
      .join('\n'),
  );
});

async function opened(options: Pick<Options, 'platform' | 'processes'>, what: string): Promise<Weeks> {
  await weeks?.end();
  let one = figures.find((known) => known.what === what);
  if (one === undefined) {
    one = { what, rounds: 0, kills: new Map(), confirmed: 0, unanswered: 0, copies: 0, healed: 0 };
    figures.push(one);
  }
  weeks = await Weeks.on({ ...options, random, figures: one });
  return weeks;
}

const random = randomFrom(SEED);

describe('a weekly round whose process is killed at any moment', () => {
  const onSlack = Math.ceil(RANDOM_KILLS / 4);
  const ofTwo = Math.floor(RANDOM_KILLS / 4);

  const all = [
    ['Discord', { platform: 'discord' }, RANDOM_KILLS - onSlack - ofTwo],
    ['Slack', { platform: 'slack' }, onSlack],
    ['Discord by two processes at once', { platform: 'discord', processes: 2 }, ofTwo],
  ] as const;

  it.each(all.filter(([, , kills]) => kills > 0))(
    'is posted, closed and revealed once on %s, with every answer that was confirmed',
    {
      timeout: 30_000 + RANDOM_KILLS * PER_KILL,
    },
    async (what, options, kills) => {
      for (let left = kills; left > 0; ) {
        const series = await opened(options, `${what}, at random`);
        for (let week = 0; week < WEEKS && left > 0; week += 1) {
          const plan = atRandom(Math.min(left, 3));
          await series.week(plan);
          left -= countOf(plan);
        }
      }
    },
  );
});

describe('a weekly round whose process is killed at a step of its way', () => {
  if (!THOROUGH)
    it('is whole again, also if nobody is there for longer than it is open', {
      timeout: 10 * PER_KILL,
    }, async () => {
      const series = await opened({ platform: 'discord' }, 'Discord, at a step');
      await series.week(chosen(await series.steps()));
    });

  if (THOROUGH)
    it.each([
      ['Discord', 'discord', undefined],
      ['Discord, with nobody there for longer than it is open', 'discord', AWAY_FOR_LONG],
      ['Slack', 'slack', undefined],
    ] as const)(
      'is whole again after each step on %s',
      { timeout: 60 * PER_KILL },
      async (what, platform, away) => {
        const counted = await opened({ platform }, 'Steps');
        const { opening, answering, closing } = await counted.steps();
        const kills = {
          opening: [...requests('post'), ...steps(opening)],
          answering: steps(answering),
          counting: requests('edit'),
          closing: [...requests('post'), ...requests('edit'), ...steps(closing)],
        };
        const series = await opened({ platform }, `${what}, at every step`);
        const plans = away === undefined ? inWeeks(kills) : apart(kills).map((plan) => ({ ...plan, away }));
        for (const plan of plans) await series.week(plan);
      },
    );
});

describe('a process that stands still with a post it took', () => {
  it('posts nothing twice when it goes on after another one has posted it', {
    timeout: 4 * PER_KILL,
  }, async () => {
    const series = await opened({ platform: 'discord' }, 'Discord, frozen');
    await series.frozenWeek('open');
    if (THOROUGH) await series.frozenWeek('revealed');
  });
});

/** The state in which most could be lost or doubled: posted and not recorded, for longer than the round is open. */
function chosen({ opening }: { readonly opening: number }): Plan {
  // The last transaction of it records that it is posted; it begins and ends.
  return { opening: [{ kind: 'step', nth: opening - 1 }], away: AWAY_FOR_LONG };
}

function steps(count: number): Kill[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'step', nth: index + 1 }));
}

function requests(of: 'post' | 'edit'): readonly [Kill, Kill] {
  return [
    { kind: 'request', of, when: 'undone' },
    { kind: 'request', of, when: 'done' },
  ];
}

/** A week for each, in which nothing else happens: a round that nobody was there for may be over when somebody is. */
function apart(kills: Required<Pick<Plan, 'opening' | 'answering' | 'counting' | 'closing'>>): Plan[] {
  return Object.entries(kills).flatMap(([phase, all]) => all.map((kill) => ({ [phase]: [kill] })));
}

/** As many weeks as it takes for all of them, one of a phase in each. */
function inWeeks(kills: Required<Pick<Plan, 'opening' | 'answering' | 'counting' | 'closing'>>): Plan[] {
  const count = Math.max(...Object.values(kills).map(({ length }) => length));
  const of = (all: readonly Kill[], week: number) => all.slice(week, week + 1);
  return Array.from({ length: count }, (_, week) => ({
    opening: of(kills.opening, week),
    answering: of(kills.answering, week),
    counting: of(kills.counting, week),
    closing: of(kills.closing, week),
  }));
}

const PHASES = ['opening', 'opening', 'opening', 'answering', 'counting', 'closing', 'closing'] as const;

function atRandom(count: number): Plan {
  const plan = { opening: [], answering: [], counting: [], closing: [] } as Record<
    (typeof PHASES)[number],
    Kill[]
  >;
  for (let left = count; left > 0; left -= 1) {
    const phase = PHASES[Math.floor(random() * PHASES.length)] ?? 'opening';
    plan[phase].push({ kind: 'after', share: random() });
  }
  return plan;
}

function countOf({ opening = [], answering = [], counting = [], closing = [] }: Plan): number {
  return opening.length + answering.length + counting.length + closing.length;
}

function told({ what, rounds, kills, confirmed, unanswered, copies, healed }: Figures): string {
  const all = [...kills.values()].reduce((sum, count) => sum + count, 0);
  const when = [...kills].sort(([, a], [, b]) => b - a).map(([phase, count]) => `  ${count} × ${phase}`);
  return [
    `${what}: ${rounds} rounds, ${all} kills, ${confirmed} answers confirmed and ${unanswered} not, ${copies} second copies of which a press took ${healed} away`,
    ...when,
  ].join('\n');
}

/** The same numbers for the same seed: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
