import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databases, guild, historyOf, lent, opened, withoutName } from './databases.ts';
import { generatedDossier } from './generated-dossier.ts';

const runs = { SQLite: 40, PostgreSQL: 10 };

describe.each(databases)('whatever a file says, on $name', ({ name, migrated }) => {
  it('is what is read afterwards, whatever it said before; and its revisions tell how it came to be', async () => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    let edition = 0;
    await fc.assert(
      fc.asyncProperty(generatedDossier, async (content) => {
        edition += 1;
        await store.importBundled(content, `edition ${edition}`);
        const [entry] = await store.shelf.entries(guild);
        const dossier = entry && (await store.shelf.open(guild, entry.id));
        expect(dossier).toEqual({
          ...content,
          id: entry?.id,
          origin: 'bundled',
          retracted: dossier?.retracted,
        });
        for (const claim of content.claims) {
          const revisions = await historyOf(store, guild, dossier?.id ?? never(), {
            kind: 'claim',
            key: String(claim.number),
          });
          expect(JSON.parse(revisions.at(-1)?.after ?? '')).toEqual(withoutName(claim));
          expect(revisions.map(({ version }) => version)).toEqual(revisions.map((_, place) => place + 1));
          expect(revisions.map(({ before }) => before)).toEqual([
            null,
            ...revisions.slice(0, -1).map(({ after }) => after),
          ]);
        }
      }),
      { numRuns: runs[name] },
    );
  });
});

function never(): never {
  throw new Error('not shown');
}
