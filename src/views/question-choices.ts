import type { Block, Span } from '../chat/message.ts';
import type { Claim, Dossier, SpeakerKey } from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import type { QuestionChoice } from '../core/quiz/question.ts';
import type { Texts } from '../texts/catalogue.ts';
import { wordsOf } from './statement.ts';

/** What the choices are called, in their order. */
export const choiceLetters: readonly string[] = ['A', 'B', 'C', 'D'];

/** @throws RangeError for a place that no question has. */
export function letterOf(place: number): string {
  const letter = choiceLetters[place];
  if (letter === undefined) throw new RangeError(`no question has a choice ${place}`);
  return letter;
}

/** A choice with its letter, in full. */
export function choiceBlock(choice: QuestionChoice, place: number, dossier: Dossier, t: Texts): Block {
  return { kind: 'text', text: [{ bold: `${letterOf(place)}.` }, ' ', ...choiceText(choice, dossier, t)] };
}

function choiceText(choice: QuestionChoice, dossier: Dossier, t: Texts): readonly Span[] {
  switch (choice.kind) {
    case 'speaker':
      return [speakerText(dossier, choice.speaker, t)];
    case 'words':
      return quotedWords(dossier, lookup(dossier).claim(choice.claim), choice.words, t);
    case 'statement':
      return wordsOf(dossier, lookup(dossier).claim(choice.claim), t);
    case 'wording':
      return [t.question.wordingChoice[choice.wording]];
    default:
      return choice satisfies never;
  }
}

function speakerText(dossier: Dossier, key: SpeakerKey, t: Texts): string {
  const { name, roles } = lookup(dossier).speaker(key);
  const role = dossier.claims.find(({ speaker }) => speaker === key)?.role ?? roles[0];
  return role === undefined ? name : t.statement.role(name, role.title);
}

/** Quotations of a claim, each in its own marks. */
export function quotedWords(
  dossier: Dossier,
  { source }: Claim,
  words: readonly string[],
  t: Texts,
): readonly Span[] {
  const { language: lang } = lookup(dossier).source(source);
  return words.flatMap((quote, index): readonly Span[] => [
    ...(index === 0 ? [] : [t.statement.between]),
    { quote, lang },
  ]);
}
