import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appUninstalled, type FakeSlack, startFakeSlack, tokensRevoked } from './index.ts';
import { startSocketBot } from './sample-bot.ts';

let slack: FakeSlack;
let stopBot: () => Promise<unknown> = async () => undefined;

beforeEach(async () => {
  slack = await startFakeSlack({ patienceMs: 2_000, ackWithinMs: 300 });
});
afterEach(async () => {
  await stopBot();
  stopBot = async () => undefined;
  await slack.stop();
});

async function start(register: (app: App) => void): Promise<void> {
  stopBot = await startSocketBot(slack, register);
}

const card = (label: string): KnownBlock[] => [
  { type: 'section', text: { type: 'plain_text', text: 'Who said it?' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'more', text: { type: 'plain_text', text: label }, value: 'v' },
      {
        type: 'static_select',
        action_id: 'which',
        placeholder: { type: 'plain_text', text: 'Which one' },
        options: ['first', 'second'].map((value) => ({
          text: { type: 'plain_text', text: value.toUpperCase() },
          value,
        })),
      },
    ],
  },
];

const form: ModalView = {
  type: 'modal',
  callback_id: 'sample',
  title: { type: 'plain_text', text: 'A claim' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: { type: 'plain_text', text: 'Title' },
      element: { type: 'plain_text_input', action_id: 'typed', max_length: 20 },
    },
  ],
};

test('a slash command answered in its acknowledgement is seen in private, by that member alone', async () => {
  await start((app) =>
    app.command('/stance', async ({ ack, command }) => ack({ text: `You asked: ${command.text}` })),
  );
  const seen = await slack.member('alma').slash('/stance', 'amnesty');
  expect(seen).toMatchObject({ kind: 'message', text: 'You asked: amnesty', private: true, via: 'ack' });
  expect(slack.member('ben').messages()).toEqual([]);
});

test('people, channels and phone quotation marks arrive as Slack writes them', async () => {
  const texts: string[] = [];
  await start((app) =>
    app.command('/stance', async ({ ack, command }) => {
      texts.push(command.text);
      await ack('ok');
    }),
  );
  await slack.member('alma').slash('/stance', '@ben in #politics said "a & b"', { phone: true });
  expect(texts).toEqual(['<@U0BEN00002|ben> in <#C0POLITIC2|politics> said “a &amp; b”']);
});

test('a response URL takes five answers and refuses the sixth', async () => {
  const statuses: string[] = [];
  await start((app) =>
    app.command('/six', async ({ ack, respond }) => {
      await ack();
      for (let count = 1; count <= 6; count += 1) {
        await respond({ text: `answer ${count}` }).catch((error: Error) => statuses.push(error.message));
      }
    }),
  );
  const seen = await slack.member('alma').slash('/six');
  expect(seen.text).toBe('answer 1');
  await expect.poll(() => statuses).toEqual([expect.stringContaining('404')]);
  expect(slack.requests.at(-1)).toMatchObject({ method: 'response_url', error: 'used_url' });
  expect(slack.ephemerals).toHaveLength(5);
});

test('a response URL is of no use after half an hour', async () => {
  let refused = '';
  await start((app) =>
    app.command('/slow', async ({ ack, respond }) => {
      await ack('wait');
      slack.clock.advance(31 * 60_000);
      await respond('too late').catch((error: Error) => {
        refused = error.message;
      });
    }),
  );
  await slack.member('alma').slash('/slow');
  await expect.poll(() => refused).toContain('404');
  expect(slack.requests.at(-1)?.error).toBe('expired_url');
});

test('a command that nobody acknowledges in time fails before the member’s eyes', async () => {
  await start((app) => app.command('/mute', async () => undefined));
  const asked = slack.member('alma').slash('/mute');
  await expect(asked).rejects.toThrow('/mute failed with the error "operation_timeout"');
  expect(slack.failures).toHaveLength(1);
});

