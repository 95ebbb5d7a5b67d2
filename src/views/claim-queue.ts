import type { Block, Button, Message, Span } from '../chat/message.ts';
import type { Dossier } from '../core/dossier/dossier.ts';
import { claimChanges } from '../core/editing/differences.ts';
import type { Draft, Queue } from '../core/editing/draft.ts';
import type { Texts } from '../texts/catalogue.ts';
import { claimAgree, claimDecline, claimOpen, claimQueue } from './actions.ts';
import { type DraftView, obstacleBlocks, previewBlocks } from './claim-draft.ts';
import { changesBlocks, namesIn } from './claim-history.ts';
import { draftName } from './claim-name.ts';
import { doerOf } from './mention-of.ts';
import { momentSpan } from './moment.ts';
import { message } from './pages.ts';
import { numberOf, statementBlocks } from './statement.ts';

export interface QueueView {
  readonly queue: Queue;
  /** From 0. */
  readonly place: number;
  readonly dossier: Dossier | null;
  /** What a claim would become; null for everything else. */
  readonly view: DraftView | null;
}

/** One draft that waits, with what a moderator can do with it, and how many wait since when. */
export function queueMessage({ queue, place, dossier, view }: QueueView, t: Texts): Message {
  const { draft, length, since } = queue;
  if (draft === null) return message(t.claim.queueEmpty, [{ kind: 'text', text: t.claim.queueEmpty }]);
  const heading = t.claim.queueHeading(place + 1, length);
  return message(heading, [
    { kind: 'heading', text: dossier === null ? heading : `${heading} · ${dossier.title}` },
    { kind: 'text', text: aboutText(draft, t) },
    ...(dossier === null
      ? [{ kind: 'note' as const, text: t.claim.gone }]
      : waitingBlocks(draft, dossier, view, t)),
    ...(since === null
      ? []
      : [{ kind: 'note' as const, text: t.claim.oldest<Span>(momentSpan(since, 'UTC', t)) }]),
    { kind: 'buttons', buttons: buttons(draft, place, length, view, t) },
  ]);
}

function aboutText(draft: Draft, t: Texts): readonly Span[] {
  const { by, waitingSince, at, agreedBy, why } = draft;
  const told = t.claim.suggestedBy<Span>(doerOf(by, t), momentSpan(waitingSince ?? at, 'UTC', t));
  return [
    ...told,
    ...(why === null ? [] : [' ', t.claim.reason(why)]),
    ...(agreedBy === null ? [] : [' ', ...t.claim.agreedBy<Span>(doerOf(agreedBy, t))]),
  ];
}

function waitingBlocks(draft: Draft, dossier: Dossier, view: DraftView | null, t: Texts): readonly Block[] {
  const { content, claim: number } = draft;
  const claim = dossier.claims.find((one) => one.number === number);
  switch (content.op) {
    case 'claim':
      if (view === null) return [];
      return [
        ...(number === null
          ? []
          : [{ kind: 'note' as const, text: t.claim.changeOf(numberOf(number), dossier.title) }]),
        ...previewBlocks(view, t),
        ...(view.reading.kind === 'ready' && draft.base !== null
          ? changesBlocks(claimChanges(draft.base, view.reading.claim, namesIn(view.content)), t)
          : []),
        ...obstacleBlocks(view, t),
        ...(view.cautions.length === 0
          ? []
          : [{ kind: 'text' as const, text: [{ bold: t.claim.careful }, ' ', view.cautions.join(' ')] }]),
      ];
    case 'report':
      return [
        {
          kind: 'text',
          text: [{ bold: t.claim.reportOf(number === null ? '' : numberOf(number)) }, ': ', content.says],
        },
        ...(claim === undefined ? [] : statementBlocks(dossier, claim, t, 'full')),
      ];
    case 'undo':
      return [
        { kind: 'text', text: draftName(draft, t) },
        ...changesBlocks(claimChanges(content.from, content.to, namesIn(dossier)), t),
      ];
    default:
      return [{ kind: 'text', text: draftName(draft, t) }];
  }
}

function buttons(
  draft: Draft,
  place: number,
  length: number,
  view: DraftView | null,
  t: Texts,
): readonly Button[] {
  const ref = { draft: draft.id };
  const isReport = draft.content.op === 'report';
  const isReady = view === null ? !isReport : view.reading.kind === 'ready';
  return [
    ...(isReady ? [{ on: claimAgree.ref(ref), label: t.claim.publish }] : []),
    ...(draft.content.op === 'claim' ? [{ on: claimOpen.ref(ref), label: t.claim.editDraft }] : []),
    { on: claimDecline.ref(ref), label: isReport ? t.claim.done : t.claim.decline },
    ...(length > 1 ? [{ on: claimQueue.ref({ place: (place + 1) % length }), label: t.claim.next }] : []),
  ];
}

/** What became of what somebody suggested, the last first. */
export function mineMessage(drafts: readonly Draft[], t: Texts): Message {
  if (drafts.length === 0) return message(t.claim.noMine, [{ kind: 'text', text: t.claim.noMine }]);
  return message(t.claim.mineHeading, [
    { kind: 'heading', text: t.claim.mineHeading },
    ...drafts.flatMap((draft): readonly Block[] => [
      { kind: 'text', text: [{ bold: t.claim.state[draft.state] }, ' · ', draftName(draft, t)] },
      ...(draft.reason === null
        ? []
        : [{ kind: 'note' as const, text: t.claim.declinedBecause(draft.reason) }]),
    ]),
  ]);
}
