import type { Actor } from './chat/actor.ts';
import type { Message } from './chat/message.ts';
import type { Router } from './chat/router.ts';
import type { Dossier } from './core/dossier/dossier.ts';
import type { Shelf } from './core/ports.ts';
import type { Post } from './core/posts/post.ts';
import type { Round, RoundId, Rounds } from './core/rounds/round.ts';
import type { Tenant } from './jobs/outbox.ts';
import type { Texts } from './texts/catalogue.ts';
import type { Naming } from './texts/naming.ts';
import { STANDINGS_SHOWN } from './views/board.ts';
import { noticeMessage } from './views/notice.ts';
import { resultMessage, roundMessage } from './views/round.ts';
import { sharedMessage } from './views/sharing.ts';

interface RenderParts {
  readonly router: Router;
  readonly shelf: Shelf;
  readonly rounds: Rounds;
}

/** What a channel is shown, as things stand now; null where there is nothing to show any more. */
export async function renderPost(
  post: Post,
  to: Tenant,
  command: Naming | undefined,
  parts: RenderParts,
): Promise<Message | null> {
  const { content, by, locale } = post;
  const t = parts.router.texts(locale, command);
  switch (content.kind) {
    case 'notice':
      return noticeMessage(content.notice, by, t);
    case 'share':
      return shared(post, content.page, to, command, parts.router, t);
    case 'round': {
      const found = await opened(content.round, post, parts);
      if (found === null) return null;
      const players = await parts.rounds.players(content.round);
      return roundMessage(found.round, found.dossier, { post: post.id, players }, t);
    }
    case 'result': {
      const found = await opened(content.round, post, parts);
      if (found === null) return null;
      const result = await parts.rounds.result(found.round, STANDINGS_SHOWN);
      const { part, parts: all } = content;
      return resultMessage(result, found.dossier, { post: post.id, part, parts: all }, t);
    }
    case 'edit':
    case 'removal':
      // These show nothing of their own.
      return null;
    default:
      return content satisfies never;
  }
}

/** What anybody there would see, whoever asked for it. */
async function shared(
  { id, by, locale }: Post,
  page: string,
  to: Tenant,
  command: Naming | undefined,
  router: Router,
  t: Texts,
): Promise<Message | null> {
  const anybody: Actor = {
    ...to,
    userId: by,
    name: '',
    locale,
    roles: [],
    place: null,
    outsider: true,
    ...(command === undefined ? {} : { command }),
    isManager: async () => false,
  };
  const { reply, outcome } = await router.answer(anybody, { kind: 'press', ref: page, values: [] });
  return outcome === 'done' && reply.kind === 'message' ? sharedMessage(reply, id, by, t) : null;
}

async function opened(
  id: RoundId,
  { community }: Post,
  { rounds, shelf }: RenderParts,
): Promise<{ readonly round: Round; readonly dossier: Dossier } | null> {
  const round = await rounds.find(community, id);
  const dossier = round === null ? null : await shelf.open(community, round.dossier);
  return round === null || dossier === null ? null : { round, dossier };
}
