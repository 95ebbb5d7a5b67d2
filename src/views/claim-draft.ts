import type { Block, Button, Choice, Message, Span, Text } from '../chat/message.ts';
import type { Claim, Dossier, DossierContent } from '../core/dossier/dossier.ts';
import { categories } from '../core/dossier/vocabulary.ts';
import type { Draft } from '../core/editing/draft.ts';
import type { ClaimReading } from '../core/editing/read-claim.ts';
import type { TypedClaim } from '../core/editing/typed-claim.ts';
import type { CheckedWords, WordsFlaw } from '../core/editing/words-check.ts';
import type { DifferencePart } from '../core/quotation/difference.ts';
import type { Texts } from '../texts/catalogue.ts';
import {
  type ActionCodec,
  claimDecline,
  claimDiscard,
  claimPickAbout,
  claimPickCategory,
  claimPickRole,
  claimPickSource,
  claimPublish,
  claimQuiz,
  claimSource,
  claimSubmit,
  claimTell,
  claimWhy,
  claimWords,
} from './actions.ts';
import { cutLegibly } from './legible.ts';
import { doerOf } from './mention-of.ts';
import { message } from './pages.ts';
import { listOf, numberOf, statementBlocks } from './statement.ts';

/** As many choices as every platform has in one select, and as long as one may be. */
const CHOICES = 25;
const CHOICE_LENGTH = 75;
/** Of typed words that are shown back, in code points. */
const ECHO_LENGTH = 300;
/** Stands among whom a claim is about for nobody; no key is empty. */
export const NOBODY = '-';

/** What of a draft is shown besides what stands in it. */
export interface DraftView {
  readonly draft: Draft;
  readonly typed: TypedClaim;
  readonly dossier: Dossier;
  /** What the dossier says now, and what is new in the draft with it, as far as it can be read. */
  readonly content: DossierContent;
  readonly reading: ClaimReading;
  /** What a careful editor would ask, in sentences. */
  readonly cautions: readonly string[];
  /** What whoever sees it may do: publish at once, ask a second moderator, or hand it in. */
  readonly end: 'publish' | 'second' | 'suggest';
  /** Whether there are direct messages there. */
  readonly canTell: boolean;
}

/** A draft as members will see it, with what keeps it from being published, and everything that can be done with it. */
export function draftMessage(view: DraftView, t: Texts): Message {
  const { draft, dossier } = view;
  const heading =
    draft.claim === null
      ? t.claim.previewOf(dossier.title)
      : t.claim.changeOf(numberOf(draft.claim), dossier.title);
  return message(heading, [
    { kind: 'heading', text: heading },
    ...previewBlocks(view, t),
    ...obstacleBlocks(view, t),
    ...cautionBlocks(view.cautions, t),
    ...selects(view, t),
    { kind: 'buttons', buttons: parts(view, t) },
    { kind: 'buttons', buttons: ends(view, t) },
  ]);
}

/** The statement as it will stand, or what was typed where it can't yet. */
export function previewBlocks(
  { dossier, content, reading, typed, draft }: Omit<DraftView, 'cautions' | 'end'>,
  t: Texts,
): readonly Block[] {
  const source = sourceText(typed, content, t);
  if (reading.kind === 'unready')
    return [
      { kind: 'note', text: t.claim.typedSo },
      { kind: 'text', text: typed.statement === '' ? t.claim.emptyDraft : typed.statement },
      { kind: 'note', text: source },
      ...reading.words.flaws.flatMap((flaw) => flawBlocks(flaw, t)),
    ];
  const shown: Dossier = { ...dossier, ...reading.content };
  return [
    { kind: 'note', text: t.claim.asSeen },
    ...statementBlocks(shown, reading.claim, t, 'full'),
    { kind: 'note', text: [source, ' · ', ...levelText(reading.claim, reading.words, draft, t)] },
  ];
}

function sourceText({ source }: TypedClaim, content: DossierContent, t: Texts): string {
  if (source === null) return t.claim.sourceIs(t.claim.none);
  if (typeof source !== 'string') return t.claim.sourceIs(source.title);
  return t.claim.sourceIs(content.sources.find(({ key }) => key === source)?.title ?? t.claim.none);
}

function levelText({ check }: Claim, { quotations }: CheckedWords, { by }: Draft, t: Texts): readonly Span[] {
  if (check.level !== 'excerpt') return [t.claim.level[check.level]];
  return quotations.length === 0
    ? [t.claim.level.excerptOnly]
    : [t.claim.level.excerpt, ' (', doerOf(by, t), ')'];
}

function flawBlocks({ typed, kind, difference }: WordsFlaw, t: Texts): readonly Block[] {
  const words = cutLegibly(typed, ECHO_LENGTH);
  const told: Block = { kind: 'text', text: t.claim.flaw[kind](words) };
  if (difference === null) return [told];
  return [
    told,
    { kind: 'fields', fields: [{ name: t.claim.difference, value: differenceText(difference) }] },
    { kind: 'note', text: t.claim.legend },
  ];
}

