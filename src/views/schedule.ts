import type { Block, Message, Span, Text } from '../chat/message.ts';
import { plainText } from '../chat/message.ts';
import type { Schedule } from '../core/rounds/schedule.ts';
import { weekdayNames } from '../core/schedule/read-weekday.ts';
import { nextDues } from '../core/schedule/rule.ts';
import type { Texts } from '../texts/catalogue.ts';
import { doerOf } from './mention-of.ts';
import { momentIn, momentSpan } from './moment.ts';
import { message } from './pages.ts';

/** So many of the next rounds are told. */
const NEXT = 3;
const DAY = 24 * 60;

/** `said`, and when the next rounds come, by the clock that the schedule goes by. */
export function scheduleMessage(schedule: Schedule, said: Text, now: Date, t: Texts): Message {
  const { rule, number } = schedule;
  return message(plainText(said), [
    { kind: 'text', text: said },
    { kind: 'text', text: t.quiz.schedule.next },
    ...nextDues(rule, now, NEXT).map((due): Block => ({ kind: 'text', text: momentIn(due, rule.zone, t) })),
    { kind: 'note', text: t.quiz.schedule.preview(number) },
  ]);
}

export interface ListedSchedule {
  readonly schedule: Schedule;
  /** Null: the events take turns. */
  readonly event: string | null;
}

export function schedulesMessage(listed: readonly ListedSchedule[], t: Texts): Message {
  const { schedules } = t.quiz;
  if (listed.length === 0) return message(schedules.heading, [{ kind: 'text', text: schedules.none }]);
  return message(schedules.heading, [
    { kind: 'heading', text: schedules.heading },
    ...listed.flatMap(({ schedule, event }): readonly Block[] => [
      { kind: 'text', text: lineOf(schedule, event, t) },
      {
        kind: 'note',
        text: [...stateOf(schedule, t), ' ', ...schedules.by<Span>(doerOf(schedule.by, t))],
      },
    ]),
  ]);
}

function lineOf(
  { number, channel, rule, questions, openMinutes }: Schedule,
  event: string | null,
  t: Texts,
): Text {
  const { schedules } = t.quiz;
  const what = schedules.what(event ?? schedules.anyEvent, questions, durationText(openMinutes, t));
  return schedules.line<Span>(number, { channel }, whenText(rule, t), what);
}

function stateOf({ state, trouble, resumesAt, nextDue, rule }: Schedule, t: Texts): readonly Span[] {
  const { schedules } = t.quiz;
  if (state === 'active') return schedules.next<Span>(momentSpan(nextDue, rule.zone, t));
  if (trouble !== null) return [schedules.trouble[trouble]];
  if (resumesAt !== null) return schedules.pausedUntil<Span>(momentSpan(resumesAt, rule.zone, t));
  return [schedules.paused];
}

/** A schedule, short enough for a list to choose from. */
export function scheduleName({ number, rule }: Schedule, t: Texts): string {
  return `${number}. ${whenText(rule, t)}`;
}

function whenText({ weekday, minute, zone }: Schedule['rule'], t: Texts): string {
  const day = weekdayNames(t.locale)[weekday - 1] ?? '';
  const time = new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', timeStyle: 'short' });
  return t.quiz.schedules.weekly(day, time.format(minute * 60_000), zone);
}

function durationText(minutes: number, t: Texts): string {
  const [value, unit] =
    minutes % DAY === 0
      ? [minutes / DAY, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(t.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
