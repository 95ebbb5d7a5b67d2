import type { Claim, Dossier, Speaker, SpeakerKey } from '../dossier/dossier.ts';
import { lookup } from '../dossier/lookup.ts';
import { choiceCount, type PoolEntry, poolEntry } from './pool-entry.ts';
import type { QuestionChoice } from './question.ts';
import { quizzable, standForEachOther } from './quizzable.ts';
import { type Showing, showingsOf } from './showings.ts';

/** Which of these did they say? One entry for each fair way to show the right words, best first. */
export function wordsQuestions(dossier: Dossier): readonly PoolEntry[] {
  const wrongFor = new Map<SpeakerKey, readonly QuestionChoice[]>();
  return quizzable(dossier).claims.flatMap((claim) => {
    const wrong = wrongFor.get(claim.speaker) ?? wrongWords(dossier, lookup(dossier).speaker(claim.speaker));
    wrongFor.set(claim.speaker, wrong);
    if (wrong.length < choiceCount.words.least - 1) return [];
    return showingsOf(dossier, claim).map((showing) =>
      poolEntry('words', claim, { words: [], right: wordsChoice(claim, showing), wrong }),
    );
  });
}

/** What others said, such as this speaker could have said for all that its looks tell. */
function wrongWords(dossier: Dossier, asked: Speaker): readonly QuestionChoice[] {
  return quizzable(dossier).claims.flatMap((claim) => {
    if (claim.speaker === asked.key || standForEachOther(dossier, claim.speaker, asked.key)) return [];
    const showing = showingsOf(dossier, claim).find(
      (candidate) => !candidate.names(asked.key) && !(candidate.ofOneself && asked.kind !== 'person'),
    );
    return showing === undefined ? [] : [wordsChoice(claim, showing)];
  });
}

function wordsChoice({ number }: Claim, { words }: Showing): QuestionChoice {
  return { kind: 'words', claim: number, words };
}
