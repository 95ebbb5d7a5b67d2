import type { Block, Message, Text } from '../chat/message.ts';
import type { Dossier, Source } from '../core/dossier/dossier.ts';
import type { Texts } from '../texts/catalogue.ts';
import { sourcesTurn, stanceOpen, timelineOpen } from './actions.ts';
import { message, pageAt, paginate } from './pages.ts';
import { checkText, languageName, translationText } from './statement.ts';
import { turning } from './turning.ts';
import { formatEdtf } from './when.ts';

/** Where the statements come from. `aside` stands first. */
export function sourcesMessage(
  dossier: Dossier,
  page: number,
  t: Texts,
  aside: readonly Block[] = [],
): Message {
  const head: readonly Block[] = [...aside, { kind: 'heading', text: t.sources.heading(dossier.title) }];
  const section = {
    heading: [],
    continued: [],
    items: dossier.sources.map((source, index) => sourceBlocks(dossier, source, index + 1, t)),
  };
  const pages = paginate([section], head);
  const { page: at, shown } = pageAt(pages, page);
  const turned = (to: number) => sourcesTurn.ref({ dossier: dossier.id, page: to });
  return message(
    t.sources.summary(dossier.title),
    [
      ...head,
      ...shown,
      ...turning(at, pages.length, t, turned),
      {
        kind: 'buttons',
        buttons: [
          { on: stanceOpen.ref({ dossier: dossier.id }), label: t.stance.overview },
          { on: timelineOpen.ref({ dossier: dossier.id }), label: t.stance.timeline },
        ],
      },
    ],
    turned(at),
  );
}

function sourceBlocks(dossier: Dossier, source: Source, number: number, t: Texts): readonly Block[] {
  const claims = dossier.claims.filter((claim) => claim.source === source.key);
  const checks = new Map(
    claims.filter(({ quotations }) => quotations.length > 0).map(({ check }) => [checkText(check, t), check]),
  );
  const translation = translationText(source, t);
  const language = languageName(source.language, t);
  const fields: readonly { readonly name: string; readonly value: Text }[] = [
    { name: t.sources.publisher, value: source.publisher ?? t.sources.unknown },
    {
      name: t.sources.published,
      value: source.published === null ? t.sources.unknown : formatEdtf(source.published, t),
    },
    {
      name: t.sources.language,
      value: translation === null ? language : t.sources.languageTranslated(language, translation),
    },
    { name: t.sources.address, value: linkOr(source.url, t.sources.none) },
    { name: t.sources.archive, value: linkOr(source.archiveUrl, t.sources.none) },
    ...(source.retrieved === null
      ? []
      : [{ name: t.sources.retrieved, value: formatEdtf(source.retrieved, t) }]),
    { name: t.sources.carries, value: t.sources.statements(claims.length) },
    ...(source.digest === null
      ? []
      : [
          {
            name: t.sources.digest,
            value: t.sources.digestOf(source.digest.sha256, source.digest.normalization),
          },
        ]),
  ];
  return [
    { kind: 'text', text: [{ bold: t.statement.source(number) }, ' · ', source.title] },
    { kind: 'fields', fields },
    ...[...checks.keys()].map((text): Block => ({ kind: 'note', text })),
  ];
}

function linkOr(href: string | null, otherwise: string): Text {
  return href === null ? otherwise : [{ link: href, href }];
}
