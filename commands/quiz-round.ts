import { type Action, type Asking, type Command, defineCommand } from '../src/chat/command.ts';
import { MENTION_LENGTH } from '../src/chat/mention.ts';
import type { Span } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import { draftRound } from '../src/core/rounds/draft-round.ts';
import type { Round, RoundId } from '../src/core/rounds/round.ts';
import { quizAnswer, quizClose, quizMine } from '../src/views/actions.ts';
import { momentSpan } from '../src/views/moment.ts';
import { message } from '../src/views/pages.ts';
import { overMessage, previewMessage, storedMessage } from '../src/views/round.ts';
import { told } from '../src/views/settings.ts';
import { deliveryMessage } from '../src/views/sharing.ts';
import { CHOICES } from './choices.ts';
import { openDossier } from './event-option.ts';
import { inCommunity } from './in-community.ts';
import {
  DEFAULT_OPEN,
  DEFAULT_QUESTIONS,
  numberOption,
  planFrom,
  roundOptions,
  scheduleOf,
} from './quiz-options.ts';
import { eventOf, mustReach } from './quiz-schedule.ts';
import { readArg } from './read-arg.ts';
import { communityOf, type Services } from './services.ts';

const now = defineCommand<Services>()({
  name: 'quiz now',
  access: 'moderator',
  late: true,
  options: {
    channel: {
      required: false,
      kind: 'channel',
      maxLength: MENTION_LENGTH,
      describe: (t) => t.quiz.schedule.channel,
    },
    ...roundOptions,
  },
  describe: (t) => t.quiz.now.describe,
  examples: ['quiz now'],

  async run({ options, ...asking }, services) {
    const { actor, t } = asking;
    const community = inCommunity(actor, t);
    const channel = options.channel ?? actor.place?.channel;
    if (channel === undefined) throw refusal(t.quiz.now.nowhere);
    const zone = 'UTC';
    const { questions, openMinutes } = planFrom(
      options,
      { rule: { weekday: 1, minute: 0, zone }, questions: DEFAULT_QUESTIONS, openMinutes: DEFAULT_OPEN },
      asking,
    );
    const dossier = await eventOf(options.event, asking, services);
    await mustReach(channel, asking, services);
    const draft = await draftRound(
      { community, dossier, channel, locale: actor.locale, zone, by: actor.userId, openMinutes, questions },
      services.drafting,
    );
    if (draft === null) throw refusal(t.quiz.schedule.noFair);
    const { round, post } = await services.rounds.openNow(draft, services.outbox.lease());
    const delivery = await services.outbox.send(post);
    if (delivery.kind === 'waiting' || delivery.kind === 'unconfirmed')
      return told(t.quiz.now.waiting<Span>({ channel }));
    if (delivery.kind !== 'sent' || round.closesAt === null) return deliveryMessage(delivery, t);
    return told(t.quiz.now.posted<Span>({ channel }, momentSpan(round.closesAt, zone, t)));
  },

  actions: {},
});

const close = defineCommand<Services>()({
  name: 'quiz close',
  access: 'moderator',
  options: {},
  describe: (t) => t.quiz.close.describe,
  examples: ['quiz close'],

  async run({ actor, t }, services) {
    const open = await services.rounds.running(inCommunity(actor, t), CHOICES);
    const [one] = open;
    if (one === undefined) throw refusal(t.quiz.close.none);
    if (open.length === 1) return closed(one, { actor, t }, services);
    const entries = await services.shelf.entries(communityOf(actor));
    return message(t.quiz.close.which, [
      { kind: 'text', text: t.quiz.close.which },
      {
        kind: 'select',
        on: quizClose.ref({}),
        prompt: t.quiz.close.which,
        choices: open.map(({ id, dossier, due }) => ({
          value: id,
          label: t.quiz.close.one(
            entries.find((entry) => entry.id === dossier)?.title ?? '',
            due.toLocaleString(t.locale, { timeZone: 'UTC', timeZoneName: 'short' }),
          ),
        })),
      },
    ]);
  },

  actions: {
    [quizClose.name]: {
      access: 'moderator',
      shows: 'update',
      async run({ values: [id = ''], ...asking }, services) {
        const { actor, t } = asking;
        // It is looked up in the community; a forged one is not found.
        const round = await services.rounds.find(communityOf(actor), id as RoundId);
        if (round === null) throw refusal(t.router.outdated);
        return closed(round, asking, services);
      },
    },
  },
});

async function closed(round: Round, { t }: Asking, { closeRound }: Services): Promise<Reply> {
  return told((await closeRound(round)) ? t.quiz.close.done : t.quiz.close.closed);
}

const preview = defineCommand<Services>()({
  name: 'quiz preview',
  access: 'moderator',
  options: { number: numberOption },
  describe: (t) => t.quiz.preview.describe,
  examples: [],

  async run({ options, ...asking }, services) {
    const { actor, t } = asking;
    const schedule = await scheduleOf(options.number, asking, services);
    const round = (await services.rounds.prepared(schedule)) ?? (await prepared(schedule, asking, services));
    // Before anything is shown: whoever sees it gets no points for it.
    await services.rounds.previewed(round.id, { userId: actor.userId, name: actor.name });
    return previewMessage(round, await openDossier(round.dossier, asking, services.shelf), t);
  },

  actions: {},
});

async function prepared(
  schedule: Awaited<ReturnType<typeof scheduleOf>>,
  { t }: Asking,
  { drafting, rounds }: Services,
): Promise<Round> {
  const { rule, ...plan } = schedule;
  const draft = await draftRound({ ...plan, zone: rule.zone }, drafting);
  if (draft === null) throw refusal(t.quiz.schedule.noFair);
  return rounds.prepare(schedule, draft);
}

/** The buttons of a round that stands in a channel: they work after any restart. */
const actions: Readonly<Record<string, Action<Services>>> = {
  [quizAnswer.name]: {
    access: 'member',
    shows: 'new',
    async run({ arg, on, ...asking }, { rounds, posts }) {
      const { actor, t } = asking;
      const { post, number, choice } = readArg(quizAnswer, arg, t);
      const community = communityOf(actor);
      if (on !== null) await posts.seen(community, post, on.id);
      const player = { userId: actor.userId, name: actor.name };
      const outcome = await rounds.answer({ community, post, player, number, choice });
      switch (outcome.kind) {
        case 'unknown':
          throw refusal(t.router.outdated);
        case 'over':
          return overMessage(outcome.round, await rounds.given(outcome.round.id, actor.userId), t);
        case 'stored':
          return storedMessage(outcome.round, outcome.given, { number, choice }, t);
        default:
          return outcome satisfies never;
      }
    },
  },

  [quizMine.name]: {
    access: 'member',
    shows: 'new',
    async run({ arg, on, ...asking }, { rounds, posts }) {
      const { actor, t } = asking;
      const community = communityOf(actor);
      const { post: id } = readArg(quizMine, arg, t);
      if (on !== null) await posts.seen(community, id, on.id);
      const post = await posts.find(community, id);
      const round = post?.content.kind === 'result' ? await rounds.find(community, post.content.round) : null;
      if (round === null) throw refusal(t.router.outdated);
      return overMessage(round, await rounds.given(round.id, actor.userId), t);
    },
  },
};

export const playing: readonly Command<Services>[] = [now, close, preview];
export const roundActions = actions;
