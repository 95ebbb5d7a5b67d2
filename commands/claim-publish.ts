import type { Asking } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { Refusal, refusal } from '../src/chat/refusal.ts';
import type { ClaimNumber } from '../src/core/dossier/dossier.ts';
import { type ApplyFault, applyDraft } from '../src/core/editing/apply-draft.ts';
import {
  DRAFTS_LIMIT,
  type Draft,
  type DraftContent,
  type NewDraft,
  SUGGESTIONS_AN_HOUR,
} from '../src/core/editing/draft.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { conflictMessage, publishedMessage } from '../src/views/claim-outcome.ts';
import { told } from '../src/views/settings.ts';
import { numberOf } from '../src/views/statement.ts';
import { dossierOf, draftShown } from './claim-draft.ts';
import type { Services } from './services.ts';

/**
 * What follows when somebody asks for a draft to be published: it is, or it waits for whoever has to agree, or it can't be
 * as it stands, which is told.
 */
export async function published(draft: Draft, asking: Asking, services: Services): Promise<Message> {
  const { actor, t } = asking;
  const { community, id, by, agreedBy } = draft;
  const me = actor.userId;
  const both = (await services.settings.review(community)) === 2;
  if (draft.state === 'editing') {
    if (!both) return applied(draft, [], asking, services);
    return submitted(draft, me, asking, services);
  }
  if (!both) return applied(draft, by === me ? [] : [me], asking, services);
  if (agreedBy === me || by === me) throw refusal(t.claim.ownChange);
  if (agreedBy !== null) return applied(draft, agreedBy === by ? [me] : [agreedBy, me], asking, services);
  if (!(await services.drafts.agree(community, id, me))) throw refusal(t.claim.settled);
  return told(t.claim.agreed);
}

/** Into the queue; `agreed` is the moderator whose own it is. */
export async function submitted(
  draft: Draft,
  agreed: string | null,
  { t }: Asking,
  { drafts }: Services,
): Promise<Message> {
  switch (await drafts.submit(draft.community, draft.id, agreed)) {
    case 'waiting':
      return told(agreed === null ? t.claim.handedIn : t.claim.waitsForSecond);
    case 'too-many':
      throw refusal(t.claim.tooMany(SUGGESTIONS_AN_HOUR));
    case 'queue-full':
      throw refusal(t.claim.queueFull);
    case 'blocked':
      throw refusal(t.claim.blocked);
    case 'settled':
      throw refusal(t.claim.settled);
  }
}

async function applied(
  draft: Draft,
  consent: readonly string[],
  asking: Asking,
  services: Services,
): Promise<Message> {
  const { actor, t } = asking;
  const { community, dossier: id, by, why } = draft;
  const outcome = await services.editing.change(
    { community, dossier: id, draft: draft.id },
    { by, consent, reason: why, locale: actor.locale },
    (now) => applyDraft(draft, now),
  );
  switch (outcome.kind) {
    case 'done':
      return done(draft, outcome.claim, asking, services);
    case 'unchanged':
      return told(t.claim.unchanged);
    case 'gone':
      throw refusal(t.claim.gone);
    case 'settled':
      throw refusal(t.claim.settled);
    case 'refused':
      return unapplied(draft, outcome.why, asking, services);
    default:
      return outcome satisfies never;
  }
}

async function done(
  draft: Draft,
  claim: ClaimNumber | null,
  asking: Asking,
  services: Services,
): Promise<Message> {
  const dossier = await dossierOf(draft, asking, services);
  return publishedMessage(toldOf(draft.content, claim, dossier.title, asking.t), dossier, claim, asking.t);
}

function toldOf(content: DraftContent, claim: ClaimNumber | null, event: string, t: Texts): string {
  const number = claim === null ? '' : numberOf(claim);
  switch (content.op) {
    case 'claim':
      return t.claim.published(number, event);
    case 'undo':
      return content.from === null ? t.claim.restored(number) : t.claim.undone(number);
    case 'link':
    case 'unlink': {
      const { kind, from, to } = content.relation;
      const said = content.op === 'link' ? t.claim.linked : t.claim.unlinked;
      return said(numberOf(from), t.claim.relations[kind], numberOf(to));
    }
    case 'report':
      return t.claim.reportDone;
    default:
      return content satisfies never;
  }
}

async function unapplied(
  draft: Draft,
  fault: ApplyFault,
  asking: Asking,
  services: Services,
): Promise<Message> {
  const { t } = asking;
  const number = draft.claim === null ? '' : numberOf(draft.claim);
  switch (fault.code) {
    case 'lacks':
      if (draft.content.op === 'claim') return draftShown(draft, asking, services);
      throw refusal(fault.lacks.map((lack) => t.claim.lacks[lack]).join(' '));
    case 'retracted':
      throw refusal(t.claim.isRetracted(number));
    case 'conflict':
      if (draft.content.op !== 'claim') throw refusal(t.claim.undoneMeanwhile(number));
      return conflictMessage(draft, fault.changes, t);
    case 'relation':
      throw new Refusal(told(t.claim.linkFault[fault.fault]));
    case 'report':
      throw refusal(t.router.outdated);
    default:
      return fault satisfies never;
  }
}

/** Of what needs no form: kept as a draft only where a second moderator has to agree. @throws Refusal */
export async function proposed(
  draft: Pick<NewDraft, 'community' | 'dossier' | 'claim' | 'content' | 'why'>,
  asking: Asking,
  services: Services,
): Promise<Message> {
  const begun = await services.drafts.begin({ ...draft, base: null, by: asking.actor.userId });
  if (begun === null) throw refusal(asking.t.claim.tooManyDrafts(DRAFTS_LIMIT));
  return published(begun, asking, services);
}
