import {
  type BaseInteraction,
  type Client,
  ComponentType,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startBot } from './sample-bot.ts';
import { type FakeDiscord, startFakeDiscord } from './start-fake-discord.ts';

const quiet = { parse: [] };
let now = Date.now();
let discord: FakeDiscord;
let bot: Client<true>;
let answer: (interaction: BaseInteraction) => Promise<unknown>;

beforeAll(async () => {
  discord = await startFakeDiscord({ now: () => now });
  const event = { type: 3, name: 'event', description: 'Which event', autocomplete: true } as const;
  bot = await startBot(
    discord,
    [
      { name: 'stance', description: 'Who said what', options: [{ ...event, required: true }] },
      { name: 'settings', description: 'Settings', default_member_permissions: '32' },
      { name: 'Who said this?', type: 3 },
    ],
    (interaction) => answer(interaction),
  );
  await discord.waitForRegistration();
});

afterEach(() => discord.assertClean());
afterAll(async () => {
  await bot.destroy();
  await discord.stop();
});

function replying(options: InteractionReplyOptions) {
  return async (interaction: BaseInteraction) => {
    if (interaction.isRepliable()) await interaction.reply(options);
  };
}

function pending() {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const ask = () => discord.member('member').slash('/stance', { event: 'amnesty' }, { patience: 500 });

test('a member sees the answer to a command, privately if it is for them alone', async () => {
  answer = replying({ content: 'Nobody yet.', flags: MessageFlags.Ephemeral, allowedMentions: quiet });
  const seen = await ask();
  expect(seen).toMatchObject({ kind: 'message', private: true, text: 'Nobody yet.' });
  expect(discord.channel('general').messages).toEqual([]);
});

test('a deferred answer is seen once it is there, and keeps its visibility', async () => {
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply({ content: 'At last.', allowedMentions: quiet });
    await interaction.followUp({ content: 'And more.', allowedMentions: quiet });
  };
  const seen = await (await ask()).settled();
  expect(seen).toMatchObject({ kind: 'thinking', private: false, text: 'At last.' });
  await expect.poll(() => seen.followUps.map(({ content }) => content)).toEqual(['And more.']);
});

test('a button leads to a form, and the form changes the message the button is on', async () => {
  answer = async (interaction) => {
    if (interaction.isButton()) {
      await interaction.showModal({
        custom_id: 'form',
        title: 'A quotation',
        components: [
          { type: 18, label: 'Words', component: { type: 4, custom_id: 'words', style: 2, max_length: 50 } },
        ],
      });
    } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const said = interaction.fields.getTextInputValue('words');
      await interaction.update({ content: said, components: [], allowedMentions: quiet });
    } else if (interaction.isChatInputCommand()) {
      const button = { type: ComponentType.Button, style: 1, label: 'Add', custom_id: 'add' } as const;
      const components = [{ type: ComponentType.ActionRow, components: [button] }];
      await interaction.reply({ content: 'Add one?', components, allowedMentions: quiet });
    }
  };
  const member = discord.member('member');
  const seen = await ask();
  const form = await member.press(seen, 'add');
  expect(form.modal?.title).toBe('A quotation');
  await expect(async () => member.submit(form, { words: '' })).rejects.toThrow('must be filled in');
  const updated = await member.submit(form, { words: 'I never said that.' });
  expect(updated).toMatchObject({ kind: 'update', text: 'I never said that.' });
  expect(seen.text).toBe('I never said that.');
});

test('what is being typed gets suggestions', async () => {
  answer = async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const name = interaction.options.getFocused();
    await interaction.respond([{ name: `${name}esty`, value: 'amnesty' }]);
  };
  const seen = await discord.member('right-to-left').autocomplete('/stance', { event: 'amn' }, 'event');
  expect(seen.choices).toEqual([{ name: 'amnesty', value: 'amnesty' }]);
});

test("a message's own menu brings the message, even somebody else's, and a thread will do", async () => {
  answer = async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply({ content: interaction.targetMessage.content, allowedMentions: quiet });
  };
  const message = discord.member('emoji').say('No amnesty!', { channel: 'debate' });
  const seen = await discord.member('nameless').contextMenu('Who said this?', message);
  expect(seen.text).toBe('No amnesty!');
});

test('in a direct message there is no server and no member', async () => {
  answer = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({
      content: `${interaction.guildId} ${interaction.user.username}`,
      allowedMentions: quiet,
    });
  };
  const seen = await discord.member('member').slash('/stance', { event: 'x' }, { channel: 'dm' });
  expect(seen.text).toBe('null mia');
});

