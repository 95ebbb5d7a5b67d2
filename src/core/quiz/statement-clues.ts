import type { Claim, Dossier, SpeakerKey } from '../dossier/dossier.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { fold, wordsOf } from '../search/fold.ts';
import { contentWords, mentions, topicOf } from './likeness.ts';
import { languageOf, quizzable } from './quizzable.ts';
import { summaryHasTellingWord } from './telling-words.ts';

/** What a statement, shown with its speaker as the dossier tells it, gives away of others. */
export interface StatementClues {
  /** Whether it has a word of the speaker's names, roles or parties. */
  names(speaker: SpeakerKey): boolean;
  /** Whether both have a word of one topic, names aside. */
  sharesTopic(other: Claim): boolean;
  /** Whether it says when it was made or of what time it tells. */
  readonly tellsWhen: boolean;
  /** Whether it can be understood without what was told before it. */
  readonly standsAlone: boolean;
}

export function statementClues(dossier: Dossier, claim: Claim): StatementClues {
  return cluesByClaim(dossier)(claim);
}

const cluesByClaim = perDossier((dossier) => {
  const told = new Map(dossier.claims.map((claim) => [claim, contentWords(textOf(claim))]));
  const topics = new Map([...told].map(([claim, words]) => [claim, topicsOf(words)]));
  const clues = new Map(dossier.claims.map((claim) => [claim, cluesOf(claim)]));
  return (claim: Claim) => clues.get(claim) ?? cluesOf(claim);

  function topicsOf(words: readonly string[]): ReadonlySet<string> {
    const { allNames } = quizzable(dossier);
    return new Set(words.filter((word) => !mentions([word], allNames)).map(topicOf));
  }

  function cluesOf(claim: Claim): StatementClues {
    const language = languageOf(dossier, claim);
    return {
      names: (speaker) => mentions(told.get(claim) ?? [], quizzable(dossier).namesOf(speaker)),
      sharesTopic: (other) => [...(topics.get(claim) ?? [])].some((topic) => topics.get(other)?.has(topic)),
      tellsWhen: tellsWhen(textOf(claim), language),
      standsAlone: !summaryHasTellingWord(claim, language, 'pointing'),
    };
  }
});

function textOf({ summary, quotations }: Claim): string {
  return [summary, ...quotations.map(({ exact }) => exact)].join('\n');
}

/** A year, or a day and a month in digits. */
const digits = /\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}/u;

function tellsWhen(text: string, language: string): boolean {
  const names = new Set([...calendarWords('en'), ...calendarWords(language)]);
  return digits.test(text) || wordsOf(fold(text)).some((word) => names.has(word));
}

const calendars = new Map<string, readonly string[]>();

/** The names of months and weekdays, in the forms that dates have and that stand alone. */
function calendarWords(language: string): readonly string[] {
  const known = calendars.get(language) ?? namesOfMonthsAndDays(language);
  calendars.set(language, known);
  return known;
}

function namesOfMonthsAndDays(language: string): readonly string[] {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2001, month, 1));
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2001, 0, 1 + day));
  const formats = (options: Intl.DateTimeFormatOptions, dates: readonly number[]) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    return dates.flatMap((date) =>
      format
        .formatToParts(date)
        .filter(({ type }) => type === 'month' || type === 'weekday')
        .map(({ value }) => value),
    );
  };
  return [
    ...formats({ month: 'long' }, months),
    ...formats({ month: 'long', day: 'numeric' }, months),
    ...formats({ weekday: 'long' }, days),
  ]
    .map(fold)
    .filter((name) => /\p{L}/u.test(name));
}
