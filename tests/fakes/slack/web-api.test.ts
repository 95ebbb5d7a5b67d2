import { webApi } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeSlack, links, pings, startFakeSlack } from './index.ts';
import { silent } from './sample-bot.ts';

const channel = 'C0GENERAL1';
const post = { channel, text: 'Hello', unfurl_links: false, unfurl_media: false };

let slack: FakeSlack;
let client: webApi.WebClient;

beforeEach(async () => {
  slack = await startFakeSlack();
  client = clientOf(slack, slack.botToken);
});
afterEach(() => slack.stop());

function clientOf(
  { apiUrl }: FakeSlack,
  token: string,
  rest: webApi.WebClientOptions = {},
): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...rest,
  });
}

/** The error a call is refused with; empty if it isn't. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return '';
  } catch (error) {
    const data = (error as { data?: { error?: string } }).data;
    return data?.error ?? String(error);
  }
}

const words = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const section = (text: string): KnownBlock => ({ type: 'section', text: words(text) });
const button = (text: string, action_id = 'a', value = 'v') =>
  ({ type: 'button', text: words(text), action_id, value }) as const;
const actions = (...elements: ReturnType<typeof button>[]): KnownBlock => ({ type: 'actions', elements });
const select = (count: number, label = 'x'): KnownBlock => ({
  type: 'actions',
  elements: [
    {
      type: 'static_select',
      action_id: 's',
      options: Array.from({ length: count }, (_, at) => ({ text: words(label), value: `${at}` })),
    },
  ],
});

const date = (format: string, timestamp = 1_796_137_200): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'date', timestamp, format }] }],
});

const foreignChoice: KnownBlock = {
  type: 'actions',
  elements: [
    {
      type: 'static_select',
      options: [{ text: words('One'), value: '1' }],
      initial_option: { text: words('Two'), value: '2' },
    },
  ],
};

test('a post, its correction and its removal are what the channel sees', async () => {
  const { ts = '' } = await client.chat.postMessage({
    ...post,
    blocks: [section('One'), actions(button('Go'))],
  });
  expect(slack.channel('general').messages).toMatchObject([{ text: 'One\n[Go]', ts, private: false }]);
  await client.chat.update({ channel, ts, text: 'Two' });
  expect(slack.channel('general').messages).toMatchObject([{ text: 'Two', ts }]);
  await client.chat.delete({ channel, ts });
  expect(slack.channel('general').messages).toEqual([]);
  expect(await refusalOf(client.chat.update({ channel, ts, text: 'Three' }))).toBe('message_not_found');
});

test('a private message is seen by one, and can neither be corrected nor deleted', async () => {
  const user = slack.member('alma').person.id;
  const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user, text: 'Hush' });
  expect(slack.ephemerals).toMatchObject([{ to: user, text: 'Hush', private: true }]);
  expect(slack.channel('general').messages).toEqual([]);
  expect(await refusalOf(client.chat.delete({ channel, ts }))).toBe('message_not_found');
});

test('channels the bot may not write in are refused as Slack refuses them', async () => {
  const refusals = ['C0NOTBOT03', 'C0OLD00004', 'G0PRIVATE5', 'C0NOWHERE0'].map((id) =>
    refusalOf(client.chat.postMessage({ ...post, channel: id })),
  );
  const [notIn, archived, ...others] = await Promise.all(refusals);
  expect([notIn, archived]).toEqual(['not_in_channel', 'is_archived']);
  expect(others).toEqual(['', 'channel_not_found']);
});

test('tokens: none, another kind, a wrong one, a revoked one', async () => {
  const test = (token: string) => refusalOf(clientOf(slack, token).auth.test());
  expect(await test('')).toBe('not_authed');
  expect(await test(slack.appToken)).toBe('not_allowed_token_type');
  expect(await test('xoxb-wrong')).toBe('invalid_auth');
  expect(await refusalOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
  const { response_metadata: told } = await client.auth.test();
  expect(told?.scopes).toEqual([
    'commands',
    'chat:write',
    'users:read',
    'files:read',
    'files:write',
    'im:write',
  ]);
  slack.revokeToken();
  expect(await test(slack.botToken)).toBe('token_revoked');
});

test('a missing scope and an unknown method are named', async () => {
  expect(await refusalOf(client.team.info())).toBe('missing_scope');
  expect(await refusalOf(client.apiCall('chat.invent'))).toBe('unknown_method');
});

test('people are told apart: admins, guests, strangers, and one without a display name', async () => {
  const of = async (name: string) =>
    (await client.users.info({ user: slack.member(name).person.id, include_locale: true })).user;
  expect(await of('ada')).toMatchObject({ is_admin: true, is_owner: false });
  expect(await of('gus')).toMatchObject({ is_restricted: true, locale: 'fr-FR' });
  expect(await of('stella')).toMatchObject({ is_stranger: true, team_id: 'T0OTHERTM' });
  expect((await of('ben'))?.profile?.display_name).toBe('');
});

test('planned faults: a limit, a broken server, an error, a cut and a silent connection', async () => {
  const fail = (fault: Parameters<FakeSlack['failNext']>[0]['with']) =>
    slack.failNext({ method: 'chat.postMessage', with: fault });
  fail({ status: 429, retryAfter: 7 });
  const limited = await client.chat.postMessage(post).catch((error: unknown) => error);
  expect(limited).toMatchObject({ retryAfter: 7 });
  fail({ status: 500 });
  expect(await client.chat.postMessage(post).catch((error: unknown) => error)).toMatchObject({
    statusCode: 500,
  });
  fail({ error: 'not_in_channel' });
  expect(await refusalOf(client.chat.postMessage(post))).toBe('not_in_channel');
  fail('cut');
  await expect(client.chat.postMessage(post)).rejects.toThrow();
  fail('hang');
  await expect(clientOf(slack, slack.botToken, { timeout: 50 }).chat.postMessage(post)).rejects.toThrow();
  fail({ delayMs: 20 });
  await client.chat.postMessage(post);
  expect(slack.channel('general').messages).toHaveLength(1);
});

test('where the limit is on, a channel takes one message a second', async () => {
  slack.rateLimit.on = true;
  await client.chat.postMessage(post);
  const second = await client.chat.postMessage(post).catch((error: unknown) => error);
  expect(second).toMatchObject({ retryAfter: 1 });
  await client.chat.postMessage({ ...post, channel: 'C0POLITIC2' });
  slack.clock.advance(1_000);
  await client.chat.postMessage(post);
  expect(slack.rateLimit.refused).toBe(1);
});

test('a short burst passes where the limit has room for one', async () => {
  Object.assign(slack.rateLimit, { on: true, burst: 3 });
  for (let count = 0; count < 3; count += 1) await client.chat.postMessage(post);
  await expect(client.chat.postMessage(post)).rejects.toMatchObject({ retryAfter: 1 });
  slack.clock.advance(1_000);
  await client.chat.postMessage(post);
  await expect(client.chat.postMessage(post)).rejects.toMatchObject({ retryAfter: 1 });
});

test('what is done before its answer is lost stands there all the same', async () => {
  for (const done of ['cut', 'status 500', 'hang'] as const) {
    slack.failNext({ method: 'chat.postMessage', with: { done } });
    await expect(clientOf(slack, slack.botToken, { timeout: 50 }).chat.postMessage(post)).rejects.toThrow();
  }
  expect(slack.channel('general').messages).toHaveLength(3);
});

describe('a message is refused, and recorded, for', () => {
  const long = (length: number) => 'x'.repeat(length);
  const refused: [string, KnownBlock[], string, string][] = [
    ['an initial option of no list', [foreignChoice], 'invalid_blocks', 'not among the options'],
    [
      '11 fields',
      [{ type: 'section', fields: Array(11).fill(words('f')) }],
      'invalid_blocks',
      'more than 10 items',
    ],
    [
      'a field of 2,001',
      [{ type: 'section', fields: [words(long(2_001))] }],
      'invalid_blocks',
      'less than 2001',
    ],
    [
      '11 things in small print',
      [{ type: 'context', elements: Array(11).fill(words('x')) }],
      'invalid_blocks',
      '10',
    ],
    ['a section of nothing', [{ type: 'section' }], 'invalid_blocks', 'must provide `text` or `fields`'],
    ['51 blocks', Array(51).fill({ type: 'divider' }), 'invalid_blocks', 'no more than 50 items allowed'],
    ['an empty section', [section('')], 'invalid_blocks', 'must be more than 0 characters'],
    ['a section of 3,001', [section(long(3_001))], 'invalid_blocks', 'must be less than 3001 characters'],
    ['a header of 151', [{ type: 'header', text: words(long(151)) }], 'invalid_blocks', 'less than 151'],
    ['a button of 76', [actions(button(long(76)))], 'invalid_blocks', 'less than 76'],
    ['a value of 2,001', [actions(button('b', 'a', long(2_001)))], 'invalid_blocks', 'less than 2001'],
    ['an action id of 256', [actions(button('b', long(256)))], 'invalid_blocks', 'less than 256'],
    ['one action id twice', [actions(button('b'), button('c'))], 'invalid_blocks', '"a" already exists'],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, at) => button('b', `${at}`)))],
      'invalid_blocks',
      '25',
    ],
    ['no options', [select(0)], 'invalid_blocks', 'no fewer than 1 items allowed'],
    ['101 options', [select(101)], 'invalid_blocks', 'no more than 100 items allowed'],
    ['an option of 76', [select(1, long(76))], 'invalid_blocks', 'less than 76'],
    [
      'one block id twice',
      Array(2).fill({ type: 'divider', block_id: 'b' }),
      'invalid_blocks',
      'already exists',
    ],
    ['a date with an unknown token', [date('{date_long} {hour}')], 'invalid_blocks', 'invalid date format'],
    ['a date with half a token', [date('{date_long} {time')], 'invalid_blocks', 'invalid date format'],
    ['a date without a token', [date('soon')], 'invalid_blocks', 'invalid date format'],
    ['a date of half a second', [date('{time}', 0.5)], 'invalid_blocks', 'must provide int'],
    ['too much in all', Array(5).fill(section(long(2_900))), 'msg_blocks_too_long', 'characters'],
  ];
  test.each(refused)('%s', async (_, blocks, error, complaint) => {
    expect(await refusalOf(client.chat.postMessage({ ...post, blocks }))).toBe(error);
    const [violation] = slack.takeViolations();
    expect(violation?.messages.join('\n')).toContain(complaint);
  });

  test('a key that Slack does not know, at its place', async () => {
    const blocks: KnownBlock[] = [Object.assign(section('One'), { colour: 'red' })];
    const error = await client.chat.postMessage({ ...post, blocks }).catch((thrown: unknown) => thrown);
    const complaint = '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]';
    expect(error).toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages: [complaint] } },
    });
    expect(slack.takeViolations()).toHaveLength(1);
  });

  test('a type that Slack does not know, in words like its own', async () => {
    const header = { type: 'header', text: { type: 'mrkdwn', text: 'x' } };
    const body = {
      ...post,
      blocks: [{ type: 'hologram' }, header, { type: 'section', text: { type: 'x' } }],
    };
    expect(await refusalOf(client.apiCall('chat.postMessage', body))).toBe('invalid_blocks');
    expect(slack.takeViolations()[0]?.messages).toEqual([
      'invalid_blocks',
      '[ERROR] unsupported type [json-pointer:/blocks/0/type]',
      '[ERROR] must be plain_text [json-pointer:/blocks/1/text/type]',
      '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/2/text]',
    ]);
  });

  test('neither text nor blocks', async () => {
    expect(await refusalOf(client.chat.postMessage({ ...post, text: '' }))).toBe('no_text');
    expect(slack.takeViolations()).toHaveLength(1);
  });
});

test('house rules are recorded though Slack would let the message through', async () => {
  await client.chat.postMessage({ channel, text: '', blocks: [section('One')] });
  await client.chat.postMessage({ ...post, text: '<!channel> a < b & <@U0ALMA0001>' });
  const messages = slack.takeViolations().flatMap(({ messages }) => messages);
  expect(messages).toEqual([
    expect.stringContaining('a top-level `text` is missing'),
    "`unfurl_links` isn't false",
    "`unfurl_media` isn't false",
    'it pings @channel',
    'it pings U0ALMA0001',
    '`<` is not escaped',
    '`&` is not escaped',
  ]);
});

test('whom a message pings and where it links is read as Slack reads it', () => {
  const blocks: KnownBlock[] = [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '<!here> <https://a.example|A> https://b.example &lt;!channel&gt;' },
    },
    { type: 'section', text: words('<!everyone> https://c.example') },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U1' },
            { type: 'link', url: 'https://d.example' },
            { type: 'text', text: '<!channel>' },
          ],
        },
      ],
    },
  ];
  expect(pings({ text: '<!subteam^S1|x>', blocks })).toEqual(['S1', '@here', 'U1']);
  expect(links({ blocks })).toEqual(['https://a.example', 'https://b.example', 'https://d.example']);
});

test('a modal is refused for a long title, and for an input without a submit button', async () => {
  const input = { type: 'input', label: words('L'), element: { type: 'plain_text_input' } } as const;
  const modal = (rest: Partial<ModalView>): ModalView => ({
    type: 'modal',
    title: words('T'),
    blocks: [],
    ...rest,
  });
  const complaintOf = async (view: ModalView) => {
    expect(await refusalOf(client.views.open({ trigger_id: 't', view }))).toBe('invalid_arguments');
    return slack
      .takeViolations()
      .flatMap(({ messages }) => messages)
      .join('\n');
  };
  expect(await complaintOf(modal({ title: words('x'.repeat(25)) }))).toContain('/view/title/text');
  expect(await complaintOf(modal({ blocks: [input] }))).toContain('submit');
  expect(await complaintOf(modal({ blocks: Array(101).fill({ type: 'divider' }) }))).toContain('100 items');
  expect(await complaintOf(modal({ private_metadata: 'x'.repeat(3_001) }))).toContain('private_metadata');
});

test('a Home tab of an older hash is not overwritten', async () => {
  const user_id = slack.member('alma').person.id;
  const view = { type: 'home', blocks: [{ type: 'divider' }] } as const;
  const { view: first } = await client.views.publish({
    user_id,
    view: { ...view, blocks: [...view.blocks] },
  });
  await client.views.publish({ user_id, view: { ...view, blocks: [...view.blocks] } });
  const again = client.views.publish({ user_id, hash: first?.hash ?? '', view: { ...view, blocks: [] } });
  expect(await refusalOf(again)).toBe('hash_conflict');
});

test('violations that nobody took fail the end of a test', async () => {
  const other = await startFakeSlack();
  await refusalOf(clientOf(other, other.botToken).chat.postMessage({ ...post, blocks: [section('')] }));
  await expect(other.stop()).rejects.toThrow('chat.postMessage: invalid_blocks');
});

test('JSON bodies are read as forms are, and blocks that are no list are refused', async () => {
  const send = async (body: string, type: string) => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, authorization: `Bearer ${slack.botToken}` },
    });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  expect(await send(JSON.stringify({ ...post, blocks: [section('One')] }), 'application/json')).toMatchObject(
    {
      ok: true,
    },
  );
  const form = new URLSearchParams({ channel, text: 'One', blocks: 'no json' }).toString();
  expect(await send(form, 'application/x-www-form-urlencoded')).toMatchObject({
    error: 'invalid_blocks_format',
  });
});
