import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { BaseInteraction } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runLoad } from './load.ts';
import { prompt } from './prompt.ts';
import { startBot } from './sample-bot.ts';
import { type FakeDiscord, startFakeDiscord } from './start-fake-discord.ts';

let discord: FakeDiscord;
let end: () => Promise<void>;

beforeAll(async () => {
  discord = await startFakeDiscord();
  const option = { type: 3, name: 'event', description: 'Which event', required: true } as const;
  const bot = await startBot(
    discord,
    [{ name: 'stance', description: 'Who said what', options: [option] }],
    answer,
  );
  end = () => bot.destroy();
});

afterAll(async () => {
  await end();
  await discord.stop();
});

async function answer(interaction: BaseInteraction): Promise<void> {
  const allowedMentions = { parse: [] };
  if (interaction.isChatInputCommand()) {
    const content = `About ${interaction.options.getString('event', true)} ${interaction.user.username} asked.`;
    const components = [
      { type: 1, components: [{ type: 2, style: 1, label: 'Correct it', custom_id: 'correct' }] },
      { type: 1, components: [{ type: 3, custom_id: 'side', options: [{ label: 'For', value: 'for' }] }] },
    ];
    await interaction.reply({ content, components, flags: 64, allowedMentions });
  } else if (interaction.isButton()) {
    const component = { type: 4, custom_id: 'words', style: 1 } as const;
    await interaction.showModal({
      custom_id: 'form',
      title: 'Correction',
      components: [{ type: 18, label: 'Right words', component }],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({ content: interaction.fields.getTextInputValue('words'), allowedMentions });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({ content: `Chosen: ${interaction.values.join()}`, allowedMentions });
  }
}

test('a person at a keyboard can ask, choose, press, and fill in a form', async () => {
  const typed = [
    '/as moderator',
    '/stance the amnesty',
    '2 for',
    '1',
    'No, never.',
    '/messages',
    '/nonsense',
    '/help',
  ];
  const output = new PassThrough();
  await prompt(discord, Readable.from(`${typed.join('\n')}\n`), output);
  output.end();
  const seen = await text(output);
  expect(seen).toContain('(Only you can see this)\nAbout the amnesty mo asked.\n  [1] Correct it');
  expect(seen).toContain('for: For');
  expect(seen).toContain('Chosen: for');
  expect(seen).toMatch(/Right words: whosaid:\nNo, never\./);
  expect(seen).toContain('no command nonsense is registered');
  expect(discord.channel('general').messages.map(({ content }) => content)).toEqual(['No, never.']);
});

test('a load is many interactions, each timed until its answer', async () => {
  const load = { command: '/stance', options: { event: 'amnesty' }, count: 50, inFlight: 8 };
  const { milliseconds, unanswered } = await runLoad(discord, load);
  expect([milliseconds.length, unanswered]).toEqual([50, 0]);
});
