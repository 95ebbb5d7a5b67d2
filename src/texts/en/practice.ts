import type { Naming } from '../naming.ts';
import { pluralOf } from '../plural.ts';

const plural = pluralOf('en');

export const practice = (command: Naming) => ({
  describe: 'Practise alone: who said what? What you got wrong comes back after some days',
  event: 'The event to practise; without it, the one you practised last',
  place: (title: string, number: number, count: number) =>
    `Practice: ${title}. Question ${number} of ${count}. Nobody else sees it.`,
  summary: (title: string, number: number) => `Question ${number}: ${title}`,
  explained: (title: string, number: number) => `Question ${number}, with its answer: ${title}`,
  withdrawn: 'This question no longer counts: what it asked about was retracted or corrected.',
  first: 'You had answered this question before; the first answer counts.',
  next: 'Next question',
  finish: 'Summary',
  over: `This practice is over. Begin another with ${command('quiz play')}.`,
  tooSmall: (title: string) => `The event “${title}” has too few checked quotations for a fair question.`,
  heading: (title: string) => `Practice: ${title}`,
  result: (right: number, answered: number) =>
    `${right} of ${plural(answered, { one: '# question', other: '# questions' })} right.`,
  nothingCounts: 'No question of this practice was answered and still counts.',
  comesBack: `When they come back in ${command('quiz play')}:`,
  dueNow: 'now',
  asks: {
    speaker: (claim: string) => `who said ${claim}`,
    words: (claim: string) => `the words of ${claim}`,
    answered: (claim: string) => `what ${claim} answers`,
    answerer: (claim: string) => `who answers ${claim}`,
    wording: (claim: string) => `how the source gives ${claim}`,
    earlier: (claim: string) => `what was said first (${claim})`,
  },
  readNext: 'To read next:',
});
