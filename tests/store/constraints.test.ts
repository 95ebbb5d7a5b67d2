import { describe, expect, it } from 'vitest';
import { engineFromUrl } from '../../src/store/engines/from-url.ts';
import { databases, everything, guild, lent, opened } from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const broken = {
  reference: /foreign key constraint/i,
  uniqueness: /UNIQUE constraint failed|duplicate key value/i,
  // An enum in one, a CHECK in the other.
  value: (name: string) => new RegExp(`${name}_check|invalid input value for enum`),
  check: (name: string) => new RegExp(`${name}_check`),
};

/** In the database: a bundled dossier with claims 1 to 3, and of one community `ours` with claims 1,000 to 1,002 and `tram` with the next three. */
const refused: readonly (readonly [rule: string, sql: string, error: RegExp])[] = [
  [
    'a claim in a role that only another dossier has',
    `UPDATE "Claim" SET "roleTitle" = 'tram driver' WHERE "number" = 1000`,
    broken.reference,
  ],
  [
    'a speaker’s role for a party of another dossier',
    `INSERT INTO "Role" SELECT "dossierId", 'director', 'trams', 'director', 0, 'present' FROM "Claim" WHERE "number" = 1000`,
    broken.reference,
  ],
  [
    'a claim by a speaker whom its dossier does not have',
    `UPDATE "Claim" SET "speakerKey" = 'driver' WHERE "number" = 1000`,
    broken.reference,
  ],
  [
    'a claim from a source that its dossier does not have',
    `UPDATE "Claim" SET "sourceKey" = 'tram-news' WHERE "number" = 1000`,
    broken.reference,
  ],
  [
    'a claim under another community than its dossier’s',
    `UPDATE "Claim" SET "communityId" = 99 WHERE "number" = 1000`,
    broken.reference,
  ],
  [
    'a relation to a claim of another dossier',
    `UPDATE "Relation" SET "toNumber" = 1003 WHERE "fromNumber" = 1002 AND "kind" = 'answers'`,
    broken.reference,
  ],
  [
    'a claim about a party of another dossier',
    `UPDATE "Subject" SET "partyKey" = 'trams' WHERE "claimNumber" = 1000 AND "partyKey" IS NOT NULL`,
    broken.reference,
  ],
  [
    'a voice missing according to a claim of another dossier',
    `UPDATE "MissingVoice" SET "accordingTo" = 1003 WHERE "accordingTo" = 1000`,
    broken.reference,
  ],
  [
    'an alias of a party of another dossier',
    `UPDATE "Alias" SET "partyKey" = 'trams' WHERE "partyKey" = 'railways' AND "dossierId" = (SELECT "dossierId" FROM "Claim" WHERE "number" = 1000)`,
    broken.reference,
  ],
  [
    'a revision under another community than its dossier’s',
    `UPDATE "Revision" SET "communityId" = 99 WHERE "key" = '1000'`,
    broken.reference,
  ],
  ['deleting a claim that others refer to', `DELETE FROM "Claim" WHERE "number" = 1000`, broken.reference],
  ['deleting a community that has dossiers', `DELETE FROM "Community" WHERE "id" = 1`, broken.reference],
  [
    'the same number twice in one community',
    `UPDATE "Claim" SET "number" = 1003 WHERE "number" = 1002`,
    broken.uniqueness,
  ],
  [
    'the same short name twice in one community',
    `UPDATE "Dossier" SET "slug" = 'ours' WHERE "slug" = 'tram'`,
    broken.uniqueness,
  ],
  ['the same revision twice', `UPDATE "Revision" SET "key" = '1000' WHERE "key" = '1001'`, broken.uniqueness],
  [
    'two passages of one claim',
    `UPDATE "Anchor" SET "kind" = 'passage', "position" = 0, "exact" = NULL WHERE "claimNumber" = 1000 AND "kind" = 'quotation' AND "position" = 0`,
    broken.uniqueness,
  ],
  [
    'a bundled claim numbered 1,000',
    `UPDATE "Claim" SET "number" = 1000 WHERE "number" = 3`,
    broken.check('Claim_number'),
  ],
  [
    'a bundled dossier that is a version of another',
    `UPDATE "Dossier" SET "basedOnId" = "id" WHERE "communityId" = 1`,
    broken.check('Dossier_basedOn'),
  ],
  [
    'a passage without a place',
    `UPDATE "Anchor" SET "start" = NULL, "end" = NULL WHERE "kind" = 'passage'`,
    broken.check('Anchor_span'),
  ],
  ['a claim numbered 0', `UPDATE "Claim" SET "number" = 0 WHERE "number" = 3`, broken.check('Claim_number')],
  [
    'a bundled dossier without its file’s digest',
    `UPDATE "Dossier" SET "digest" = NULL WHERE "communityId" = 1`,
    broken.check('Dossier_digest'),
  ],
  [
    'an excerpt that nobody pasted',
    `UPDATE "Claim" SET "checkedBy" = NULL WHERE "checkLevel" = 'excerpt'`,
    broken.check('Claim_checked'),
  ],
  [
    'editors who checked on no day',
    `UPDATE "Claim" SET "checkedOn" = NULL WHERE "checkLevel" = 'editors'`,
    broken.check('Claim_checked'),
  ],
  [
    'a quotation without words',
    `UPDATE "Anchor" SET "exact" = NULL WHERE "kind" = 'quotation'`,
    broken.check('Anchor_quotation'),
  ],
  [
    'words where nothing is quoted',
    `UPDATE "Anchor" SET "exact" = 'fair' WHERE "kind" = 'passage'`,
    broken.check('Anchor_quotation'),
  ],
  ['an anchor that ends where it starts', `UPDATE "Anchor" SET "end" = "start"`, broken.check('Anchor_span')],
  ['an anchor before the text', `UPDATE "Anchor" SET "start" = -1`, broken.check('Anchor_span')],
  [
    'a claim about both a party and a speaker at one place',
    `UPDATE "Subject" SET "speakerKey" = 'head' WHERE "partyKey" IS NOT NULL`,
    broken.check('Subject_one'),
  ],
  [
    'a missing voice of nobody',
    `UPDATE "MissingVoice" SET "partyKey" = NULL WHERE "partyKey" IS NOT NULL`,
    broken.check('MissingVoice_one'),
  ],
  [
    'a claim that rebuts itself',
    `UPDATE "Relation" SET "toNumber" = "fromNumber" WHERE "kind" = 'answers'`,
    broken.check('Relation_self'),
  ],
  ['a party that is its own parent', `UPDATE "Party" SET "parentKey" = "key"`, broken.check('Party_parent')],
  [
    'a translation from no language',
    `UPDATE "Source" SET "translatedFrom" = NULL WHERE "translatedBy" IS NOT NULL`,
    broken.check('Source_translation'),
  ],
  [
    'a hash that says not of which normalisation',
    `UPDATE "Source" SET "normalization" = NULL WHERE "sha256" IS NOT NULL`,
    broken.check('Source_digest'),
  ],
  [
    'a revision that changed nothing into nothing',
    `UPDATE "Revision" SET "before" = NULL, "after" = NULL`,
    broken.check('Revision_change'),
  ],
  ['a revision 0', `UPDATE "Revision" SET "version" = 0`, broken.check('Revision_version')],
  [
    'a category that would be a verdict',
    `UPDATE "Claim" SET "category" = 'fact'`,
    broken.value('Claim_category'),
  ],
  ['an unknown wording', `UPDATE "Claim" SET "wording" = 'verbatim'`, broken.value('Claim_wording')],
  [
    'an unknown check level',
    `UPDATE "Claim" SET "checkLevel" = 'sure' WHERE "checkLevel" = 'unchecked'`,
    broken.value('Claim_checkLevel'),
  ],
  ['an unknown state', `UPDATE "Party" SET "state" = 'deleted'`, broken.value('Party_state')],
  ['an unknown kind of speaker', `UPDATE "Speaker" SET "kind" = 'bot'`, broken.value('Speaker_kind')],
  [
    'an unknown kind of relation',
    `UPDATE "Relation" SET "kind" = 'refutes' WHERE "kind" = 'answers'`,
    broken.value('Relation_kind'),
  ],
  ['an unknown basis', `UPDATE "Relation" SET "basis" = 'guessed'`, broken.value('Relation_basis')],
  [
    'an unknown translator',
    `UPDATE "Source" SET "translatedBy" = 'someone'`,
    broken.value('Source_translatedBy'),
  ],
  [
    'an unknown kind of anchor',
    `UPDATE "Anchor" SET "kind" = 'heading'`,
    broken.value('Anchor_(kind|order)'),
  ],
  ['an unknown kind of entity', `UPDATE "Revision" SET "entity" = 'thing'`, broken.value('Revision_entity')],
];

