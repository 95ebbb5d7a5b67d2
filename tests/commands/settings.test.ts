import { describe, expect, it } from 'vitest';
import { directTenant } from '../../src/chat/actor.ts';
import { asking, member, messageOf, textOf } from '../support/asking.ts';

const whosaid = asking();
const manager = { ...member, userId: 'manager-1', isManager: async () => true };
const say = (line: string, actor = manager) => whosaid.say(line, actor);

const refused =
  'Only moderators can use this: those who manage this community, and those whom they make moderators.';

describe('/settings', () => {
  it('is for moderators', async () => {
    const { summary } = await say('/settings show', member);
    expect(summary).toBe(refused);
  });

  it('alone tells the words that can follow', async () => {
    const { summary } = await say('/settings');
    expect(summary).toContain('/settings show · /settings moderators');
  });

  it('with an unknown word tells the words that can follow', async () => {
    const { summary } = await say('/settings everything');
    expect(summary).toContain('has no “everything”');
    expect(summary).toContain('/settings notices');
  });
});

describe('/settings moderators', () => {
  it('lets whoever was added moderate, until they are removed', async () => {
    expect((await say('/settings moderators add:@member-1')).summary).toBe(
      '@member-1 moderates Whosaid now.',
    );
    expect((await say('/settings show', member)).summary).toContain('Settings');
    await say('/settings moderators remove:@member-1');
    expect((await say('/settings show', member)).summary).toBe(refused);
  });

  it('lets whoever holds an added role moderate', async () => {
    await say('/settings moderators add:@&editors');
    const editor = { ...member, userId: 'member-2', roles: ['readers', 'editors'] };
    expect((await say('/settings show', editor)).summary).toContain('Settings');
  });

  it('gives nothing to people of another community, even if they were added', async () => {
    await say('/settings moderators add:@guest');
    const guest = { ...member, userId: 'guest', outsider: true };
    expect((await say('/settings show', guest)).summary).toBe(refused);
  });

  it('gives nothing in other communities', async () => {
    await say('/settings moderators add:@member-3');
    const elsewhere = { ...member, userId: 'member-3', tenantId: 'another' };
    expect((await say('/settings show', elsewhere)).summary).toBe(refused);
  });

  it('does not make everybody a moderator', async () => {
    const { summary } = await say(`/settings moderators add:@&${member.tenantId}`);
    expect(summary).toContain('That is everyone');
  });

  it('says so when somebody was one already, or was none', async () => {
    await say('/settings moderators add:@twice');
    expect((await say('/settings moderators add:@twice')).summary).toContain('already');
    expect((await say('/settings moderators remove:@nobody')).summary).toContain('was not added here');
  });

  it('refuses what is no mention', async () => {
    expect((await say('/settings moderators add:everyone')).summary).toContain(
      'must be a person or a role; “everyone” is neither',
    );
  });

  it('takes one change at a time', async () => {
    const { summary } = await say('/settings moderators add:@a remove:@b');
    expect(summary).toBe('Add or remove, one at a time.');
  });

  it('stops at twenty, and says what to do', async () => {
    const crowd = { ...manager, tenantId: 'crowd' };
    for (let count = 0; count < 20; count += 1) await say(`/settings moderators add:@m${count}`, crowd);
    expect((await say('/settings moderators add:@one-more', crowd)).summary).toContain(
      'There are 20 already',
    );
  });
});

describe('/settings notices', () => {
  it('without a channel lets notices wait where moderators look', async () => {
    const quiet = { ...manager, tenantId: 'quiet' };
    await say('/settings moderators add:@member-9', quiet);
    const shown = textOf(await say('/settings show', quiet));
    expect(shown).toContain('One notice waits');
    expect(shown).toContain('@manager-1 made @member-9 a moderator of Whosaid.');
  });

  it('says where there are no channels', async () => {
    expect((await say('/settings notices channel:general')).summary).toBe('There are no channels here.');
  });
});

describe('in a direct message', () => {
  it('settings are refused, because they belong to a server', async () => {
    const direct = { ...manager, tenantId: directTenant };
    for (const line of ['/settings show', '/settings moderators add:@a', '/settings notices']) {
      const answer = await whosaid.answer({ kind: 'line', line }, direct);
      expect(answer.outcome, line).toBe('refused');
      expect(messageOf(answer).summary).toContain('belongs to a server');
    }
  });
});
