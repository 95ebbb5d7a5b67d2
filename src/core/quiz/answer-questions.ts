import type { Claim, ClaimNumber, Dossier, Relation } from '../dossier/dossier.ts';
import { certainlyBefore } from '../dossier/edtf.ts';
import { lookup } from '../dossier/lookup.ts';
import { hasEnoughSpeakers } from './compatible.ts';
import { choiceCount, type PoolEntry, poolEntry } from './pool-entry.ts';
import type { QuestionChoice } from './question.ts';
import { mayBeAsked, quizzable, standForEachOther } from './quizzable.ts';
import { speakerChoice } from './speaker-questions.ts';
import { statementClues } from './statement-clues.ts';

/** Which statement does this one answer or dispute, as the source says? One entry for each that it does. */
export function answeredQuestions(dossier: Dossier): readonly PoolEntry[] {
  const { relationsFrom, claim: claimOf } = lookup(dossier);
  return quizzable(dossier)
    .claims.filter((claim) => statementClues(dossier, claim).standsAlone)
    .flatMap((claim) =>
      relationsFrom(claim.number)
        .filter(isStatedAnswer)
        .map(({ to }) => claimOf(to))
        .filter((target) => mayBeShown(dossier, target) && target.speaker !== claim.speaker)
        .map((target) =>
          poolEntry('answered', claim, {
            words: [],
            right: statementChoice(target.number),
            wrong: quizzable(dossier)
              .claims.filter((other) => isWrongTarget(dossier, claim, target, other))
              .map(({ number }) => statementChoice(number)),
          }),
        ),
    )
    .filter(({ wrong }) => wrong.length >= choiceCount.answered.least - 1);
}

function mayBeShown(dossier: Dossier, claim: Claim): boolean {
  return mayBeAsked(claim) && statementClues(dossier, claim).standsAlone;
}

function isWrongTarget(dossier: Dossier, claim: Claim, target: Claim, other: Claim): boolean {
  const clues = statementClues(dossier, claim);
  return (
    other !== target &&
    statementClues(dossier, other).standsAlone &&
    other.speaker !== claim.speaker &&
    !areRelated(dossier, other.number, claim.number) &&
    !areRelated(dossier, other.number, target.number) &&
    !(other.speaker === target.speaker && mayBeOneUtterance(other, target)) &&
    !isCertainlyBefore(claim, other) &&
    // Whatever hints at the right one hints at this one too.
    (!clues.names(target.speaker) || other.role.party === target.role.party) &&
    (!clues.sharesTopic(target) || clues.sharesTopic(other))
  );
}

/** Who answers or disputes this statement, as the source says? One entry for each answer. */
export function answererQuestions(dossier: Dossier): readonly PoolEntry[] {
  const { relationsTo, claim: claimOf } = lookup(dossier);
  return quizzable(dossier)
    .claims.filter((claim) => statementClues(dossier, claim).standsAlone)
    .flatMap((claim) =>
      relationsTo(claim.number)
        .filter(isStatedAnswer)
        .map(({ from }) => claimOf(from))
        .filter((answer) => mayBeAsked(answer) && answer.speaker !== claim.speaker)
        .map((answer) =>
          poolEntry('answerer', claim, {
            words: [],
            right: speakerChoice(answer.speaker),
            wrong: wrongAnswerers(dossier, claim, answer),
          }),
        ),
    )
    .filter((entry) => hasEnoughSpeakers(dossier, entry));
}

function wrongAnswerers(dossier: Dossier, claim: Claim, answer: Claim): readonly QuestionChoice[] {
  const { relationsFrom, relationsTo, claim: claimOf } = lookup(dossier);
  const clues = statementClues(dossier, claim);
  const connected = new Set(
    [
      ...relationsFrom(claim.number).map(({ to }) => to),
      ...relationsTo(claim.number).map(({ from }) => from),
    ].map((number) => claimOf(number).speaker),
  );
  return quizzable(dossier)
    .speakers.filter(
      ({ key }) =>
        key !== claim.speaker &&
        !connected.has(key) &&
        !standForEachOther(dossier, key, claim.speaker) &&
        !standForEachOther(dossier, key, answer.speaker) &&
        (!clues.names(answer.speaker) || clues.names(key)),
    )
    .map(({ key }) => speakerChoice(key));
}

/** Whether the source itself says that one statement answers or disputes the other. */
export function isStatedAnswer({ basis, kind }: Relation): boolean {
  return basis === 'stated' && (kind === 'answers' || kind === 'rebuts');
}

/** Whether anything at all is said to connect the two, be it by the source or by an editor. */
export function areRelated(dossier: Dossier, a: ClaimNumber, b: ClaimNumber): boolean {
  const { relationsFrom } = lookup(dossier);
  return relationsFrom(a).some(({ to }) => to === b) || relationsFrom(b).some(({ to }) => to === a);
}

export function isCertainlyBefore({ said: { date: a } }: Claim, { said: { date: b } }: Claim): boolean {
  return a !== null && b !== null && certainlyBefore(a, b);
}

function mayBeOneUtterance(a: Claim, b: Claim): boolean {
  return !isCertainlyBefore(a, b) && !isCertainlyBefore(b, a);
}

export function statementChoice(claim: ClaimNumber): QuestionChoice {
  return { kind: 'statement', claim };
}
