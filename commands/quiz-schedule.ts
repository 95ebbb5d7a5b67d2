import { type Asking, type Command, defineCommand } from '../src/chat/command.ts';
import { plainText, type Span } from '../src/chat/message.ts';
import type { Obstacle } from '../src/chat/place.ts';
import { Refusal, refusal, sentence } from '../src/chat/refusal.ts';
import type { DossierId } from '../src/core/dossier/dossier.ts';
import { questionPool } from '../src/core/quiz/pool.ts';
import { SCHEDULES_LIMIT, type Schedule, type SchedulePlan } from '../src/core/rounds/schedule.ts';
import { startOfDay } from '../src/core/schedule/local-time.ts';
import { readDay } from '../src/core/schedule/read-day.ts';
import { nextDue } from '../src/core/schedule/rule.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { momentSpan } from '../src/views/moment.ts';
import { scheduleMessage, schedulesMessage } from '../src/views/schedule.ts';
import { told } from '../src/views/settings.ts';
import { obstaclesText } from '../src/views/sharing.ts';
import { openEvent } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import {
  DEFAULT_OPEN,
  DEFAULT_QUESTIONS,
  numberOption,
  planFrom,
  planOptions,
  roundOptions,
  scheduleOf,
} from './quiz-options.ts';
import type { Services } from './services.ts';

const required = { required: true } as const;
/** What every option of a new schedule has the place of. */
const unplanned = {
  rule: { weekday: 1, minute: 0, zone: 'UTC' },
  questions: DEFAULT_QUESTIONS,
  openMinutes: DEFAULT_OPEN,
} as const;

const schedule = defineCommand<Services>()({
  name: 'quiz schedule',
  access: 'moderator',
  // The channel is looked at, and on some platforms a notice posted there.
  late: true,
  options: {
    channel: { ...planOptions.channel, ...required },
    day: { ...planOptions.day, ...required },
    time: { ...planOptions.time, ...required },
    zone: { ...planOptions.zone, ...required },
    ...roundOptions,
  },
  describe: (t) => t.quiz.schedule.describe,
  examples: [],

  async run({ options, ...asking }, services) {
    const { actor, t } = asking;
    const community = inCommunity(actor, t);
    const plan: SchedulePlan = {
      channel: options.channel,
      dossier: await eventOf(options.event, asking, services),
      ...planFrom(options, unplanned, asking),
    };
    const tooMany = () => refusal(t.quiz.schedule.tooMany(SCHEDULES_LIMIT));
    if ((await services.schedules.list(community)).length >= SCHEDULES_LIMIT) throw tooMany();
    await mustReach(plan.channel, asking, services);
    await announce(plan.channel, asking, services);
    const now = services.clock.now();
    const added = await services.schedules.add({
      ...plan,
      community,
      locale: actor.locale,
      by: actor.userId,
      nextDue: nextDue(plan.rule, now),
    });
    if (added === null) throw tooMany();
    const { number, channel } = added;
    return scheduleMessage(added, t.quiz.schedule.done<Span>(number, { channel }), now, t);
  },

  actions: {},
});

const schedules = defineCommand<Services>()({
  name: 'quiz schedules',
  access: 'member',
  options: {},
  describe: (t) => t.quiz.schedules.describe,
  examples: ['quiz schedules'],

  async run({ actor, t }, { schedules: all, shelf }) {
    const community = inCommunity(actor, t);
    const [listed, entries] = await Promise.all([all.list(community), shelf.entries(community)]);
    const titles = new Map(entries.map(({ id, title }) => [id, title]));
    return schedulesMessage(
      listed.map((one) => ({
        schedule: one,
        event: one.dossier === null ? null : (titles.get(one.dossier) ?? null),
      })),
      t,
    );
  },

  actions: {},
});

const edit = defineCommand<Services>()({
  name: 'quiz edit',
  access: 'moderator',
  late: true,
  options: { number: numberOption, ...planOptions, ...roundOptions },
  describe: (t) => t.quiz.edit.describe,
  examples: [],

  async run({ options: { number, ...given }, ...asking }, services) {
    const { t } = asking;
    if (Object.values(given).every((value) => value === undefined)) throw refusal(t.quiz.edit.nothing);
    const before = await scheduleOf(number, asking, services);
    const plan: SchedulePlan = {
      channel: given.channel ?? before.channel,
      dossier: given.event === undefined ? before.dossier : await eventOf(given.event, asking, services),
      ...planFrom(given, before, asking),
    };
    if (plan.channel !== before.channel) {
      await mustReach(plan.channel, asking, services);
      await announce(plan.channel, asking, services);
    }
    const now = services.clock.now();
    await services.schedules.change(before.community, before.number, {
      plan,
      nextDue: nextDue(plan.rule, now),
    });
    const after: Schedule = { ...before, ...plan };
    const { channel } = after;
    return scheduleMessage(after, t.quiz.schedule.changed<Span>(after.number, { channel }), now, t);
  },

  actions: {},
});

