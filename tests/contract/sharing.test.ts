import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { controlsOf, textOf } from '../fakes/discord/render-text.ts';
import type { Sight } from '../fakes/discord/sight.ts';
import { ask } from '../platforms/web/exchange.ts';
import { openPlayground, type Playground } from '../platforms/web/playground.ts';
import { posted } from '../platforms/web/posted.ts';
import { labelsOf, messageOf, pressing, textOf as wordsOf } from '../support/asking.ts';
import { onDiscord, onSlack, ticking } from '../support/ticking.ts';

const MINUTE = 60_000;

const us = ticking();

/** Of the first statement that a page shows. */
function numberIn(page: string): string {
  const [, number] = /^\W*#(\d+)\W* /mu.exec(page) ?? [];
  if (number === undefined) throw new Error(`no statement in: ${page}`);
  return number;
}

describe('sharing on Discord', () => {
  const on = onDiscord(us);

  const labelled = (message: Parameters<typeof controlsOf>[0], label: string) => {
    const control = controlsOf(message).find((one) => 'label' in one && one.label === label);
    if (control === undefined || !('custom_id' in control)) throw new Error(`no button ${label}`);
    return control.custom_id;
  };
  const shared = (channel = 'general') =>
    on.discord.channel(channel).messages.filter(({ author }) => author.bot);

  async function share(who = 'member', where: { channel?: string } = {}): Promise<Sight> {
    const member = on.discord.member(who);
    const stance = await member.slash('/stance', { event: 'amnesty' }, where);
    if (stance.message === null) throw new Error('no answer');
    return (await member.press(stance.message, labelled(stance.message, 'Share here'), where)).settled();
  }

  it('posts the page for everybody, says who shared it, and tells the member in private', async () => {
    const told = await share();
    expect(told.private).toBe(true);
    expect(told.text).toContain('Shared.');
    const [post, ...others] = shared();
    if (post === undefined) throw new Error('nothing shared');
    expect(others).toEqual([]);
    expect(textOf(post)).toContain('“the victim and the aggressor in a certain way on an equal footing”');
    expect(textOf(post)).toMatch(/Shared by <@\d+>, who may remove it/);
    expect(controlsOf(post).map((control) => ('label' in control ? control.label : ''))).not.toContain(
      'Share here',
    );
  });

  it('works in a thread', async () => {
    expect((await share('member', { channel: 'debate' })).text).toContain('Shared.');
    expect(shared('debate')).toHaveLength(1);
    expect(shared('politics')).toEqual([]);
  });

  it('answers the shared buttons privately, and leaves the post as it is', async () => {
    await share();
    const [post] = shared();
    if (post === undefined) throw new Error('nothing shared');
    const turned = await on.discord.member('other').press(post, labelled(post, 'Timeline'));
    expect(turned.private).toBe(true);
    expect(turned.text).toContain('Timeline:');
    expect(shared()).toEqual([post]);
  });

  it('is taken away by who shared it and by moderators, and by nobody else', async () => {
    await share();
    await share();
    const [one, two] = shared();
    if (one === undefined || two === undefined) throw new Error('nothing shared');
    const refused = await (await on.discord.member('other').press(one, labelled(one, 'Remove'))).settled();
    expect(refused.text).toContain('Only who shared it and moderators can remove it.');
    expect(shared()).toHaveLength(2);
    await (await on.discord.member('member').press(one, labelled(one, 'Remove'))).settled();
    await (await on.discord.member('moderator').press(two, labelled(two, 'Remove'))).settled();
    expect(shared()).toEqual([]);
  });

  it('says there what was retracted of it, struck through, when and why', async () => {
    await share();
    const number = numberIn(
      shared()
        .map((message) => textOf(message))
        .join(),
    );
    const options = { number, reason: 'The source was misread.' };
    await (await on.discord.member('moderator').slash('/claim retract', options)).settled();
    await us.pass(MINUTE);
    const [post, ...others] = shared();
    if (post === undefined) throw new Error('nothing shared');
    expect(others).toEqual([]);
    expect(textOf(post)).toContain(`Retracted on 24 November 2026: #${number}.`);
    expect(textOf(post)).toMatch(/~~.+~~.* Reason: The source was misread\./);
  });

  it('needs the member’s own right to write there, and names it', async () => {
    on.discord.guild.addChannel('announcements', [
      { of: 'everyone', deny: PermissionFlagsBits.SendMessages },
    ]);
    const told = await share('member', { channel: 'announcements' });
    expect(told.text).toContain('You may not write there.');
    expect(shared('announcements')).toEqual([]);
  });

  it('needs the bot’s right to write there, and names it', async () => {
    const told = await share('member', { channel: 'read-only' });
    expect(told.text).toBe(
      'Whosaid may not write there. A moderator can give it the permission “Send Messages” in that channel.',
    );
    expect(shared('read-only')).toEqual([]);
  });

  it('ends after five in ten minutes, and begins again', async () => {
    // Discord itself would make the sixth post wait.
    on.discord.rest.limits.on = false;
    for (let count = 0; count < 5; count += 1) expect((await share()).text).toContain('Shared.');
    expect((await share()).text).toContain('You shared 5 times within 10 minutes.');
    expect((await share('other')).text).toContain('Shared.');
    await us.pass(11 * MINUTE);
    expect((await share()).text).toContain('Shared.');
  });

  it('posts once, however often Discord fails before it takes it', async () => {
    on.discord.rest.failNext({
      method: 'POST',
      path: /\/channels\/\d+\/messages$/,
      times: 2,
      with: { status: 502 },
    });
    expect((await share()).text).toContain('within two minutes, or not at all');
    await us.pass(MINUTE);
    expect(shared()).toEqual([]);
    await us.pass(MINUTE / 2);
    expect(shared()).toHaveLength(1);
  });

  it('is done by another process, once, if the first one ended in the middle', async () => {
    us.app.connect('discord', null);
    expect((await share()).text).toContain('within two minutes, or not at all');
    expect(shared()).toEqual([]);
    us.app.connect('discord', on.posting);
    await us.pass(MINUTE);
    await us.pass(0);
    expect(shared()).toHaveLength(1);
  });

  it('is given up after two minutes, because a late one would surprise', async () => {
    us.app.connect('discord', null);
    await share();
    us.app.connect('discord', on.posting);
    await us.pass(3 * MINUTE);
    expect(shared()).toEqual([]);
  });

  it('is not offered in a direct message', async () => {
    const stance = await on.discord
      .member('member')
      .slash('/stance', { event: 'amnesty' }, { channel: 'dm' });
    expect(stance.text).toContain('Government of Ukraine');
    expect(stance.text).not.toContain('Share here');
  });

  describe('and notices', () => {
    const settings = async (options: Readonly<Record<string, string>>) =>
      (await on.discord.member('moderator').slash('/settings notices', options)).settled();

    it('go to the channel that was chosen, which proves itself at once', async () => {
      expect((await settings({ channel: 'moderators' })).text).toContain('from now on');
      const added = on.discord.member('moderator').slash('/settings moderators', { add: 'other' });
      await (await added).settled();
      const told = shared('moderators').map((message) => textOf(message));
      expect(told).toHaveLength(2);
      expect(told.join()).toContain('a moderator of Whosaid');
    });

    it('are not sent where the bot may not write, and the choice is not kept', async () => {
      expect((await settings({ channel: 'hidden' })).text).toContain('Whosaid can’t see that channel');
      const shown = await on.discord.member('moderator').slash('/settings show', {});
      expect(shown.text).toContain('They wait here.');
    });
  });
});

