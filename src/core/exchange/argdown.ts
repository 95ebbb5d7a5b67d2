import type { Claim, ClaimNumber, DossierContent, Relation } from '../dossier/dossier.ts';
import type { RelationKind } from '../dossier/vocabulary.ts';

/** The relations that Argdown has too: `from` to `to`. The others are more than it can say, and become tags. */
const arrows: Partial<Record<RelationKind, string>> = { rebuts: '->', supports: '+>' };

/** Every character that can begin something in Argdown, which shows it as itself after a backslash. */
function escaped(text: string): string {
  return text.replace(/[\\@#*_[\],.:;</>\-(){}=]/gu, '\\$&');
}

/** In titles nothing can be escaped; they end with the first bracket. */
function inTitle(text: string): string {
  return text.replaceAll('[', '(').replaceAll(']', ')');
}

/** A comment ends with its line. */
function comment(parts: readonly (string | null)[]): string {
  return `// ${parts.filter((part) => part !== null).join(' | ')}`;
}

/**
 * A dossier as Argdown (argdown.org): a statement for each claim, in the words of its summary, titled by number and speaker.
 * What disputes another attacks it there; what answers, concedes or clarifies has a tag that says so, because Argdown has no
 * relation that would mean no more. An undercut attacks an inference, of which a dossier has none.
 */
export function writeArgdown({
  title,
  dispute,
  speakers,
  sources,
  claims,
  relations,
}: DossierContent): string {
  const names = new Map(speakers.map(({ key, name }) => [key, name]));
  const sourceOf = new Map(sources.map((source) => [source.key, source]));
  const titles = new Map(
    claims.map(({ number, speaker }) => [number, inTitle(`#${number} ${names.get(speaker) ?? speaker}`)]),
  );
  const byClaim = new Map<ClaimNumber, Relation[]>(claims.map(({ number }) => [number, []]));
  for (const relation of relations) byClaim.get(relation.from)?.push(relation);

  const statement = ({ number, summary, said, source: key }: Claim): string => {
    const own = byClaim.get(number) ?? [];
    const tags = own.filter(({ kind }) => !(kind in arrows)).map(({ kind, to }) => ` #(${kind} ${to})`);
    const source = sourceOf.get(key);
    return [
      comment([said.date, source?.publisher ?? null, source?.title ?? null, source?.url ?? null]),
      `[${titles.get(number)}]: ${escaped(summary)}${tags.join('')}`,
      ...own.flatMap(({ kind, to }) => {
        const arrow = arrows[kind];
        return arrow === undefined ? [] : [`  ${arrow} [${titles.get(to)}]`];
      }),
    ].join('\n');
  };
  return [`# ${escaped(title)}`, comment([dispute]), ...claims.map(statement), ''].join('\n\n');
}
