import { describe, expect, it } from 'vitest';
import { actionRef } from '../../../src/chat/action.ts';
import type { Mention } from '../../../src/chat/mention.ts';
import { readMention } from '../../../src/chat/mention.ts';
import type { Message } from '../../../src/chat/message.ts';
import { PostFault } from '../../../src/chat/platform.ts';
import type { Invocation, Router } from '../../../src/chat/router.ts';
import type { Fault } from '../../fakes/slack/index.ts';
import { fiveQuestions, letters, wordsOfFive } from '../five-questions.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();
const team = 'T024BE7LD';
const general = 'C0GENERAL1';

function text(said: string): Message {
  return { kind: 'message', summary: said, blocks: [{ kind: 'text', text: said }] };
}

async function posting(rateLimited = false) {
  const { slack, platform } = await whosaid.start({ slack: { rateLimited } });
  return { slack, posting: platform.posting };
}

async function whyNot(promise: Promise<unknown>): Promise<PostFault['why']> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof PostFault) return error.why;
  throw new Error(`not a PostFault: ${String(error)}`);
}

describe('a post on Slack', () => {
  it('is seen by everyone, without a preview of what it links to; can be changed, and taken away', async () => {
    const { slack, posting: to } = await posting();
    const ref = await to.post(team, general, text('First <!channel>'), 'key');
    expect(slack.channel('general').messages).toMatchObject([
      { text: 'First <!channel>', summary: 'First &lt;!channel&gt;', private: false, ts: ref.id },
    ]);
    await to.update(team, ref, text('Second'));
    expect(slack.channel('general').messages).toMatchObject([{ text: 'Second', summary: 'Second' }]);
    await to.remove(team, ref);
    expect(slack.channel('general').messages).toEqual([]);
    // It was gone already.
    await to.remove(team, ref);
  });

  it('names people without pinging them', async () => {
    const { slack, posting: to } = await posting();
    const alma = readMention('@U0ALMA0001') as Mention;
    await to.post(
      team,
      general,
      { ...text(''), summary: 'Who', blocks: [{ kind: 'text', text: [{ mention: alma }] }] },
      'k',
    );
    expect(slack.channel('general').messages[0]?.text).toBe('@Alma Reyes');
  });

  it('can be shared from an answer by whoever got it', async () => {
    const { slack } = await whosaid.start();
    const alma = slack.member('alma');
    const told = await alma.press(await alma.slash('/stance', 'amnesty'), 'Share here');
    expect(told.text).not.toBe('');
    await expect.poll(() => slack.channel('general').messages.length).toBe(1);
    expect(slack.channel('general').messages[0]?.text).toContain('# Amnesty International Ukraine');
  });

  it('tells a press on it where it stands, and tells of no message that one member alone sees', async () => {
    const presses: Invocation[] = [];
    const { router } = whosaid.app;
    const noting: Router = {
      ...router,
      answer(actor, invocation) {
        if (invocation.kind === 'press') presses.push(invocation);
        return router.answer(actor, invocation);
      },
    };
    const { slack, platform } = await whosaid.start({ router: noting });
    const alma = slack.member('alma');
    const told = await alma.slash('/stance', 'amnesty');
    await alma.press(told, 'Share here');
    expect(presses.at(-1)).not.toHaveProperty('on');
    const buttons = [{ on: actionRef('unshare', 'none'), label: 'Remove' }];
    const ref = await platform.posting.post(
      team,
      general,
      { kind: 'message', summary: 'Press', blocks: [{ kind: 'buttons', buttons }] },
      'key',
    );
    const posted = slack.channel('general').messages.find(({ ts }) => ts === ref.id);
    if (posted === undefined) throw new Error('nothing was posted');
    await slack.member('ben').press(posted, 'Remove');
    expect(presses.at(-1)).toMatchObject({ on: ref });
  });

  it.each([
    ['without-bot', 'membership'],
    ['archived', 'closed'],
    ['nowhere', 'gone'],
  ])('to the channel “%s” is unreachable: %s', async (channel, lacks) => {
    const { slack, posting: to } = await posting();
    const id = channel === 'nowhere' ? 'C0NOWHERE1' : slack.channel(channel).id;
    expect(await whyNot(to.post(team, id, text('A'), 'key'))).toEqual({
      kind: 'unreachable',
      obstacles: [{ who: 'bot', lacks }],
    });
  });

  it('of another workspace is unreachable', async () => {
    const { posting: to } = await posting();
    expect(await whyNot(to.post('T0OTHERTM', general, text('A'), 'key'))).toMatchObject({
      kind: 'unreachable',
    });
    expect(await whyNot(to.check('T0OTHERTM', general))).toMatchObject({ kind: 'unreachable' });
    expect(await to.check(team, general)).toEqual([]);
  });

  it.each<[string, Fault, object]>([
    ['put off', { status: 429, retryAfter: 30 }, { kind: 'delayed' }],
    ['answered by an error of Slack’s', { status: 500 }, { kind: 'unconfirmed' }],
    ['cut off', 'cut', { kind: 'unconfirmed' }],
    ['answered by the page of a proxy', 'page', { kind: 'unconfirmed' }],
    ['too long', { error: 'msg_too_long' }, { kind: 'refused' }],
    ['half done', { error: 'fatal_error' }, { kind: 'unconfirmed' }],
    ['found wrong', { error: 'invalid_blocks' }, { kind: 'refused' }],
    ['not allowed there', { error: 'restricted_action' }, { kind: 'unreachable' }],
  ])('that is %s is never sent again by itself', async (_, fault, why) => {
    const { slack, posting: to } = await posting();
    slack.failNext({ method: 'chat.postMessage', with: fault });
    const given = await whyNot(to.post(team, general, text('A'), 'key'));
    expect(given).toMatchObject(why);
    if (given.kind === 'delayed') expect(given.pause).toBeGreaterThanOrEqual(30_000);
    expect(slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(slack.channel('general').messages).toEqual([]);
  });

  it.each(['cut', 'status 500'] as const)(
    'that stands there while its answer is lost (%s) is unconfirmed',
    async (done) => {
      const { slack, posting: to } = await posting();
      slack.failNext({ method: 'chat.postMessage', with: { done } });
      expect(await whyNot(to.post(team, general, text('A'), 'key'))).toEqual({ kind: 'unconfirmed' });
      expect(slack.channel('general').messages).toHaveLength(1);
      expect(slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    },
  );

  it('is not tried before the time that Slack asks to wait, and no other in that channel either', async () => {
    const { slack, posting: to } = await posting();
    slack.failNext({ method: 'chat.postMessage', with: { status: 429, retryAfter: 30 } });
    for (const key of ['first', 'second']) {
      const why = await whyNot(to.post(team, general, text('A'), key));
      expect(why).toMatchObject({ kind: 'delayed' });
      expect((why as { readonly pause: number }).pause).toBeGreaterThan(29_000);
    }
    expect(slack.requests.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    await to.post(team, 'C0POLITIC2', text('elsewhere'), 'third');
  });

  it('that can’t be sent at all certainly was not made', async () => {
    const { slack, posting: to } = await posting();
    await slack.stop();
    // Until that has failed, there may be a connection left that looks alive.
    await whyNot(to.post(team, 'C0POLITIC2', text('A'), 'key'));
    expect(await whyNot(to.post(team, general, text('A'), 'key'))).toMatchObject({ kind: 'delayed' });
  });

  it('whose change or removal got no answer may be changed or removed again', async () => {
    const { slack, posting: to } = await posting();
    const ref = await to.post(team, general, text('A'), 'key');
    slack.failNext({ method: 'chat.update', with: 'cut' });
    expect(await whyNot(to.update(team, ref, text('B')))).toMatchObject({ kind: 'delayed' });
    slack.failNext({ method: 'chat.update', with: { status: 503 } });
    expect(await whyNot(to.update(team, ref, text('B')))).toMatchObject({ kind: 'delayed' });
    await to.update(team, ref, text('B'));
    slack.failNext({ method: 'chat.delete', with: { done: 'cut' } });
    expect(await whyNot(to.remove(team, ref))).toMatchObject({ kind: 'delayed' });
    await to.remove(team, ref);
    expect(slack.channel('general').messages).toEqual([]);
  });

  it('that is gone can’t be changed', async () => {
    const { posting: to } = await posting();
    expect(await whyNot(to.update(team, { channel: general, id: '1.1' }, text('B')))).toEqual({
      kind: 'unreachable',
      obstacles: [{ who: 'bot', lacks: 'gone' }],
    });
  });

  it('follows the one before by a second, or comes later', async () => {
    const { slack, posting: to } = await posting(true);
    const posts = await Promise.allSettled(
      [1, 2, 3, 4].map((at) => to.post(team, general, text(`${at}`), `${at}`)),
    );
    expect(posts.map(({ status }) => status)).toEqual([...Array(3).fill('fulfilled'), 'rejected']);
    expect(slack.channel('general').messages.map((one) => one.text)).toEqual(['1', '2', '3']);
  });

  it('holds five questions with four choices of 180 characters, a row of letters under each', async () => {
    const { slack, posting: to } = await posting();
    await to.post(team, general, fiveQuestions(200), 'key');
    const [posted, ...more] = slack.channel('general').messages;
    expect(more).toEqual([]);
    for (const words of wordsOfFive(200)) expect(posted?.text).toContain(words);
    expect(posted?.labels).toEqual(Array.from({ length: 5 }, () => letters).flat());
    expect(posted?.text).toMatch(/\n\[A\] \[B\] \[C\] \[D\]\nWhich 2/);
  });

  it('longer than one message is refused instead of cut', async () => {
    const { posting: to } = await posting();
    expect(await whyNot(to.post(team, general, text('word '.repeat(4_000)), 'key'))).toEqual({
      kind: 'refused',
    });
  });
});