const pause = defineCommand<Services>()({
  name: 'quiz pause',
  access: 'moderator',
  options: {
    number: numberOption,
    until: { required: false, maxLength: 60, describe: (t) => t.quiz.pause.until },
  },
  describe: (t) => t.quiz.pause.describe,
  examples: [],

  async run({ options: { number: typed, until }, ...asking }, services) {
    const { t } = asking;
    const { community, number, rule } = await scheduleOf(typed, asking, services);
    const resumesAt = until === undefined ? null : readUntil(until, rule.zone, services.clock.now());
    if (resumesAt === undefined) throw refusal(t.quiz.pause.unknownUntil(until ?? ''));
    await services.schedules.pause(community, number, { resumesAt, trouble: null });
    return told(
      resumesAt === null
        ? t.quiz.pause.done(number)
        : t.quiz.pause.doneUntil<Span>(number, momentSpan(resumesAt, rule.zone, t)),
    );
  },

  actions: {},
});

const resume = defineCommand<Services>()({
  name: 'quiz resume',
  access: 'moderator',
  late: true,
  options: { number: numberOption },
  describe: (t) => t.quiz.resume.describe,
  examples: [],

  async run({ options, ...asking }, services) {
    const { t } = asking;
    const { community, number, rule, channel } = await scheduleOf(options.number, asking, services);
    await mustReach(channel, asking, services);
    const due = nextDue(rule, services.clock.now());
    await services.schedules.resume(community, number, due);
    return told(t.quiz.resume.done<Span>(number, momentSpan(due, rule.zone, t)));
  },

  actions: {},
});

const remove = defineCommand<Services>()({
  name: 'quiz remove',
  access: 'moderator',
  options: { number: numberOption },
  describe: (t) => t.quiz.remove.describe,
  examples: [],

  async run({ options, ...asking }, services) {
    const { community, number } = await scheduleOf(options.number, asking, services);
    await services.schedules.remove(community, number);
    return told(asking.t.quiz.remove.done(number));
  },

  actions: {},
});

export const scheduling: readonly Command<Services>[] = [schedule, schedules, edit, pause, resume, remove];

/**
 * The event that was named; null if none was, so that they take turns.
 * @throws Refusal if there is no fair question about it, or about any
 */
export async function eventOf(
  typed: string | undefined,
  asking: Asking,
  services: Services,
): Promise<DossierId | null> {
  const { actor, t } = asking;
  if (typed !== undefined) {
    const { dossier } = await openEvent(typed, 'event', asking, services);
    if (questionPool(dossier).length === 0) throw refusal(t.quiz.schedule.tooSmall(dossier.title));
    return dossier.id;
  }
  const community = inCommunity(actor, t);
  for (const { id } of await services.shelf.entries(community)) {
    const dossier = await services.shelf.open(community, id);
    if (dossier !== null && questionPool(dossier).length > 0) return null;
  }
  throw refusal(t.quiz.schedule.noFair);
}

/** @throws Refusal if the bot can't post there, or not look for what it posted. */
export async function mustReach(channel: string, { actor, t }: Asking, services: Services): Promise<void> {
  const posting = services.postingOn(actor.platform);
  if (posting === null) throw refusal(t.settings.noChannels);
  const obstacles = await posting.check(actor.tenantId, channel, true);
  if (obstacles.length > 0) throw cannotPost(channel, obstacles, t);
}

function cannotPost(channel: string, obstacles: readonly Obstacle[], t: Texts): Refusal {
  const why = obstaclesText(obstacles, t);
  return new Refusal(sentence([...t.quiz.schedule.cannot<Span>({ channel }), ' ', why], why));
}

/**
 * Tells the channel what comes, which also shows that the bot can post there; only then is anything set up.
 * @throws Refusal if nobody can tell that it stands there
 */
async function announce(channel: string, { actor, t }: Asking, services: Services): Promise<void> {
  const delivery = await services.outbox.put(
    {
      community: inCommunity(actor, t),
      content: { kind: 'notice', notice: { code: 'schedule-set' } },
      locale: actor.locale,
      channel,
      by: actor.userId,
    },
    null,
  );
  if (delivery.kind === 'unreachable') throw cannotPost(channel, delivery.obstacles, t);
  if (delivery.kind === 'sent') return;
  const said = t.quiz.schedule.unconfirmed<Span>({ channel });
  throw new Refusal(sentence(said, plainText(said)));
}

/** Undefined to what is no day to come. */
function readUntil(text: string, zone: string, now: Date): Date | undefined {
  const day = readDay(text, zone, now);
  const start = day === null ? null : startOfDay(day, zone);
  return start !== null && start > now ? start : undefined;
}
