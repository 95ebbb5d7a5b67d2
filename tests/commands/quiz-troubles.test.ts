import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostFault } from '../../src/chat/platform.ts';
import { labelsOf, textOf } from '../support/asking.ts';
import { moderator, player, Quizzing } from '../support/quizzing.ts';

const us = new Quizzing();
beforeEach(() => us.open());
afterEach(() => us.close());

const HOUR = 60;
const DAY = 24 * HOUR;
const schedule = '/quiz schedule general day:Tuesday time:13:00 zone:UTC questions:1 open_for:24h';

const standing = (id: string | undefined) => us.standing(id);
const last = () => standing(us.ids.at(-1));
const notices = async () => textOf(await us.say('/settings show'));

describe('a round that was due while the bot was away', () => {
  it('is posted late, says so, and takes answers for its whole time', async () => {
    await us.say(schedule);
    await us.pass(HOUR + 20 * HOUR);
    expect(us.ids).toHaveLength(2);
    expect(textOf(last())).toContain('This round is late');
    expect(textOf(last())).toContain('Open until Thursday, 26 November 2026 at 09:00 (UTC)');
  });

  it('is skipped after a day, which moderators are told, and the next one comes', async () => {
    await us.say(schedule);
    await us.pass(HOUR + DAY + 1);
    expect(us.ids).toHaveLength(1);
    expect(await notices()).toMatch(/The round for #general of Tuesday, 24 November 2026.* was skipped/);
    await us.pass(6 * DAY - 1);
    expect(us.ids).toHaveLength(2);
    expect(textOf(last())).not.toContain('This round is late');
  });

  it('is posted for the last of several times only', async () => {
    await us.say(schedule);
    await us.pass(HOUR + 21 * DAY + 5);
    expect(us.ids).toHaveLength(2);
    expect(await notices()).toMatch(/3 rounds for #general, the last of Tuesday, 8 December 2026/);
  });

  it('closes what was open, however late', async () => {
    await us.say('/quiz now general questions:1 open_for:1h');
    await us.press(us.ids[0] ?? '', 'A', player(1));
    await us.pass(40 * DAY);
    expect(labelsOf(standing(us.ids[0]))).toEqual([]);
    expect(us.results).toContain('With fewer than 3 players, a round gives no points.');
  });
});

describe('a clock that jumps', () => {
  it('posts nothing twice when it is put back', async () => {
    await us.say(schedule);
    await us.pass(HOUR);
    await us.pass(-3 * HOUR);
    await us.pass(3 * HOUR);
    expect(us.ids).toHaveLength(2);
  });
});

describe('a platform in trouble', () => {
  const fault = (why: PostFault['why']) => () => {
    throw new PostFault(why);
  };

  it('gets the round once it answers again', async () => {
    await us.say(schedule);
    us.channel.before = fault({ kind: 'delayed', pause: 1_000 });
    await us.pass(HOUR);
    await us.pass(1);
    us.channel.before = () => {};
    await us.pass(5);
    expect(us.ids).toHaveLength(2);
    await us.pass(5);
    expect(us.ids).toHaveLength(2);
  });

  it('has the schedule pause when the channel is gone, and moderators are told once', async () => {
    await us.say(schedule);
    us.channel.before = fault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'gone' }] });
    await us.pass(HOUR);
    await us.pass(7 * DAY);
    const told = await notices();
    expect(told.match(/pauses: the bot could not post there/g)).toHaveLength(1);
    expect(textOf(await us.say('/quiz schedules'))).toContain('Paused: the bot could not post there.');
    us.channel.before = () => {};
    await us.say('/quiz resume 1');
    await us.pass(7 * DAY);
    expect(us.ids).toHaveLength(2);
  });

  it('is not asked again with a round that it refuses', async () => {
    let asked = 0;
    await us.say(schedule);
    us.channel.before = () => {
      asked += 1;
      throw new PostFault({ kind: 'refused' });
    };
    await us.pass(HOUR);
    await us.pass(HOUR);
    expect(asked).toBe(1);
    expect(await notices()).toContain('A quiz round could not be posted in #general.');
  });
});

describe('a platform that may post twice', () => {
  beforeEach(async () => {
    await us.close();
    await us.open({ repeatable: false });
    await us.say(schedule);
  });
  const lost = () => {
    throw new PostFault({ kind: 'unconfirmed' });
  };

  it('gets no second copy where somebody has pressed the first', async () => {
    us.channel.after = lost;
    await us.pass(HOUR);
    us.channel.after = () => {};
    expect(us.ids).toHaveLength(2);
    await us.press(us.ids[1] ?? '', 'A', player(1));
    await us.pass(10);
    await us.pass(10);
    expect(us.ids).toHaveLength(2);
  });

  it('has a second copy taken away by the first press on it, whose answer counts', async () => {
    us.channel.after = lost;
    await us.pass(HOUR);
    us.channel.after = () => {};
    await us.pass(2);
    expect(us.ids).toHaveLength(2);
    await us.pass(2);
    expect(us.ids).toHaveLength(3);
    const [, copy = '', known = ''] = us.ids;
    expect(textOf(await us.press(copy, 'A', player(1)))).toContain('Stored: question 1, A.');
    await us.pass(1);
    expect(us.ids).not.toContain(copy);
    await us.pass(3);
    expect(textOf(standing(known))).toContain('One member has answered');
  });
});

