import type { Block, Button, Message } from '../chat/message.ts';
import type { Dossier, Party } from '../core/dossier/dossier.ts';
import { foundationOf, type PartyStance, partyStance, type Stance } from '../core/fairness/stance.ts';
import type { Texts } from '../texts/catalogue.ts';
import {
  claimWrong,
  partyOpen,
  partyPick,
  partyTurn,
  sourcesOpen,
  stanceOpen,
  stanceTurn,
  timelineOpen,
} from './actions.ts';
import { foundationNotes, missingText, retractionNotes } from './dossier-notes.ts';
import { message, pageAt, paginate, type Section } from './pages.ts';
import { listOf, statementBlocks } from './statement.ts';
import { turning } from './turning.ts';
import { formatEdtf } from './when.ts';

/** `aside` stands first, for what the member should know before they read on. */
export function stanceMessage(stance: Stance, page: number, t: Texts, aside: readonly Block[] = []): Message {
  const { dossier, day } = stance;
  const head: readonly Block[] = [...aside, ...dossierHead(dossier, t)];
  const foot = [...retractionNotes(dossier.retracted, t), ...foundationNotes(dossier, stance.restsOn, t)];
  const sections = [
    ...stance.parties.map((party) => partySection(dossier, party, t)),
    missingSection(stance, t),
    ...(dossier.claims.length === 0 ? [emptySection(t)] : []),
  ];
  const pages = paginate(sections, [...head, ...foot]);
  const { page: at, shown } = pageAt(pages, page);
  const turned = (to: number) => stanceTurn.ref({ dossier: dossier.id, day, page: to });
  return message(
    t.stance.summary(dossier.title, stance.parties.length),
    [
      ...head,
      ...shown,
      ...foot,
      ...turning(at, pages.length, t, turned),
      ...partiesInFull(stance, t),
      ...sayingWrong(dossier, t),
    ],
    turned(at),
  );
}

/** As many parties have a button of their own as stand in one row with those that lead on. */
const PARTY_BUTTONS = 3;
/** As many choices as one select holds on every platform. */
const PARTY_CHOICES = 25;

function partiesInFull({ dossier, parties }: Stance, t: Texts): readonly Block[] {
  const lead = leadingOn(dossier, t);
  if (parties.length <= PARTY_BUTTONS) {
    const buttons = parties.map(({ party }) => ({
      on: partyOpen.ref({ dossier: dossier.id, party: party.key }),
      label: t.stance.inFull(party.name),
    }));
    return [{ kind: 'buttons', buttons: [...buttons, ...lead] }];
  }
  return [
    {
      kind: 'select',
      on: partyPick.ref({ dossier: dossier.id }),
      prompt: t.stance.pickParty,
      choices: parties.slice(0, PARTY_CHOICES).map(({ party }) => ({ value: party.key, label: party.name })),
    },
    { kind: 'buttons', buttons: lead },
  ];
}

/** Everything said for one party. */
export function partyMessage(dossier: Dossier, party: Party, page: number, t: Texts): Message {
  const whole = partyStance(dossier, party);
  const head = dossierHead(dossier, t);
  const gone = dossier.retracted.filter(({ claim }) => claim.role.party === party.key);
  const foot = [...retractionNotes(gone, t), ...foundationNotes(dossier, foundationOf(dossier), t)];
  const section = partySection(dossier, whole, t, 'full');
  const silent: Section = {
    heading: [{ kind: 'text', text: t.stance.partyWithoutVoice(party.name) }],
    continued: [],
    items: [],
  };
  const pages = paginate([section, ...(whole.total === 0 ? [silent] : [])], [...head, ...foot]);
  const { page: at, shown } = pageAt(pages, page);
  const turned = (to: number) => partyTurn.ref({ dossier: dossier.id, party: party.key, page: to });
  const overview = { on: stanceOpen.ref({ dossier: dossier.id }), label: t.stance.overview };
  return message(
    t.stance.partySummary(party.name, dossier.title),
    [
      ...head,
      ...shown,
      ...foot,
      ...turning(at, pages.length, t, turned),
      { kind: 'buttons', buttons: [overview, ...leadingOn(dossier, t)] },
      ...sayingWrong(dossier, t),
    ],
    turned(at),
  );
}

function dossierHead(dossier: Dossier, t: Texts): readonly Block[] {
  return [
    { kind: 'heading', text: dossier.title },
    { kind: 'text', text: t.stance.dispute(dossier.dispute) },
    { kind: 'note', text: formatEdtf(dossier.happened, t) },
  ];
}

function partySection(
  dossier: Dossier,
  stance: PartyStance,
  t: Texts,
  detail: 'short' | 'full' = 'short',
): Section {
  const { party, voices, shown, total } = stance;
  const spoken = listOf(
    voices.map(({ speaker, role }) =>
      speaker.name === party.name ? role.title : t.stance.voice(speaker.name, role.title),
    ),
    t,
  );
  const counted = t.stance.shown(shown.length, total);
  return {
    heading: [
      { kind: 'heading', text: party.name },
      ...(voices.length === 0
        ? []
        : [{ kind: 'note' as const, text: `${t.stance.speaks(spoken)} · ${counted}` }]),
    ],
    continued: [{ kind: 'heading', text: t.stance.continued(party.name) }],
    items: shown.map((claim) => statementBlocks(dossier, claim, t, detail)),
  };
}

function missingSection({ dossier, missing }: Stance, t: Texts): Section {
  const heading: readonly Block[] =
    missing.length === 0 ? [] : [{ kind: 'heading', text: t.stance.missingHeading }];
  return {
    heading,
    continued: heading,
    items: missing.map((voice) => [{ kind: 'text', text: missingText(dossier, voice, t) }]),
  };
}

function emptySection(t: Texts): Section {
  return { heading: [{ kind: 'text', text: t.dossier.empty }], continued: [], items: [] };
}

/** For members to tell moderators, in a row of its own; nothing where there is nothing that could be wrong. */
export function sayingWrong({ id, claims }: Dossier, t: Texts): readonly Block[] {
  if (claims.length === 0) return [];
  return [{ kind: 'buttons', buttons: [{ on: claimWrong.ref({ dossier: id }), label: t.claim.wrong }] }];
}

export function leadingOn(dossier: Dossier, t: Texts): readonly Button[] {
  return [
    { on: timelineOpen.ref({ dossier: dossier.id }), label: t.stance.timeline },
    { on: sourcesOpen.ref({ dossier: dossier.id }), label: t.stance.sources },
  ];
}
