import type { Actor } from './chat/actor.ts';
import type { Message } from './chat/message.ts';
import type { Router } from './chat/router.ts';
import type { Dossier } from './core/dossier/dossier.ts';
import type { Shelf } from './core/ports.ts';
import type { Correction, Corrections, Post, PostContent } from './core/posts/post.ts';
import { claimsAsked } from './core/quiz/question.ts';
import type { Round, RoundId, Rounds } from './core/rounds/round.ts';
import type { Tenant } from './jobs/outbox.ts';
import type { Texts } from './texts/catalogue.ts';
import type { Naming } from './texts/naming.ts';
import { STANDINGS_SHOWN } from './views/board.ts';
import { correctionBlocks } from './views/corrections.ts';
import { noticeMessage } from './views/notice.ts';
import { message } from './views/pages.ts';
import { resultMessage, roundMessage } from './views/round.ts';
import { sharedMessage } from './views/sharing.ts';

interface RenderParts {
  readonly router: Router;
  readonly shelf: Shelf;
  readonly rounds: Rounds;
  readonly corrections: Corrections;
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
      return shared(post, content, to, command, parts, t);
    case 'round': {
      const found = await opened(content.round, post, parts);
      if (found === null) return null;
      const players = await parts.rounds.players(content.round);
      const corrected = await correctedSince(found.round, parts);
      return withCorrections(
        roundMessage(found.round, found.dossier, { post: post.id, players }, t),
        corrected,
        t,
      );
    }
    case 'result': {
      const found = await opened(content.round, post, parts);
      if (found === null) return null;
      const result = await parts.rounds.result(found.round, STANDINGS_SHOWN);
      const { part, parts: all } = content;
      const corrected = part === 1 ? await correctedSince(found.round, parts) : [];
      return withCorrections(
        resultMessage(result, found.dossier, { post: post.id, part, parts: all }, t),
        corrected,
        t,
      );
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
  { id, by, locale, community, at, state, shows }: Post,
  { page, dossier }: Extract<PostContent, { kind: 'share' }>,
  to: Tenant,
  command: Naming | undefined,
  { router, corrections }: RenderParts,
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
  const isThere = outcome === 'done' && reply.kind === 'message';
  // Only what stands there already has shown anything. Shares of an earlier version don't name their dossier; nor did
  // anybody correct anything then.
  const corrected =
    state !== 'sent' || dossier === undefined ? [] : await corrections.since(community, dossier, at, shows);
  if (isThere) return sharedMessage(withCorrections(reply, corrected, t), id, by, t);
  // A page may go with the last statement on it; what stood there is corrected all the same.
  if (corrected.length === 0) return null;
  const alone = message(t.sharing.correctedSince, [{ kind: 'text', text: t.sharing.correctedSince }]);
  return sharedMessage(withCorrections(alone, corrected, t), id, by, t);
}

/** What was corrected of what a round's questions ask about, since it was put. */
function correctedSince(
  { community, dossier, questions, due }: Round,
  { corrections }: RenderParts,
): Promise<readonly Correction[]> {
  const claims = questions.filter((asked) => asked.void).flatMap(({ question }) => claimsAsked(question));
  return corrections.since(community, dossier, due, [...new Set(claims)]);
}

/** Right under the heading: where a platform leaves out what does not fit, it is the end of the page. */
function withCorrections(whole: Message, corrections: readonly Correction[], t: Texts): Message {
  const [heading, ...rest] = whole.blocks;
  if (heading === undefined || corrections.length === 0) return whole;
  return { ...whole, blocks: [heading, ...correctionBlocks(corrections, t), ...rest] };
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
