import type { Block } from '../chat/message.ts';
import type { Claim, ClaimNumber, Dossier } from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import type { Question } from '../core/quiz/question.ts';
import type { Texts } from '../texts/catalogue.ts';
import { choiceBlock, quotedWords } from './question-choices.ts';
import { checkText, translationText, wordsOf } from './statement.ts';

export { choiceLetters } from './question-choices.ts';
export { explanationBlocks } from './question-explanation.ts';

/** A question as it is put, its choices in full: nothing in it tells which is right. `number` is its place in a quiz, from 1. */
export function questionBlocks(
  question: Question,
  dossier: Dossier,
  number: number | null,
  t: Texts,
): readonly Block[] {
  const prompt = promptOf(question, dossier, t);
  return [
    { kind: 'heading', text: number === null ? prompt : t.question.numbered(number, prompt) },
    ...askedBlocks(question, dossier, t),
    ...question.choices.map((choice, place) => choiceBlock(choice, place, dossier, t)),
    ...footNotes(question, dossier, t),
  ];
}

function promptOf({ kind, claim }: Question, dossier: Dossier, t: Texts): string {
  switch (kind) {
    case 'speaker':
      return t.question.speaker;
    case 'words':
      return t.question.words(speakerOf(dossier, claim));
    case 'answered':
      return t.question.answered;
    case 'answerer':
      return t.question.answerer;
    case 'wording':
      return t.question.wording;
    case 'earlier':
      return t.question.earlier;
    default:
      return kind satisfies never;
  }
}

/** What the question is about, where that is not among the choices. */
function askedBlocks({ kind, claim: number, words }: Question, dossier: Dossier, t: Texts): readonly Block[] {
  const claim = lookup(dossier).claim(number);
  switch (kind) {
    case 'speaker': {
      const attribution = joined([t.statement.wording[claim.wording], ...originOf(dossier, [claim], t)]);
      return [{ kind: 'quote', text: quotedWords(dossier, claim, words, t), attribution }];
    }
    case 'answered':
    case 'answerer':
      return [{ kind: 'text', text: wordsOf(dossier, claim, t) }];
    case 'wording':
      // The marks would be the answer.
      return [{ kind: 'text', text: claim.summary.replace(/[“”]/gu, '') }];
    case 'words':
    case 'earlier':
      return [];
    default:
      return kind satisfies never;
  }
}

/** How far what is quoted was checked, and through whose translation it went. */
function footNotes(question: Question, dossier: Dossier, t: Texts): readonly Block[] {
  if (question.kind === 'speaker') return [];
  const claims = shownClaims(question).map(lookup(dossier).claim);
  // That something is quoted would be the answer.
  const parts =
    question.kind === 'wording' ? translationsOf(dossier, claims, t) : originOf(dossier, claims, t);
  return parts.length === 0 ? [] : [{ kind: 'note', text: joined(parts) }];
}

function shownClaims({ claim, choices }: Question): readonly ClaimNumber[] {
  return [claim, ...choices.flatMap((choice) => ('claim' in choice ? [choice.claim] : []))];
}

function originOf(dossier: Dossier, claims: readonly Claim[], t: Texts): readonly string[] {
  const quoting = claims.filter(({ quotations }) => quotations.length > 0);
  const checks = quoting.map(({ check }) => checkText(check, t));
  return [...translationsOf(dossier, claims, t), ...new Set(checks)];
}

function translationsOf(dossier: Dossier, claims: readonly Claim[], t: Texts): readonly string[] {
  const texts = claims.map(({ source }) => translationText(lookup(dossier).source(source), t));
  return [...new Set(texts.filter((text) => text !== null))];
}

function joined(parts: readonly string[]): string {
  return parts.join(' · ');
}

function speakerOf(dossier: Dossier, claim: ClaimNumber): string {
  return lookup(dossier).speaker(lookup(dossier).claim(claim).speaker).name;
}
