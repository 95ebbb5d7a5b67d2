import type { Dossier } from '../dossier/dossier.ts';
import { drawQuestions, putQuestion } from '../quiz/draw.ts';
import type { Question } from '../quiz/question.ts';
import { stillStands } from '../quiz/still-stands.ts';
import { isDue } from './card.ts';
import type { Cards, Practice, PractisedQuestion } from './practice.ts';

/** For one question wanted, so many are drawn: some are not fit, or were told already. */
const CANDIDATES = 4;

export interface SittingPlan {
  readonly cards: Cards;
  readonly now: Date;
  /** Decides everything that the rest leaves open. */
  readonly seed: string;
  readonly count: number;
  /** Whether one message can hold the question, and one its explanation. */
  fits(question: Question): boolean;
}

/**
 * What a sitting asks, at most `count`: what is due, the longest due first, then what was asked least often, new questions
 * before all others. None where the dossier is too small for a fair question.
 */
export function chooseQuestions(dossier: Dossier, plan: SittingPlan): readonly Question[] {
  const { cards, seed, count, fits } = plan;
  const due = dueQuestions(dossier, plan).filter(fits).slice(0, count);
  if (due.length === count) return due;
  const ids = new Set(due.map(({ id }) => id));
  const asked = new Map(Array.from(cards, ([id, card]) => [id, card.asked]));
  const drawn = drawQuestions(dossier, { seed, count: due.length + count * CANDIDATES, asked });
  const more = drawn.filter((question) => !ids.has(question.id) && fits(question));
  return [...due, ...leastToldFirst(more, due, cards).slice(0, count - due.length)];
}

function dueQuestions(dossier: Dossier, { cards, now, seed }: SittingPlan): readonly Question[] {
  return [...cards]
    .filter(([, card]) => isDue(card, now))
    .toSorted(([, a], [, b]) => a.due.getTime() - b.due.getTime())
    .flatMap(([id]) => putQuestion(dossier, id, seed) ?? []);
}

/** The explanation of a question tells all about its claim: among new ones, those about other claims come first. */
function leastToldFirst(
  questions: readonly Question[],
  due: readonly Question[],
  cards: Cards,
): readonly Question[] {
  const told = new Set(due.map(({ claim }) => claim));
  const rank = ({ id, claim }: Question) => (cards.has(id) ? 2 : Number(told.has(claim)));
  return questions.toSorted((a, b) => rank(a) - rank(b));
}

/** The first question from that number on that waits for an answer and still stands; null if there is none. */
export function nextOpen(practice: Practice, dossier: Dossier, from: number): PractisedQuestion | null {
  return (
    practice.questions.find(
      ({ number, question, chosen }) => number >= from && chosen === null && stillStands(question, dossier),
    ) ?? null
  );
}

/** What was answered and still stands: the rest counts for nothing. */
export function answeredIn(practice: Practice, dossier: Dossier): readonly PractisedQuestion[] {
  return practice.questions.filter(
    ({ question, chosen }) => chosen !== null && stillStands(question, dossier),
  );
}

export function isRight({ question, chosen }: PractisedQuestion): boolean {
  return chosen === question.right;
}
