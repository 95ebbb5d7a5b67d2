import { describe, expect, it } from 'vitest';
import { controlsOf, textOf } from '../fakes/discord/render-text.ts';
import { onDiscord, onSlack, ticking } from '../support/ticking.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const us = ticking();

describe('a weekly round on Discord', () => {
  const on = onDiscord(us);

  const posts = (channel = 'general') =>
    on.discord.channel(channel).messages.filter(({ author }) => author.bot);
  type Posted = ReturnType<typeof posts>[number];

  function nth(index: number): Posted {
    const post = posts()[index];
    if (post === undefined) throw new Error(`no post ${index}`);
    return post;
  }

  async function press(who: string, message: Posted, label: string): Promise<string> {
    const control = controlsOf(message).find((one) => 'label' in one && one.label === label);
    if (control === undefined || !('custom_id' in control)) throw new Error(`no button ${label}`);
    const seen = await (await on.discord.member(who).press(message, control.custom_id)).settled();
    expect(seen.private).toBe(true);
    return seen.text;
  }

  async function schedule(channel = 'general'): Promise<string> {
    const options = { channel: on.discord.channel(channel).id, day: 'Tuesday', time: '13:00', zone: 'UTC' };
    const asked = await on.discord
      .member('moderator')
      .slash('/quiz schedule', { ...options, questions: '1' });
    return (await asked.settled()).text;
  }

  it('is posted, answered in private, closed, and revealed', async () => {
    expect(await schedule()).toContain('Schedule 1 is set up');
    expect(textOf(nth(0))).toContain('set up a weekly quiz');
    await us.pass(HOUR);
    expect(posts()).toHaveLength(2);
    expect(textOf(nth(1))).toMatch(/Open until <t:\d+:f>/);
    expect(await press('member', nth(1), 'A')).toContain('Stored: question 1, A.');
    expect(await press('member', nth(1), 'B')).toContain('Stored: question 1, B.');
    expect(await press('other', nth(1), 'A')).toContain('Stored');
    const before = structuredClone(nth(1));
    await us.pass(72 * HOUR);
    expect(posts().length).toBeGreaterThanOrEqual(3);
    expect(controlsOf(nth(1))).toEqual([]);
    expect(textOf(nth(2))).toContain('2 members answered.');
    expect(await press('member', nth(2), 'Your answers')).toContain('you chose B');
    expect(await press('member', before, 'B')).toContain('This round is over.');
  });

  it('is not doubled by an answer of Discord’s that was lost, long ago or not', async () => {
    await schedule();
    on.discord.rest.failNext({ method: 'POST', path: /messages$/, with: { done: 'cut' } });
    await us.pass(HOUR);
    expect(posts()).toHaveLength(2);
    await us.pass(5 * MINUTE);
    await us.pass(MINUTE);
    expect(posts()).toHaveLength(2);
    expect(await press('member', nth(1), 'A')).toContain('Stored');
  });

  it('is not set up where the bot may not post, and says what is missing', async () => {
    expect(await schedule('read-only')).toContain('“Send Messages”');
    expect(
      (await (await on.discord.member('moderator').slash('/quiz schedules', {})).settled()).text,
    ).toContain('None is set up.');
  });
});

describe('a weekly round on Slack', () => {
  const on = onSlack(us);

  const posts = () => on.slack.channel('general').messages;
  type Posted = ReturnType<typeof posts>[number];

  function nth(index: number): Posted {
    const post = posts()[index];
    if (post === undefined) throw new Error(`no post ${index}`);
    return post;
  }

  async function schedule(): Promise<void> {
    const told = await on.slack
      .member('ada')
      .slash('/quiz', 'schedule #general day:Tuesday time:13:00 zone:UTC questions:1');
    expect(told.text).toContain('Schedule 1 is set up');
    expect(nth(0).text).toContain('set up a weekly quiz');
  }

  it('is posted, answered in private, closed, and revealed', async () => {
    await schedule();
    await us.pass(HOUR);
    expect(posts()).toHaveLength(2);
    expect((await on.slack.member('alma').press(nth(1), 'A')).text).toContain('Stored: question 1, A.');
    expect((await on.slack.member('alma').press(nth(1), 'B')).text).toContain('Stored: question 1, B.');
    await on.slack.member('ben').press(nth(1), 'A');
    await us.pass(72 * HOUR);
    expect(posts().length).toBeGreaterThanOrEqual(3);
    expect(nth(1).labels).toEqual([]);
    expect(nth(2).text).toContain('2 members answered.');
    expect((await on.slack.member('alma').press(nth(2), 'Your answers')).text).toContain('you chose B');
  });

  it('stands twice at most after a lost answer, until somebody presses the second copy', async () => {
    await schedule();
    on.slack.failNext({ method: 'chat.postMessage', with: { done: 'cut' } });
    await us.pass(HOUR);
    await us.pass(2 * MINUTE);
    expect(posts()).toHaveLength(2);
    await us.pass(2 * MINUTE);
    expect(posts()).toHaveLength(3);
    expect((await on.slack.member('alma').press(nth(1), 'A')).text).toContain('Stored');
    await us.pass(MINUTE);
    expect(posts()).toHaveLength(2);
    await us.pass(3 * MINUTE);
    expect(nth(1).text).toContain('One member has answered');
  });
});
