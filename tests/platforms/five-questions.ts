import { actionRef } from '../../src/chat/action.ts';
import type { Block, Message } from '../../src/chat/message.ts';

export const letters = ['A', 'B', 'C', 'D'] as const;
const numbers = [1, 2, 3, 4, 5] as const;

const CHOICE = 180;

/** A question and its choices, in full. */
export function questionOf(number: number, length: number): readonly [string, ...string[]] {
  const choices = letters.map(
    (letter) => `${letter}. ${`${number}${letter} `.repeat(CHOICE).slice(0, CHOICE - 1)}.`,
  );
  return [`${`Which ${number} `.repeat(length).slice(0, length - 1)}?`, ...choices];
}

/** Five questions of that many characters with four choices of 180 each, and a button for every choice. */
export function fiveQuestions(length: number): Message {
  return {
    kind: 'message',
    summary: 'Five questions',
    blocks: [
      { kind: 'heading', text: 'Who said it' },
      ...numbers.flatMap((number): readonly Block[] => {
        const [question, ...choices] = questionOf(number, length);
        return [
          { kind: 'text', text: [{ bold: question }, ...choices.map((choice) => `\n${choice}`)] },
          {
            kind: 'buttons',
            buttons: letters.map((label) => ({ on: actionRef('ask.answer', `${number} ${label}`), label })),
          },
        ];
      }),
    ],
  };
}

/** All that is to read in them, but the heading. */
export function wordsOfFive(length: number): readonly string[] {
  return numbers.flatMap((number) => questionOf(number, length));
}
