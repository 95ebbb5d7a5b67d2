import { describe, expect, it } from 'vitest';
import { messageWords } from '../../../src/platforms/slack/message-words.ts';

describe('a message’s words', () => {
  it('are those of its rich text, without the markup of its text', () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'a ' },
              { type: 'text', text: 'false', style: { bold: true } },
              { type: 'text', text: ' balance, ' },
              { type: 'link', url: 'https://example.org/', text: 'says' },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'link', url: 'https://example.org/b' }] },
        ],
      },
    ];
    expect(messageWords({ text: 'a *false* balance', blocks })).toBe(
      'a false balance, says\nhttps://example.org/b',
    );
  });

  it('are its text where it has no rich text', () => {
    expect(messageWords({ text: '&lt;a&gt; &amp;amp; <https://example.org|b> <!here> <@U1>' })).toBe(
      '<a> &amp; b @here @U1',
    );
  });

  it('are those of its other blocks where it has no text', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'A &amp; B' } },
      { type: 'section', text: { type: 'mrkdwn', text: 'c &amp; <https://example.org|d>' } },
      { type: 'divider' },
      null,
    ];
    expect(messageWords({ text: ' ', blocks })).toBe('A &amp; B\nc & d');
    expect(messageWords({})).toBe('');
  });
});
