import { createInterface } from 'node:readline/promises';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startFakeSlack } from './index.ts';
import { runPrompt } from './prompt.ts';
import { startSocketBot } from './sample-bot.ts';

/** What a person reads who types `typed`, line after line. */
async function session(typed: readonly string[]): Promise<string> {
  const slack = await startFakeSlack({ patienceMs: 1_000, ackWithinMs: 500 });
  const stopBot = await startSocketBot(slack, (app) => {
    app.command('/stance', async ({ ack, command }) =>
      ack({
        text: 'Who said it?',
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `${command.text}, <https://a.example|here>` } },
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
          },
        ],
      }),
    );
    app.action('more', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'All of it' });
    });
    app.command('/form', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title: { type: 'plain_text', text: 'A claim' },
          submit: { type: 'plain_text', text: 'Save' },
          blocks: [
            {
              type: 'input',
              block_id: 'title',
              label: { type: 'plain_text', text: 'Title' },
              element: { type: 'plain_text_input', action_id: 'typed' },
            },
          ],
        },
      });
    });
    app.view('form', async ({ ack }) => ack());
    app.command('/loud', async ({ ack }) => ack({ response_type: 'in_channel', text: '<!here> look' }));
  });
  const input = new PassThrough();
  const said: string[] = [];
  const lines = createInterface({ input });
  const done = runPrompt(slack, { lines, piped: true, say: (text) => said.push(text) });
  input.end(typed.map((line) => `${line}\n`).join(''));
  await done;
  await stopBot();
  await slack.stop();
  return said.slice(1).join('\n');
}

test('a person sees the answer, presses a numbered button and sees what came of it', async () => {
  const read = await session(['/stance amnesty', '1', '/messages']);
  expect(read).toContain('--- Only visible to you\namnesty, here (https://a.example)\n[1 More]');
  expect(read.match(/All of it/g)).toHaveLength(2);
});

test('a form asks field after field, and again for what is missing', async () => {
  const read = await session(['/form', '', 'A title']);
  expect(read).toContain('Title: Please complete this required field.');
  expect(read).toContain('(Sent; the form closed.)');
});

test('broken rules, unknown names and unanswered commands are told, and the session goes on', async () => {
  const read = await session(['/loud', '/as nobody', '/nothing', 'hello', '/help']);
  expect(read).toContain('Broke a rule of Slack or of this house: ack: it pings @here');
  expect(read).toContain('Nobody here is called nobody.');
  expect(read).toContain('/nothing failed with the error "operation_timeout"');
  expect(read).toContain('Commands start with a slash');
});
