import type { Dossier } from '../dossier/dossier.ts';
import { shuffled } from './chance.ts';
import { questionPool } from './pool.ts';
import type { PoolEntry } from './pool-entry.ts';
import { put } from './put-question.ts';
import type { Question, QuestionId } from './question.ts';

export { putQuestion } from './put-question.ts';

export interface Draw {
  /** Decides everything that the rest leaves open. */
  readonly seed: string;
  readonly count: number;
  /** How often each question was asked before. */
  readonly asked: ReadonlyMap<QuestionId, number>;
}

/** How many of the next questions are tried for one that tells nothing about those already drawn. */
const TRIED = 16;

/**
 * Different questions about a dossier; fewer than asked for only where it has no more fair ones, and none where it is too small.
 *
 * Those asked least often come first, so that none is repeated before all were asked. Among these comes the party that had
 * fewest questions since the last time all were asked, then the kind that had fewest, then whatever the seed decides.
 */
export function drawQuestions(dossier: Dossier, { seed, count, asked }: Draw): readonly Question[] {
  const pool = shuffled(questionPool(dossier), ({ id }) => id, seed, 'draw');
  const times = new Map(pool.map(({ id }) => [id, asked.get(id) ?? 0]));
  const drawn: Question[] = [];
  // The same entry comes up again and again until it is drawn.
  const known = new Map<QuestionId, Question>();
  const putOnce = (entry: PoolEntry): Question => {
    const question = known.get(entry.id) ?? put(dossier, entry, seed);
    known.set(entry.id, question);
    return question;
  };
  while (drawn.length < Math.min(count, pool.length)) {
    const candidates = nextEntries(pool, times, new Set(drawn.map(({ id }) => id)));
    const question = leastTelling(candidates, drawn, putOnce);
    drawn.push(question);
    times.set(question.id, timesOf(times, question) + 1);
  }
  return drawn;
}

/** The questions of the party whose turn it is, the kind whose turn it is first. */
function nextEntries(
  pool: readonly PoolEntry[],
  times: ReadonlyMap<QuestionId, number>,
  drawn: ReadonlySet<QuestionId>,
): readonly PoolEntry[] {
  const left = pool.filter(({ id }) => !drawn.has(id));
  const fewest = Math.min(...left.map((entry) => timesOf(times, entry)));
  const open = left.filter((entry) => timesOf(times, entry) === fewest);
  const had = pool.filter((entry) => timesOf(times, entry) > fewest);
  const ofParty = countBy(had, ({ party }) => party);
  const ofKind = countBy(had, ({ kind }) => kind);
  const turn = Math.min(...open.map(({ party }) => ofParty.get(party) ?? 0));
  return open
    .filter(({ party }) => (ofParty.get(party) ?? 0) === turn)
    .toSorted((a, b) => (ofKind.get(a.kind) ?? 0) - (ofKind.get(b.kind) ?? 0));
}

function leastTelling(
  candidates: readonly PoolEntry[],
  drawn: readonly Question[],
  putOnce: (entry: PoolEntry) => Question,
): Question {
  const [first] = candidates;
  if (first === undefined) throw new RangeError('there is a question left');
  for (const entry of candidates.slice(0, TRIED)) {
    const question = putOnce(entry);
    if (!drawn.some((other) => tellsOf(question, other))) return question;
  }
  return putOnce(first);
}

/** Whether one shows what the other asks about. */
function tellsOf(a: Question, b: Question): boolean {
  return shows(a, b.claim) || shows(b, a.claim);
}

function shows({ claim, choices }: Question, asked: Question['claim']): boolean {
  return claim === asked || choices.some((choice) => 'claim' in choice && choice.claim === asked);
}

function timesOf(times: ReadonlyMap<QuestionId, number>, { id }: { readonly id: QuestionId }): number {
  return times.get(id) ?? 0;
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
