import type { Block, Message } from '../chat/message.ts';
import type { Dossier, DossierId } from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import type { Match, MatchKind } from '../core/search/match.ts';
import { mostMatches } from '../core/search/search-index.ts';
import type { Texts } from '../texts/catalogue.ts';
import { stanceOpen } from './actions.ts';
import { cutLegibly } from './legible.ts';
import { message, pageAt, paginate, type Section } from './pages.ts';
import { sayingWrong } from './stance.ts';
import { statementBlocks } from './statement.ts';

/** The best ones; whoever looks for another adds words. */
export const MATCHES_SHOWN = 6;
/** Of what was looked for; a whole message may have been. In code points. */
const WORDS_SHOWN = 100;
/** As many buttons as stand in one row everywhere. */
const EVENTS_OFFERED = 3;

/** Says plainly that nothing was found, which is no statement about what was said elsewhere. */
export function nothingFound(words: string, within: Dossier | null, t: Texts): Message {
  const told = within === null ? t.whosaid.nothing(words) : t.whosaid.nothingIn(words, within.title);
  return message(told, [
    { kind: 'text', text: told },
    { kind: 'note', text: t.whosaid.nothingHint },
  ]);
}

/** The same of somebody's message. */
export function nothingShared(text: string, t: Texts): Message {
  const told = t.whosaid.nothingShared(cutLegibly(text, WORDS_SHOWN));
  return message(told, [
    { kind: 'text', text: told },
    { kind: 'note', text: t.whosaid.nothingSharedHint },
  ]);
}

/** The statements in which the words are, the surest first. `dossiers` has those of the first `MATCHES_SHOWN`. */
export function foundMessage(
  words: string,
  matches: readonly Match[],
  dossiers: ReadonlyMap<DossierId, Dossier>,
  t: Texts,
): Message {
  const best = matches.slice(0, MATCHES_SHOWN).flatMap((match) => {
    const dossier = dossiers.get(match.dossier);
    return dossier === undefined ? [] : [{ match, dossier }];
  });
  const kinds = [...new Set(best.map(({ match }) => match.how))];
  const sections = kinds.map((how): Section => {
    const heading: readonly Block[] = [{ kind: 'note', text: explanationOf(how, t) }];
    const items = best.filter(({ match }) => match.how === how).map((found) => foundBlocks(found, t));
    return { heading, continued: heading, items };
  });
  const count =
    matches.length >= mostMatches ? t.whosaid.atLeast(mostMatches) : t.whosaid.count(matches.length);
  const heading = t.whosaid.heading(cutLegibly(words, WORDS_SHOWN), count);
  const head: readonly Block[] = [{ kind: 'heading', text: heading }];
  const { shown } = pageAt(paginate(sections, head), 1);
  // A long statement may leave no room for the next one.
  const fitting = sections
    .flatMap(({ items }) => items)
    .filter((item) => item.every((block) => shown.includes(block)));
  return message(heading, [
    ...head,
    ...shown,
    ...(fitting.length === matches.length ? [] : [{ kind: 'note' as const, text: t.whosaid.more }]),
    {
      kind: 'buttons',
      buttons: [...new Set(best.map(({ dossier }) => dossier))]
        .slice(0, EVENTS_OFFERED)
        .map(({ id, title }) => ({
          on: stanceOpen.ref({ dossier: id }),
          label: t.whosaid.open(title),
        })),
    },
    ...(best[0] === undefined ? [] : sayingWrong(best[0].dossier, t)),
  ]);
}

function foundBlocks({ match, dossier }: { match: Match; dossier: Dossier }, t: Texts): readonly Block[] {
  const forgiven = match.words
    .filter(({ typos }) => typos > 0)
    .map(({ typed, found }) => t.whosaid.forgiven(typed, found));
  return [
    {
      kind: 'note',
      text: [...t.whosaid.from({ bold: dossier.title }), ...forgiven.map((told) => ` · ${told}`)],
    },
    ...statementBlocks(dossier, lookup(dossier).claim(match.claim), t, 'full'),
  ];
}

function explanationOf(how: MatchKind, t: Texts): string {
  switch (how) {
    case 'fragment':
      return t.whosaid.exactly;
    case 'words':
      return t.whosaid.inQuotation;
    case 'summary':
      return t.whosaid.inReport;
    case 'part':
      return t.whosaid.inPart;
    default:
      return how satisfies never;
  }
}
