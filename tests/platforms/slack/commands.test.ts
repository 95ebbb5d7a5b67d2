import { describe, expect, it } from 'vitest';
import type { Seen, SeenMessage } from '../../fakes/slack/index.ts';
import { sampleRouter, sampleServices } from './sample-commands.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();

function messageOf(seen: Seen): SeenMessage {
  if (seen.kind !== 'message') throw new Error(`a view: ${seen.text}`);
  return seen;
}

describe.each(['socket', 'http'] as const)('a slash command, by %s', (by) => {
  it('is answered in the acknowledgement, to whoever typed it alone', async () => {
    const { slack, lost, logged } = await whosaid.start({ by });
    const seen = messageOf(await slack.member('alma').slash('/stance', 'amnesty'));
    expect(seen.via).toBe('ack');
    expect(seen.private).toBe(true);
    expect(seen.text).toContain('# Amnesty International Ukraine');
    expect(seen.text).toContain('“gave very little time”');
    expect(slack.member('ben').messages()).toEqual([]);
    expect([lost, logged]).toEqual([[], []]);
  });

  it('pages in place, by buttons that know what they stand under', async () => {
    const { slack } = await whosaid.start({ by });
    const alma = slack.member('alma');
    const first = await alma.slash('/timeline', 'amnesty');
    const later = messageOf(await alma.press(first, 'Next'));
    expect(later.via).toBe('response_url');
    expect(later.text).not.toBe(first.text);
    expect(alma.messages()).toHaveLength(1);
    expect(messageOf(await alma.press(later, 'Back')).text).toBe(first.text);
  });

  it('offers the choices for an inexact name', async () => {
    const { slack } = await whosaid.start({ by });
    const alma = slack.member('alma');
    const asked = await alma.slash('/stance', '');
    expect(asked.labels.length).toBeGreaterThan(0);
    const chosen = messageOf(
      await alma.choose(asked, 1, 'The Amnesty International report of 4 August 2022 on Ukraine'),
    );
    expect(chosen.text).toContain('# Amnesty International Ukraine');
    expect(alma.messages()).toHaveLength(1);
  });
});

describe('a slash command', () => {
  it('reads quotation marks as phones type them', async () => {
    const { slack } = await whosaid.start();
    const seen = await slack
      .member('alma')
      .slash('/stance', 'amnesty party:"Government of Ukraine"', { phone: true });
    expect(seen.text).toContain('Dmytro Kuleba');
  });

  it('bears the prefix that keeps it apart from other apps’, and another name where Slack has one of its own', async () => {
    const prefixed = await whosaid.start({ prefix: 'ws-' });
    expect((await prefixed.slack.member('alma').slash('/ws-stance', 'amnesty')).text).toContain('Ukraine');
    expect((await prefixed.slack.member('alma').slash('/ws-help')).text).toContain('/ws-stance event');
    await expect(prefixed.slack.member('alma').slash('/stance', 'amnesty')).rejects.toThrow(
      'not a valid command',
    );
    const plain = await whosaid.start();
    expect((await plain.slack.member('alma').slash('/whosaid-help')).text).toContain('/stance event');
  });

  it('explains itself to “help”, and says what there is to a word that it doesn’t know', async () => {
    const { slack } = await whosaid.start();
    const alma = slack.member('alma');
    expect((await alma.slash('/stance', 'help')).text).toContain('/stance event [party:…]');
    expect((await alma.slash('/settings', 'whatever')).text).toContain('/settings show');
    expect((await alma.slash('/stance', 'qqqqqqq')).text).toContain('/events lists them all');
    expect((await alma.slash('/stance')).text).not.toContain('/help');
    expect((await alma.slash('/settings')).text).toContain('/settings show');
  });

  it('takes people, channels and signs as they were typed', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const alma = slack.member('alma');
    const seen = await alma.slash('/echo', '"a < b & c > d" who: @ben where: #politics');
    expect(seen.text).toBe('a < b & c > d | @U0BEN00002 | C0POLITIC2');
    expect((await alma.slash('/echo', '@ben')).text).toBe('@U0BEN00002');
  });

  it('goes on in further messages where one can’t hold the answer', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const alma = slack.member('alma');
    await alma.slash('/long');
    await expect.poll(() => alma.messages().length).toBe(2);
    const texts = alma.messages().map(({ text }) => text);
    expect(texts.join('\n').split('\n')).toEqual(Array.from({ length: 60 }, (_, at) => `Line ${at + 1}`));
    expect(alma.messages().map(({ summary }) => summary)).toEqual(['Long (1 of 2)', 'Long (2 of 2)']);
  });

  it('that takes long is acknowledged in time, and answered after', async () => {
    const services = sampleServices();
    let release = (): void => {};
    services.held = new Promise((resolve) => {
      release = resolve;
    });
    const { slack } = await whosaid.start({ router: sampleRouter(services) });
    const alma = slack.member('alma');
    const waiting = alma.slash('/slow');
    // Meanwhile, nobody else waits.
    expect((await slack.member('ben').slash('/count')).text).toBe('Counted to 1.');
    setTimeout(release, 2_200);
    const seen = messageOf(await waiting);
    expect(seen.text).toBe('At last.');
    expect(seen.via).toBe('response_url');
    expect(seen.private).toBe(true);
  });

  it('from a moderator is one from who administers the workspace, and never from another workspace', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const answers = await Promise.all(
      ['alma', 'ada', 'otto', 'stella', 'gus'].map(
        async (name) => (await slack.member(name).slash('/rules', 'show')).text,
      ),
    );
    const refused =
      'Only moderators can use this: those who manage this community, and those whom they make moderators.';
    expect(answers).toEqual([refused, 'Ada Lindqvist may.', 'Otto Brandt may.', refused, refused]);
  });

  it('tells who typed it where, by name and in their language', async () => {
    const services = sampleServices();
    const { slack } = await whosaid.start({ router: sampleRouter(services) });
    await slack.member('layla').slash('/count', '', { channel: 'politics' });
    await slack.member('stella').slash('/count');
    await slack.member('ben').slash('/count', '', { channel: 'dm-ben' });
    expect(services.actors).toMatchObject([
      {
        platform: 'slack',
        tenantId: 'T024BE7LD',
        userId: 'U0LAYLA003',
        name: 'ليلى حداد',
        locale: 'ar-SA',
        outsider: false,
        roles: [],
        place: { channel: 'C0POLITIC2', obstacles: [] },
      },
      { userId: 'U0STRANGE7', outsider: true },
      { userId: 'U0BEN00002', name: 'Ben Okafor', place: null },
    ]);
    expect(slack.requests.filter(({ method }) => method === 'users.info')).toHaveLength(3);
  });

  it('delivered twice is done once, and answered the same', async () => {
    const services = sampleServices();
    const { slack } = await whosaid.start({ router: sampleRouter(services) });
    await slack.member('alma').slash('/count');
    const [envelope] = slack.envelopes.slice(-1);
    if (envelope === undefined) throw new Error('nothing was delivered');
    const again = await slack.redeliver(envelope);
    expect(again).toMatchObject({ ok: true, payload: { text: 'Counted to 1.' } });
    expect(services.did).toEqual(['count']);
  });
});

