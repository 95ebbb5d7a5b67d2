import type { Asking, OptionSpec } from '../src/chat/command.ts';
import { MENTION_LENGTH } from '../src/chat/mention.ts';
import type { Choice } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Schedule, ScheduleNumber, SchedulePlan } from '../src/core/rounds/schedule.ts';
import { readDuration } from '../src/core/schedule/read-duration.ts';
import { readTime } from '../src/core/schedule/read-time.ts';
import { readWeekday, weekdayNames } from '../src/core/schedule/read-weekday.ts';
import { readZone, suggestZones } from '../src/core/schedule/read-zone.ts';
import { scheduleName } from '../src/views/schedule.ts';
import { CHOICES } from './choices.ts';
import { eventOption } from './event-option.ts';
import { communityOf, type Services } from './services.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** A round that is open is closed before the next one comes. */
const LONGEST = 6 * DAY;
export const DEFAULT_QUESTIONS = 3;
export const DEFAULT_OPEN = 3 * DAY;
const WORDS = 60;

/** What a round is about, and for how long. */
export const roundOptions = {
  event: { ...eventOption, required: false, describe: (t) => t.quiz.schedule.event },
  questions: {
    required: false,
    maxLength: 10,
    describe: (t) => t.quiz.schedule.questions,
    suggest: async () => ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
  },
  open_for: {
    required: false,
    maxLength: WORDS,
    describe: (t) => t.quiz.schedule.openFor,
    suggest: async (_, { t }) =>
      ['1d', '2d', '3d', '6d'].map((value) => ({ value, label: value, hint: t.quiz.schedule.openFor })),
  },
} as const satisfies Record<string, OptionSpec<Services>>;

/** Where and when a schedule posts. */
export const planOptions = {
  channel: {
    required: false,
    kind: 'channel',
    maxLength: MENTION_LENGTH,
    describe: (t) => t.quiz.schedule.channel,
  },
  day: {
    required: false,
    maxLength: WORDS,
    describe: (t) => t.quiz.schedule.day,
    suggest: async (partial, { actor }) =>
      weekdayNames(actor.locale)
        .filter((name) => name.toLocaleLowerCase().startsWith(partial.toLocaleLowerCase()))
        .map((name) => ({ value: name, label: name })),
  },
  time: { required: false, maxLength: WORDS, describe: (t) => t.quiz.schedule.time },
  zone: {
    required: false,
    maxLength: WORDS,
    describe: (t) => t.quiz.schedule.zone,
    suggest: async (partial) => suggestZones(partial, CHOICES).map((zone) => ({ value: zone, label: zone })),
  },
} as const satisfies Record<string, OptionSpec<Services>>;

/** The option that picks a schedule by its number. */
export const numberOption = {
  required: true,
  maxLength: 10,
  describe: (t) => t.quiz.schedule.number,
  async suggest(partial, { actor, t }, { schedules }): Promise<readonly Choice[]> {
    const all = await schedules.list(communityOf(actor));
    return all
      .map((schedule) => ({ value: String(schedule.number), label: scheduleName(schedule, t) }))
      .filter(({ value }) => value.startsWith(partial));
  },
} as const satisfies OptionSpec<Services>;

/** @throws Refusal if the community has no schedule of that number. */
export async function scheduleOf(
  typed: string,
  { actor, t }: Asking,
  { schedules }: Services,
): Promise<Schedule> {
  const number = /^#?\d{1,6}$/.test(typed) ? Number(typed.replace('#', '')) : 0;
  // A number that nobody has is not found.
  const found = await schedules.find(communityOf(actor), number as ScheduleNumber);
  if (found === null) throw refusal(t.quiz.schedule.unknown(typed));
  return found;
}

type Given = { readonly [Option in 'day' | 'time' | 'zone' | 'questions' | 'open_for']?: string | undefined };

/** What was typed, in the place of what there was. @throws Refusal for what can't be read. */
export function planFrom<Plan extends Pick<SchedulePlan, 'rule' | 'questions' | 'openMinutes'>>(
  given: Given,
  before: Plan,
  { actor, t }: Asking,
): Pick<SchedulePlan, 'rule' | 'questions' | 'openMinutes'> {
  const { day, time, zone, questions, open_for: openFor } = given;
  const { schedule: texts } = t.quiz;
  const read = <Value>(
    typed: string | undefined,
    was: Value,
    reading: (text: string) => Value | null,
    no: (typed: string) => string,
  ) => {
    if (typed === undefined) return was;
    const value = reading(typed);
    if (value === null) throw refusal(no(typed));
    return value;
  };
  const { rule } = before;
  return {
    rule: {
      weekday: read(day, rule.weekday, (text) => readWeekday(text, actor.locale), texts.unknownDay),
      minute: read(time, rule.minute, readTime, texts.unknownTime),
      zone: read(zone, rule.zone, readZone, texts.unknownZone),
    },
    questions: read(questions, before.questions, readCount, texts.unknownQuestions),
    openMinutes: read(openFor, before.openMinutes, readOpenFor, texts.unknownDuration),
  };
}

function readCount(text: string): number | null {
  return /^[1-5]$/.test(text.trim()) ? Number(text) : null;
}

function readOpenFor(text: string): number | null {
  const minutes = readDuration(text);
  return minutes !== null && minutes >= HOUR && minutes <= LONGEST ? minutes : null;
}
