import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/chat/message.ts';
import { FILE_TEXT } from '../../../src/platforms/slack/limits.ts';
import { type Part, renderMessage } from '../../../src/platforms/slack/render.ts';
import { en } from '../../../src/texts/en.ts';
import { makeMessageCheck } from '../../fakes/slack/check-message.ts';
import { postedMessage } from '../../fakes/slack/schema/message.ts';
import { makeViolations } from '../../fakes/slack/violations.ts';

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
