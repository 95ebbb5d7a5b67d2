import { describe, expect, it } from 'vitest';
import { type Block, plainText } from '../../../src/chat/message.ts';
import { putQuestion } from '../../../src/core/quiz/draw.ts';
import { questionPool } from '../../../src/core/quiz/pool.ts';
import { type Question, type QuestionKind, questionKinds } from '../../../src/core/quiz/question.ts';
import { projectFile } from '../../../src/root.ts';
import { en } from '../../../src/texts/en.ts';
import { choiceLetters, explanationBlocks, questionBlocks } from '../../../src/views/question.ts';
import { amnesty } from './amnesty-dossier.ts';

const pool = questionPool(amnesty);
const idsOf = (kind: QuestionKind) => pool.filter((entry) => entry.kind === kind).map(({ claim }) => claim);

describe('the questions of the bundled dossier “amnesty”', () => {
  it('are at least 25, all different', () => {
    expect(pool.length).toBeGreaterThanOrEqual(25);
    expect(new Set(pool.map(({ id }) => id)).size).toBe(pool.length);
  });

  it('are of every kind, and about every party that speaks', () => {
    expect(new Set(pool.map(({ kind }) => kind))).toEqual(new Set(questionKinds));
    for (const party of ['amnesty', 'amnesty-ukraine', 'ukraine'])
      expect(pool.filter((entry) => entry.party === party).length, party).toBeGreaterThanOrEqual(5);
  });

  it('ask nobody who said what names its speaker, is too short, or is torn out of a denial', () => {
    for (const named of [1, 9, 16]) expect(idsOf('speaker')).not.toContain(named);
    for (const short of [2, 7, 8, 20]) expect(idsOf('speaker')).not.toContain(short);
    // “justify the indiscriminate Russian attacks”, of which Amnesty says that nothing does.
    expect(idsOf('speaker')).not.toContain(19);
    expect(JSON.stringify(pool.filter(({ kind }) => kind === 'words'))).not.toContain('indiscriminate');
  });

  it('show the part of a quotation that tells nothing where the whole would leave too few to choose from', () => {
    expect(pool.find(({ id }) => id === 'speaker:5')?.words).toEqual([
      'the victim and the aggressor in a certain way on an equal footing',
    ]);
  });

  it('do not ask how a statement is given that the source gives in two ways', () => {
    for (const twice of [1, 2, 13]) expect(idsOf('wording')).not.toContain(twice);
  });

  it('stand in the documentation with their choices and answers', async () => {
    await expect(documentation()).toMatchFileSnapshot(projectFile('docs', 'quiz-questions.md'));
  });
});

const titles: Readonly<Record<QuestionKind, string>> = {
  speaker: 'Who said this?',
  words: 'Which of these did they say?',
  answered: 'What does this answer or dispute?',
  answerer: 'Who answers or disputes this?',
  wording: 'Quoted, quoted in part, or reported?',
  earlier: 'Which was said first?',
};

const introduction = `# The quiz’s questions

These are all ${pool.length} questions that Whosaid asks about the bundled dossier [amnesty](../dossiers/amnesty.yaml), with one choice of wrong answers each: another quiz may pick others and puts them in another order. A test writes this page, so that it is what members see.

Questions are made from a dossier’s statements by rules, and nobody writes them:

- They ask who said what, never whether it is true. Words are shown as the source has them in quotation marks, and only if they were checked.
- Wrong choices come from the same dossier and are wrong: nobody who said the same words, no organisation beside a person who speaks for it, no statement that anybody relates to the one asked about.
- What tells its speaker is not asked: a name, a party, an office, a “she”. Nor is what is shorter than five words, nor a fragment out of a sentence that denies it.
- What answers what is asked only where the source itself says so. Where the statement names who is answered, so do all choices fit that name.
- What was said first is asked only where the dates leave no doubt, no date stands in the words, and neither statement speaks of the other.
- A statement can be kept out of the quiz. A dossier that is too small for a fair question has none.
`;

function documentation(): string {
  const kinds = questionKinds.map((kind) => [
    `## ${titles[kind]}`,
    ...pool.filter((entry) => entry.kind === kind).map(({ id }) => written(questionOf(id))),
  ]);
  return `${[introduction.trim(), example(), ...kinds.flat()].join('\n\n')}\n`;
}

function questionOf(id: Question['id']): Question {
  const question = putQuestion(amnesty, id, 'documentation');
  if (question === null) throw new Error(`${id} is in the pool`);
  return question;
}

function written(question: Question): string {
  const answer = `Answer: ${choiceLetters[question.right]} (\`${question.id}\`)`;
  return [...questionBlocks(question, amnesty, null, en).map(markdown), answer].join('\n\n');
}

function example(): string {
  const question = questionOf(pool[0]?.id ?? ('' as Question['id']));
  const blocks = [
    ...questionBlocks(question, amnesty, 1, en),
    ...explanationBlocks(question, amnesty, (question.right + 1) % question.choices.length, en),
  ];
  return ['## A question and its explanation', ...blocks.map(markdown)].join('\n\n');
}

function markdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${block.text}`;
    case 'text':
      return plainText(block.text);
    case 'note':
      return `_${plainText(block.text)}_`;
    case 'quote':
      return `> ${plainText(block.text)}\n>\n> _${plainText(block.attribution)}_`;
    default:
      throw new Error(`no ${block.kind} is part of a question`);
  }
}
