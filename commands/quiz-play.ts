import { type Asking, defineCommand } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { Ambiguity, Refusal, refusal } from '../src/chat/refusal.ts';
import type { Dossier } from '../src/core/dossier/dossier.ts';
import {
  type Practice,
  type PracticeId,
  type PractisedQuestion,
  SITTING,
} from '../src/core/practice/practice.ts';
import { chooseQuestions, nextOpen } from '../src/core/practice/sitting.ts';
import { stillStands } from '../src/core/quiz/still-stands.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { practiceAnswer, practiceNext } from '../src/views/actions.ts';
import { fitsPractice, practiceAnswered, practiceQuestion, practiceSummary } from '../src/views/practice.ts';
import { noEvents, outdated } from '../src/views/refusals.ts';
import { eventOption, type OpenedEvent, openDossier, openEvent } from './event-option.ts';
import { readArg } from './read-arg.ts';
import { communityOf, type Services } from './services.ts';

export const quizPlay = defineCommand<Services>()({
  name: 'quiz play',
  access: 'member',
  options: { event: { ...eventOption, required: false, describe: (t) => t.practice.event } },
  describe: (t) => t.practice.describe,
  examples: ['quiz play', 'quiz play amnesty'],

  async run({ options: { event }, ...asking }, services) {
    const { dossier, aside } =
      event === undefined
        ? await eventOfTheirs(asking, services)
        : await openEvent(event, 'event', asking, services);
    const first = await begun(dossier, asking, services);
    return { ...first, blocks: [...aside, ...first.blocks] };
  },

  actions: {
    [practiceAnswer.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, services) {
        const { actor, t } = asking;
        const { practice: id, number, choice } = readArg(practiceAnswer, arg, t);
        const { practice, dossier } = await opened(id, asking, services);
        const asked = questionIn(practice, number, t);
        if (asked.question.choices[choice] === undefined) throw new Refusal(outdated(t));
        const stored = stillStands(asked.question, dossier)
          ? await services.practices.answer({
              community: communityOf(actor),
              userId: actor.userId,
              practice: id,
              number,
              choice,
            })
          : practice;
        if (stored === null) throw refusal(t.practice.over);
        return practiceAnswered(stored, questionIn(stored, number, t), choice, dossier, t);
      },
    },
    [practiceNext.name]: {
      access: 'member',
      shows: 'update',
      async run({ arg, ...asking }, services) {
        const { practice: id, number } = readArg(practiceNext, arg, asking.t);
        const { practice, dossier } = await opened(id, asking, services);
        return shownFrom(number, practice, dossier, asking, services);
      },
    },
  },
});

/** The only event there is, or the one they practised last. @throws Ambiguity if neither is one; Refusal if there is none. */
async function eventOfTheirs(asking: Asking, services: Services): Promise<OpenedEvent> {
  const { actor, t } = asking;
  const community = communityOf(actor);
  const entries = await services.shelf.entries(community);
  if (entries.length === 0) throw new Refusal(noEvents(t));
  const last = entries.length === 1 ? null : await services.practices.last(community, actor.userId);
  const entry = entries.length === 1 ? entries[0] : entries.find(({ id }) => id === last);
  if (entry === undefined)
    throw new Ambiguity('event', t.router.which('event'), await eventOption.suggest('', asking, services));
  return { dossier: await openDossier(entry.id, asking, services.shelf), aside: [] };
}

/** A new sitting's first question. @throws Refusal if the event has no fair one. */
async function begun(dossier: Dossier, asking: Asking, services: Services): Promise<Message> {
  const { actor, t } = asking;
  const community = communityOf(actor);
  const { userId, name } = actor;
  const now = services.clock.now();
  const questions = chooseQuestions(dossier, {
    cards: await services.practices.cards(community, userId, dossier.id),
    now,
    seed: now.toISOString(),
    count: SITTING,
    fits: (question) => fitsPractice(question, dossier, t),
  });
  if (questions.length === 0) throw refusal(t.practice.tooSmall(dossier.title));
  const practice = await services.practices.start(community, { userId, name }, dossier.id, questions);
  return shownFrom(1, practice, dossier, asking, services);
}

/** The next question from that number on; the summary if there is none. */
async function shownFrom(
  number: number,
  practice: Practice,
  dossier: Dossier,
  { actor, t }: Asking,
  { practices, clock }: Services,
): Promise<Message> {
  const next = nextOpen(practice, dossier, number);
  if (next !== null) return practiceQuestion(practice, next, dossier, t);
  const cards = await practices.cards(communityOf(actor), actor.userId, dossier.id);
  return practiceSummary(practice, dossier, { cards, now: clock.now() }, t);
}

/** @throws Refusal if they have no such sitting (any more): another was begun since, or it is somebody else's. */
async function opened(id: PracticeId, asking: Asking, { practices, shelf }: Services) {
  const { actor, t } = asking;
  const practice = await practices.find(communityOf(actor), actor.userId, id);
  if (practice === null) throw refusal(t.practice.over);
  return { practice, dossier: await openDossier(practice.dossier, asking, shelf) };
}

/** @throws Refusal if there is none of that number: the button is forged. */
function questionIn({ questions }: Practice, number: number, t: Texts): PractisedQuestion {
  const asked = questions.find((one) => one.number === number);
  if (asked === undefined) throw new Refusal(outdated(t));
  return asked;
}
