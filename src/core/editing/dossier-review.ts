import type { ClaimNumber, Dossier, Edtf, PartyKey, SourceKey, SpeakerKey } from '../dossier/dossier.ts';
import { latest } from '../dossier/edtf.ts';
import { questionPool } from '../quiz/pool.ts';
import { isOutOfBalance, measures, type PartySpace, spaceOf } from './party-space.ts';
import { verdictWords } from './verdict-words.ts';

/** What a fair-minded editor would look at. All of it is about form; none of it says who is right. */
export type DossierFinding =
  /** One party has five times the statements of another, or the words that these are shown with. */
  | { readonly code: 'out-of-balance'; readonly most: PartyKey; readonly least: PartyKey }
  /** Nobody disputes, answers or concedes these accusations. */
  | { readonly code: 'unanswered'; readonly claims: readonly ClaimNumber[] }
  /** They say nothing, and are not named as missing either. */
  | { readonly code: 'silent'; readonly parties: readonly PartyKey[] }
  | { readonly code: 'unchecked'; readonly claims: readonly ClaimNumber[] }
  | { readonly code: 'verdict'; readonly claims: readonly ClaimNumber[] }
  /** Everything comes from one publisher; null if nobody knows from whom. */
  | { readonly code: 'one-publisher'; readonly publisher: string | null }
  | { readonly code: 'all-translated' }
  | { readonly code: 'no-address'; readonly sources: readonly SourceKey[] }
  /** Read longer than a year ago, or nobody knows when: the address may lead nowhere now. */
  | { readonly code: 'old-address'; readonly sources: readonly SourceKey[] }
  | { readonly code: 'no-role'; readonly speakers: readonly SpeakerKey[] }
  /** No quiz can ask about them: their words fit others as well, or are too few. */
  | { readonly code: 'too-vague'; readonly claims: readonly ClaimNumber[] }
  | { readonly code: 'no-quiz' }
  | { readonly code: 'only-readings'; readonly relations: number };

const YEAR_DAYS = 366;

export interface DossierReview {
  /** In the dossier's order. */
  readonly space: readonly PartySpace[];
  /** The gravest first; at most one of each code. */
  readonly findings: readonly DossierFinding[];
}

/** `today` is a calendar day, in UTC. */
export function reviewDossier(dossier: Dossier, today: Edtf): DossierReview {
  const space = spaceOf(dossier);
  const findings = [
    outOfBalance(space),
    unanswered(dossier),
    silent(dossier, space),
    unchecked(dossier),
    verdicts(dossier),
    onePublisher(dossier),
    allTranslated(dossier),
    noAddress(dossier),
    oldAddress(dossier, today),
    noRole(dossier),
    ...quizFindings(dossier),
    onlyReadings(dossier),
  ];
  return { space, findings: findings.filter((finding) => finding !== null) };
}

function outOfBalance(space: readonly PartySpace[]): DossierFinding | null {
  const speaking = space.filter(({ statements }) => statements > 0);
  for (const measure of measures) {
    const ordered = speaking.toSorted((a, b) => b[measure] - a[measure]);
    const [most, least] = [ordered[0], ordered.at(-1)];
    if (most === undefined || least === undefined || most === least) continue;
    if (isOutOfBalance(most, least, measure))
      return { code: 'out-of-balance', most: most.party, least: least.party };
  }
  return null;
}

function unanswered({ claims, relations }: Dossier): DossierFinding | null {
  const partyOf = new Map(claims.map(({ number, role }) => [number, role.party]));
  const meeting = relations.filter(
    ({ kind, from, to }) =>
      (kind === 'rebuts' || kind === 'answers' || kind === 'concedes') &&
      partyOf.get(from) !== partyOf.get(to),
  );
  const met = new Set(meeting.map(({ to }) => to));
  const found = claims.filter(({ category, number }) => category === 'accusation' && !met.has(number));
  return found.length === 0 ? null : { code: 'unanswered', claims: found.map(({ number }) => number) };
}

function silent({ missing, speakers }: Dossier, space: readonly PartySpace[]): DossierFinding | null {
  const named = new Set(
    missing.flatMap(({ of }) =>
      'party' in of
        ? [of.party]
        : (speakers.find(({ key }) => key === of.speaker)?.roles ?? []).map(({ party }) => party),
    ),
  );
  const found = space.filter(({ statements, party }) => statements === 0 && !named.has(party));
  return found.length === 0 ? null : { code: 'silent', parties: found.map(({ party }) => party) };
}

function unchecked({ claims }: Dossier): DossierFinding | null {
  const found = claims.filter(
    ({ check, quotations }) => check.level === 'unchecked' && quotations.length > 0,
  );
  return found.length === 0 ? null : { code: 'unchecked', claims: found.map(({ number }) => number) };
}

function verdicts({ claims }: Dossier): DossierFinding | null {
  const found = claims.filter(({ summary }) => verdictWords(summary).length > 0);
  return found.length === 0 ? null : { code: 'verdict', claims: found.map(({ number }) => number) };
}

function onePublisher({ sources, claims }: Dossier): DossierFinding | null {
  const publishers = new Set(sources.map(({ publisher }) => publisher));
  const [only] = publishers;
  if (claims.length === 0 || publishers.size !== 1 || only === undefined) return null;
  return { code: 'one-publisher', publisher: only };
}

function allTranslated({ sources, claims }: Dossier): DossierFinding | null {
  const isAll = sources.length > 0 && sources.every(({ translation }) => translation !== null);
  return claims.length > 0 && isAll ? { code: 'all-translated' } : null;
}

function noAddress({ sources }: Dossier): DossierFinding | null {
  const found = sources.filter(({ url, archiveUrl }) => url === null && archiveUrl === null);
  return found.length === 0 ? null : { code: 'no-address', sources: found.map(({ key }) => key) };
}

function oldAddress({ sources }: Dossier, today: Edtf): DossierFinding | null {
  const found = sources
    .filter(({ url }) => url !== null)
    .filter(({ retrieved }) => retrieved === null || latest(today) - latest(retrieved) > YEAR_DAYS);
  return found.length === 0 ? null : { code: 'old-address', sources: found.map(({ key }) => key) };
}

function noRole({ speakers }: Dossier): DossierFinding | null {
  const found = speakers.filter(({ roles }) => roles.length === 0);
  return found.length === 0 ? null : { code: 'no-role', speakers: found.map(({ key }) => key) };
}

function quizFindings(dossier: Dossier): readonly (DossierFinding | null)[] {
  if (dossier.claims.length === 0) return [];
  const pool = questionPool(dossier);
  // Of nearly every claim it can be asked how the source tells it.
  const telling = pool.filter(({ kind }) => kind !== 'wording');
  if (telling.length === 0) return [{ code: 'no-quiz' }];
  const asked = new Set(telling.map(({ claim }) => claim));
  const found = dossier.claims.filter(
    ({ inQuiz, check, number }) => inQuiz && check.level !== 'unchecked' && !asked.has(number),
  );
  return found.length === 0 ? [] : [{ code: 'too-vague', claims: found.map(({ number }) => number) }];
}

function onlyReadings({ relations }: Dossier): DossierFinding | null {
  const isAll = relations.length > 0 && relations.every(({ basis }) => basis === 'editor');
  return isAll ? { code: 'only-readings', relations: relations.length } : null;
}
