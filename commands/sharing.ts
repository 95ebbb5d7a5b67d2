import { readActionRef } from '../src/chat/action.ts';
import type { Action } from '../src/chat/command.ts';
import { refusal } from '../src/chat/refusal.ts';
import { readShared, shareAction } from '../src/chat/sharing.ts';
import { sharedDossier, unshare } from '../src/views/actions.ts';
import { deliveryMessage, obstaclesText, SHARES, SHARES_MINUTES } from '../src/views/sharing.ts';
import { readArg } from './read-arg.ts';
import { communityOf, type Services } from './services.ts';

/** The buttons that share a page into a channel, and take it away again. */
export const sharing: Readonly<Record<string, Action<Services>>> = {
  [shareAction]: {
    access: 'member',
    shows: 'new',
    late: true,
    async run({ arg, actor, t }, { outbox, clock }) {
      const page = readShared(arg);
      const named = page === null ? null : readActionRef(page);
      const dossier = named === null ? null : sharedDossier(named);
      if (page === null || dossier === null) throw refusal(t.router.outdated);
      if (actor.place === null) throw refusal(t.sharing.nowhere);
      const { channel, obstacles } = actor.place;
      if (obstacles.length > 0) throw refusal(obstaclesText(obstacles, t));
      const since = new Date(clock.now().getTime() - SHARES_MINUTES * 60_000);
      const delivery = await outbox.put(
        {
          community: communityOf(actor),
          content: { kind: 'share', page, dossier },
          locale: actor.locale,
          channel,
          by: actor.userId,
        },
        { count: SHARES, since },
      );
      return deliveryMessage(delivery, t);
    },
  },

  [unshare.name]: {
    access: 'member',
    shows: 'new',
    late: true,
    async run({ arg, ...asking }, { posts, outbox, mayModerate }) {
      const { actor, t } = asking;
      const post = await posts.find(communityOf(actor), readArg(unshare, arg, t).post);
      if (post === null) throw refusal(t.router.outdated);
      if (post.by !== actor.userId && !(await mayModerate(actor))) throw refusal(t.sharing.notYours);
      return deliveryMessage(await outbox.remove(post), t);
    },
  },
};
