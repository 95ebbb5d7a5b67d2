import type { Dossier } from '../dossier/dossier.ts';
import { waysToAsk } from './pool.ts';
import { choiceKey, type PoolEntry } from './pool-entry.ts';
import type { Question } from './question.ts';

/**
 * Whether a question as it was put is still fair and has the same answer, now that the dossier may have changed:
 * it can still be asked in these words, its right choice is the same, and each of the others is still wrong.
 */
export function stillStands(question: Question, dossier: Dossier): boolean {
  return (waysToAsk(dossier).get(question.id) ?? []).some((way) => isAskedIn(question, way));
}

function isAskedIn({ words, choices, right }: Question, way: PoolEntry): boolean {
  const wrong = new Set(way.wrong.map(choiceKey));
  return (
    JSON.stringify(words) === JSON.stringify(way.words) &&
    choices.every((choice, at) =>
      at === right ? choiceKey(choice) === choiceKey(way.right) : wrong.has(choiceKey(choice)),
    )
  );
}
