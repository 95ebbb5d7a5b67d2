import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClaimNumber, CommunityKey } from '../../src/core/dossier/dossier.ts';
import { engineFromUrl } from '../../src/store/engines/from-url.ts';
import { openStore } from '../../src/store/open-store.ts';
import { bridgeDispute } from '../store/sample-content.ts';
import { migratedSqlite } from '../support/database.ts';
import { whosaid } from '../support/whosaid-process.ts';

const guild = 'discord:1' as CommunityKey; // as a platform would make it

/** With a bundled dossier that one community changed twice. */
async function database(): Promise<string> {
  const { url, remove } = await migratedSqlite();
  onTestFinished(remove);
  const store = await openStore({ url, clock: { now: () => new Date() } });
  await store.importBundled(bridgeDispute(), 'first');
  const [entry] = await store.shelf.entries(guild);
  if (entry === undefined) throw new Error('no dossier');
  for (const cue of ['one', 'two'])
    await store.editing.change(
      { community: guild, dossier: entry.id, draft: null },
      { by: 'U-ada', consent: [], reason: null, locale: 'en' },
      ({ content }) => ({
        content: { ...content, claims: content.claims.map((claim) => ({ ...claim, cue })) },
        act: 'changed',
        claim: 1 as ClaimNumber, // there is one
      }),
    );
  await store.close();
  return url;
}

/** Past the store, as somebody with the database's password could. */
async function tamper(url: string, sql: string): Promise<void> {
  const connection = await engineFromUrl(url).openForMigration();
  await connection.executeScript(sql);
  await connection.dispose();
}

function audit(url: string, ...args: readonly string[]) {
  return whosaid('cli/audit.js', args, { DATABASE_URL: url }).ended;
}

describe('npm run audit', () => {
  it('says that every history is whole where it is, and how much there was to look at', async () => {
    const { code, stdout, stderr } = await audit(await database());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2 dossiers, \d+ revisions: every history is whole\.\n$/u);
  });

  it('tells a line for each version that was tampered with: where, which, and what differs', async () => {
    const url = await database();
    const own = `"by" = 'U-ada' AND "entity" = 'claim'`;
    await tamper(
      url,
      `UPDATE "Revision" SET "after" = replace("after", '"cue":"one"', '"cue":"won"') WHERE ${own} AND "key" = '1' AND "version" = 2;
       DELETE FROM "Revision" WHERE ${own} AND "key" = '2' AND "version" = 2;
       UPDATE "Claim" SET "summary" = 'She says yes.' WHERE "number" = 3 AND "communityId" <> 1;
       UPDATE "Party" SET "state" = 'retracted' WHERE "key" = 'ferrymen' AND "dossierId" IN (SELECT "id" FROM "Dossier" WHERE "communityId" = 1);`,
    );
    const { code, stdout, stderr } = await audit(url);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^\d+ faults in 2 dossiers\.$/u);
    expect(lines).toEqual(
      expect.arrayContaining([
        'discord:1 bridge, claim 1: version 3 does not begin with what the one before it ended with. They differ in: cue.',
        'discord:1 bridge, claim 2: version 3 does not follow the one before it.',
        'discord:1 bridge, claim 3: what is shown is not what its last version says. They differ in: summary.',
        'whosaid:bundled bridge, party ferrymen: what is shown is not what its last version says.',
      ]),
    );
  });

  it('takes nothing else', async () => {
    const { code, stdout, stderr } = await audit(await database(), 'amnesty');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: /u);
  });

  it('says in one line what is wrong with the database', async () => {
    const { code, stdout, stderr } = await audit('file:/dev/null/whosaid.db');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
