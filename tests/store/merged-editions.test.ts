import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierContent, Subject } from '../../src/core/dossier/dossier.ts';
import { entitiesOf, entityName } from '../../src/store/dossiers/entities.ts';
import { merged } from '../../src/store/dossiers/merge.ts';
import { change, contentIn, idOf } from './changing.ts';
import { databases, guild, opened } from './databases.ts';
import { generatedDossier } from './generated-dossier.ts';

/** Parties are parts of others the other way round, so that circles can come of merging. */
const turned = generatedDossier.map(
  (content) =>
    JSON.parse(
      JSON.stringify(content).replace(/"(north|west)"/gu, (_, key) =>
        key === 'north' ? '"west"' : '"north"',
      ),
    ) as DossierContent,
);

/** What something in it refers to and is not in it. */
function dangling(content: DossierContent): readonly unknown[] {
  const parties = new Map<string, string | null>(content.parties.map(({ key, parent }) => [key, parent]));
  const speakers = new Map(content.speakers.map((speaker) => [speaker.key, speaker]));
  const sources = new Set(content.sources.map(({ key }) => key));
  const claims = new Set(content.claims.map(({ number }) => number));
  const isThere = (of: Subject) => ('party' in of ? parties.has(of.party) : speakers.has(of.speaker));
  const isInCircle = (key: string) => {
    let at = parties.get(key) ?? null;
    for (let steps = 0; at !== null && steps < parties.size; steps += 1) at = parties.get(at) ?? null;
    return at !== null;
  };
  return [
    ...content.parties.filter(
      ({ key, parent }) => isInCircle(key) || (parent !== null && !parties.has(parent)),
    ),
    ...content.speakers.filter(({ roles }) => roles.some(({ party }) => !parties.has(party))),
    ...content.claims.filter(
      ({ speaker, role, source, about }) =>
        !speakers
          .get(speaker)
          ?.roles.some(({ title, party }) => title === role.title && party === role.party) ||
        !sources.has(source) ||
        !about.every(isThere),
    ),
    ...content.relations.filter(({ from, to }) => !claims.has(from) || !claims.has(to)),
    ...content.missing.filter(
      ({ of, accordingTo }) => !isThere(of) || (accordingTo !== null && !claims.has(accordingTo)),
    ),
  ];
}

/** By name, without what merging may add to it: roles that are still needed. */
function parts(content: DossierContent): ReadonlyMap<string, string> {
  return new Map([...entitiesOf(content)].map(([name, { value }]) => [name, value]));
}

function withoutRoles(content: DossierContent): DossierContent {
  return { ...content, speakers: content.speakers.map((speaker) => ({ ...speaker, roles: [] })) };
}

const names = [...'123456'].map((number) => entityName('claim', number));
const kinds = ['party', 'speaker', 'source', 'relation', 'missing', 'dossier'] as const;

describe('an own version merged with a new edition', () => {
  it('refers to nothing that is not in it, and has all that is kept as it was', () => {
    fc.assert(
      fc.property(
        generatedDossier,
        turned,
        fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }),
        fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 4 }),
        fc.nat(),
        (own, edition, keptClaims, keptKinds, salt) => {
          // Some of each kind, whether or not it is there: what is not was taken out.
          const isKept = (kind: string, key: string) =>
            kind === 'claim'
              ? keptClaims.includes(entityName('claim', key))
              : keptKinds.some((one) => one === kind) && (key.length + salt) % 3 !== 0;
          const content = merged(own, edition, isKept);
          expect(dangling(content)).toEqual([]);
          expect(new Set(parts(content)).size).toBe(
            1 +
              content.parties.length +
              content.speakers.length +
              content.sources.length +
              content.claims.length +
              content.relations.length +
              content.missing.length,
          );

          const [after, before] = [parts(withoutRoles(content)), entitiesOf(withoutRoles(own))];
          for (const [name, { kind, key, value }] of before)
            if (kind !== 'dossier' && isKept(kind, key)) expect(after.get(name)).toBe(value);
          for (const speaker of own.speakers.filter(({ key }) => isKept('speaker', key)))
            expect(content.speakers.find(({ key }) => key === speaker.key)?.roles).toEqual(
              expect.arrayContaining([...speaker.roles]),
            );
          for (const claim of edition.claims.filter(({ number }) => !isKept('claim', String(number))))
            expect(content.claims).toContainEqual(claim);
          expect(content.title).toBe((isKept('dossier', own.slug) ? own : edition).title);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is the edition itself where nothing is kept, and itself where the edition is the one before', () => {
    fc.assert(
      fc.property(generatedDossier, generatedDossier, (own, edition) => {
        const followed = merged(own, edition, () => false);
        for (const [name, value] of parts(withoutRoles(edition)))
          if (!name.startsWith('dossier')) expect(parts(withoutRoles(followed)).get(name)).toBe(value);
        expect(merged(own, own, () => false)).toEqual(own);
        expect(merged(own, own, () => true)).toEqual(own);
      }),
      { numRuns: 50 },
    );
  });
});

const runs = { SQLite: 3, PostgreSQL: 1 };

describe.each(databases)(
  'whatever a community makes of a bundled dossier, on $name',
  ({ name, migrated }) => {
    it('takes a new edition, which leaves what it changed and a history that is whole', async () => {
      await fc.assert(
        fc.asyncProperty(generatedDossier, turned, turned, async (first, own, second) => {
          const { url, remove } = await migrated();
          const store = await opened(url);
          await store.importBundled(first, 'first');
          const id = await idOf(store, guild, 'generated');
          await change(store, guild, id, () => ({ content: own, act: 'imported', claim: null }));
          expect(await contentIn(store, guild, id)).toEqual(own);
          await store.importBundled(second, 'second');
          const shown = await contentIn(store, guild, id);

          const [before, after] = [parts(first), parts(own)];
          const changed = (kind: string, key: string) => {
            const named = entityName(kind as never, key);
            return before.get(named) !== after.get(named);
          };
          const head = ({ title, aliases, happened, until, dispute }: DossierContent) =>
            JSON.stringify([title, aliases, happened, until, dispute]);
          const isKept = (kind: string, key: string) =>
            kind === 'dossier' ? head(first) !== head(own) : changed(kind, key);
          expect(shown).toEqual(merged(own, second, isKept));
          expect(await contentIn(store, 'slack:other' as never, id)).toEqual(second);
          for await (const step of store.audit()) expect(step.kind).toBe('dossier');
          await store.close();
          await remove();
        }),
        { numRuns: runs[name] },
      );
    });
  },
);
