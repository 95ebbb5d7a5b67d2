import type { Block, Span } from '../chat/message.ts';
import type { Claim, ClaimNumber, Dossier, SpeakerKey } from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import { isStatedAnswer } from '../core/quiz/answer-questions.ts';
import type { Question, QuestionChoice } from '../core/quiz/question.ts';
import type { Texts } from '../texts/catalogue.ts';
import { choiceBlock, letterOf } from './question-choices.ts';
import { listOf, numberOf, statementBlocks } from './statement.ts';
import { formatEdtf } from './when.ts';

/**
 * The answer, what it rests on, and why the other choices are not it, on a dossier on which the question still stands.
 * `chosen` is the place of a member's choice, null for nobody's.
 */
export function explanationBlocks(
  question: Question,
  dossier: Dossier,
  chosen: number | null,
  t: Texts,
): readonly Block[] {
  const claim = lookup(dossier).claim(question.claim);
  const right = letterOf(question.right);
  return [
    {
      kind: 'text',
      text: chosen === null ? t.question.answerIs(right) : t.question.yourAnswer(letterOf(chosen), right),
    },
    ...rightChoice(question, dossier, t),
    ...statementBlocks(dossier, claim, t, 'full'),
    sourceNote(dossier, claim, t),
    ...answerBlocks(question, dossier, claim, t),
    { kind: 'note', text: whyNotTheOthers(question, dossier, claim, t).join(' ') },
  ];
}

/** Where it is not one of the statements that follow. */
function rightChoice({ choices, right }: Question, dossier: Dossier, t: Texts): readonly Block[] {
  const choice = choices[right];
  return choice === undefined || 'claim' in choice ? [] : [choiceBlock(choice, right, dossier, t)];
}

function sourceNote(dossier: Dossier, { source: key }: Claim, t: Texts): Block {
  const { title, url } = lookup(dossier).source(key);
  const linked: Span = url === null ? title : { link: title, href: url };
  return { kind: 'note', text: t.question.source<Span>(lookup(dossier).sourceNumber(key), linked) };
}

function answerBlocks(question: Question, dossier: Dossier, claim: Claim, t: Texts): readonly Block[] {
  const answers = question.kind === 'answerer' ? answersBy(question, dossier) : answeredBy(dossier, claim);
  if (answers.length === 0) return [];
  const told = question.kind === 'answerer' ? t.question.answeredByThis : t.question.answersThis;
  return [
    { kind: 'text', text: told },
    ...answers.flatMap((number) => statementBlocks(dossier, lookup(dossier).claim(number), t, 'short')),
  ];
}

function answeredBy(dossier: Dossier, { number }: Claim): readonly ClaimNumber[] {
  return lookup(dossier)
    .relationsFrom(number)
    .filter(isStatedAnswer)
    .map(({ to }) => to);
}

function answersBy({ claim, choices, right }: Question, dossier: Dossier): readonly ClaimNumber[] {
  const choice = choices[right];
  const isTheirs = (speaker: SpeakerKey) => choice?.kind === 'speaker' && choice.speaker === speaker;
  return lookup(dossier)
    .relationsTo(claim)
    .filter(isStatedAnswer)
    .map(({ from }) => from)
    .filter((from) => isTheirs(lookup(dossier).claim(from).speaker));
}

function whyNotTheOthers(question: Question, dossier: Dossier, claim: Claim, t: Texts): readonly string[] {
  const { speaker, claim: claimOf } = lookup(dossier);
  const others = question.choices
    .map((choice, place) => ({ choice, letter: letterOf(place), place }))
    .filter(({ place }) => place !== question.right);
  const letters = listOf(
    others.map(({ choice, letter }) => named(choice, letter, t)),
    t,
  );
  switch (question.kind) {
    case 'speaker':
      return [t.question.othersDidNotSay(letters, speaker(claim.speaker).name)];
    case 'words':
      return others.flatMap(({ choice, letter }) =>
        'claim' in choice
          ? [t.question.saidBy(letter, speaker(claimOf(choice.claim).speaker).name, numberOf(choice.claim))]
          : [],
      );
    case 'answered':
      return [t.question.othersNotAnswered(letters, numberOf(claim.number))];
    case 'answerer':
      return [t.question.othersDidNotAnswer(letters, numberOf(claim.number))];
    case 'wording':
      return [t.question.otherWordings[claim.wording](letters)];
    case 'earlier':
      return question.choices.flatMap((choice, place) => {
        const date = 'claim' in choice ? claimOf(choice.claim).said.date : null;
        return date === null
          ? []
          : [t.question.saidOn(named(choice, letterOf(place), t), formatEdtf(date, t))];
      });
    default:
      return question.kind satisfies never;
  }
}

function named(choice: QuestionChoice, letter: string, t: Texts): string {
  return 'claim' in choice ? t.question.lettered(letter, numberOf(choice.claim)) : letter;
}
