import type { Block, Button, Message } from '../chat/message.ts';
import type { Dossier, PartyKey } from '../core/dossier/dossier.ts';
import { DAY_MS, isDue } from '../core/practice/card.ts';
import type { Cards, Practice, PractisedQuestion } from '../core/practice/practice.ts';
import { answeredIn, isRight } from '../core/practice/sitting.ts';
import type { Question } from '../core/quiz/question.ts';
import { stillStands } from '../core/quiz/still-stands.ts';
import type { Texts } from '../texts/catalogue.ts';
import { partyOpen, practiceAnswer, practiceNext, stanceOpen, timelineOpen } from './actions.ts';
import { blocksFit, message } from './pages.ts';
import { explanationBlocks, questionBlocks } from './question.ts';
import { letterOf } from './question-choices.ts';
import { listOf, numberOf } from './statement.ts';

/** What a message says around its question or explanation takes at most so much. */
const AROUND = 500;
/** As many parties have a button as stand in one row with those that lead to the whole. */
const PARTY_BUTTONS = 3;

/** Whether one message can hold the question, and one its explanation, on any platform. */
export function fitsPractice(question: Question, dossier: Dossier, t: Texts): boolean {
  return [questionBlocks(question, dossier, null, t), explanationBlocks(question, dossier, 0, t)].every(
    (blocks) => blocksFit(blocks, AROUND),
  );
}

/** A question of a sitting. Nothing in it, and nothing in its buttons, tells the answer. */
export function practiceQuestion(
  practice: Practice,
  { number, question }: PractisedQuestion,
  dossier: Dossier,
  t: Texts,
): Message {
  const buttons = question.choices.map(
    (_, choice): Button => ({
      on: practiceAnswer.ref({ practice: practice.id, number, choice }),
      label: letterOf(choice),
    }),
  );
  return message(t.practice.summary(dossier.title, number), [
    placeNote(practice, number, dossier, t),
    ...questionBlocks(question, dossier, null, t),
    { kind: 'buttons', buttons },
  ]);
}

/** A question of a sitting once `pressed` was pressed: with its answer, or that it no longer counts. */
export function practiceAnswered(
  practice: Practice,
  asked: PractisedQuestion,
  pressed: number,
  dossier: Dossier,
  t: Texts,
): Message {
  const { number } = asked;
  const last = number === practice.questions.length;
  return message(t.practice.explained(dossier.title, number), [
    placeNote(practice, number, dossier, t),
    ...answeredBlocks(asked, dossier, t),
    ...(asked.chosen === null || asked.chosen === pressed
      ? []
      : [{ kind: 'note', text: t.practice.first } as const]),
    {
      kind: 'buttons',
      buttons: [
        {
          on: practiceNext.ref({ practice: practice.id, number: number + 1 }),
          label: last ? t.practice.finish : t.practice.next,
        },
      ],
    },
  ]);
}

function answeredBlocks(
  { question, chosen }: PractisedQuestion,
  dossier: Dossier,
  t: Texts,
): readonly Block[] {
  if (!stillStands(question, dossier)) return [{ kind: 'text', text: t.practice.withdrawn }];
  const explanation = explanationBlocks(question, dossier, chosen, t);
  const both = [...questionBlocks(question, dossier, null, t), ...explanation];
  return blocksFit(both, AROUND) ? both : explanation;
}

function placeNote({ questions }: Practice, number: number, { title }: Dossier, t: Texts): Block {
  return { kind: 'note', text: t.practice.place(title, number, questions.length) };
}

/** How a sitting went, when its questions come back, and what to read. */
export function practiceSummary(
  practice: Practice,
  dossier: Dossier,
  { cards, now }: { readonly cards: Cards; readonly now: Date },
  t: Texts,
): Message {
  const answered = answeredIn(practice, dossier);
  const heading = t.practice.heading(dossier.title);
  const result =
    answered.length === 0
      ? t.practice.nothingCounts
      : t.practice.result(answered.filter(isRight).length, answered.length);
  return message(`${heading}. ${result}`, [
    { kind: 'heading', text: heading },
    { kind: 'text', text: result },
    ...comingBack(answered, cards, now, t),
    { kind: 'text', text: t.practice.readNext },
    { kind: 'buttons', buttons: readingButtons(answered, dossier, t) },
  ]);
}

function comingBack(
  answered: readonly PractisedQuestion[],
  cards: Cards,
  now: Date,
  t: Texts,
): readonly Block[] {
  const byDays = new Map<number, Question[]>();
  for (const { question } of answered) {
    const card = cards.get(question.id);
    if (card === undefined) continue;
    const days = isDue(card, now)
      ? 0
      : Math.max(1, Math.round((card.due.getTime() - now.getTime()) / DAY_MS));
    byDays.set(days, [...(byDays.get(days) ?? []), question]);
  }
  if (byDays.size === 0) return [];
  const fields = [...byDays]
    .toSorted(([a], [b]) => a - b)
    .map(([days, questions]) => ({
      name: inDays(days, t),
      value: listOf(
        questions.map(({ kind, claim }) => t.practice.asks[kind](numberOf(claim))),
        t,
      ),
    }));
  return [
    { kind: 'text', text: t.practice.comesBack },
    { kind: 'fields', fields },
  ];
}

function inDays(days: number, t: Texts): string {
  if (days === 0) return t.practice.dueNow;
  return new Intl.RelativeTimeFormat(t.locale, { numeric: 'auto' }).format(days, 'day');
}

/** The sides whose statements were taken for others', then the whole. */
function readingButtons(
  answered: readonly PractisedQuestion[],
  dossier: Dossier,
  t: Texts,
): readonly Button[] {
  const wrong = answered.filter((asked) => !isRight(asked)).map(({ question }) => question.party);
  const times = (key: PartyKey) => wrong.filter((party) => party === key).length;
  const sides = dossier.parties
    .filter(({ key }) => times(key) > 0)
    .toSorted((a, b) => times(b.key) - times(a.key))
    .slice(0, PARTY_BUTTONS);
  return [
    ...sides.map(({ key, name }) => ({
      on: partyOpen.ref({ dossier: dossier.id, party: key }),
      label: t.stance.inFull(name),
    })),
    { on: stanceOpen.ref({ dossier: dossier.id }), label: t.stance.overview },
    { on: timelineOpen.ref({ dossier: dossier.id }), label: t.stance.timeline },
  ];
}
