import type { Phrase } from '../phrase.ts';
import { phrase } from '../phrase.ts';

export const question = {
  numbered: (number: number, prompt: string) => `${number}. ${prompt}`,
  speaker: 'Who said this?',
  words: (speaker: string) => `Which of these did ${speaker} say?`,
  answered: 'Which of these does this statement answer or dispute, as the source says?',
  answerer: 'Who answers or disputes this statement, as the source says?',
  wording: 'How does the source give this statement?',
  earlier: 'Which of these was said first?',
  wordingChoice: {
    direct: 'It quotes whole sentences.',
    mixed: 'It quotes some words, inside a sentence of its own.',
    indirect: 'It reports the statement without quoting it.',
  },
  answerIs: (right: string) => `The answer is ${right}.`,
  yourAnswer: (chosen: string, right: string) => `Your answer: ${chosen}. The answer is ${right}.`,
  source: <T>(number: number, title: T): Phrase<T> => phrase`Source ${String(number)}: ${title}`,
  answersThis: 'As the source says, it answers or disputes this:',
  answeredByThis: 'As the source says, this answers or disputes it:',
  lettered: (letter: string, number: string) => `${letter} (${number})`,
  othersDidNotSay: (letters: string, speaker: string) =>
    `${letters}: the source attributes these words to ${speaker}.`,
  saidBy: (letter: string, speaker: string, number: string) => `${letter} was said by ${speaker}, ${number}.`,
  othersNotAnswered: (letters: string, number: string) =>
    `${letters}: the source does not say that ${number} answers or disputes any of these.`,
  othersDidNotAnswer: (letters: string, number: string) =>
    `${letters}: the source does not say that any of these answers or disputes ${number}.`,
  otherWordings: {
    direct: (letters: string) => `${letters}: the source quotes it in whole sentences.`,
    mixed: (letters: string) => `${letters}: the source quotes some of its words and tells the rest.`,
    indirect: (letters: string) => `${letters}: the source has none of its words in quotation marks.`,
  },
  saidOn: (letter: string, date: string) => `${letter}: ${date}.`,
};
