import type { Block, Message } from '../chat/message.ts';
import type { Claim, Dossier } from '../core/dossier/dossier.ts';
import { timelineOf } from '../core/dossier/timeline.ts';
import { foundationOf } from '../core/fairness/stance.ts';
import type { Texts } from '../texts/catalogue.ts';
import { sourcesOpen, stanceOpen, timelineTurn } from './actions.ts';
import { foundationNotes } from './dossier-notes.ts';
import { message, pageAt, paginate, type Section } from './pages.ts';
import { sayingWrong } from './stance.ts';
import { statementBlocks } from './statement.ts';
import { turning } from './turning.ts';
import { formatEdtf } from './when.ts';

/** The statements in the order in which they were made, as far as the sources tell. `aside` stands first. */
export function timelineMessage(
  dossier: Dossier,
  page: number,
  t: Texts,
  aside: readonly Block[] = [],
): Message {
  const head: readonly Block[] = [
    ...aside,
    { kind: 'heading', text: t.timeline.heading(dossier.title) },
    { kind: 'note', text: t.timeline.event(formatEdtf(dossier.happened, t)) },
  ];
  const foot = foundationNotes(dossier, foundationOf(dossier), t);
  const { dated, undated } = timelineOf(dossier);
  const sections = [
    ...dated.map(({ date, claims }) => section(formatEdtf(date, t), claims)),
    ...(undated.length === 0 ? [] : [section(t.timeline.undated, undated)]),
  ];
  const pages = paginate(sections, [...head, ...foot]);
  const { page: at, shown } = pageAt(pages, page);
  const turned = (to: number) => timelineTurn.ref({ dossier: dossier.id, page: to });
  return message(
    t.timeline.summary(dossier.title),
    [
      ...head,
      ...shown,
      ...foot,
      ...turning(at, pages.length, t, turned),
      {
        kind: 'buttons',
        buttons: [
          { on: stanceOpen.ref({ dossier: dossier.id }), label: t.stance.overview },
          { on: sourcesOpen.ref({ dossier: dossier.id }), label: t.stance.sources },
        ],
      },
      ...sayingWrong(dossier, t),
    ],
    turned(at),
  );

  function section(heading: string, claims: readonly Claim[]): Section {
    const block: Block = { kind: 'heading', text: heading };
    return {
      heading: [block],
      continued: [block],
      items: claims.map((claim) => statementBlocks(dossier, claim, t, 'undated')),
    };
  }
}
