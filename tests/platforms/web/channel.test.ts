import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../src/app.ts';
import { actionRef } from '../../../src/chat/action.ts';
import { mentionFor } from '../../../src/chat/mention.ts';
import type { Message } from '../../../src/chat/message.ts';
import { invocationOf } from '../../../src/platforms/web/invocation.ts';
import { messageOf, pressing, textOf } from '../../support/asking.ts';
import { migratedSqlite, type TestDatabase } from '../../support/database.ts';
import { ask, complete, exchange } from './exchange.ts';
import { browsing, messageWith, openPlayground, type Playground } from './playground.ts';
import { posted } from './posted.ts';
import { sampleRouter } from './sample-commands.ts';

describe('the channel of the playground', () => {
  let database: TestDatabase;
  let app: App;
  let playground: Playground;

  beforeEach(async () => {
    database = await migratedSqlite();
    await start();
  });
  afterEach(async () => {
    await stop();
    await database.remove();
  });

  async function start() {
    app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }) });
    playground = await openPlayground({ router: app.router, messages: app.store.channelMessages });
    app.connect('web', playground.posting);
  }
  async function stop() {
    await playground.stop();
    await app.close();
  }

  async function say(line: string, member = 1, moderator = false) {
    return messageOf(await ask(playground, { kind: 'line', line }, { as: { member, moderator } }));
  }
  async function press(message: Message, label: string, member: number, on?: string) {
    const pressed = pressing(message, label);
    if (pressed.kind !== 'press') throw new Error(pressed.kind);
    const standing = on === undefined ? {} : { on: { channel: 'general', id: on } };
    const as = { member, moderator: false };
    return textOf(messageOf(await ask(playground, { ...pressed, ...standing }, { as })));
  }

  test('keeps what was shared over a restart, until it is removed', async () => {
    const stance = await say('/stance amnesty', 2);
    expect(await press(stance, 'Share here', 2)).toContain('Shared.');
    const before = await posted(playground);
    expect(before).toHaveLength(1);

    await stop();
    await start();
    expect(await posted(playground)).toEqual(before);
    const [post] = before;
    if (post === undefined) throw new Error('nothing shared');
    expect(await press(post.message, 'Remove', 3, post.id)).toContain('Only who shared it');
    expect(await press(post.message, 'Remove', 2, post.id)).toBe('Removed.');
    expect(await posted(playground)).toEqual([]);

    await stop();
    await start();
    expect(await posted(playground)).toEqual([]);
  });

  test('is posted to once with the same key, and shows what a post was changed to', async () => {
    const { posting } = playground;
    const ref = await posting.post('local', 'general', words('One'), 'key');
    expect(await posting.post('local', 'general', words('Two'), 'key')).toEqual(ref);
    expect((await posted(playground)).map(({ message }) => textOf(message))).toEqual(['One']);
    await posting.update('local', ref, words('Three'));
    expect((await posted(playground)).map(({ message }) => textOf(message))).toEqual(['Three']);
    await posting.remove('local', ref);
    await posting.remove('local', ref);
    const gone = { name: 'PostFault', why: { kind: 'unreachable' } };
    await expect(posting.update('local', ref, words('Four'))).rejects.toMatchObject(gone);
    await expect(posting.post('local', 'nowhere', words('Five'), 'other')).rejects.toMatchObject(gone);
    await expect(posting.post('elsewhere', 'general', words('Six'), 'other')).rejects.toMatchObject(gone);
  });

  test('shows the newest 50 posts, the oldest of them first', async () => {
    for (let number = 1; number <= 52; number += 1)
      await app.store.channelMessages.add(
        { tenant: 'local', channel: 'general' },
        String(number),
        JSON.stringify(words(String(number))),
      );
    const shown = (await posted(playground)).map(({ message }) => Number(textOf(message)));
    expect(shown).toHaveLength(50);
    expect(new Set(shown).has(52)).toBe(true);
  });

  test('is sent again only once something in it has changed, and to no page of others', async () => {
    const look = (headers: Readonly<Record<string, string>>) =>
      exchange(playground, '/api/channel', { headers });
    const { etag = '' } = (await look({})).headers;
    expect(await look({ 'If-None-Match': etag })).toMatchObject({ status: 304, body: '' });
    await playground.posting.post('local', 'general', words('News'), 'key');
    expect((await look({ 'If-None-Match': etag })).status).toBe(200);
    expect((await look({ Origin: 'http://example.org' })).status).toBe(403);
    expect((await look({ Host: `example.org:${playground.port}` })).status).toBe(421);
  });

  test.each(['channel:#general', 'channel:general', '#general', 'channel:"#general"'])(
    'is named as people write it: %s',
    async (written) => {
      expect(textOf(await say(`/settings notices ${written}`, 1, true))).toContain('from now on');
      expect((await posted(playground)).map(({ message }) => textOf(message)).join()).toContain('#general');
    },
  );

  test('is named so in a form, too', () => {
    const sent = { kind: 'submit', ref: 'fill:settings notices', fields: { channel: '#general' } } as const;
    expect(invocationOf(sent, app.router.catalogue('en'))).toEqual({
      ...sent,
      fields: { channel: 'general' },
    });
  });

  test('is the only one: another is refused, and nothing is changed', async () => {
    const told = textOf(await say('/settings notices channel:#nowhere', 1, true));
    expect(told).toContain('can’t post to #nowhere');
    expect(told).toContain('Nothing was changed.');
    expect(textOf(await say('/settings show', 1, true))).toContain('They wait here.');
    expect(textOf(await say('/settings notices channel:"#no where"', 1, true))).toContain(
      'must be a channel',
    );
  });

  test.each(['', '#', '#ge', 'gen'])(
    'is suggested after “%s” for an option that is a channel',
    async (typed) => {
      const { choices } = await complete(playground, `/settings notices channel:${typed}`, {
        member: 1,
        moderator: true,
      });
      expect(choices.map(({ insert, label }) => [insert, label])).toEqual([['#general ', '#general']]);
    },
  );
});

