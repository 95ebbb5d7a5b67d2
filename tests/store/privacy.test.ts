import { describe, expect, it } from 'vitest';
import type { CommunityKey, DossierId } from '../../src/core/dossier/dossier.ts';
import { KEPT_MS } from '../../src/core/privacy/communities.ts';
import { nothingToErase } from '../../src/core/privacy/privacy.ts';
import type { Question } from '../../src/core/quiz/question.ts';
import type { Player, RoundDraft } from '../../src/core/rounds/round.ts';
import { begun, change, idOf, withClaim, withOneMore } from './changing.ts';
import {
  answers,
  databases,
  guild,
  historyOf,
  lent,
  opened,
  rows,
  stillClock,
  workspace,
} from './databases.ts';
import { bridgeDispute } from './sample-content.ts';

const MINUTE = 60_000;
const anna: Player = { userId: 'U-anna', name: 'Anna' };
const ben: Player = { userId: 'U-ben', name: 'Ben' };

const question = {
  id: 'wording:1',
  kind: 'wording',
  claim: 1,
  party: 'a',
  words: [],
  choices: [
    { kind: 'wording', wording: 'direct' },
    { kind: 'wording', wording: 'indirect' },
  ],
  right: 0,
} as unknown as Question; // the brands are the dossier's, which nobody looks at here

