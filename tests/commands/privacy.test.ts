import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, directTenant } from '../../src/chat/actor.ts';
import type { Message } from '../../src/chat/message.ts';
import { labelsOf, member, messageOf, pressing, textOf } from '../support/asking.ts';
import { moderator, player, Quizzing } from '../support/quizzing.ts';

const DAY = 24 * 60;
const SCHEDULE = '/quiz schedule general day:Tuesday time:13:00 zone:UTC questions:2 open_for:24h';
const NOTHING = 'Nothing is stored about you here.';

let us: Quizzing;

beforeEach(async () => {
  us = new Quizzing();
  await us.open();
});
afterEach(() => us.close());

async function press(message: Message, label: string, actor: Actor): Promise<Message> {
  return us.invoke(pressing(message, label), actor);
}

async function privacyOf(actor: Actor): Promise<string> {
  return textOf(await us.say('/privacy', actor));
}

async function fileOf(actor: Actor): Promise<Readonly<Record<string, unknown>>> {
  const message = await press(await us.say('/privacy', actor), 'Get it as a file', actor);
  const file = message.blocks.find(({ kind }) => kind === 'file');
  if (file?.kind !== 'file') throw new Error('no file');
  expect(file.name).toBe('whosaid.json');
  return JSON.parse(file.text);
}

async function erased(actor: Actor): Promise<Message> {
  const asked = await press(await us.say('/privacy', actor), 'Delete it', actor);
  return press(asked, 'Delete for good', actor);
}

/** A round that these have played to its end; the id of the last post of its result. */
async function played(...players: readonly Actor[]): Promise<{ readonly result: string }> {
  await us.say('/quiz now general');
  const round = us.ids.at(-1) ?? '';
  for (const one of players) await us.press(round, 'A', one);
  await us.pass(8 * DAY);
  return { result: us.ids.at(-1) ?? '' };
}