describe.each(databases)('$name itself', ({ migrated }) => {
  it('refuses what must not be, whoever writes it', async () => {
    const { url } = await lent(migrated);
    const store = await opened(url);
    await store.importBundled(bridgeDispute(), 'first');
    await store.importDossiers(guild, [bridgeDispute(1, 'ours'), tramDispute()], 'somebody', null);
    await store.close();
    const before = await everything(url);

    const { writer, close } = await engineFromUrl(url).connect();
    const outcomes: [rule: string, outcome: string][] = [];
    for (const [rule, sql, error] of refused) {
      const outcome = await writer.$executeRawUnsafe(sql).then(
        (count) => `accepted in ${count} rows`,
        (refusal: Error) => (error.test(refusal.message) ? 'refused' : refusal.message),
      );
      outcomes.push([rule, outcome]);
    }
    await close();

    expect(outcomes).toEqual(refused.map(([rule]) => [rule, 'refused']));
    expect(await everything(url)).toBe(before);
  });
});

/** The same dispute with names of its own. */
function tramDispute() {
  const renamed = JSON.stringify(bridgeDispute(1, 'tram'))
    .replaceAll('"railways"', '"trams"')
    .replaceAll('"director"', '"driver"')
    .replaceAll('"acting spokesperson"', '"tram driver"')
    .replaceAll('"gazette"', '"tram-news"');
  return JSON.parse(renamed) as ReturnType<typeof bridgeDispute>; // what it was, but for names
}
