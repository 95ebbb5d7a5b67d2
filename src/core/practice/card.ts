import { type CardInput, createEmptyCard, fsrs, Rating } from 'ts-fsrs';

/** How well a member knows one question. All of it but `due` goes through JSON unchanged. */
export interface Card {
  /** When it comes back. */
  readonly due: Date;
  readonly asked: number;
  /** By FSRS. */
  readonly memory: CardInput;
}

export const DAY_MS = 86_400_000;
/** Who practises daily does not do it to the minute: a card is due so much before its time. */
const LEEWAY_MS = DAY_MS / 3;

const LONGEST_DAYS = 365;

// Days, not the minutes of learning steps: whoever answers goes on with their day.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: LONGEST_DAYS });

export function isDue({ due }: Card, now: Date): boolean {
  return due.getTime() - LEEWAY_MS <= now.getTime();
}

/**
 * The card once its question was answered; null for one that was not asked before. A right answer before its time tells
 * nothing of whether it would have been known then, and changes nothing; a wrong one never makes it come later.
 */
export function review(card: Card | null, right: boolean, now: Date): Card {
  const asked = (card?.asked ?? 0) + 1;
  if (card === null) return { ...reviewed(createEmptyCard(now), right, now), asked };
  if (isDue(card, now)) return { ...reviewed(card.memory, right, now), asked };
  if (right) return { ...card, asked };
  const { due, memory } = reviewed(card.memory, right, now);
  return { due: new Date(Math.min(due.getTime(), card.due.getTime())), memory, asked };
}

function reviewed(memory: CardInput, right: boolean, now: Date): Pick<Card, 'due' | 'memory'> {
  // Clocks can go back, which FSRS refuses.
  const at = new Date(Math.max(now.getTime(), new Date(memory.last_review ?? 0).getTime()));
  const { card } = scheduler.next(memory, at, right ? Rating.Good : Rating.Again);
  // Of what was wrong often, FSRS lets several short intervals be the same.
  const least = right ? Math.min(memory.scheduled_days + 1, LONGEST_DAYS) : 1;
  const days = Math.max(card.scheduled_days, least);
  const due = new Date(at.getTime() + days * DAY_MS);
  return { due, memory: plain({ ...card, due, scheduled_days: days }) };
}

/** As it is after it was kept, so that the same answers lead to the same card whether or not it was. */
function plain(card: CardInput): CardInput {
  return JSON.parse(JSON.stringify(card));
}