test('a button and a select of a private message reach the bot, which replaces it', async () => {
  const chosen: unknown[] = [];
  await start((app) => {
    app.command('/card', async ({ ack }) => ack({ text: 'Who said it?', blocks: card('More') }));
    app.action('more', async ({ ack, respond, body }) => {
      chosen.push('message' in body ? 'message' : 'no message');
      await ack();
      await respond({ replace_original: true, text: 'More of it', blocks: card('Less') });
    });
    app.action('which', async ({ ack, respond, action }) => {
      await ack();
      chosen.push('selected_option' in action ? action.selected_option?.value : null);
      await respond('Chosen');
    });
  });
  const alma = slack.member('alma');
  const first = await alma.slash('/card');
  const replaced = await alma.press(first, 'More');
  expect(replaced.labels).toEqual(['Less', 'Which one']);
  expect(alma.messages()).toHaveLength(1);
  expect((await alma.choose(replaced, 'which', 'SECOND')).text).toBe('Chosen');
  expect(chosen).toEqual(['no message', 'second']);
});

test('a modal opens, shows field errors, and closes', async () => {
  await start((app) => {
    app.command('/form', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.view('sample', async ({ ack, view }) => {
      const typed = view.state.values['title']?.['typed']?.value;
      if (typed === 'bad')
        await ack({ response_action: 'errors', errors: { title: 'Another title, please' } });
      else await ack();
    });
  });
  const alma = slack.member('alma');
  const opened = await alma.slash('/form');
  expect(opened).toMatchObject({ kind: 'view', title: 'A claim', labels: ['Title'] });
  expect(await alma.submit(opened)).toMatchObject({ kind: 'errors' });
  expect(await alma.submit(opened, { Title: 'bad' })).toEqual({
    kind: 'errors',
    errors: { title: 'Another title, please' },
  });
  expect(alma.view?.id).toBe(opened.kind === 'view' ? opened.id : '');
  expect(await alma.submit(opened, { Title: 'good' })).toEqual({ kind: 'closed' });
  expect(alma.view).toBeNull();
});

test('a modal can be pushed upon and replaced, three deep at most', async () => {
  let first = '';
  const named = (text: string): ModalView => ({ ...form, title: { type: 'plain_text', text } });
  await start((app) => {
    app.command('/form', async ({ ack, client, body }) => {
      await ack();
      const { view } = await client.views.open({ trigger_id: body.trigger_id, view: named('First') });
      first = view?.id ?? '';
    });
    app.view('sample', async ({ ack, view }) => {
      const typed = view.state.values['title']?.['typed']?.value;
      if (typed === 'push') await ack({ response_action: 'push', view: named('Above') });
      else if (typed === 'update') await ack({ response_action: 'update', view: named('Instead') });
      else await ack({ response_action: 'clear' });
    });
    app.shortcut('more', async ({ ack, client, body }) => {
      await ack();
      await client.views
        .push({ trigger_id: body.trigger_id, view: named('Above') })
        .catch((error: { data: { error: string } }) =>
          client.views.update({ view_id: first, view: named(error.data.error) }),
        );
    });
  });
  const ada = slack.member('ada');
  const above = await ada.submit(await ada.slash('/form'), { typed: 'push' });
  if (above.kind !== 'view') throw new Error('nothing was pushed');
  const third = await ada.submit(above, { typed: 'push' });
  if (third.kind !== 'view') throw new Error('nothing was pushed');
  expect(await ada.shortcut('more')).toMatchObject({ title: 'push_limit_reached' });
  expect(await ada.submit(third, { typed: 'update' })).toMatchObject({ kind: 'view', title: 'Instead' });
  expect(await ada.submit(third, { typed: 'done' })).toEqual({ kind: 'closed' });
  expect(ada.view).toBeNull();
});

test('what everyone sees can be pressed by anyone, and its correction is seen at once', async () => {
  await start((app) => {
    app.command('/post', async ({ ack, client, command }) => {
      const quiet = { unfurl_links: false, unfurl_media: false };
      const blocks = card('More');
      await client.chat.postMessage({ channel: command.channel_id, text: 'Who said it?', blocks, ...quiet });
      await ack('Posted');
    });
    app.action('more', async ({ ack, client, body }) => {
      await ack();
      if (body.type !== 'block_actions' || body.container['type'] !== 'message') return;
      const { channel_id: channel, message_ts: ts } = body.container;
      await client.chat.update({ channel, ts, text: `Pressed by ${body.user.id}` });
    });
  });
  await slack.member('alma').slash('/post');
  const [shown] = slack.member('gus').messages();
  if (shown === undefined) throw new Error('nothing was posted');
  expect((await slack.member('gus').press(shown, 'More')).text).toBe('Pressed by U0GUEST008');
});

test('only what the manifest lists exists, and only its scopes are had', async () => {
  const features = { slash_commands: [{ command: '/stance', should_escape: false }] };
  const other = await startFakeSlack({
    manifest: { features, oauth_config: { scopes: { bot: ['commands'] } } },
  });
  const stop = await startSocketBot(other, (app) =>
    app.command('/stance', async ({ ack, command, client }) => {
      const refused = await client.chat.postMessage({ channel: 'C0GENERAL1', text: 'x' }).catch(String);
      await ack(`${command.text}: ${String(refused)}`);
    }),
  );
  const alma = other.member('alma');
  await expect(alma.slash('/other')).rejects.toThrow('/other is not a valid command.');
  expect((await alma.slash('/stance', '@ben')).text).toMatch(/^@ben: .*missing_scope/);
  await stop();
  await other.stop();
});

test('the bot hears that its tokens are revoked and that it was removed', async () => {
  const heard: string[] = [];
  await start((app) => {
    app.event('app_uninstalled', async ({ event }) => void heard.push(event.type));
    app.event('tokens_revoked', async ({ event }) => void heard.push(event.type));
  });
  await slack.event(tokensRevoked);
  await slack.event(appUninstalled);
  await expect.poll(() => heard).toEqual(['tokens_revoked', 'app_uninstalled']);
});

test('a trigger is refused after three seconds, and when it was used', async () => {
  const errors: string[] = [];
  await start((app) =>
    app.command('/form', async ({ ack, client, body }) => {
      await ack('soon');
      const open = () => client.views.open({ trigger_id: body.trigger_id, view: form });
      const note = (error: Error) => errors.push(error.message);
      if (body.text === 'twice') await open().catch(note);
      else slack.clock.advance(3_001);
      await open().catch(note);
    }),
  );
  await slack.member('alma').slash('/form', 'late');
  await slack.member('alma').slash('/form', 'twice');
  await expect.poll(() => errors.length).toBe(2);
  expect(errors[0]).toContain('expired_trigger_id');
  expect(errors[1]).toContain('exchanged_trigger_id');
});

test('the Home tab shows what the bot published for that member', async () => {
  await start((app) =>
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks: KnownBlock[] = [{ type: 'header', text: { type: 'plain_text', text: 'Welcome' } }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    }),
  );
  expect((await slack.member('layla').openHome()).text).toBe('# Welcome');
  expect(slack.member('alma').home).toBeNull();
});

