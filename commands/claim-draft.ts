import type { Asking, Pressed } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { CommunityKey, Dossier, DossierContent } from '../src/core/dossier/dossier.ts';
import { claimOf } from '../src/core/editing/apply-draft.ts';
import { cautions, nameCautions } from '../src/core/editing/careful.ts';
import type { Draft, DraftId } from '../src/core/editing/draft.ts';
import { readClaim } from '../src/core/editing/read-claim.ts';
import type { TypedClaim } from '../src/core/editing/typed-claim.ts';
import type { ActionCodec } from '../src/views/actions.ts';
import { cautionText } from '../src/views/claim-cautions.ts';
import { type DraftView, draftMessage } from '../src/views/claim-draft.ts';
import { inCommunity } from './in-community.ts';
import { readArg } from './read-arg.ts';
import type { Services } from './services.ts';

/** Where a draft is on its way: named in its buttons. */
export type OfDraft = ActionCodec<{ readonly draft: DraftId }>;

/**
 * The draft that a button names, for whoever may write it: whoever began it, or a moderator while it waits.
 * @throws Refusal
 */
export async function openDraft(codec: OfDraft, pressed: Pressed, services: Services): Promise<Draft> {
  const { actor, t } = pressed;
  const community = inCommunity(actor, t);
  const { draft: id } = readArg(codec, pressed.arg, t);
  const draft = await services.drafts.find(community, id);
  if (draft === null) throw refusal(t.router.outdated);
  if (draft.state !== 'editing' && draft.state !== 'waiting') throw refusal(t.claim.settled);
  const isTheirs = draft.by === actor.userId && draft.state === 'editing';
  if (!isTheirs && !(draft.state === 'waiting' && (await services.mayModerate(actor))))
    throw refusal(t.claim.notYours);
  return draft;
}

/** The same, where it is about what a claim says. @throws Refusal */
export async function openTyped(
  codec: OfDraft,
  pressed: Pressed,
  services: Services,
): Promise<{ readonly draft: Draft; readonly typed: TypedClaim }> {
  const draft = await openDraft(codec, pressed, services);
  if (draft.content.op !== 'claim') throw refusal(pressed.t.router.outdated);
  return { draft, typed: draft.content.typed };
}

/** Keeps what was written, and shows what has become of it. @throws Refusal */
export async function written(
  draft: Draft,
  change: Parameters<Services['drafts']['write']>[2],
  asking: Asking,
  services: Services,
): Promise<Message> {
  const kept = await services.drafts.write(draft.community, draft.id, change);
  if (kept === null) throw refusal(asking.t.claim.settled);
  return draftShown(kept, asking, services);
}

/** @throws Refusal if its dossier is gone */
export async function draftShown(draft: Draft, asking: Asking, services: Services): Promise<Message> {
  if (draft.content.op !== 'claim') throw refusal(asking.t.router.outdated);
  return draftMessage(await viewOf(draft, draft.content.typed, asking, services), asking.t);
}

/** @throws Refusal if its dossier is gone */
export async function viewOf(
  draft: Draft,
  typed: TypedClaim,
  { actor, t }: Asking,
  services: Services,
): Promise<DraftView> {
  const { community } = draft;
  const dossier = await dossierOf(draft, { t }, services);
  const content = contentOf(dossier);
  const number = draft.claim ?? (await services.editing.next(community));
  const before = claimOf(content, draft.claim);
  const reading = readClaim(typed, content, { number, by: draft.by, before });
  const moderates = await services.mayModerate(actor);
  const review = await services.settings.review(community);
  const isReady = reading.kind === 'ready';
  const today = services.clock.now().toISOString().slice(0, 10);
  const asked = isReady ? cautions(reading.content, reading.claim, { today }) : [];
  const names = typeof typed.speaker === 'string' ? [] : nameCautions(content, typed.speaker.name);
  return {
    draft,
    typed,
    dossier,
    content: isReady ? reading.content : content,
    reading,
    cautions: [...names, ...asked].map((caution) =>
      cautionText(caution, isReady ? reading.content : content, t),
    ),
    canTell: actor.platform === 'discord' || actor.platform === 'slack',
    end: !moderates ? 'suggest' : review === 2 && draft.state === 'editing' ? 'second' : 'publish',
  };
}

/** @throws Refusal if it is gone */
export async function dossierOf(
  { community, dossier: id }: { readonly community: CommunityKey; readonly dossier: Draft['dossier'] },
  { t }: Pick<Asking, 't'>,
  services: Services,
): Promise<Dossier> {
  const dossier = await services.shelf.open(community, id);
  if (dossier === null) throw refusal(t.claim.gone);
  return dossier;
}

export function contentOf({ id: _, origin: __, retracted: ___, ...content }: Dossier): DossierContent {
  return content;
}
