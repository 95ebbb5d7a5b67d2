import type {
  Check,
  Claim,
  Dossier,
  MissingVoice,
  Party,
  Role,
  Source,
  Speaker,
} from '../dossier/dossier.ts';
import { lookup } from '../dossier/lookup.ts';
import { perDossier } from '../dossier/per-dossier.ts';
import { rotate } from './order.ts';

/** How many statements each party shows at most in a short view; the same for all. */
export const STATEMENTS_PER_PARTY = 3;

export interface Voice {
  readonly speaker: Speaker;
  readonly role: Role;
}

export interface PartyStance {
  readonly party: Party;
  /** Who speaks for it in this dossier, each role once, in the editors' order. */
  readonly voices: readonly Voice[];
  /** Its first statements in the editors' order. */
  readonly shown: readonly Claim[];
  readonly total: number;
}

export interface Stance {
  readonly dossier: Dossier;
  /** The UTC day whose order this is. */
  readonly day: number;
  /** Those with a statement; who leads changes every day. */
  readonly parties: readonly PartyStance[];
  readonly missing: readonly MissingVoice[];
  readonly restsOn: Foundation;
}

/** What a dossier's statements rest on. */
export interface Foundation {
  readonly sources: readonly Source[];
  /** The levels at which quoted words were checked, each once. */
  readonly checks: readonly Check[];
}

export function stanceOf(dossier: Dossier, day: number): Stance {
  const speaking = dossier.parties.filter(({ key }) => lookup(dossier).claimsOf(key).length > 0);
  return {
    dossier,
    day,
    parties: rotate(speaking, day).map((party) => partyStance(dossier, party, STATEMENTS_PER_PARTY)),
    missing: dossier.missing,
    restsOn: foundationOf(dossier),
  };
}

/** Shows every statement unless told how many at most. */
export function partyStance(dossier: Dossier, party: Party, atMost = Number.POSITIVE_INFINITY): PartyStance {
  const claims = lookup(dossier).claimsOf(party.key);
  return { party, voices: voicesOf(dossier, claims), shown: claims.slice(0, atMost), total: claims.length };
}

function voicesOf(dossier: Dossier, claims: readonly Claim[]): readonly Voice[] {
  const voices = new Map<string, Voice>();
  for (const { speaker, role } of claims) {
    voices.set(`${speaker}\n${role.title}`, { speaker: lookup(dossier).speaker(speaker), role });
  }
  return [...voices.values()];
}

export const foundationOf: (dossier: Dossier) => Foundation = perDossier((dossier) => {
  const checks = new Map<string, Check>();
  for (const { check, quotations } of dossier.claims) {
    if (quotations.length > 0) checks.set(JSON.stringify(check), check);
  }
  return { sources: dossier.sources, checks: [...checks.values()] };
});