describe('on the page', () => {
  const { open } = browsing();

  test('posts come, change and go by themselves, and their buttons answer whoever presses', async () => {
    const playground = await openPlayground({ router: sampleRouter() });
    const { posting } = playground;
    const page = await open({ at: playground });
    const channel = page.getByRole('region', { name: '#general' });
    await channel.getByText('Nothing is posted here yet.').waitFor();

    const ref = await posting.post('local', 'general', postWith('Before'), 'key');
    const post = channel.getByRole('article', { name: 'Before' });
    await post.getByText('Set up by Member 2 in #general').waitFor();
    expect(await channel.getByText('Nothing is posted here yet.').isVisible()).toBe(false);
    expect(await page.getByRole('status').textContent()).toBe('New in the channel: Before');

    await page.getByRole('combobox', { name: 'Acting as' }).selectOption('Member 3');
    await post.getByRole('button', { name: 'Next' }).press('Enter');
    const answer = page.getByRole('log').getByRole('article');
    await answer.getByText('This is page 2.').waitFor();
    await answer.getByText('Only you see this').waitFor();
    await page.getByRole('heading', { name: 'Member 3 Next' }).waitFor();
    await post.getByText('Before').waitFor();

    await posting.update('local', ref, postWith('After'));
    await channel.getByRole('article', { name: 'After' }).getByText('After').waitFor();
    expect(await channel.getByRole('article').count()).toBe(1);
    expect(await page.locator(':focus').textContent()).toBe('Next');

    await posting.remove('local', ref);
    await channel.getByText('Nothing is posted here yet.').waitFor();
    expect(await channel.getByRole('article').count()).toBe(0);
    expect(await messageWith(page, 'This is page 2.').count()).toBe(1);
    await playground.stop();
  });

  test('a phone shows the conversation or the channel, and tells what is new in the other', async () => {
    const playground = await openPlayground({ router: sampleRouter() });
    const page = await open({ at: playground, width: 360 });
    await page.getByRole('button', { name: '#general' }).waitFor();
    expect(await page.getByRole('region', { name: '#general' }).isVisible()).toBe(false);
    // What stood there before the page was opened is not new.
    await page.waitForResponse(/channel$/);
    await playground.posting.post('local', 'general', postWith('Fresh'), 'key');
    await page.getByRole('button', { name: '#general 1 new' }).click();
    await page.getByRole('article', { name: 'Fresh' }).getByRole('button', { name: 'Next' }).click();
    await messageWith(page, 'This is page 2.').waitFor();
    expect(await page.getByRole('region', { name: '#general' }).isVisible()).toBe(false);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: '#general', exact: true }).waitFor();
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Page 2 of 3');
    await playground.stop();
  });
});

function words(text: string): Message {
  return { kind: 'message', summary: text, blocks: [{ kind: 'text', text }] };
}

function postWith(text: string): Message {
  const by = { mention: mentionFor('user', 'member-2') };
  return {
    kind: 'message',
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'note', text: ['Set up by ', by, ' in ', { channel: 'general' }] },
      { kind: 'buttons', buttons: [{ on: actionRef('pages.turn', '2'), label: 'Next' }] },
    ],
  };
}
