import type { Finding, Path, Referent } from './fault.ts';
import type { Suggest } from './nearest.ts';
import type { Salvaged } from './salvage.ts';
import type { ClaimShape, DossierShape } from './shape.ts';

export type SalvagedDossier = Salvaged<DossierShape>;
export type SalvagedClaim = Salvaged<ClaimShape>;

/** Names of one kind, each with the path where it is given first. */
type Register<Name> = ReadonlyMap<Name, Path>;

/** What can be referred to in a dossier's file. */
export interface Names {
  readonly parties: Register<string>;
  readonly speakers: Register<string>;
  readonly sources: Register<string>;
  readonly claims: Register<number>;
  /** Of which nothing can be read in the file, so that a name of that kind may well be one of them. */
  readonly unreadable: ReadonlySet<Register<string | number>>;
  readonly suggest: Suggest;
}

/** The line on which the value at a path begins. */
export type LineOf = (path: Path) => number;

/** Entries of a list that are there, with their paths. */
export function entries<Entry>(
  list: string,
  values: readonly (Entry | undefined)[] | undefined,
): { readonly entry: Entry; readonly path: Path }[] {
  return (values ?? []).flatMap((entry, index) =>
    entry === undefined ? [] : [{ entry, path: [list, index] }],
  );
}

/** Collects the names, and finds those that are given twice. `mayBeEmpty`: a list may have no entries. */
export function readNames(
  dossier: SalvagedDossier,
  lineOf: LineOf,
  suggest: Suggest,
  mayBeEmpty: boolean,
): { readonly names: Names; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const names = {
    parties: new Map<string, Path>(),
    speakers: new Map<string, Path>(),
    sources: new Map<string, Path>(),
    claims: new Map<number, Path>(),
  };
  const give = <Name extends string | number>(
    name: Name | undefined,
    path: Path,
    what: 'party-or-speaker' | 'source' | 'claim',
    register: Map<Name, Path>,
    others?: Register<Name>,
  ) => {
    if (name === undefined) return;
    const first = register.get(name) ?? others?.get(name);
    if (first === undefined) {
      register.set(name, path);
      return;
    }
    findings.push({ path, problem: { code: 'taken', what, value: String(name), firstLine: lineOf(first) } });
  };
  for (const { entry, path } of entries('parties', dossier.parties)) {
    give(entry.key, [...path, 'key'], 'party-or-speaker', names.parties);
  }
  for (const { entry, path } of entries('speakers', dossier.speakers)) {
    give(entry.key, [...path, 'key'], 'party-or-speaker', names.speakers, names.parties);
  }
  for (const { entry, path } of entries('sources', dossier.sources)) {
    give(entry.key, [...path, 'key'], 'source', names.sources);
  }
  for (const { entry, path } of entries('claims', dossier.claims)) {
    give(entry.number, [...path, 'number'], 'claim', names.claims);
  }
  const lists = ['parties', 'speakers', 'sources', 'claims'] as const;
  const isEmpty = (list: (typeof lists)[number]) => !(list in dossier) || dossier[list]?.length === 0;
  const unreadable = new Set(
    lists
      .filter((list) => names[list].size === 0 && !(mayBeEmpty && isEmpty(list)))
      .map((list) => names[list]),
  );
  return { names: { ...names, unreadable, suggest }, findings };
}

function registersOf(what: Exclude<Referent, 'role'>, names: Names): readonly Register<string | number>[] {
  switch (what) {
    case 'party':
      return [names.parties];
    case 'speaker':
      return [names.speakers];
    case 'party-or-speaker':
      return [names.parties, names.speakers];
    case 'source':
      return [names.sources];
    case 'claim':
      return [names.claims];
  }
}

function* namesIn(registers: readonly Register<string | number>[]): Generator<string> {
  for (const register of registers) for (const name of register.keys()) yield String(name);
}

/** The fault of a name that nothing bears; none if there is no name. */
export function unknownName(
  value: string | number | undefined,
  path: Path,
  what: Exclude<Referent, 'role'>,
  names: Names,
): Finding[] {
  const registers = registersOf(what, names);
  // With nothing of its kind readable in the file, this would only repeat that.
  if (value === undefined || registers.every((register) => names.unreadable.has(register))) return [];
  if (registers.some((register) => register.has(value))) return [];
  const near = typeof value === 'string' ? names.suggest(value, namesIn(registers)) : null;
  return [{ path, problem: { code: 'unknown-reference', what, value: String(value), nearest: near } }];
}
