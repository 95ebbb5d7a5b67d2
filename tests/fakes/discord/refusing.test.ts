import { REST } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './start-fake-discord.ts';
import { APPLICATION_ID } from './world.ts';

let discord: FakeDiscord;
let rest: REST;
let now = Date.now();

beforeEach(async () => {
  discord = await startFakeDiscord({ now: () => now });
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});

afterEach(() => discord.stop());

const quiet = { allowed_mentions: { parse: [] } };
const V2 = 1 << 15;

const post = (body: object, channel = 'general') =>
  rest.post(`/channels/${discord.channel(channel).id}/messages`, { body });
const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Yes', custom_id: 'yes', ...more });
const text = (content: string) => ({ type: 10, content });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'A', value: 'a' }],
  ...more,
});
const v2 = (...components: object[]) => ({ flags: V2, components });

test.each([
  ['too long a text', { content: 'x'.repeat(2001) }, 'content'],
  ['an unknown key', { content: 'x', colour: 'red' }, 'UNKNOWN_KEY'],
  ['nothing at all', {}, 'empty message'],
  ['a flag that only an answer may have', { content: 'x', flags: 64 }, 'flags'],
  ['text displays without the flag', { components: [text('x')] }, 'UNION_TYPE_CHOICES'],
  ['content beside Components V2', { content: 'x', ...v2(text('x')) }, 'LEGACY_FIELDS'],
  [
    'more than 40 components',
    v2(...Array.from({ length: 21 }, (_, i) => row(button({ custom_id: `${i}` })))),
    'TOTAL_COMPONENTS',
  ],
  ['more than 4,000 characters', v2(text('x'.repeat(2001)), text('x'.repeat(2000))), 'TEXT_SIZE'],
  [
    'a container in a container',
    v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    'components',
  ],
  ['a section without accessory', v2({ type: 9, components: [text('x')] }), 'accessory'],
  ['a button without label', { components: [row(button({ label: undefined }))] }, 'LABEL_REQUIRED'],
  ['a button without custom_id', { components: [row(button({ custom_id: undefined }))] }, 'custom_id'],
  ['a label of 81 characters', { components: [row(button({ label: 'x'.repeat(81) }))] }, 'label'],
  [
    'a link with custom_id',
    { components: [row(button({ style: 5, url: 'https://a.example' }))] },
    'MUTUALLY_EXCLUSIVE',
  ],
  ['one custom_id twice', { components: [row(button(), button())] }, 'DUPLICATED'],
  ['a select beside a button', { components: [row(button(), select())] }, 'LAYOUT_WIDTH'],
  ['a select without options', { components: [row(select({ options: [] }))] }, 'options'],
  [
    'one value twice',
    {
      components: [
        row(
          select({
            options: [
              { label: 'A', value: 'a' },
              { label: 'B', value: 'a' },
            ],
          }),
        ),
      ],
    },
    'DUPLICATED',
  ],
  [
    'embeds of more than 6,000',
    { embeds: [{ description: 'x'.repeat(3001) }, { description: 'x'.repeat(3001) }] },
    'MAX_EMBED_SIZE',
  ],
])('a message with %s is refused', async (_, body, said) => {
  await expect(post({ ...quiet, ...body })).rejects.toMatchObject({ status: 400 });
  expect(JSON.stringify(discord.takeViolations())).toContain(said);
});

test('a message that could notify somebody breaks a rule of the house', async () => {
  await post({ content: 'x' });
  expect(discord.takeViolations()).toMatchObject([{ rule: 'house rule' }]);
});

test('a violation that nobody takes makes stopping fail', async () => {
  const other = await startFakeDiscord();
  const there = new REST({ api: other.url, retries: 0 }).setToken(other.token);
  const id = other.channel('general').id;
  await there.post(`/channels/${id}/messages`, { body: { content: 'x' } });
  await expect(other.stop()).rejects.toThrow('allowed_mentions');
});

test('a nonce makes a message only once', async () => {
  const body = { content: 'x', nonce: 'once', enforce_nonce: true, ...quiet };
  expect(await post(body)).toEqual(await post(body));
  expect(discord.channel('general').messages).toHaveLength(1);
});

test('once its ration is spent, the bot can edit only what is younger than an hour', async () => {
  await post({ content: 'x', ...quiet });
  const [message] = discord.channel('general').messages;
  const edit = (content: string) =>
    rest.patch(`/channels/${message?.channel_id}/messages/${message?.id}`, { body: { content, ...quiet } });
  discord.oldEdits.spent = true;
  await edit('y');
  now += 3_600_001;
  await expect(edit('z')).rejects.toMatchObject({ code: 30046 });
  expect(message?.content).toBe('y');
});

test('the bot may write only where it is allowed to', async () => {
  await expect(post({ content: 'x', ...quiet }, 'read-only')).rejects.toMatchObject({ code: 50013 });
  await expect(post({ content: 'x', ...quiet }, 'hidden')).rejects.toMatchObject({ code: 50001 });
  await post({ content: 'x', ...quiet }, 'debate');
});

const string = { type: 3, description: 'x' };

test.each([
  ['a name in capitals', [{ name: 'Stance', description: 'x' }], 'INVALID_NAME'],
  ['no description', [{ name: 'stance' }], 'description'],
  [
    'one name twice',
    [
      { name: 'a', description: 'x' },
      { name: 'a', description: 'x' },
    ],
    'DUPLICATE_NAME',
  ],
  [
    '26 options',
    [
      {
        name: 'a',
        description: 'x',
        options: Array.from({ length: 26 }, (_, i) => ({ ...string, name: `o${i}` })),
      },
    ],
    'options',
  ],
  [
    'a required option after an optional one',
    [
      {
        name: 'a',
        description: 'x',
        options: [
          { ...string, name: 'b' },
          { ...string, name: 'c', required: true },
        ],
      },
    ],
    'REQUIRED_INVALID',
  ],
  ['an unknown locale', [{ name: 'a', description: 'x', name_localizations: { tlh: 'b' } }], 'tlh'],
  ['a context menu command with description', [{ name: 'A', type: 3, description: 'x' }], 'NOT_ALLOWED'],
  [
    'a subcommand beside an option',
    [
      {
        name: 'a',
        description: 'x',
        options: [
          { ...string, name: 'b' },
          { ...string, type: 1, name: 'c' },
        ],
      },
    ],
    'TYPE_INVALID',
  ],
  [
    'too much text',
    [
      {
        name: 'a',
        description: 'x',
        options: Array.from({ length: 25 }, (_, i) => ({
          ...string,
          name: `o${i}`,
          choices: Array.from({ length: 25 }, (_, c) => ({ name: `${c}`, value: 'x'.repeat(20) })),
        })),
      },
    ],
    'TOO_LARGE',
  ],
  [
    'a 101st one',
    Array.from({ length: 101 }, (_, i) => ({ name: `c${i}`, description: 'x' })),
    'reached (100)',
  ],
])('commands with %s are refused', async (_, body, said) => {
  const put = rest.put(`/applications/${APPLICATION_ID}/commands`, { body });
  await expect(put).rejects.toMatchObject({ status: 400 });
  expect(JSON.stringify(discord.takeViolations())).toContain(said);
});
