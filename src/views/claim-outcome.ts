import type { Message } from '../chat/message.ts';
import type { ClaimNumber, Dossier } from '../core/dossier/dossier.ts';
import type { ClaimChange } from '../core/editing/differences.ts';
import type { Draft } from '../core/editing/draft.ts';
import type { Texts } from '../texts/catalogue.ts';
import { claimMine, claimTheirs } from './actions.ts';
import { changesBlocks } from './claim-history.ts';
import { message } from './pages.ts';
import { numberOf, statementBlocks } from './statement.ts';

/** What was done, and the claim as it stands now. */
export function publishedMessage(
  said: string,
  dossier: Dossier,
  number: ClaimNumber | null,
  t: Texts,
): Message {
  const claim = dossier.claims.find((one) => one.number === number);
  return message(said, [
    { kind: 'text', text: said },
    ...(claim === undefined ? [] : statementBlocks(dossier, claim, t, 'full')),
  ]);
}

/** What somebody else changed meanwhile, and how to go on. */
export function conflictMessage(draft: Draft, changes: readonly ClaimChange[], t: Texts): Message {
  const said = t.claim.conflict(draft.claim === null ? '' : numberOf(draft.claim));
  const ref = { draft: draft.id };
  return message(said, [
    { kind: 'text', text: said },
    ...changesBlocks(changes, t),
    { kind: 'note', text: t.claim.conflictNote },
    {
      kind: 'buttons',
      buttons: [
        { on: claimMine.ref(ref), label: t.claim.goOnAnyway },
        { on: claimTheirs.ref(ref), label: t.claim.takeTheirs },
      ],
    },
  ]);
}
