import { describe, expect, it } from 'vitest';
import type { Seen, SeenView, Submitted } from '../../fakes/slack/index.ts';
import { type SampleServices, sampleRouter, sampleServices } from './sample-commands.ts';
import { slackWhosaid } from './slack-whosaid.ts';

const whosaid = slackWhosaid();

async function sample(services: SampleServices = sampleServices()) {
  const { slack, logged } = await whosaid.start({ router: sampleRouter(services) });
  return { slack, services, logged, alma: slack.member('alma'), ada: slack.member('ada') };
}

function viewOf(seen: Seen | Submitted): SeenView {
  if (seen.kind !== 'view') throw new Error(`not a view but ${JSON.stringify(seen)}`);
  return seen;
}

function held(): { readonly promise: Promise<void>; release(): void } {
  let release = (): void => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release: () => release() };
}

describe('a form on Slack', () => {
  it('opens with its fields, and is answered where it was asked for', async () => {
    const { alma, services } = await sample();
    const form = viewOf(await alma.slash('/note', '', { channel: 'politics' }));
    expect(form.title).toBe('A note with a title tha…');
    expect(form.labels).toEqual(['Words', 'More', 'Kind']);
    const answer = alma.next();
    expect(await alma.submit(form, { Words: 'these', More: 'one\ntwo', Kind: 'Second' })).toEqual({
      kind: 'closed',
    });
    expect(await answer).toMatchObject({
      text: 'Saved: these, one\ntwo (b)',
      private: true,
      channel: 'C0POLITIC2',
    });
    expect(services.did).toEqual(['save']);
  });

  it('says at the field what is wrong, and stays as it was filled in', async () => {
    const { alma, services } = await sample();
    const form = await alma.slash('/note');
    expect(await alma.submit(form, { Kind: 'First' })).toEqual({
      kind: 'errors',
      errors: { words: 'Words are needed.' },
    });
    expect(alma.view?.id).toBe(viewOf(form).id);
    expect(services.did).toEqual([]);
  });

  it('stays below a refusal', async () => {
    const { alma } = await sample();
    const form = await alma.slash('/note');
    const refused = viewOf(await alma.submit(form, { Words: 'forbidden', Kind: 'First' }));
    expect(refused.text).toBe('Not that word.');
    await alma.close();
    expect(alma.view?.id).toBe(viewOf(form).id);
  });

  it('that takes long says to wait, and then what came of it', async () => {
    const { promise, release } = held();
    const { alma } = await sample({ ...sampleServices(), held: promise });
    const form = await alma.slash('/note');
    const waiting = viewOf(await alma.submit(form, { Words: 'slow', Kind: 'First' }));
    expect(waiting.text).toBe('One moment …');
    release();
    await expect.poll(() => alma.view?.text).toContain('Saved: slow');
  });

  it('sent once and delivered twice is done once', async () => {
    const { slack, alma, services } = await sample();
    await alma.submit(await alma.slash('/note'), { Words: 'these', Kind: 'First' });
    const [envelope] = slack.envelopes.slice(-1);
    if (envelope === undefined) throw new Error('nothing was delivered');
    await slack.redeliver(envelope);
    expect(services.did).toEqual(['save']);
  });

  it('that Slack didn’t open in time is told', async () => {
    const { slack, alma } = await sample();
    slack.failNext({ method: 'views.open', with: { error: 'expired_trigger_id' } });
    expect((await alma.slash('/note')).text).toBe('Slack did not open the form in time. Try again.');
  });

  it('asks for what a command can’t do without, and runs it with that', async () => {
    const { slack } = await whosaid.start();
    const alma = slack.member('alma');
    const form = viewOf(await alma.slash('/whosaid'));
    expect(form.text).toContain('words: This is needed.');
    const answer = alma.next();
    expect(await alma.submit(form, { words: 'a false balance' })).toEqual({ kind: 'closed' });
    expect((await answer).text).toContain('Dmytro Kuleba');
  });

  it('opens from a message too', async () => {
    const { slack, alma } = await sample();
    const form = viewOf(await alma.shortcut('on-message echo', slack.member('ben').write('write')));
    expect(form.labels).toEqual(['Words', 'More', 'Kind']);
  });
});

describe('the Home tab', () => {
  it('welcomes whoever opens it for the first time, says how to start, and sends nothing', async () => {
    const { slack } = await whosaid.start();
    const alma = slack.member('alma');
    const first = await alma.openHome();
    expect(first.text).toContain('# Welcome to Whosaid');
    expect(first.text).toContain('/whosaid-help');
    expect(first.text).not.toContain('# Settings');
    const second = await alma.openHome();
    expect(second.text).not.toContain('# Welcome');
    expect(second.text).toContain('# How to start');
    expect(alma.messages()).toEqual([]);
    expect(alma.messages('dm-alma')).toEqual([]);
  });

  it('shows the settings to moderators', async () => {
    const { slack } = await whosaid.start();
    expect((await slack.member('ada').openHome()).text).toContain('# Settings');
    expect((await slack.member('stella').openHome()).text).not.toContain('# Settings');
  });

  it('opens a dossier in a modal, which pages in place', async () => {
    const { slack } = await whosaid.start();
    const alma = slack.member('alma');
    const stance = viewOf(
      await alma.choose(
        await alma.openHome(),
        1,
        'The Amnesty International report of 4 August 2022 on Ukraine',
      ),
    );
    expect(stance.text).toContain('# Amnesty International Ukraine');
    expect(stance.labels).not.toContain('Share here');
    const timeline = viewOf(await alma.press(stance, 'Timeline'));
    expect(timeline.id).not.toBe(stance.id);
    const later = viewOf(await alma.press(timeline, 'Next'));
    expect(later.id).toBe(timeline.id);
    expect(later.text).not.toBe(timeline.text);
  });

  it('has buttons whose new answers stand on top of each other, up to what Slack stacks', async () => {
    const { alma } = await sample();
    const home = await alma.openHome();
    const one = viewOf(await alma.press(home, 'Again'));
    const two = viewOf(await alma.press(one, 'Again'));
    const three = viewOf(await alma.press(two, 'Again'));
    expect(new Set([one.id, two.id, three.id]).size).toBe(3);
    const four = viewOf(await alma.press(three, 'Count'));
    expect(four.id).toBe(three.id);
    expect(four.text).toBe('Counted to 1.');
  });

  it('opens forms, and shows what comes of them in their place', async () => {
    const { alma } = await sample();
    const panel = await alma.press(await alma.openHome(), 'Again');
    const form = await alma.press(panel, 'Write');
    const saved = viewOf(await alma.submit(form, { Words: 'these', Kind: 'First' }));
    expect(saved.text).toBe('Saved: these,  (a)');
  });

  it('keeps what was written in a form that nothing more fits on top of', async () => {
    const { alma } = await sample();
    const two = await alma.press(await alma.press(await alma.openHome(), 'Again'), 'Again');
    const form = await alma.press(two, 'Write');
    expect(await alma.submit(form, { Words: 'forbidden', Kind: 'First' })).toEqual({
      kind: 'errors',
      errors: { words: 'Not that word.' },
    });
  });

  it('says to wait for what takes long, and how far it is', async () => {
    const { promise, release } = held();
    const { alma } = await sample({ ...sampleServices(), held: promise });
    expect(viewOf(await alma.press(await alma.openHome(), 'Slowly')).text).toBe('One moment …');
    await expect.poll(() => alma.view?.text, { timeout: 5_000 }).toBe('Half way.');
    release();
    await expect.poll(() => alma.view?.text).toBe('At last.');
  });
});