describe.each(databases)('on $name', ({ migrated }) => {
  async function store() {
    const database = await lent(migrated);
    const clock = stillClock();
    const open = await opened(database.url, clock);
    const count = async (table: string, where = '1 = 1') =>
      Number((await rows(database.url, `SELECT COUNT(*) FROM "${table}" WHERE ${where}`))[0]?.[0]);

    /** An event of the community's own. */
    async function event(community: CommunityKey): Promise<DossierId> {
      const [dossier] = await open.importDossiers(community, [bridgeDispute()], anna.userId, null);
      if (dossier === undefined) throw new Error('nothing was imported');
      return dossier;
    }

    /** A round that takes answers. */
    async function round(community: CommunityKey, dossier: DossierId, by = 'U-mod') {
      const draft: RoundDraft = {
        community,
        dossier,
        channel: '77',
        locale: 'en',
        zone: 'UTC',
        by,
        openMinutes: 60,
        questions: [question],
      };
      const made = await open.rounds.openNow(draft, clock.now());
      await open.posts.settle(made.post.id, { state: 'sent', messageId: '99' });
      return made;
    }

    /** Everything that somebody can leave behind. */
    async function busy(community: CommunityKey, player: Player) {
      const dossier = await event(community);
      const { round: over, post } = await round(community, dossier, player.userId);
      await open.rounds.answer({ community, post: post.id, player, number: 1, choice: 0 });
      await open.rounds.close(over.id, 1);
      clock.advance(1);
      const { post: still } = await round(community, dossier, player.userId);
      await open.rounds.answer({ community, post: still.id, player, number: 1, choice: 1 });
      const sitting = await open.practices.start(community, player, dossier, [question]);
      await open.practices.answer({
        community,
        userId: player.userId,
        practice: sitting.id,
        number: 1,
        choice: 0,
      });
      await open.schedules.add({
        community,
        channel: '77',
        dossier,
        rule: { weekday: 1, minute: 600, zone: 'UTC' },
        questions: 1,
        openMinutes: 60,
        locale: 'en',
        by: player.userId,
        nextDue: new Date(clock.now().getTime() + MINUTE),
      });
      await open.settings.addModerator(community, { kind: 'user', id: 'U-other' }, player.userId);
      await open.settings.setNoticesChannel(community, '78', player.userId);
      return dossier;
    }

    return { database, clock, open, count, event, round, busy };
  }

  describe('what somebody has deleted', () => {
    it('bears neither their id nor their name anywhere any more, and is still counted', async () => {
      const { database, open, count, busy } = await store();
      await busy(guild, anna);
      const before = await open.privacy.stored(guild, anna.userId);
      expect(before).toMatchObject({
        player: { id: 'U-anna', name: 'Anna', listed: true },
        rounds: [
          { answers: [{ choice: { wording: 'direct' } }] },
          { answers: [{ choice: { wording: 'indirect' } }] },
        ],
        practiceCards: [{ question: 'wording:1' }],
        practiceSittings: [{ answers: [{ question: 'wording:1', choice: { wording: 'direct' } }] }],
        schedules: [{ number: 1 }],
        settingChanges: [{ setting: 'moderator' }, { setting: 'notices' }],
      });
      expect(before.roundsSetUp).toHaveLength(2);
      expect(before.revisions.length).toBeGreaterThan(0);

      await open.privacy.erase(guild, anna.userId);
      const after = await open.privacy.stored(guild, anna.userId);
      expect(nothingToErase(after)).toBe(true);
      const everywhere = await Promise.all(
        ['Player', 'Post', 'Schedule', 'Round', 'SettingChange', 'Settings', 'Moderator', 'Revision'].map(
          (table) => rows(database.url, `SELECT * FROM "${table}"`),
        ),
      );
      expect(everywhere.flat(2).map(String).join('\n')).not.toMatch(/U-anna|Anna/u);
      expect(await count('Answer')).toBe(1);
      expect(await count('Score')).toBe(1);
      expect([await count('Practice'), await count('PracticeCard')]).toEqual([0, 0]);
      const [schedule] = await open.schedules.list(guild);
      expect(schedule?.by).toBe(`deleted-${before.player?.number}`);
    });

    it('is theirs in that community, and nobody else’s', async () => {
      const { open, busy } = await store();
      await busy(guild, anna);
      await busy(workspace, anna);
      await open.practices.start(guild, ben, (await open.shelf.entries(guild))[0]?.id ?? ('' as DossierId), [
        question,
      ]);
      const others = () =>
        Promise.all([open.privacy.stored(workspace, anna.userId), open.privacy.stored(guild, ben.userId)]);
      const before = await others();
      await open.privacy.erase(guild, anna.userId);
      expect(await others()).toEqual(before);
    });

    it('leaves no trace of somebody of whom nothing was stored', async () => {
      const { open, count } = await store();
      await open.privacy.erase(guild, anna.userId);
      expect(await count('Player')).toBe(0);
    });

    it('gets a number where only what they set up is left', async () => {
      const { open, count } = await store();
      await open.settings.setNoticesChannel(guild, '78', anna.userId);
      await open.privacy.erase(guild, anna.userId);
      expect(await count('Player', '"userId" IS NULL AND "name" IS NULL')).toBe(1);
      expect((await open.settings.noticesChannel(guild))?.by).toMatch(/^deleted-\d+$/u);
    });

    it('is all deleted while answers of theirs come in, or comes back as somebody new', async () => {
      const { open, event, round } = await store();
      const { post } = await round(guild, await event(guild));
      const answer = (choice: number) =>
        open.rounds.answer({ community: guild, post: post.id, player: ben, number: 1, choice });
      const outcomes = await Promise.all([
        answer(0),
        open.privacy.erase(guild, ben.userId),
        answer(1),
        open.privacy.erase(guild, ben.userId),
        answer(0),
      ]);
      expect(outcomes.filter((one) => one?.kind !== 'stored')).toEqual([undefined, undefined]);
      expect(
        await open.rounds.players((await open.rounds.running(guild, 1))[0]?.id ?? ('' as never)),
      ).toBeLessThan(2);
    });
  });

  describe('what somebody wrote, suggested and agreed to', () => {
    /** Anna wrote, suggested, published and decided; Ben suggested, and she decided on it. */
    async function editors() {
      const stored = await store();
      const { open, clock } = stored;
      await open.importBundled(bridgeDispute(), 'digest');
      const dossier = await idOf(open, guild);
      const draft = async (by: string, statement: string) => {
        clock.advance(MINUTE);
        return begun(open, guild, dossier, { by, statement, tell: true });
      };
      const suggested = async (by: string, statement: string) => {
        const one = await draft(by, statement);
        await open.drafts.submit(guild, one.id, null);
        return one;
      };
      await open.settings.setLogChannel(guild, '55', 'U-mod');
      await draft(anna.userId, 'Begun.');
      const takenBack = await suggested(anna.userId, 'Taken back.');
      await open.drafts.discard(guild, takenBack.id);
      const waiting = await suggested(anna.userId, 'Waiting.');
      const declined = await suggested(anna.userId, 'Declined.');
      await open.drafts.decline(guild, declined.id, { by: 'U-mod', reason: 'no source', locale: 'en' });
      const published = await suggested(anna.userId, 'Published.');
      const check = { level: 'excerpt', by: anna.userId } as const;
      await change(open, guild, dossier, withClaim(1, { check, cue: 'one' }), {
        by: anna.userId,
        consent: ['U-mod'],
        draft: published.id,
      });
      const bens = await suggested(ben.userId, 'Of Ben.');
      await open.drafts.agree(guild, bens.id, anna.userId);
      await change(open, guild, dossier, withClaim(2, { cue: 'two' }), {
        by: ben.userId,
        consent: [anna.userId, 'U-mod'],
        draft: bens.id,
      });
      const later = await suggested(ben.userId, 'Of Ben too.');
      await open.drafts.decline(guild, later.id, { by: anna.userId, reason: 'twice', locale: 'en' });
      const bensOwn = await draft(ben.userId, 'Ben has begun.');
      await open.settings.block(guild, anna.userId, 'U-mod');
      return { ...stored, dossier, waiting, bens, bensOwn };
    }

    it('is all in what they can see of themselves, and names nobody else', async () => {
      const { open } = await editors();
      const stored = await open.privacy.stored(guild, anna.userId);
      const event = bridgeDispute().title;
      expect(stored.drafts.map(({ state, waitingSince }) => [state, waitingSince !== null])).toEqual([
        ['editing', false],
        ['discarded', true],
        ['waiting', true],
        ['declined', true],
        ['published', true],
      ]);
      expect(stored.drafts[3]).toMatchObject({
        event,
        content: { op: 'claim', typed: { statement: 'Declined.' } },
        tell: true,
        declinedBecause: 'no source',
      });
      expect(stored.revisions).toMatchObject([{ event, entity: 'claim', key: '1', reason: 'a slip' }]);
      expect(stored.consents).toMatchObject([{ event, entity: 'claim', key: '2' }]);
      expect(stored.decisions).toMatchObject([
        { event, state: 'published', decidedAt: null, declinedBecause: null },
        { event, state: 'declined', declinedBecause: 'twice' },
      ]);
      expect(stored.blocks).toMatchObject([{ change: 'set' }]);
      expect(JSON.stringify(stored)).not.toMatch(/U-ben|U-mod|Of Ben/u);
      const theirs = await open.privacy.stored(guild, 'U-an');
      expect(theirs.consents).toEqual([]);
      expect(nothingToErase(theirs)).toBe(true);
    });

    it('bears their id nowhere any more once it is deleted, but that somebody blocked them', async () => {
      const { database, clock, open, count, dossier, waiting } = await editors();
      const pasted = async () => (await open.shelf.open(guild, dossier))?.claims[0]?.check;
      expect(await pasted()).toEqual({ level: 'excerpt', by: anna.userId });
      await open.privacy.erase(guild, anna.userId);
      clock.advance(999);
      expect(await pasted()).toEqual({ level: 'excerpt', by: expect.stringMatching(/^deleted-/u) });
      const after = await open.privacy.stored(guild, anna.userId);
      expect(nothingToErase(after)).toBe(true);
      expect(after.blocks).toHaveLength(1);
      const everywhere = await answers(
        database.url,
        ['Player', 'Post', 'Draft', 'Revision', 'Claim', 'Settings'].map(
          (table) => `SELECT * FROM "${table}"`,
        ),
      );
      expect(everywhere.flat(2).map(String).join('\n')).not.toMatch(/U-anna|Anna/u);
      expect(await count('Draft', `"state" IN ('editing', 'discarded')`)).toBe(1);
      expect(await count('Draft', `"by" LIKE 'deleted-%'`)).toBe(3);
      expect((await open.drafts.queue(guild, 0)).draft).toMatchObject({ id: waiting.id, tell: false });

      const [, claim2] = await historyOf(open, guild, dossier, { kind: 'claim', key: '2' });
      expect(claim2?.consent).toEqual([expect.stringMatching(/^deleted-\d+$/u), 'U-mod']);
      expect((await open.drafts.suggested(guild, ben.userId, 10)).map(({ state }) => state)).toEqual([
        'declined',
        'published',
      ]);
      await open.drafts.decline(guild, waiting.id, { by: 'U-mod', reason: 'no', locale: 'en' });
      expect(await count('Post', `"channel" LIKE '@deleted-%'`)).toBe(0);
    });

    it('has what was posted in the log corrected, whether they made the change or agreed to it', async () => {
      const { database, open, count } = await editors();
      await rows(
        database.url,
        `UPDATE "Post" SET "state" = 'sent', "messageId" = "id" WHERE "channel" = '55' RETURNING 1`,
      );
      await open.privacy.erase(guild, anna.userId);
      expect(await count('Post', `"kind" = 'edit' AND "channel" = '55'`)).toBe(2);
    });

    it('is deleted whole while somebody publishes it, whichever comes first', async () => {
      const { database, clock, open, count, dossier } = await editors();
      const other = await opened(database.url, clock);
      for (let nth = 0; nth < 3; nth += 1) {
        const draft = await begun(open, guild, dossier, { by: ben.userId });
        await open.drafts.submit(guild, draft.id, null);
        const published = change(other, guild, dossier, withOneMore, {
          by: ben.userId,
          draft: draft.id,
        });
        await Promise.all([open.privacy.erase(guild, ben.userId), published]);
        await open.privacy.erase(guild, ben.userId);
        expect(await count('Draft', `"by" = '${ben.userId}'`)).toBe(0);
        expect(await count('Revision', `"by" = '${ben.userId}'`)).toBe(0);
      }
    });

    it('goes with its community, whose versions of bundled dossiers go too', async () => {
      const { clock, open, count, dossier } = await editors();
      await open.drafts.begin({
        community: workspace,
        dossier,
        claim: null,
        content: { op: 'report', says: 'no' },
        why: null,
        base: null,
        by: 'U-eve',
      });
      await open.communities.left(guild);
      clock.advance(KEPT_MS);
      expect((await open.shelf.open(guild, dossier))?.origin).toBe('changed');
      expect(await open.communities.forget(['discord'])).toBe(guild);
      const id = `"communityId" = (SELECT "id" FROM "Community" WHERE "key" = '${guild}')`;
      for (const table of ['Draft', 'Blocked', 'Dossier', 'Claim', 'Revision', 'Post', 'SettingChange'])
        expect([table, await count(table, id)]).toEqual([table, 0]);
      expect(await count('Draft')).toBe(1);
      expect((await open.shelf.open(guild, dossier))?.origin).toBe('bundled');
      expect((await open.shelf.open(guild, dossier))?.claims).toEqual(bridgeDispute().claims);
      expect(await open.editing.archived(guild)).toEqual([]);
    });
  });

  describe('a community that the bot was removed from', () => {
    it('loses all that it owns once its time is over, and no other does', async () => {
      const { clock, open, count, busy } = await store();
      await open.importBundled(bridgeDispute(), 'digest');
      await busy(guild, anna);
      await busy(workspace, anna);
      const kept = await open.privacy.stored(workspace, anna.userId);
      await open.communities.left(guild);
      clock.advance(KEPT_MS - 1);
      expect(await open.communities.forget(['discord', 'slack'])).toBeNull();
      clock.advance(1);
      expect(await open.communities.forget(['slack'])).toBeNull();
      expect(await open.communities.forget(['discord', 'slack'])).toBe(guild);
      expect(await open.communities.forget(['discord', 'slack'])).toBeNull();

      const id = `(SELECT "id" FROM "Community" WHERE "key" = '${guild}')`;
      for (const table of [
        'Post',
        'Round',
        'Schedule',
        'Player',
        'Settings',
        'SettingChange',
        'Moderator',
        'Dossier',
        'Claim',
        'Revision',
      ])
        expect([table, await count(table, `"communityId" = ${id}`)]).toEqual([table, 0]);
      expect((await open.privacy.stored(guild, anna.userId)).player).toBeNull();
      expect(await open.shelf.entries(guild)).toHaveLength(1);
      expect(await open.privacy.stored(workspace, anna.userId)).toEqual(kept);
      expect(await open.shelf.entries(workspace)).toHaveLength(2);
    });

    it('is not even known by name if it had no dossiers, and begins anew when it comes back', async () => {
      const { clock, open, count } = await store();
      await open.settings.setNoticesChannel(guild, '78', anna.userId);
      await open.communities.left(guild);
      clock.advance(KEPT_MS);
      await open.communities.forget(['discord']);
      expect(await count('Community', `"key" = '${guild}'`)).toBe(0);
      await open.settings.setNoticesChannel(guild, '79', anna.userId);
      expect((await open.settings.noticesChannel(guild))?.channel).toBe('79');
    });

    it('loses nothing when it comes back in time, whenever it was removed first', async () => {
      const { clock, open } = await store();
      await open.settings.setNoticesChannel(guild, '78', anna.userId);
      await open.communities.left(guild);
      clock.advance(KEPT_MS / 2);
      await open.communities.left(guild);
      await open.communities.joined(guild);
      clock.advance(KEPT_MS);
      expect(await open.communities.forget(['discord'])).toBeNull();

      await open.communities.left(guild);
      clock.advance(KEPT_MS / 2);
      await open.communities.left(guild);
      clock.advance(KEPT_MS / 2);
      expect(await open.communities.forget(['discord'])).toBe(guild);
    });

    it('is told from a list of all where the bot is, on that platform alone', async () => {
      const { clock, open } = await store();
      const other = 'discord:2' as CommunityKey;
      for (const key of [guild, other, workspace])
        await open.settings.setNoticesChannel(key, '78', anna.userId);
      await open.communities.left(other);
      await open.communities.joinedOnly('discord', [other]);
      clock.advance(KEPT_MS);
      expect(await open.communities.forget(['discord', 'slack'])).toBe(guild);
      expect(await open.communities.forget(['discord', 'slack'])).toBeNull();
    });

    it('posts nothing meanwhile: neither its weekly rounds nor what waits', async () => {
      const { clock, open, busy } = await store();
      await busy(guild, anna);
      clock.advance(MINUTE);
      await open.communities.left(guild);
      expect(await open.schedules.due(['discord'], 10)).toEqual([]);
      expect(await open.posts.take(['discord'], 10, clock.now())).toEqual([]);
      await open.communities.joined(guild);
      expect(await open.schedules.due(['discord'], 10)).toHaveLength(1);
      expect((await open.posts.take(['discord'], 10, clock.now())).length).toBeGreaterThan(0);
    });
  });
});