describe('sharing on Slack', () => {
  const on = onSlack(us);

  const posts = (channel = 'general') => on.slack.channel(channel).messages;

  /** What the member is told in private. */
  async function share(who = 'alma', channel = 'general'): Promise<string> {
    const member = on.slack.member(who);
    const stance = await member.slash('/stance', 'amnesty', { channel });
    const before = on.slack.ephemerals.length;
    await member.press(stance, 'Share here');
    await expect.poll(() => on.slack.ephemerals.length).toBeGreaterThan(before);
    return on.slack.ephemerals.at(-1)?.text ?? '';
  }

  it('posts the page for everybody, says who shared it, and tells the member in private', async () => {
    expect(await share()).toContain('Shared.');
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain('“the victim and the aggressor in a certain way on an equal footing”');
    expect(posts()[0]?.text).toContain('Shared by');
    expect(posts()[0]?.labels).toContain('Remove');
    expect(posts()[0]?.labels).not.toContain('Share here');
  });

  it('answers the shared buttons privately, and leaves the post as it is', async () => {
    await share();
    const [post] = posts();
    if (post === undefined) throw new Error('nothing shared');
    const turned = await on.slack.member('ben').press(post, 'Timeline');
    expect(turned.text).toContain('Timeline:');
    expect(posts()).toEqual([post]);
  });

  it('is taken away by who shared it and by moderators, and by nobody else', async () => {
    await share();
    const [post] = posts();
    if (post === undefined) throw new Error('nothing shared');
    expect((await on.slack.member('ben').press(post, 'Remove')).text).toContain(
      'Only who shared it and moderators can remove it.',
    );
    await on.slack.member('ada').press(post, 'Remove');
    await expect.poll(() => on.slack.ephemerals.at(-1)?.text).toContain('Removed.');
    expect(posts()).toEqual([]);
  });

  it('says there what was retracted of it, when and why, and beside it where it can’t be edited', async () => {
    await share();
    const retract = (what: string) =>
      on.slack.member('ada').slash('/claim', `retract ${what} reason:"The source was misread."`);
    const number = numberIn(posts()[0]?.text ?? '');
    await retract(number);
    await us.pass(MINUTE);
    expect(posts()).toHaveLength(1);
    const text = posts()[0]?.text ?? '';
    expect(text).toContain(`Retracted on 24 November 2026: #${number}.`);
    expect(text).toContain('Reason: The source was misread.');

    on.slack.failNext({ method: 'chat.update', with: { error: 'edit_window_closed' } });
    await retract(numberIn(text));
    await us.pass(MINUTE);
    await us.pass(0);
    expect(posts()[1]?.text).toContain('can’t be corrected where it stands');
  });

  it('names what is missing where the bot is not in the channel', async () => {
    on.slack.failNext({ method: 'chat.postMessage', with: { error: 'not_in_channel' } });
    expect(await share()).toContain('Whosaid is not in that channel. Invite it there');
    expect(posts()).toEqual([]);
  });

  it('is told to be unconfirmed, and never tried again, where Slack cut the answer off', async () => {
    on.slack.failNext({ method: 'chat.postMessage', with: 'cut' });
    expect(await share()).toContain('did not confirm it');
    await us.pass(MINUTE);
    expect(on.slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('waits as long as Slack asks, and is then done', async () => {
    on.slack.failNext({ method: 'chat.postMessage', with: { status: 429, retryAfter: 1 } });
    expect(await share()).toContain('within two minutes, or not at all');
    await us.pass(0);
    expect(posts()).toEqual([]);
    await us.pass(MINUTE);
    expect(posts()).toHaveLength(1);
  });

  it('tells moderators in their channel what they must know, and calls commands as they are called there', async () => {
    const ada = on.slack.member('ada');
    expect((await ada.slash('/settings', 'notices channel:#moderators')).text).toContain('from now on');
    await ada.slash('/settings', 'moderators add:@alma');
    await expect
      .poll(() =>
        posts('moderators')
          .map(({ text }) => text)
          .join(),
      )
      .toContain('a moderator of Whosaid');
    expect(posts('moderators')[0]?.text).toContain('Change it with /settings notices.');
    expect((await on.slack.member('alma').slash('/settings', 'show')).text).toContain('Added here: ');
  });
});

describe('sharing in the playground', () => {
  let playground: Playground;

  beforeEach(async () => {
    playground = await openPlayground({ router: us.app.router, messages: us.app.store.channelMessages });
    us.app.connect('web', playground.posting);
  });
  afterEach(() => playground.stop());

  async function press(message: Message, label: string, member = 1, moderator = false) {
    const pressed = pressing(message, label);
    if (pressed.kind !== 'press') throw new Error(pressed.kind);
    return messageOf(await ask(playground, pressed, { as: { member, moderator } }));
  }
  async function share(member = 1): Promise<string> {
    const stance = await ask(playground, { kind: 'line', line: '/stance amnesty' });
    return wordsOf(await press(messageOf(stance), 'Share here', member));
  }
  const posts = async () => (await posted(playground)).map(({ message }) => message);

  it('posts the page for everybody, says who shared it, and tells the member in private', async () => {
    expect(await share()).toContain('Shared.');
    const [post, ...others] = await posts();
    if (post === undefined) throw new Error('nothing shared');
    expect(others).toEqual([]);
    expect(wordsOf(post)).toContain('“the victim and the aggressor in a certain way on an equal footing”');
    expect(wordsOf(post)).toContain('Shared by @member-1, who may remove it');
    expect(labelsOf(post)).toContain('Remove');
    expect(labelsOf(post)).not.toContain('Share here');
  });

  it('answers the shared buttons privately, and leaves the post as it is', async () => {
    await share();
    const [post] = await posts();
    if (post === undefined) throw new Error('nothing shared');
    expect(wordsOf(await press(post, 'Timeline', 2))).toContain('Timeline:');
    expect(await posts()).toEqual([post]);
  });

  it('is taken away by who shared it and by moderators, and by nobody else', async () => {
    await share();
    await share();
    const [one, two] = await posts();
    if (one === undefined || two === undefined) throw new Error('nothing shared');
    expect(wordsOf(await press(one, 'Remove', 2))).toContain(
      'Only who shared it and moderators can remove it.',
    );
    expect(await posts()).toHaveLength(2);
    await press(one, 'Remove', 1);
    await press(two, 'Remove', 3, true);
    expect(await posts()).toEqual([]);
  });
});
