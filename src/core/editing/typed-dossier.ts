import type { DossierContent, Edtf, Party, PartyKey } from '../dossier/dossier.ts';
import { certainlyBefore, parseEdtf } from '../dossier/edtf.ts';
import { maxLength } from '../dossier-file/limits.ts';
import { date, key, line, type TextRule } from '../dossier-file/text-rules.ts';
import { keyFor } from './keys.ts';
import { type FieldFault, linesOf, oneLine } from './typed-fields.ts';

/** What a dossier says of itself, as it was typed. */
export interface TypedHead {
  readonly title: string;
  /** One a line. */
  readonly aliases: string;
  readonly happened: string;
  readonly until: string;
  readonly dispute: string;
}

/** A new one: with its short name and its parties, one a line, a part of another as `Part < Whole`. */
export type TypedDossier = Omit<TypedHead, 'aliases' | 'until'> & {
  readonly slug: string;
  readonly parties: string;
};

export type DossierFault =
  | FieldFault
  /** The parties, and what names no line of its own, or is there twice. */
  | { readonly code: 'unknown-parent' | 'doubled-party'; readonly name: string }
  | { readonly code: 'no-parties' }
  | { readonly code: 'before-event' };

type FaultsOf<Typed> = { readonly [Name in keyof Typed]?: DossierFault };

export type HeadReading =
  | {
      readonly kind: 'read';
      readonly head: Pick<DossierContent, 'title' | 'aliases' | 'happened' | 'until' | 'dispute'>;
    }
  | { readonly kind: 'faulty'; readonly faults: FaultsOf<TypedHead> };

export type DossierReading =
  | { readonly kind: 'read'; readonly content: DossierContent }
  | { readonly kind: 'faulty'; readonly faults: FaultsOf<TypedDossier> };

export function readHead(typed: TypedHead): HeadReading {
  const aliases = linesOf(typed.aliases);
  const [happened, until] = [oneLine(typed.happened), oneLine(typed.until)];
  const faults = withoutNone<TypedHead>({
    title: check(typed.title, line(maxLength.title)),
    aliases:
      aliases.map((alias) => check(alias, line(maxLength.name))).find((fault) => fault !== null) ?? null,
    happened: check(happened, date),
    until: check(until, date) ?? (isBefore(until, happened) ? { code: 'before-event' } : null),
    dispute: check(typed.dispute, line(maxLength.dispute)),
  });
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };
  return {
    kind: 'read',
    head: {
      title: oneLine(typed.title),
      aliases,
      happened: happened as Edtf, // both were checked above
      until: until as Edtf,
      dispute: oneLine(typed.dispute),
    },
  };
}

/** `today` is a calendar day, up to which a new dossier goes. */
export function readDossier(typed: TypedDossier, today: string): DossierReading {
  const { parties, fault } = readParties(typed.parties);
  const happened = oneLine(typed.happened);
  const slug = oneLine(typed.slug);
  const faults = withoutNone<TypedDossier>({
    title: check(typed.title, line(maxLength.title)),
    slug: check(slug, key(maxLength.slug)),
    happened: check(happened, date),
    dispute: check(typed.dispute, line(maxLength.dispute)),
    parties: fault,
  });
  if (Object.keys(faults).length > 0) return { kind: 'faulty', faults };
  return {
    kind: 'read',
    content: {
      slug,
      title: oneLine(typed.title),
      aliases: [],
      happened: happened as Edtf, // checked above
      // One that is still to come is as far as the dossier goes.
      until: (isBefore(today, happened) ? happened : today) as Edtf,
      dispute: oneLine(typed.dispute),
      parties,
      speakers: [],
      sources: [],
      claims: [],
      relations: [],
      missing: [],
    },
  };
}

export function typedHead({ title, aliases, happened, until, dispute }: DossierContent): TypedHead {
  return { title, aliases: aliases.join('\n'), happened, until, dispute };
}

function readParties(typed: string): {
  readonly parties: readonly Party[];
  readonly fault: DossierFault | null;
} {
  const lines = linesOf(typed).map((one) => one.split('<').map(oneLine));
  if (lines.length === 0) return { parties: [], fault: { code: 'no-parties' } };
  const keys = new Map<string, PartyKey>();
  for (const [name = ''] of lines) {
    const wrong = check(name, line(maxLength.name));
    if (wrong !== null) return { parties: [], fault: wrong };
    if (keys.has(name)) return { parties: [], fault: { code: 'doubled-party', name } };
    keys.set(name, keyFor(name, new Set(keys.values())) as PartyKey); // they are made here
  }
  const parties: Party[] = [];
  for (const [name = '', parentName] of lines) {
    const parent = parentName === undefined ? null : (keys.get(parentName) ?? undefined);
    if (parent === undefined || parentName === name)
      return { parties: [], fault: { code: 'unknown-parent', name: parentName ?? '' } };
    const own = keys.get(name);
    if (own !== undefined) parties.push({ key: own, name, aliases: [], parent });
  }
  return { parties, fault: null };
}

function check(typed: string, rule: TextRule): DossierFault | null {
  return rule.check(oneLine(typed));
}

function isBefore(a: string, b: string): boolean {
  const [one, other] = [parseEdtf(a), parseEdtf(b)];
  return one !== null && other !== null && certainlyBefore(one, other);
}

function withoutNone<Typed>(
  faults: { readonly [Name in keyof Typed]: DossierFault | null },
): FaultsOf<Typed> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null)) as FaultsOf<Typed>; // the same names, without those that have none
}
