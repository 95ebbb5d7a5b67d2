import type { Anchor, Claim } from '../dossier/dossier.ts';
import { type DifferencePart, difference } from '../quotation/difference.ts';
import { writtenSaid } from './typed-fields.ts';

export type ClaimField =
  | 'speaker'
  | 'role'
  | 'summary'
  | 'wording'
  | 'quotations'
  | 'cue'
  | 'about'
  | 'category'
  | 'said'
  | 'medium'
  | 'source'
  | 'excerpt'
  | 'places'
  | 'check'
  | 'inQuiz';

/** What changed in one field: `missing` is what it says now and did not say, `extra` what it said and says no more. */
export interface ClaimChange {
  readonly field: ClaimField;
  readonly parts: readonly DifferencePart[];
}

/** Field by field what changed from one version of a claim to the next; against null, everything that is not empty. */
export function claimChanges(
  before: Claim | null,
  after: Claim | null,
  /** What parties, speakers and sources are called, by their keys. */
  nameOf: (key: string) => string = (key) => key,
): readonly ClaimChange[] {
  const [was, is] = [fieldsOf(before, nameOf), fieldsOf(after, nameOf)];
  return (Object.keys(was) as ClaimField[]) // an object's own, made below
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ field, parts: partsOf(was[field], is[field]) }));
}

/** Whether two versions say the same; who pasted an excerpt is no part of that. */
export function sameClaim(one: Claim, other: Claim): boolean {
  return JSON.stringify(withoutName(one), inKeyOrder) === JSON.stringify(withoutName(other), inKeyOrder);
}

function withoutName(claim: Claim): object {
  return { ...claim, check: claim.check.level === 'excerpt' ? { level: 'excerpt' } : claim.check };
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function partsOf(was: string, is: string): readonly DifferencePart[] {
  if (was === '') return [{ kind: 'missing', text: is }];
  if (is === '') return [{ kind: 'extra', text: was }];
  const parts = difference(was, is);
  // What a normalisation makes equal differs all the same.
  if (parts.some(({ kind }) => kind !== 'same')) return parts;
  return [
    { kind: 'extra', text: was },
    { kind: 'missing', text: is },
  ];
}

function fieldsOf(
  claim: Claim | null,
  nameOf: (key: string) => string,
): Readonly<Record<ClaimField, string>> {
  return {
    speaker: claim === null ? '' : nameOf(claim.speaker),
    role: claim === null ? '' : `${claim.role.title} (${nameOf(claim.role.party)})`,
    summary: claim?.summary ?? '',
    wording: claim?.wording ?? '',
    quotations: (claim?.quotations ?? []).map(({ exact }) => exact).join('\n'),
    cue: claim?.cue ?? '',
    about: (claim?.about ?? []).map((one) => nameOf('party' in one ? one.party : one.speaker)).join(', '),
    category: claim?.category ?? '',
    said: claim === null ? '' : writtenSaid({ ...claim.said, medium: null }),
    medium: claim?.medium ?? '',
    source: claim === null ? '' : nameOf(claim.source),
    excerpt: claim?.excerpt ?? '',
    places: claim === null ? '' : placesOf(claim),
    check: claim === null ? '' : checkOf(claim),
    inQuiz: claim === null ? '' : claim.inQuiz ? 'yes' : 'no',
  };
}

function placesOf({ passage, also, quotations }: Claim): string {
  const quoted = quotations.map(({ exact, anchor }) =>
    anchor === null ? '' : `${placeOf(anchor)} “${exact}”`,
  );
  return [placeOf(passage), ...also.map((anchor) => `+ ${placeOf(anchor)}`), ...quoted].join(' ').trim();
}

function placeOf(anchor: Anchor | null): string {
  if (anchor === null) return '';
  const around = [anchor.prefix, anchor.suffix]
    .filter((part) => part !== undefined)
    .map((part) => `“${part}”`);
  return [`${anchor.start}–${anchor.end}`, ...around].join(' ');
}

function checkOf({ check }: Claim): string {
  return check.level === 'editors' ? `editors ${check.on}` : check.level;
}
