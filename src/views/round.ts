import type { Block, Button, Message, Span } from '../chat/message.ts';
import type { Dossier } from '../core/dossier/dossier.ts';
import type { PostId } from '../core/posts/post.ts';
import type { Question } from '../core/quiz/question.ts';
import { stillStands } from '../core/quiz/still-stands.ts';
import type { Round, RoundQuestion, RoundResult, Spread } from '../core/rounds/round.ts';
import { LEAST_PLAYERS } from '../core/rounds/round.ts';
import type { Texts } from '../texts/catalogue.ts';
import { quizAnswer, quizMine } from './actions.ts';
import { boardLines } from './board.ts';
import { doerOf } from './mention-of.ts';
import { momentSpan } from './moment.ts';
import { blocksFit, message } from './pages.ts';
import { explanationBlocks, questionBlocks } from './question.ts';
import { letterOf } from './question-choices.ts';

/** What a round's post says around its questions takes at most so much. */
const AROUND = 700;
/** And a leaderboard so much, with long names. */
const BOARD = 1_000;

/** Whether one post can hold these questions, on any platform. */
export function fitsOnePost(dossier: Dossier, questions: readonly Question[], t: Texts): boolean {
  return blocksFit(
    questions.flatMap((question, index) => questionBlocks(question, dossier, index + 1, t)),
    AROUND,
  );
}

/** A round in its channel. Nothing in it, and nothing in its buttons, tells an answer, or how anybody answered. */
export function roundMessage(
  round: Round,
  dossier: Dossier,
  { post, players }: { readonly post: PostId; readonly players: number },
  t: Texts,
): Message {
  const { round: texts } = t.quiz;
  const open = round.state === 'opening' || round.state === 'open';
  return message(texts.summary(dossier.title, round.questions.length), [
    { kind: 'heading', text: texts.heading(dossier.title) },
    ...(open ? openBlocks(round, dossier, t) : [{ kind: 'text', text: texts.closed } as const]),
    ...round.questions.flatMap((asked) => [
      ...askedBlocks(asked, dossier, t),
      ...(open && stands(asked, dossier) ? [answerButtons(asked, post)] : []),
    ]),
    {
      kind: 'note',
      text: [...(open ? [texts.answered(players), ' '] : []), ...texts.setUpBy<Span>(doerOf(round.by, t))],
    },
  ]);
}

function openBlocks(round: Round, { slug }: Dossier, t: Texts): readonly Block[] {
  const { round: texts } = t.quiz;
  const closes = round.closesAt === null ? '' : momentSpan(round.closesAt, round.zone, t);
  return [
    { kind: 'text', text: texts.open<Span>(closes) },
    {
      kind: 'note',
      text: [texts.openBook(t.command(`stance ${slug}`)), ...(round.late ? [' ', texts.late] : [])],
    },
  ];
}

/** Between a correction and the look at all rounds that asks for, a question may stand no more and not be void yet. */
function stands({ question, void: isVoid }: RoundQuestion, dossier: Dossier): boolean {
  return !isVoid && stillStands(question, dossier);
}

function askedBlocks(asked: RoundQuestion, dossier: Dossier, t: Texts): readonly Block[] {
  if (stands(asked, dossier)) return questionBlocks(asked.question, dossier, asked.number, t);
  return [{ kind: 'text', text: [{ bold: `${asked.number}.` }, ' ', t.quiz.round.void] }];
}

function answerButtons({ number, question }: RoundQuestion, post: PostId): Block {
  return {
    kind: 'buttons',
    buttons: question.choices.map(
      (_, choice): Button => ({ on: quizAnswer.ref({ post, number, choice }), label: letterOf(choice) }),
    ),
  };
}

/** Whether the result of a round takes one post, or one for every question and one for the leaderboard. */
export function resultPosts({ questions }: Round, dossier: Dossier, t: Texts): number {
  const all = questions.flatMap((asked) => answerBlocks(asked, [], dossier, t));
  return blocksFit(all, AROUND + BOARD) ? 1 : questions.length + 1;
}