/** What was typed and is not there is struck through; what is there and was not typed stands out. */
export function differenceText(parts: readonly DifferencePart[]): Text {
  const spans: Span[] = [];
  for (const [nth, { kind, text }] of parts.entries()) {
    if (kind === 'same') spans.push(text);
    if (kind === 'extra' && parts[nth - 1]?.kind !== 'missing') spans.push({ del: text });
    if (kind !== 'missing') continue;
    // What has its place comes after it, as one reads.
    const next = parts[nth + 1];
    const before = parts[nth - 1];
    if (before?.kind === 'extra') spans.push(' ');
    if (next?.kind === 'extra') spans.push({ del: next.text }, ' ');
    spans.push({ ins: text });
  }
  return spans;
}

export function obstacleBlocks({ reading, draft }: DraftView, t: Texts): readonly Block[] {
  const lacks = reading.kind === 'ready' ? [] : reading.lacks.map((lack) => t.claim.lacks[lack]);
  const told = draft.claim !== null && draft.why === null ? [...lacks, t.claim.noWhy] : lacks;
  return told.length === 0 ? [] : [{ kind: 'text', text: [{ bold: t.claim.notYet }, ' ', told.join(' ')] }];
}

function cautionBlocks(cautions: readonly string[], t: Texts): readonly Block[] {
  return cautions.length === 0
    ? []
    : [{ kind: 'text', text: [{ bold: t.claim.careful }, ' ', cautions.join(' ')] }];
}

type OfDraft = ActionCodec<{ readonly draft: Draft['id'] }>;

function selects({ draft, typed, content }: DraftView, t: Texts): readonly Block[] {
  const pick = t.claim.pick;
  const select = (codec: OfDraft, what: string, offered: readonly Offer[]): readonly Block[] => {
    if (offered.length === 0) return [];
    const chosen = offered.filter(({ isChosen }) => isChosen).map(({ label }) => label);
    const prompt = chosen.length === 0 ? pick.none(what) : pick.chosen(what, listOf(chosen, t));
    const choices = offered.slice(0, CHOICES).map(choiceOf);
    return [{ kind: 'select', on: codec.ref({ draft: draft.id }), prompt, choices }];
  };
  const speaker = content.speakers.find(({ key }) => key === typed.speaker);
  const roles = speaker?.roles ?? [];
  const voices = [...content.parties, ...content.speakers];
  return [
    ...select(
      claimPickSource,
      pick.source,
      content.sources.toReversed().map(({ key, title }) => offer(key, title, typed.source === key)),
    ),
    ...select(
      claimPickCategory,
      pick.category,
      categories.map((one) => offer(one, t.statement.category[one], typed.category === one)),
    ),
    ...select(
      claimPickRole,
      pick.role,
      roles.length < 2 ? [] : roles.map(({ title }) => offer(title, title, typed.role === title)),
    ),
    ...select(claimPickAbout, pick.about, [
      offer(NOBODY, t.claim.nobody, typed.about.length === 0),
      ...voices.map(({ key, name }) => offer(key, name, typed.about.includes(key))),
    ]),
  ];
}

interface Offer extends Choice {
  readonly isChosen: boolean;
}

function offer(value: string, label: string, isChosen: boolean): Offer {
  return { value, label, isChosen };
}

function choiceOf({ value, label, isChosen }: Offer): Choice {
  return { value, label: cutLegibly(isChosen ? `✓ ${label}` : label, CHOICE_LENGTH) };
}

function parts({ draft, typed, end, canTell }: DraftView, t: Texts): readonly Button[] {
  const button = (codec: OfDraft, label: string): Button => ({ on: codec.ref({ draft: draft.id }), label });
  return [
    button(claimWords, t.claim.editWords),
    button(claimSource, t.claim.newSource),
    ...(draft.claim === null ? [] : [button(claimWhy, t.claim.why)]),
    button(claimQuiz, typed.inQuiz ? t.claim.outOfQuiz : t.claim.intoQuiz),
    ...(end === 'suggest' && canTell
      ? [button(claimTell, draft.tell ? t.claim.dontTellMe : t.claim.tellMe)]
      : []),
  ];
}

function ends({ draft, reading, end }: DraftView, t: Texts): readonly Button[] {
  const isReady = reading.kind === 'ready' && (draft.claim === null || draft.why !== null);
  const onward: Record<DraftView['end'], readonly [OfDraft, string]> = {
    publish: [claimPublish, t.claim.publish],
    second: [claimSubmit, t.claim.forSecond],
    suggest: [claimSubmit, t.claim.submit],
  };
  const [codec, label] = onward[end];
  return [
    ...(isReady ? [{ on: codec.ref({ draft: draft.id }), label }] : []),
    draft.state === 'waiting'
      ? { on: claimDecline.ref({ draft: draft.id }), label: t.claim.decline }
      : { on: claimDiscard.ref({ draft: draft.id }), label: t.claim.discard },
  ];
}
