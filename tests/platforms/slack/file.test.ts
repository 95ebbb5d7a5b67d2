import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/chat/message.ts';
import { FILE_TEXT } from '../../../src/platforms/slack/limits.ts';
import { type Part, renderMessage } from '../../../src/platforms/slack/render.ts';
import { en } from '../../../src/texts/en.ts';
import { makeMessageCheck } from '../../fakes/slack/check-message.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { postedMessage } from '../../fakes/slack/schema/message.ts';
import { makeViolations } from '../../fakes/slack/violations.ts';
import { slackWhosaid } from './slack-whosaid.ts';

function rendered(text: string): readonly Part[] {
  const message: Message = {
    kind: 'message',
    summary: 'A file',
    blocks: [{ kind: 'file', name: 'whosaid.json', text }],
  };
  return renderMessage(message, { t: en, names: new Map() });
}

/** What stands there to copy, and what is said of it. */
function read(parts: readonly Part[]) {
  const blocks = parts.flatMap((part) => part.blocks);
  return {
    copied: blocks
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
      .flatMap((one) => (one.type === 'rich_text_preformatted' ? one.elements : []))
      .map((one) => (one.type === 'text' ? one.text : ''))
      .join(''),
    told: JSON.stringify(blocks.filter(({ type }) => type === 'context')),
  };
}

/** As pretty and as hostile to a limit as a file of ours gets: short lines, and all of them quoted. */
const long = JSON.stringify(
  Array.from({ length: 4_000 }, (_, number) => ({ question: `<!channel> ${number}`, at: 'é“"' })),
  null,
  2,
);

describe('a file on Slack', () => {
  it('is text to copy, letter for letter', () => {
    const text = long.slice(0, FILE_TEXT);
    const { copied, told } = read(rendered(text));
    expect(copied).toBe(text);
    expect(told).toContain('Here is what stands in whosaid.json');
    expect(told).not.toContain('first');
  });

  it('that is too long says how much of it is shown', () => {
    const { copied, told } = read(rendered(long));
    expect(long.startsWith(copied)).toBe(true);
    expect(copied).toHaveLength(FILE_TEXT);
    expect(told).toContain(`the first 27,000 of ${long.length.toLocaleString('en')} characters`);
  });

  it('takes no more messages than an answer may have, none of which Slack refuses', () => {
    const violations = makeViolations();
    const check = makeMessageCheck(violations, { mayMention: false, mayLink: true });
    const parts = rendered(long);
    for (const part of parts)
      check('chat.postMessage', postedMessage, {
        channel: 'C1',
        unfurl_links: false,
        unfurl_media: false,
        ...part,
      });
    expect(violations.take()).toEqual([]);
    expect(parts.length).toBeLessThanOrEqual(5);
  });
});

describe('a dossier that a moderator asks for as a file', () => {
  const whosaid = slackWhosaid();
  const direct = (slack: FakeSlack) => slack.member('ada').messages('dm-ada');

  it('comes as one in their direct messages, whole, and the answer says so', async () => {
    const { slack } = await whosaid.start();
    const { text } = await slack.member('ada').slash('/dossier', 'export amnesty');
    expect(text).toContain('amnesty.yaml is in your direct messages with this app');
    expect(text).not.toContain('slug:');
    const files = direct(slack).map((message) => message.text);
    expect(files).toEqual([expect.stringMatching(/^amnesty\.yaml\n.*^slug: amnesty$.*^relations:/msu)]);
    expect(slack.violations).toEqual([]);
  });

  it('is text to copy where Slack does not take the file', async () => {
    const { slack } = await whosaid.start();
    slack.failNext({ method: 'files.completeUploadExternal', with: { error: 'storage_limit_reached' } });
    const { text } = await slack.member('ada').slash('/dossier', 'export amnesty');
    expect(text).toContain('Here is what stands in amnesty.yaml');
    expect(direct(slack)).toEqual([]);
  });

  it('stays in the answer if it is about the member and fits there', async () => {
    const { slack } = await whosaid.start();
    await slack.member('ada').slash('/quiz', 'play amnesty');
    const shown = await slack.member('ada').slash('/privacy');
    const { text } = await slack.member('ada').press(shown, 'Get it as a file');
    expect(text).toContain('Here is what stands in whosaid.json');
    expect(direct(slack)).toEqual([]);
  });
});
