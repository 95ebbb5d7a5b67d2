import { describe, expect, it } from 'vitest';
import { type Block, plainText } from '../../src/chat/message.ts';
import type { Dossier } from '../../src/core/dossier/dossier.ts';
import { lookup } from '../../src/core/dossier/lookup.ts';
import { putQuestion } from '../../src/core/quiz/draw.ts';
import { questionPool } from '../../src/core/quiz/pool.ts';
import type { Question, QuestionId } from '../../src/core/quiz/question.ts';
import { en } from '../../src/texts/en.ts';
import { choiceLetters, explanationBlocks, questionBlocks } from '../../src/views/question.ts';
import { amnesty } from '../core/quiz/amnesty-dossier.ts';

function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return [plainText(block.text), plainText(block.attribution)];
    return block.kind === 'text' || block.kind === 'note' || block.kind === 'heading'
      ? [plainText(block.text)]
      : [];
  });
}

function asked(id: string, seed = 'seed', dossier: Dossier = amnesty): Question {
  const question = putQuestion(dossier, id as QuestionId, seed); // it names one
  if (question === null) throw new Error(`${id} is fair`);
  return question;
}

const all = questionPool(amnesty).map(({ id }) => asked(id));
const shown = (question: Question) => textsOf(questionBlocks(question, amnesty, null, en));
const explained = (question: Question, chosen: number | null = null) =>
  textsOf(explanationBlocks(question, amnesty, chosen, en));

describe('a question on view', () => {
  it('has its choices with their letters, in their order, and in full', () => {
    for (const question of all) {
      const lettered = shown(question).filter((text) => /^[A-D]\. /u.test(text));
      expect(lettered.map((text) => text.charAt(0))).toEqual(choiceLetters.slice(0, question.choices.length));
      for (const [at, choice] of question.choices.entries())
        if (choice.kind === 'words')
          for (const words of choice.words) expect(lettered[at]).toContain(`“${words}”`);
    }
  });

  it('is numbered in a quiz', () => {
    expect(questionBlocks(asked('speaker:6'), amnesty, 3, en)[0]).toEqual({
      kind: 'heading',
      text: '3. Who said this?',
    });
  });

  it('shows words without their speaker where that is asked, as translated and how far checked', () => {
    const quote = questionBlocks(asked('speaker:21'), amnesty, null, en).find(({ kind }) => kind === 'quote');
    expect(quote).toMatchObject({
      text: [{ quote: 'a false balance between the oppressor and the victim', lang: 'en' }],
    });
    const attribution = quote?.kind === 'quote' ? plainText(quote.attribution) : '';
    expect(attribution).toContain('machine-translated from French');
    expect(attribution).toContain('checked');
    expect(attribution).not.toMatch(/Kuleba|#|source \d/u);
  });

  it('has no quotation marks where it asks how a statement is given, and says of none that it was checked', () => {
    const ofWording = all.filter(({ kind }) => kind === 'wording');
    expect(ofWording.length).toBeGreaterThan(5);
    for (const question of ofWording) {
      expect(shown(question).join('\n')).not.toMatch(/[“”]|checked/u);
      expect(shown(question).join('\n')).toContain('machine-translated from French');
    }
  });

  it('has no claim’s number, which would look it up, and no date', () => {
    for (const question of all) expect(shown(question).join('\n')).not.toMatch(/#\d/u);
    for (const question of all.filter(({ kind }) => kind === 'earlier')) {
      const choices = shown(question).filter((text) => /^[A-D]\. /u.test(text));
      expect(choices.join('\n')).not.toMatch(/August|2022|Friday|Saturday/u);
    }
  });

  it('looks the same whichever choice is right', () => {
    for (const question of all)
      for (const right of question.choices.keys())
        expect(shown({ ...question, right })).toEqual(shown(question));
  });
});

describe('an explanation', () => {
  it('says what was chosen and what the answer is, in the same words for right and wrong', () => {
    const question = { ...asked('speaker:6'), right: 1 };
    expect(explained(question, 0)[0]).toBe('Your answer: A. The answer is B.');
    expect(explained(question, 1)[0]).toBe('Your answer: B. The answer is B.');
    expect(explained(question)[0]).toBe('The answer is B.');
  });

  it('shows the statement with its speaker, number, date and source', () => {
    for (const question of all) {
      const { speaker, number } = lookup(amnesty).claim(question.claim);
      const text = explained(question).join('\n');
      expect(text).toContain(lookup(amnesty).speaker(speaker).name);
      expect(text).toContain(`#${number}`);
      expect(text).toContain('Source 1: News article');
    }
  });

  it('shows what was answered, as the source says', () => {
    expect(explained(asked('answered:20')).join('\n')).toContain(
      'As the source says, it answers or disputes this:\n#4',
    );
    expect(explained(asked('answerer:1')).join('\n')).toContain(
      'As the source says, this answers or disputes it:\n#7',
    );
    expect(explained(asked('speaker:6')).join('\n')).not.toContain('As the source says');
  });

  it('gives each wrong choice’s words to whoever said them', () => {
    for (const question of all.filter(({ kind }) => kind === 'words')) {
      const text = explained(question).join('\n');
      for (const [at, choice] of question.choices.entries()) {
        if (choice.kind !== 'words' || at === question.right) continue;
        const name = lookup(amnesty).speaker(lookup(amnesty).claim(choice.claim).speaker).name;
        expect(text).toContain(`${choiceLetters[at]} was said by ${name}, #${choice.claim}.`);
      }
    }
  });

  it('tells the dates of all choices where it was asked what was first', () => {
    const question = asked('earlier:16');
    const [first, second] = question.right === 0 ? ['A', 'B'] : ['B', 'A'];
    const text = explained(question).join('\n');
    expect(text).toContain(`${first} (#16): 5 August 2022.`);
    expect(text).toContain(`${second} (#9): 6 August 2022.`);
  });

  it('names no letter of the right choice among the wrong ones', () => {
    for (const question of all.filter(({ kind }) => kind !== 'earlier')) {
      const why = explained(question).at(-1) ?? '';
      const letters = why.match(/\b[A-D](?=[ ,:]| \(#)/gu) ?? [];
      expect(letters).not.toContain(choiceLetters[question.right]);
      expect(new Set(letters).size).toBe(question.choices.length - 1);
    }
  });

  it('praises and blames nobody', () => {
    const text = all.flatMap((question) => [...shown(question), ...explained(question, 0)]).join('\n');
    expect(text).not.toMatch(/!|\b(correct|wrong|well done|sorry, |unfortunately|true|congrat)/iu);
  });
});
