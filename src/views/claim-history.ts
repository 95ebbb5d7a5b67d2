import type { Block, Message, Span, Text } from '../chat/message.ts';
import type { ClaimNumber, Dossier, DossierContent } from '../core/dossier/dossier.ts';
import { type ClaimChange, claimChanges } from '../core/editing/differences.ts';
import { isBundledEdition, type Revision } from '../core/editing/editing.ts';
import { claimIn } from '../core/editing/revised-claim.ts';
import type { Texts } from '../texts/catalogue.ts';
import { claimHistory } from './actions.ts';
import { differenceText } from './claim-draft.ts';
import { doerOf } from './mention-of.ts';
import { momentSpan } from './moment.ts';
import { message } from './pages.ts';
import { numberOf } from './statement.ts';

/** As many revisions as are shown at once. */
export const REVISIONS_SHOWN = 5;

/** Who changed a claim, when, what, word by word, and why; the last change first. */
export function historyMessage(
  claim: ClaimNumber,
  revisions: readonly Revision[],
  dossier: Dossier,
  t: Texts,
): Message {
  const heading = t.claim.historyOf(numberOf(claim));
  const before = revisions.at(-1)?.version ?? 1;
  return message(heading, [
    { kind: 'heading', text: heading },
    ...revisions.flatMap((revision) => revisionBlocks(revision, dossier, t)),
    ...(before > 1
      ? [
          {
            kind: 'buttons' as const,
            buttons: [{ on: claimHistory.ref({ claim, before }), label: t.stance.later }],
          },
        ]
      : []),
  ]);
}

function revisionBlocks(revision: Revision, dossier: Dossier, t: Texts): readonly Block[] {
  const { version, at, by, consent, reason } = revision;
  const who: Span = isBundledEdition(revision) ? t.claim.bundled : doerOf(by, t);
  const line = t.claim.revision[actOf(revision)]<Span>(String(version), who, momentSpan(at, 'UTC', t));
  const agreed = consent.flatMap((id, place): readonly Span[] => [place === 0 ? ' ' : ', ', doerOf(id, t)]);
  const told: Text = [
    ...line,
    ...(consent.length === 0 ? [] : [' ', t.claim.agreement, ...agreed, '.']),
    ...(reason === null || isBundledEdition(revision) ? [] : [' ', t.claim.reason(reason)]),
  ];
  return [{ kind: 'text', text: told }, ...changesBlocks(changesOf(revision, dossier), t)];
}

function actOf({ version, before, after }: Revision): 'added' | 'changed' | 'retracted' | 'restored' {
  if (after === null) return 'retracted';
  if (before !== null) return 'changed';
  return version === 1 ? 'added' : 'restored';
}

/** A first version is told as it is. */
function changesOf({ before, after, version }: Revision, dossier: Dossier): readonly ClaimChange[] {
  if (after === null) return [];
  const changes = claimChanges(claimIn(before), claimIn(after), namesIn(dossier));
  if (version > 1) return changes;
  return changes.map(({ field, parts }) => ({
    field,
    parts: parts.map(({ text }) => ({ kind: 'same', text })),
  }));
}

/** What keys stand for, as far as the dossier still has them. */
export function namesIn({ parties, speakers, sources }: DossierContent): (key: string) => string {
  const voices = [...parties, ...speakers].map(({ key, name }): [string, string] => [key, name]);
  const names = new Map([...sources.map(({ key, title }): [string, string] => [key, title]), ...voices]);
  return (key) => names.get(key) ?? key;
}

/** Field by field, word by word. */
export function changesBlocks(changes: readonly ClaimChange[], t: Texts): readonly Block[] {
  if (changes.length === 0) return [];
  return [
    {
      kind: 'fields',
      fields: changes.map((change) => ({ name: t.claim.field[change.field], value: changeText(change, t) })),
    },
  ];
}

function changeText(change: ClaimChange, t: Texts): Text {
  const text = differenceText(change.parts);
  return text.length === 0 ? t.claim.nothing : text;
}