describe('/privacy', () => {
  it('says that nothing is stored about somebody of whom nothing is', async () => {
    const shown = await us.say('/privacy', player(1));
    expect(textOf(shown)).toContain(NOTHING);
    expect(labelsOf(shown)).toEqual(['Stay off the leaderboards']);
  });

  it('counts what is stored about whoever asks, and nothing of anybody else', async () => {
    await played(player(1), player(2), player(3));
    const sitting = await us.say('/quiz play amnesty', player(1));
    await press(sitting, 'A', player(1));

    const mine = await privacyOf(player(1));
    expect(mine).toContain('Name and id: Player 1 (player-1)');
    expect(mine).toContain('Quiz rounds: 1 answer in 1 quiz round, and 1 score');
    expect(mine).toContain('Practice: 1 card on what you know, and 1 sitting');
    expect(mine).toContain('Leaderboards: They list you.');
    expect(mine).not.toMatch(/Player [23]|player-[23]|moderator-1/u);
    expect(await privacyOf(player(2))).not.toContain('Practice');
  });

  it('counts what a moderator set up and changed', async () => {
    await us.say(SCHEDULE);
    await us.say('/settings moderators add:@player-9');
    const theirs = await privacyOf(moderator);
    expect(theirs).toContain('Weekly rounds: 1 schedule set up by you');
    expect(theirs).toContain('Changes: 1 of settings, 0 of dossiers, made by you');
    expect(await privacyOf(player(9))).toContain(
      'Moderators: 1 entry says that somebody made you a moderator, or took that back',
    );
  });

  it('gives all of it as a file, with what was chosen and when, and with nobody else in it', async () => {
    await played(player(1), player(2), player(3));
    const file = await fileOf(player(1));
    expect(file).toMatchObject({
      community: 'web:local',
      player: { id: 'player-1', name: 'Player 1', listed: true },
      rounds: [
        {
          event: 'The Amnesty International report of 4 August 2022 on Ukraine',
          state: 'revealed',
          answers: [{ number: 1, choice: { kind: expect.any(String) }, at: '2026-11-24T12:00:00.000Z' }],
          score: { givesPoints: true },
        },
      ],
    });
    expect(JSON.stringify(file)).not.toMatch(/[Pp]layer[- ][23]|moderator-1/u);
  });

  it('gives a file that tells no answer of what is not over', async () => {
    await us.say('/quiz now general');
    await us.press(us.ids.at(-1) ?? '', 'A', player(1));
    await us.say('/quiz play amnesty', player(1));
    const file = await fileOf(player(1));
    expect(file).toMatchObject({
      rounds: [{ state: 'open', score: null }],
      practiceSittings: [{ answers: [] }],
    });
    expect(JSON.stringify(file)).not.toContain('"right"');
  });

  it('writes what hides in a name so that it is seen', async () => {
    const hidden = { ...player(1), name: 'A\u202Eb\u200B' };
    await press(await us.say('/privacy', hidden), 'Stay off the leaderboards', hidden);
    const message = await press(await us.say('/privacy', hidden), 'Get it as a file', hidden);
    expect(textOf(message)).toContain('A\\u202eb\\u200b');
    expect(await fileOf(hidden)).toMatchObject({ player: { name: hidden.name } });
  });

  it('takes whoever asks off the leaderboards, and back on them', async () => {
    await played(player(1), player(2), player(3));
    const off = await press(await us.say('/privacy', player(1)), 'Stay off the leaderboards', player(1));
    expect(textOf(off)).toContain('Leaderboards leave you out from now on.');
    expect(textOf(await us.say('/leaderboard round', player(2)))).not.toContain('Player 1');
    expect(textOf(await us.say('/leaderboard round', player(2)))).toContain('Player 3');
    await press(off, 'Be listed on the leaderboards', player(1));
    expect(textOf(await us.say('/leaderboard round', player(2)))).toContain('Player 1');
  });

  it('has no button that names anybody: whoever presses is who is meant', async () => {
    await played(player(1), player(2), player(3));
    const shown = await us.say('/privacy', player(1));
    const asked = await press(shown, 'Delete it', player(1));
    expect(
      JSON.stringify([shown, asked].map(({ blocks }) => blocks.filter(({ kind }) => kind === 'buttons'))),
    ).not.toMatch(/player-|web:/u);
    await press(asked, 'Delete for good', player(2));
    expect(await privacyOf(player(2))).toContain(NOTHING);
    expect(await privacyOf(player(1))).toContain('Player 1');
  });

  it('deletes nothing before it is confirmed', async () => {
    await played(player(1), player(2), player(3));
    const asked = await press(await us.say('/privacy', player(1)), 'Delete it', player(1));
    expect(textOf(asked)).toContain('This can’t be undone.');
    expect(textOf(await press(asked, 'Keep it', player(1)))).toContain('Player 1');
  });

  it('deletes who somebody is, and keeps the counts', async () => {
    const { result } = await played(player(1), player(2), player(3));
    const spreads = () => us.ids.flatMap((id) => textOf(us.standing(id)).match(/Answers: .+/gu) ?? []);
    const before = spreads();
    expect(before.join()).toContain('A 3');
    expect(textOf(us.standing(result))).toContain('Player 1');

    expect(textOf(await erased(player(1)))).toContain('It is deleted.');
    expect(await privacyOf(player(1))).toContain(NOTHING);
    const board = textOf(await us.say('/leaderboard round', player(2)));
    expect(board).not.toContain('Player 1');
    expect(board).toContain('a former player');

    await us.pass(1);
    expect(textOf(us.standing(result))).not.toContain('Player 1');
    expect(textOf(us.standing(result))).toContain('a former player');
    expect(spreads()).toEqual(before);
  });

  it('takes answers out of a round that is still open, so that nobody answers twice', async () => {
    await us.say('/quiz now general');
    const round = us.ids.at(-1) ?? '';
    for (const one of [player(1), player(2), player(3)]) await us.press(round, 'A', one);
    await erased(player(1));
    await us.press(round, 'B', player(1));
    await us.pass(8 * DAY);
    expect(us.ids.map((id) => textOf(us.standing(id))).join('\n')).toContain('3 members answered.');
    expect(await privacyOf(player(1))).toContain('Quiz rounds: 1 answer in 1 quiz round');
  });

  it('names whoever had it deleted as a former member where they set something up', async () => {
    await us.say(SCHEDULE);
    await us.say('/settings notices general');
    await erased(moderator);
    expect(await privacyOf(moderator)).toContain(NOTHING);
    const schedules = textOf(await us.say('/quiz schedules'));
    expect(schedules).toContain('a former member');
    expect(textOf(await us.say('/settings show'))).toContain('chosen by a former member');
    expect(schedules).not.toMatch(/moderator-1|deleted-/u);

    await us.pass(1);
    const posts = us.ids.map((id) => textOf(us.standing(id))).join('\n');
    expect(posts).toContain('A former member');
    expect(posts).not.toMatch(/moderator-1|deleted-/u);
  });

  it('keeps, and says so, that somebody made them a moderator', async () => {
    await us.say('/settings moderators add:@player-1');
    await press(await us.say('/privacy', player(1)), 'Stay off the leaderboards', player(1));
    expect(textOf(await erased(player(1)))).toContain('That somebody made you a moderator is still stored');
    expect(textOf(await us.say('/settings show', player(1)))).toContain('@player-1');
    expect(labelsOf(await us.say('/privacy', player(1)))).not.toContain('Delete it');
  });

  it('works in a direct message, which has no leaderboards, and apart from every community', async () => {
    const alone = { ...member, userId: 'player-1', name: 'Player 1', tenantId: directTenant };
    await us.say('/quiz play amnesty', alone);
    const shown = await us.say('/privacy', alone);
    expect(textOf(shown)).toContain('This is about your direct messages with this bot only.');
    expect(labelsOf(shown)).toEqual(['Get it as a file', 'Delete it']);
    expect(await privacyOf(player(1))).toContain(NOTHING);
    await erased(alone);
    expect(await privacyOf(alone)).toContain(NOTHING);
  });

  it('answers in place, except with the file', async () => {
    const shown = await us.say('/privacy', player(1));
    const off = await us.app.router.answer(player(1), pressing(shown, 'Stay off the leaderboards'));
    expect(off.shows).toBe('update');
    const file = await us.app.router.answer(player(1), pressing(messageOf(off), 'Get it as a file'));
    expect(file.shows).toBe('new');
  });
});
