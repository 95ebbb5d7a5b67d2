import type { Block, Message } from '../chat/message.ts';
import type { Dossier } from '../core/dossier/dossier.ts';
import type { DossierFinding, DossierReview } from '../core/editing/dossier-review.ts';
import type { Texts } from '../texts/catalogue.ts';
import { stanceOpen } from './actions.ts';
import { message } from './pages.ts';
import { listOf, numberOf } from './statement.ts';

/** As many numbers or names as one finding lists; the rest is counted. */
const LISTED = 12;
/** As many parties as are listed with their space. */
const PARTIES_LISTED = 20;

/** A dossier as a fair-minded editor would read it, each finding with the command that mends it. */
export function reviewMessage(dossier: Dossier, { space, findings }: DossierReview, t: Texts): Message {
  const heading = t.dossier.checkHeading(dossier.title);
  return message(heading, [
    { kind: 'heading', text: heading },
    { kind: 'note', text: t.dossier.checkNote },
    {
      kind: 'fields',
      fields: space.slice(0, PARTIES_LISTED).map(({ party, statements, words }) => ({
        name: nameOf(party, dossier),
        value: t.dossier.space(statements, words),
      })),
    },
    ...(findings.length === 0
      ? [{ kind: 'text' as const, text: t.dossier.sound }]
      : findings.map((finding): Block => ({ kind: 'text', text: findingText(finding, dossier, t) }))),
    { kind: 'buttons', buttons: [{ on: stanceOpen.ref({ dossier: dossier.id }), label: t.stance.overview }] },
  ]);
}

function findingText(finding: DossierFinding, dossier: Dossier, t: Texts): string {
  const told = t.dossier.findings;
  switch (finding.code) {
    case 'out-of-balance':
      return told[finding.code](nameOf(finding.most, dossier), nameOf(finding.least, dossier));
    case 'unanswered':
    case 'unchecked':
    case 'verdict':
    case 'too-vague':
      return told[finding.code](listed(finding.claims.map(numberOf), t));
    case 'silent':
      return told[finding.code](
        listed(
          finding.parties.map((key) => nameOf(key, dossier)),
          t,
        ),
      );
    case 'one-publisher':
      return told[finding.code](finding.publisher ?? told.noPublisher);
    case 'no-address':
    case 'old-address':
      return told[finding.code](
        listed(
          finding.sources.map((key) => titleOf(key, dossier)),
          t,
        ),
      );
    case 'no-role':
      return told[finding.code](
        listed(
          finding.speakers.map((key) => nameOf(key, dossier)),
          t,
        ),
      );
    case 'all-translated':
    case 'no-quiz':
      return told[finding.code];
    case 'only-readings':
      return told[finding.code](finding.relations);
    default:
      return finding satisfies never;
  }
}

function listed(names: readonly string[], t: Texts): string {
  const more = names.length - LISTED;
  return listOf(more > 0 ? [...names.slice(0, LISTED), t.dossier.more(more)] : names, t);
}

function nameOf(key: string, { parties, speakers }: Dossier): string {
  return [...parties, ...speakers].find((one) => one.key === key)?.name ?? key;
}

function titleOf(key: string, { sources }: Dossier): string {
  return sources.find((one) => one.key === key)?.title ?? key;
}
