import type { Message } from '../chat/message.ts';
import type { Dossier, DossierEntry, DossierId, Speaker } from '../core/dossier/dossier.ts';
import type { Draft, DraftId } from '../core/editing/draft.ts';
import type { Texts } from '../texts/catalogue.ts';
import { claimOpen, claimPickEvent, claimPickSpeaker, claimSpeaker } from './actions.ts';
import { draftName } from './claim-name.ts';
import { momentSpan } from './moment.ts';
import { message } from './pages.ts';

/** As many choices as every platform has in one select. */
const CHOICES = 25;
/** As many drafts as are listed at once; the others come up as these are settled. */
const DRAFTS_SHOWN = 10;

/** Asks who says it: one of the dossier's speakers, or somebody new. */
export function beginMessage(
  draft: DraftId,
  name: string,
  dossier: Dossier,
  speakers: readonly Speaker[],
  t: Texts,
): Message {
  const text = name === '' ? t.claim.pickSpeaker : t.claim.newSpeaker(name, dossier.title);
  return message(text, [
    { kind: 'text', text },
    ...(speakers.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            on: claimPickSpeaker.ref({ draft }),
            prompt: t.claim.pickSpeaker,
            choices: speakers.slice(0, CHOICES).map(({ key, name: known, roles }) => ({
              value: key,
              label: known,
              ...(roles[0] !== undefined && { hint: roles[0].title }),
            })),
          },
        ]),
    {
      kind: 'buttons',
      buttons: [
        {
          on: claimSpeaker.ref({ draft }),
          label: name === '' ? t.claim.speakerForm : t.claim.addSpeaker(name.slice(0, 60)),
        },
      ],
    },
  ]);
}

/** Asks which event a message belongs to that was kept as an excerpt. */
export function eventMessage(draft: DraftId, events: readonly DossierEntry[], t: Texts): Message {
  return message(t.claim.messageSaved, [
    { kind: 'text', text: t.claim.messageSaved },
    {
      kind: 'select',
      on: claimPickEvent.ref({ draft }),
      prompt: t.claim.messageEvent,
      choices: events.slice(0, CHOICES).map(({ id, title }) => ({ value: id, label: title })),
    },
  ]);
}

/** What somebody has begun to write, the last changed first. */
export function draftsMessage(
  drafts: readonly Draft[],
  titles: ReadonlyMap<DossierId, string>,
  t: Texts,
): Message {
  if (drafts.length === 0) return message(t.claim.noDrafts, [{ kind: 'text', text: t.claim.noDrafts }]);
  return message(t.claim.draftsHeading, [
    { kind: 'heading', text: t.claim.draftsHeading },
    { kind: 'note', text: t.claim.count(drafts.length) },
    ...drafts.slice(0, DRAFTS_SHOWN).flatMap((draft) => [
      {
        kind: 'text' as const,
        text: [
          { bold: titles.get(draft.dossier) ?? t.claim.gone },
          ' · ',
          momentSpan(draft.changedAt, 'UTC', t),
          ' · ',
          draftName(draft, t),
        ],
      },
      {
        kind: 'buttons' as const,
        buttons: [{ on: claimOpen.ref({ draft: draft.id }), label: t.claim.open }],
      },
    ]),
  ]);
}