describe('answers', () => {
  it('count as they were last given before the close, and none after it', async () => {
    await us.say('/quiz now general questions:1 open_for:1h');
    const [round = ''] = us.ids;
    await Promise.all(['A', 'B', 'A', 'B'].map((letter) => us.press(round, letter, player(1))));
    const before = standing(round);
    await us.press(round, 'A', player(2));
    await us.press(round, 'B', player(2));
    us.channel.messages.set('old', before);
    await us.pass(HOUR);
    expect(textOf(await us.press('old', 'A', player(2)))).toContain('you chose B');
    expect(us.results).toContain('2 members answered.');
    expect(us.results).toMatch(/Answers: A 0 · B 2/);
  });

  it('that nobody could have been offered are refused', async () => {
    await us.say('/quiz now general questions:1');
    const [ref] = /quiz\.answer:[\w-]+\.1\.0/.exec(JSON.stringify(standing(us.ids[0]))) ?? [''];
    const forged = [
      ref.replace('.1.0', '.2.0'),
      ref.replace('.1.0', '.1.4'),
      ref.replace('.1.0', '.0.0'),
      ref.replace(/:.*?\./, ':AAAAAAAAAAAAAAAA.'),
      `${ref}.1`,
    ];
    for (const one of forged) {
      const told = textOf(await us.invoke({ kind: 'press', ref: one, values: [] }, player(1)));
      expect(told).not.toContain('Stored');
    }
    const elsewhere = { ...player(1), tenantId: 'another' };
    expect(textOf(await us.invoke({ kind: 'press', ref, values: [] }, elsewhere))).not.toContain('Stored');
  });

  it('of whoever previewed the round give no points', async () => {
    await us.say(schedule);
    const preview = textOf(await us.say('/quiz preview 1'));
    const [, right = ''] = /Answer: ([A-D])/.exec(preview) ?? [];
    await us.pass(HOUR);
    const round = us.ids[1] ?? '';
    expect(preview).toContain(/1\. .*/.exec(textOf(standing(round)))?.[0]);
    for (const actor of [moderator, player(1), player(2)]) await us.press(round, right, actor);
    await us.pass(DAY);
    const board = textOf(await us.say('/leaderboard round'));
    expect(board).toContain('1. Player 1: 1 of 1 right');
    expect(board).toContain('2. Player 2: 1 of 1 right');
    expect(board).not.toContain('Moderator');
  });
});

describe('what a moderator types wrong', () => {
  it.each([
    ['/quiz schedule general day:Someday time:13:00 zone:UTC', '“Someday” is no day of the week'],
    ['/quiz schedule general day:Friday time:25:00 zone:UTC', '“25:00” is no time of day'],
    ['/quiz schedule general day:Friday time:5pm zone:Atlantis', '“Atlantis” is no time zone'],
    ['/quiz schedule general day:Friday time:5pm zone:UTC questions:6', '“6” is no number from 1 to 5'],
    ['/quiz schedule general day:Friday time:5pm zone:UTC open_for:9d', '“9d” is no length of time'],
    ['/quiz pause 7', 'There is no schedule 7.'],
    ['/leaderboard never', '“never” is none of round, month and all.'],
  ])('is told: %s', async (line, told) => {
    expect(textOf(await us.say(line))).toContain(told);
  });

  it('is refused to members', async () => {
    expect(textOf(await us.say(schedule, player(1)))).not.toContain('is set up');
  });
});

describe('a schedule', () => {
  it('stays as it was where the bot can’t post to its new channel', async () => {
    await us.say(schedule);
    us.channel.before = () => {
      throw new PostFault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'write' }] });
    };
    expect(textOf(await us.say('/quiz edit 1 channel:other'))).toContain('Nothing was changed.');
    us.channel.before = () => {};
    expect(textOf(await us.say('/quiz schedules'))).toContain('1. #general, every Tuesday');
  });

  it('is not set up where nobody can tell whether the bot can post', async () => {
    us.channel.after = () => {
      throw new PostFault({ kind: 'unconfirmed' });
    };
    expect(textOf(await us.say(schedule))).toContain('No answer came from #general');
    expect(textOf(await us.say('/quiz schedules'))).toContain('None is set up.');
  });

  it('is edited, paused until a day, and removed', async () => {
    await us.say(schedule);
    expect(textOf(await us.say('/quiz edit 1 time:14:00 questions:2'))).toContain('at 14:00 (UTC)');
    expect(textOf(await us.say('/quiz schedules'))).toContain('every Tuesday at 14:00 (UTC)');
    expect(textOf(await us.say('/quiz pause 1 until:"2026-12-02"'))).toContain('pauses until');
    await us.pass(8 * DAY);
    expect(us.ids).toHaveLength(1);
    await us.pass(6 * DAY + 2 * HOUR);
    expect(us.ids).toHaveLength(2);
    await us.say('/quiz remove 1');
    await us.pass(14 * DAY);
    expect(textOf(await us.say('/quiz schedules'))).toContain('None is set up.');
  });
});
