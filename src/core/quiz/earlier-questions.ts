import type { Dossier } from '../dossier/dossier.ts';
import { areRelated, isCertainlyBefore, statementChoice } from './answer-questions.ts';
import { choiceCount, type PoolEntry, poolEntry } from './pool-entry.ts';
import { quizzable } from './quizzable.ts';
import { statementClues } from './statement-clues.ts';

/** Which of these was said first? Only where their dates leave no doubt, and neither a date nor a common topic tells. */
export function earlierQuestions(dossier: Dossier): readonly PoolEntry[] {
  const dated = quizzable(dossier).claims.filter((claim) => {
    const { tellsWhen, standsAlone } = statementClues(dossier, claim);
    return claim.said.date !== null && !tellsWhen && standsAlone;
  });
  return dated.flatMap((claim) => {
    const wrong = dated
      .filter(
        (other) =>
          isCertainlyBefore(claim, other) &&
          !areRelated(dossier, claim.number, other.number) &&
          // What speaks of the other is later, as its text shows.
          !statementClues(dossier, other).sharesTopic(claim),
      )
      .map(({ number }) => statementChoice(number));
    return wrong.length < choiceCount.earlier.least - 1
      ? []
      : [poolEntry('earlier', claim, { words: [], right: statementChoice(claim.number), wrong })];
  });
}
