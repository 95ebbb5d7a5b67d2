import type { Claim, Dossier, SpeakerKey } from '../dossier/dossier.ts';
import { hasEnoughSpeakers } from './compatible.ts';
import { type PoolEntry, poolEntry } from './pool-entry.ts';
import type { QuestionChoice } from './question.ts';
import { quizzable, standForEachOther } from './quizzable.ts';
import { type Showing, showingsOf } from './showings.ts';

/** Who said these words? One entry for each fair way to show them, best first. */
export function speakerQuestions(dossier: Dossier): readonly PoolEntry[] {
  return quizzable(dossier).claims.flatMap((claim) =>
    showingsOf(dossier, claim)
      .map((showing) =>
        poolEntry('speaker', claim, {
          words: showing.words,
          right: speakerChoice(claim.speaker),
          wrong: wrongSpeakers(dossier, claim, showing),
        }),
      )
      .filter((entry) => hasEnoughSpeakers(dossier, entry)),
  );
}

function wrongSpeakers(dossier: Dossier, claim: Claim, showing: Showing): readonly QuestionChoice[] {
  return quizzable(dossier)
    .speakers.filter(
      ({ key, kind }) =>
        key !== claim.speaker &&
        !standForEachOther(dossier, key, claim.speaker) &&
        !showing.names(key) &&
        !(showing.ofOneself && kind !== 'person'),
    )
    .map(({ key }) => speakerChoice(key));
}

export function speakerChoice(speaker: SpeakerKey): QuestionChoice {
  return { kind: 'speaker', speaker };
}