describe('a button', () => {
  it('under a message that others see too answers whoever pressed it, and leaves the message', async () => {
    const services = sampleServices();
    const { slack, platform } = await whosaid.start({ router: sampleRouter(services) });
    await platform.posting.post(
      'T024BE7LD',
      'C0GENERAL1',
      {
        kind: 'message',
        summary: 'Posted',
        blocks: [{ kind: 'buttons', buttons: [{ on: 'panel.in-place:' as never, label: 'Press' }] }],
      },
      'key',
    );
    const [posted] = slack.channel('general').messages;
    if (posted === undefined) throw new Error('nothing was posted');
    const seen = messageOf(await slack.member('alma').press(posted, 'Press'));
    expect(seen.private).toBe(true);
    expect(seen.text).toContain('Changed.');
    expect(slack.channel('general').messages).toHaveLength(1);
    expect(slack.channel('general').messages[0]?.text).toBe(posted.text);
    expect(slack.member('ben').messages()).toHaveLength(1);
  });

  it('pressed once and delivered twice does it once', async () => {
    const services = sampleServices();
    const { slack } = await whosaid.start({ router: sampleRouter(services) });
    const alma = slack.member('alma');
    await alma.press(await alma.slash('/panel'), 'Count');
    const [envelope] = slack.envelopes.slice(-1);
    if (envelope === undefined) throw new Error('nothing was delivered');
    await slack.redeliver(envelope);
    expect(services.did).toEqual(['count']);
    expect(alma.messages()).toHaveLength(2);
  });

  it('answers by a call where its own address is spent', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const alma = slack.member('alma');
    const panel = await alma.slash('/panel');
    slack.failNext({ method: 'response_url', times: 1, with: { status: 404 } });
    const seen = messageOf(await alma.press(panel, 'Count'));
    expect(seen.text).toBe('Counted to 1.');
    expect(seen.via).toBe('chat.postEphemeral');
  });

  it('answers in a modal where the bot is not in the channel either', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const alma = slack.member('alma');
    const panel = await alma.slash('/panel', '', { channel: 'without-bot' });
    slack.failNext({ method: 'response_url', times: 1, with: { status: 404 } });
    const seen = await alma.press(panel, 'Count');
    expect(seen.kind).toBe('view');
    expect(seen.text).toBe('Counted to 1.');
  });
});

describe('a message', () => {
  it('can be asked about: its words are looked up, for whoever asks alone', async () => {
    const { slack } = await whosaid.start();
    const message = slack.member('ben').write('a false balance between the oppressor and the victim');
    const seen = messageOf(await slack.member('alma').shortcut('on-message whosaid', message));
    expect(seen.private).toBe(true);
    expect(seen.text).toContain('Dmytro Kuleba');
    expect(slack.channel('general').messages).toHaveLength(1);
  });

  it('that is too long is asked about by its beginning, and says so', async () => {
    const { slack } = await whosaid.start({ router: sampleRouter(sampleServices()) });
    const alma = slack.member('alma');
    const long = slack
      .member('ben')
      .write('&lt;word&gt; <https://example.org|a paper> <@U0ALMA0001|alma> '.repeat(4));
    const seen = await alma.shortcut('on-message echo', long);
    expect(seen.text).toContain('<word> a paper alma <word> a paper alma');
    expect(seen.text).toMatch(/40/);
  });
});