/** One post of a result, `part` from 1. */
export function resultMessage(
  result: RoundResult,
  dossier: Dossier,
  { post, part, parts }: { readonly post: PostId; readonly part: number; readonly parts: number },
  t: Texts,
): Message {
  const { result: texts } = t.quiz;
  const { questions } = result.round;
  const asked = parts === 1 ? questions : questions.slice(part - 1, part);
  return message(texts.summary(dossier.title), [
    { kind: 'heading', text: texts.heading(dossier.title) },
    ...(part === 1 ? openingBlocks(result, t) : []),
    ...asked.flatMap((one) => answerBlocks(one, result.spreads, dossier, t)),
    ...(part === parts ? closingBlocks(result, t) : []),
    { kind: 'buttons', buttons: [{ on: quizMine.ref({ post }), label: texts.mine }] },
  ]);
}

function openingBlocks({ round, players }: RoundResult, t: Texts): readonly Block[] {
  const { result: texts } = t.quiz;
  const corrected = round.questions.some((asked) => asked.void);
  return [
    text(texts.players(players)),
    ...(corrected ? [{ kind: 'note', text: texts.corrected } as const] : []),
  ];
}

function closingBlocks({ counts, board }: RoundResult, t: Texts): readonly Block[] {
  return [
    { kind: 'heading', text: t.quiz.board.ofRound },
    ...(counts ? boardLines(board, t) : [text(t.quiz.result.noPoints(LEAST_PLAYERS))]),
  ];
}

function answerBlocks(
  asked: RoundQuestion,
  spreads: readonly Spread[],
  dossier: Dossier,
  t: Texts,
): readonly Block[] {
  if (!stands(asked, dossier)) return askedBlocks(asked, dossier, t);
  const { question, number } = asked;
  const counts = spreads.find((one) => one.number === number)?.counts ?? [];
  const { result: texts } = t.quiz;
  return [
    ...questionBlocks(question, dossier, number, t),
    ...explanationBlocks(question, dossier, null, t),
    {
      kind: 'note',
      text: texts.spread(counts.map((count, place) => texts.letterCount(letterOf(place), count)).join(' · ')),
    },
  ];
}

/** What whoever pressed is told once their answer is lasting. */
export function storedMessage(
  round: Round,
  given: ReadonlyMap<number, number>,
  answered: { readonly number: number; readonly choice: number },
  t: Texts,
): Message {
  const stored = t.quiz.stored;
  const numbers = round.questions.filter((asked) => !asked.void).map(({ number }) => number);
  const left = numbers.filter((number) => !given.has(number));
  const all = [...given]
    .sort(([a], [b]) => a - b)
    .map(([number, choice]) => stored.one(number, letterOf(choice)))
    .join(' · ');
  const closes = round.closesAt === null ? '' : momentSpan(round.closesAt, round.zone, t);
  return message(stored.summary, [
    text(stored.answer(answered.number, letterOf(answered.choice))),
    ...(given.size > 1 ? [text(stored.all(all))] : []),
    ...(left.length > 0 ? [text(stored.left(left.join(', ')))] : []),
    { kind: 'note', text: stored.until<Span>(closes) },
  ]);
}

/** A round that is over, as one member played it. */
export function overMessage(round: Round, given: ReadonlyMap<number, number>, t: Texts): Message {
  const over = t.quiz.over;
  const revealed = round.state === 'revealed';
  return message(over.summary, [
    text(over.heading),
    ...round.questions.map(({ number, question, void: isVoid }) => {
      if (isVoid) return text(over.void(number));
      const chosen = given.get(number);
      const right = letterOf(question.right);
      return text(
        chosen === undefined ? over.right(number, right) : over.yours(number, letterOf(chosen), right),
      );
    }),
    ...(revealed ? [] : [{ kind: 'note', text: over.notRevealed } as const]),
  ]);
}

/** A round that nobody but whoever moderates sees yet, with its answers. */
export function previewMessage(round: Round, dossier: Dossier, t: Texts): Message {
  const { preview, round: texts } = t.quiz;
  return message(texts.summary(dossier.title, round.questions.length), [
    { kind: 'heading', text: texts.heading(dossier.title) },
    { kind: 'note', text: preview.note },
    { kind: 'text', text: [momentSpan(round.due, round.zone, t)] },
    ...round.questions.flatMap((asked) => [
      ...askedBlocks(asked, dossier, t),
      { kind: 'note', text: preview.right(letterOf(asked.question.right)) } as const,
    ]),
  ]);
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}
