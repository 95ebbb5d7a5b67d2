import { defineCommand } from '../src/chat/command.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { CommunityKey } from '../src/core/dossier/dossier.ts';
import type { Period } from '../src/core/rounds/round.ts';
import { boardMessage, STANDINGS_SHOWN } from '../src/views/board.ts';
import { inCommunity } from './in-community.ts';
import type { Services } from './services.ts';

const MONTH_MS = 30 * 86_400_000;
const periods = ['round', 'month', 'all'] as const;

export const leaderboard = defineCommand<Services>()({
  name: 'leaderboard',
  access: 'member',
  options: {
    period: {
      required: false,
      maxLength: 20,
      describe: (t) => t.quiz.board.period,
      suggest: async (partial, { t }) =>
        periods
          .filter((period) => period.startsWith(partial.toLowerCase()))
          .map((period) => ({ value: period, label: period, hint: t.quiz.board.periods[period] })),
    },
  },
  describe: (t) => t.quiz.board.describe,
  examples: ['leaderboard month'],

  async run({ options: { period: typed = 'month' }, actor, t }, services) {
    const community = inCommunity(actor, t);
    const named = periods.find((period) => period === typed.trim().toLowerCase());
    if (named === undefined) throw refusal(t.quiz.board.unknownPeriod(typed));
    const period = await periodOf(named, community, services);
    if (period === null) throw refusal(t.quiz.board.noRound);
    const [board, own] = await Promise.all([
      services.rounds.board(community, period, STANDINGS_SHOWN),
      services.rounds.standing(community, period, actor.userId),
    ]);
    return boardMessage(board, own, t);
  },

  actions: {},
});

async function periodOf(
  named: (typeof periods)[number],
  community: CommunityKey,
  { rounds, clock }: Services,
): Promise<Period | null> {
  if (named === 'all') return { kind: 'ever' };
  if (named === 'month') return { kind: 'since', from: new Date(clock.now().getTime() - MONTH_MS) };
  const last = await rounds.last(community);
  return last === null ? null : { kind: 'round', round: last.id };
}