test('the client sends only what is registered, complete, and open to the member', async () => {
  const member = discord.member('member');
  expect(() => member.slash('/unheard-of')).toThrow('no command');
  expect(() => member.slash('/stance')).toThrow('needs event');
  expect(() => member.slash('/settings')).toThrow('not offered to member');
});

test('an answer after three seconds finds an unknown interaction', async () => {
  const failed = pending();
  answer = async (interaction) => {
    now += 3001;
    await replying({ content: 'Late.', allowedMentions: quiet })(interaction).catch((error) =>
      failed.resolve(error),
    );
  };
  expect(await ask()).toMatchObject({ kind: 'no answer' });
  expect(await failed.promise).toMatchObject({ code: 10062, status: 404 });
});

test('a second answer, or the same interaction delivered again, is already acknowledged', async () => {
  const failed = pending();
  answer = replying({ content: 'Once.', allowedMentions: quiet });
  const seen = await ask();
  answer = (interaction) =>
    replying({ content: 'Twice.', allowedMentions: quiet })(interaction).catch((error) =>
      failed.resolve(error),
    );
  await discord.member('member').again(seen);
  expect(await failed.promise).toMatchObject({ code: 40060, status: 400 });
  expect(seen.text).toBe('Once.');
});

test('a token is good for fifteen minutes', async () => {
  answer = replying({ content: 'Now.', allowedMentions: quiet });
  const { interaction } = await ask();
  now += 900_001;
  const edit = bot.rest.patch(`/webhooks/${bot.user.id}/${interaction.payload.token}/messages/@original`, {
    body: { content: 'Later.', allowed_mentions: quiet },
    auth: false,
  });
  await expect(edit).rejects.toMatchObject({ code: 50027 });
});

test('before the first response there is nothing to edit', async () => {
  const failed = pending();
  answer = async ({ applicationId, token }) =>
    bot.rest
      .patch(`/webhooks/${applicationId}/${token}/messages/@original`, {
        body: { content: 'x' },
        auth: false,
      })
      .catch((error) => failed.resolve(error));
  await ask();
  expect(await failed.promise).toMatchObject({ code: 10015, status: 404 });
});

const label = (component: object) => ({ type: 18, label: 'Words', component });
const input = (more: object = {}) => ({ type: 4, custom_id: 'words', style: 1, ...more });
const modal = (components: object[], title = 'Form') => ({
  type: 9,
  data: { custom_id: 'form', title, components },
});

/** What the bot is told if it answers an interaction with this. */
function refusalOf(body: object) {
  const failed = pending();
  answer = async ({ id, token }) =>
    bot.rest
      .post(`/interactions/${id}/${token}/callback`, { body, auth: false })
      .catch((error) => failed.resolve(error));
  return failed.promise;
}

test.each([
  ['an update, where there is no message to update', { type: 7, data: { content: 'x' } }, 'type'],
  ['suggestions to a command', { type: 8, data: { choices: [] } }, 'type'],
  ['a form whose title is too long', modal([label(input())], 'x'.repeat(46)), 'title'],
  [
    'a form of six fields',
    modal([1, 2, 3, 4, 5, 6].map((n) => label(input({ custom_id: `${n}` })))),
    'LENGTH',
  ],
  ['a value longer than may be typed', modal([label(input({ value: 'xxx', max_length: 2 }))]), 'value'],
  ['one field twice', modal([label(input()), label(input())]), 'DUPLICATED'],
  ['a bare text input', modal([input()]), 'components'],
  ['an unlabelled action row', modal([{ type: 1, components: [input()] }]), 'label'],
])('a command is not answered with %s', async (_, body, said) => {
  const refusal = refusalOf(body);
  await discord.member('member').slash('/stance', { event: 'x' }, { patience: 50 });
  expect(await refusal).toMatchObject({ code: 50035 });
  expect(JSON.stringify(discord.takeViolations())).toContain(said);
});

test('there are no more than 25 suggestions', async () => {
  const choices = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
  const refusal = refusalOf({ type: 8, data: { choices } });
  await discord.member('member').autocomplete('/stance', {}, 'event', { patience: 50 });
  expect(await refusal).toMatchObject({ code: 50035 });
  expect(discord.takeViolations()).toHaveLength(1);
});
