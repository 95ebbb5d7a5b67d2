import { describe, expect, it } from 'vitest';
import type { ClaimNumber } from '../../src/core/dossier/dossier.ts';
import type { AuditFault } from '../../src/core/editing/audit.ts';
import type { Store } from '../../src/store/open-store.ts';
import { databases, guild, lent, opened, rows } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const occasion = { by: 'editor', consent: [], reason: 'a reason', locale: 'en-GB' };

/** A bundled dossier, changed twice by one community, which also has one of its own. */
async function kept(store: Store): Promise<void> {
  await store.importBundled(bridgeDispute(), 'first');
  await store.importDossiers(guild, [bridgeDispute(1, 'own')], 'editor', null);
  const bundled = (await store.shelf.entries(guild)).find(({ slug }) => slug === 'bridge');
  if (bundled === undefined) throw new Error('no bundled dossier');
  for (const cue of ['one', 'two'])
    await store.editing.change(
      { community: guild, dossier: bundled.id, draft: null },
      occasion,
      ({ content }) => ({
        content: {
          ...content,
          claims: content.claims.map((claim, nth) => (nth === 0 ? { ...claim, cue } : claim)),
        },
        act: 'changed',
        claim: 1 as ClaimNumber,
      }),
    );
  await store.editing.change(
    { community: guild, dossier: bundled.id, draft: null },
    occasion,
    ({ content }) => ({
      content,
      archived: true,
      act: 'archived',
      claim: null,
    }),
  );
}

async function audited(store: Store) {
  const faults: AuditFault[] = [];
  let revisions = 0;
  for await (const step of store.audit())
    if (step.kind === 'fault') faults.push(step.fault);
    else revisions += step.revisions;
  return {
    revisions,
    faults: faults.map(({ entity, key, version, what }) => `${entity} ${key} ${version} ${what}`),
  };
}

describe.each(databases)('an audit of $name', ({ migrated }) => {
  it('finds nothing in histories that only Whosaid wrote', async () => {
    const store = await opened((await lent(migrated)).url);
    await kept(store);
    const { faults, revisions } = await audited(store);
    expect(faults).toEqual([]);
    expect(revisions).toBeGreaterThan(30);
  });

  it.each([
    [
      'a version that was taken out',
      `DELETE FROM "Revision" WHERE "entity" = 'claim' AND "key" = '1' AND "version" = 2 RETURNING 1`,
      ['claim 1 3 gap', 'claim 1 3 break'],
    ],
    [
      'a version that was rewritten',
      `UPDATE "Revision" SET "after" = replace("after", '"cue":"one"', '"cue":"won"') WHERE "version" = 2 AND "entity" = 'claim' RETURNING 1`,
      ['claim 1 3 break'],
    ],
    [
      'words that were changed past the history',
      `UPDATE "Claim" SET "summary" = 'She says yes.' WHERE "number" = 1001 RETURNING 1`,
      ['claim 1001 null shown'],
    ],
    [
      'a claim that was taken away past the history',
      `UPDATE "Claim" SET "state" = 'retracted' WHERE "number" = 1002 RETURNING 1`,
      ['claim 1002 null shown'],
    ],
  ])('finds %s', async (_, sql, faults) => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    await kept(store);
    expect((await rows(url, sql)).length).toBeGreaterThan(0);
    expect((await audited(store)).faults).toEqual(expect.arrayContaining([...faults]));
  });
});