test('a message shortcut carries the message, and its answer is private', async () => {
  await start((app) =>
    app.shortcut('check', async ({ ack, shortcut, respond }) => {
      await ack();
      if (shortcut.type === 'message_action') await respond(`About: ${shortcut.message.text ?? ''}`);
    }),
  );
  const written = slack.member('ben').write('He never said that');
  const seen = await slack.member('alma').shortcut('check', written);
  expect(seen).toMatchObject({ text: 'About: He never said that', private: true });
});

test('the bot connects again when Slack asks it to, or drops it', async () => {
  await start((app) => app.command('/ping', async ({ ack }) => ack('pong')));
  for (const part of [() => slack.socket.disconnect('refresh_requested'), () => slack.socket.drop()]) {
    const { opened } = slack.socket;
    part();
    await expect.poll(() => slack.socket.opened).toBe(opened + 1);
    expect((await slack.member('alma').slash('/ping')).text).toBe('pong');
  }
});

test('what a dropped connection left without an acknowledgement comes again on the next', async () => {
  let times = 0;
  await start((app) =>
    app.command('/drop', async ({ ack }) => {
      times += 1;
      if (times === 1) slack.socket.drop();
      else await ack('the second time');
    }),
  );
  expect((await slack.member('alma').slash('/drop')).text).toBe('the second time');
});

test('an envelope is delivered again under its own id', async () => {
  const events: (number | undefined)[] = [];
  await start((app) =>
    app.event('app_home_opened', async ({ context, event, client }) => {
      events.push(context.retryNum);
      const blocks: KnownBlock[] = [{ type: 'divider' }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    }),
  );
  await slack.member('alma').openHome();
  const [envelope] = slack.envelopes;
  if (envelope === undefined) throw new Error('nothing was delivered');
  await expect(slack.redeliver(envelope)).resolves.toMatchObject({ ok: true });
  await expect.poll(() => events).toEqual([0, 1]);
});
