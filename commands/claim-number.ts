import type { Asking, OptionSpec } from '../src/chat/command.ts';
import type { Choice } from '../src/chat/message.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { Claim, ClaimNumber, CommunityKey, Dossier } from '../src/core/dossier/dossier.ts';
import { lookup } from '../src/core/dossier/lookup.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { cutLegibly } from '../src/views/legible.ts';
import { numberOf } from '../src/views/statement.ts';
import { CHOICES } from './choices.ts';
import { inCommunity } from './in-community.ts';
import { communityOf, type Services } from './services.ts';

/** As long as a choice may be. */
const CHOICE_LENGTH = 90;
/** As long as a number that is typed. */
const NUMBER_LENGTH = 100;

/** The option that names a claim by its number; words of it are suggested as its number. */
export function claimOption(describe: (t: Texts) => string) {
  return {
    required: true,
    maxLength: NUMBER_LENGTH,
    describe,
    suggest: (partial, { actor }, services) => suggested(communityOf(actor), partial, services),
  } as const satisfies OptionSpec<Services>;
}

async function suggested(
  community: CommunityKey,
  partial: string,
  { search, shelf }: Services,
): Promise<readonly Choice[]> {
  const found = partial === '' ? [] : await search.find(community, partial, {});
  const choices: Choice[] = [];
  for (const { dossier: id, claim: number } of found) {
    const dossier = await shelf.open(community, id);
    const claim = dossier?.claims.find((one) => one.number === number);
    if (dossier !== null && claim !== undefined) choices.push(choiceOf(dossier, claim));
    if (choices.length === CHOICES) break;
  }
  return choices;
}

function choiceOf(dossier: Dossier, claim: Claim): Choice {
  const { name } = lookup(dossier).speaker(claim.speaker);
  return {
    value: String(claim.number),
    label: cutLegibly(`${numberOf(claim.number)} ${name}: ${claim.summary}`, CHOICE_LENGTH),
  };
}

export interface LocatedClaim {
  readonly community: CommunityKey;
  readonly number: ClaimNumber;
  readonly dossier: Dossier;
  /** Null if it is retracted. */
  readonly claim: Claim | null;
}

/** @throws Refusal if that is no number, or no claim's that the community may read */
export async function locateClaim(typed: string, asking: Asking, services: Services): Promise<LocatedClaim> {
  const { actor, t } = asking;
  const community = inCommunity(actor, t);
  const number = readNumber(typed);
  const id = number === null ? null : await services.editing.locate(community, number);
  const dossier = id === null ? null : await services.shelf.open(community, id);
  if (number === null || dossier === null) throw refusal(t.claim.unknownNumber(typed));
  const claim = dossier.claims.find((one) => one.number === number) ?? null;
  if (claim === null && !dossier.retracted.some((one) => one.claim.number === number))
    throw refusal(t.claim.unknownNumber(typed));
  return { community, number, dossier, claim };
}

/** Null to what is no number of a claim. */
export function readNumber(typed: string): ClaimNumber | null {
  const [, digits] = /^#?(\d{1,9})$/.exec(typed.trim()) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : (Number(digits) as ClaimNumber); // looked up by whoever asks
}
