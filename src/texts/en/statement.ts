import type { Phrase } from '../phrase.ts';
import { phrase } from '../phrase.ts';

const relation = {
  rebuts: { from: 'disputes', to: 'disputed by' },
  answers: { from: 'answers', to: 'answered by' },
  supports: { from: 'supports', to: 'supported by' },
  concedes: { from: 'concedes', to: 'conceded by' },
  clarifies: { from: 'clarifies', to: 'clarified by' },
};

const translators = { machine: 'machine-translated', human: 'translated', unknown: 'translated' };
const inTranslation = {
  machine: 'machine-translated',
  human: 'translated',
  unknown: 'translated',
};

export const statement = {
  says: (speaker: string) => `${speaker} says: `,
  between: ' … ',
  wording: { direct: 'quoted', mixed: 'quoted in part', indirect: 'reported' },
  inTranslation: (wording: string, by: keyof typeof inTranslation) => `${wording} (${inTranslation[by]})`,
  notChecked: 'reported, words not checked',
  dateUnknown: 'undated',
  datePhrase: (date: string, words: string) => `${date} (source: ${words})`,
  phrase: (words: string) => `source: ${words}`,
  source: (number: number) => `source ${number}`,
  relation: (kind: keyof typeof relation, direction: 'from' | 'to', number: string, stated: boolean) =>
    `${relation[kind][direction]} ${number} ${stated ? '(says the source)' : '(editors’ reading)'}`,
  role: (speaker: string, role: string) => `${speaker}, ${role}`,
  cue: (words: string) => `attributed as: ${words}`,
  about: (names: string) => `about ${names}`,
  category: {
    assertion: 'assertion',
    accusation: 'accusation',
    denial: 'denial',
    judgement: 'judgement',
    reaction: 'reaction',
    demand: 'demand',
    decision: 'decision',
  },
  check: {
    source: 'Quotations checked against the source.',
    excerpt: 'Quotations checked against excerpts that members pasted; the history of a statement says who.',
    editors: (date: string) =>
      `Quotations checked by the dossier’s editors on ${date} (repeat: npm run verify).`,
    unchecked: 'Some words are not checked; they are shown as reported speech.',
  },
  translated: (by: keyof typeof translators, language: string) => `${translators[by]} from ${language}`,
  accordingTo: <T>(speaker: T, number: T): Phrase<T> => phrase`, according to ${speaker} (${number})`,
};
