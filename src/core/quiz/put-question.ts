import type { Dossier } from '../dossier/dossier.ts';
import { shuffled } from './chance.ts';
import { pickWrong } from './compatible.ts';
import { questionPool } from './pool.ts';
import { choiceKey, type PoolEntry } from './pool-entry.ts';
import type { Question, QuestionId } from './question.ts';

/** That question with choices that the seed picks and orders; null where it is not fair, or not any more. */
export function putQuestion(dossier: Dossier, id: QuestionId, seed: string): Question | null {
  const entry = questionPool(dossier).find((candidate) => candidate.id === id);
  return entry === undefined ? null : put(dossier, entry, seed);
}

/** The same dossier, entry and seed make the same question. */
export function put(dossier: Dossier, entry: PoolEntry, seed: string): Question {
  const { id, kind, claim, party, words, right } = entry;
  const wrong = pickWrong(dossier, entry, shuffled(entry.wrong, choiceKey, seed, `wrong ${id}`));
  const choices = shuffled([right, ...wrong], choiceKey, seed, `order ${id}`);
  return { id, kind, claim, party, words, choices, right: choices.indexOf(right) };
}
