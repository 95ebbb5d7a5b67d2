import type { Block, Span } from '../chat/message.ts';
import type { Dossier, MissingVoice, Retraction } from '../core/dossier/dossier.ts';
import { lookup } from '../core/dossier/lookup.ts';
import type { Foundation } from '../core/fairness/stance.ts';
import type { Texts } from '../texts/catalogue.ts';
import { checkText, nameOf, numberOf, translationText } from './statement.ts';
import { dayOf, formatEdtf } from './when.ts';

/** Who is not heard, why they are named, and who says so. */
export function missingText(
  dossier: Dossier,
  { of, reason, accordingTo }: MissingVoice,
  t: Texts,
): readonly Span[] {
  const told: readonly Span[] = t.stance.missing<Span>({ bold: nameOf(dossier, of) }, reason);
  if (accordingTo === null) return [...told, '.'];
  const claim = lookup(dossier).claim(accordingTo);
  const speaker = lookup(dossier).speaker(claim.speaker).name;
  return [...told, ...t.statement.accordingTo<Span>(speaker, { bold: numberOf(claim.number) }), '.'];
}

/** What the statements rest on, how far their words were checked, and what Whosaid is: small print under every stance. */
export function foundationNotes(
  dossier: Dossier,
  { sources, checks }: Foundation,
  t: Texts,
): readonly Block[] {
  const translations = [
    ...new Set(sources.map((source) => translationText(source, t)).filter((text) => text !== null)),
  ];
  const origin = translations.length === 0 ? '' : t.stance.origin(translations.join(', '));
  const rests = t.stance.restsOn(sources.length, origin, formatEdtf(dossier.until, t));
  return [
    {
      kind: 'note',
      text: [rests, ...new Set(checks.map((check) => checkText(check, t))), t.stance.order].join(' '),
    },
  ];
}

/** As many retractions are told under a view; the rest is counted. */
const RETRACTIONS_SHOWN = 3;

/** What is shown no more, with the day and the reason: nothing is silently gone. */
export function retractionNotes(retracted: readonly Retraction[], t: Texts): readonly Block[] {
  if (retracted.length === 0) return [];
  const told = retracted
    .slice(0, RETRACTIONS_SHOWN)
    .map(({ claim, at, reason }) =>
      t.stance.retracted(numberOf(claim.number), dayOf(at, t), reason ?? t.stance.withEdition),
    );
  const more = retracted.length - told.length;
  return [{ kind: 'note', text: [...told, ...(more > 0 ? [t.stance.moreRetracted(more)] : [])].join(' ') }];
}
