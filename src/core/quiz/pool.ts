import type { Dossier } from '../dossier/dossier.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { answeredQuestions, answererQuestions } from './answer-questions.ts';
import { earlierQuestions } from './earlier-questions.ts';
import type { PoolEntry } from './pool-entry.ts';
import type { QuestionId } from './question.ts';
import { speakerQuestions } from './speaker-questions.ts';
import { wordingQuestions } from './wording-questions.ts';
import { wordsQuestions } from './words-questions.ts';

/** Every fair question there can be about a dossier; none where it is too small for one. */
export const questionPool: (dossier: Dossier) => readonly PoolEntry[] = perDossier((dossier) =>
  [...waysToAsk(dossier).values()].flatMap((ways) => ways.slice(0, 1)),
);

/** The ways in which a question can be put fairly, best first: they differ in how much of the words is shown. */
export const waysToAsk: (dossier: Dossier) => ReadonlyMap<QuestionId, readonly PoolEntry[]> = perDossier(
  (dossier) => {
    const ways = new Map<QuestionId, PoolEntry[]>();
    for (const entry of [
      ...speakerQuestions(dossier),
      ...wordsQuestions(dossier),
      ...answeredQuestions(dossier),
      ...answererQuestions(dossier),
      ...wordingQuestions(dossier),
      ...earlierQuestions(dossier),
    ]) {
      const known = ways.get(entry.id);
      if (known === undefined) ways.set(entry.id, [entry]);
      else known.push(entry);
    }
    return ways;
  },
);
