import type {
  RichTextBlock,
  RichTextBroadcastMention,
  RichTextChannelMention,
  RichTextColor,
  RichTextDate,
  RichTextEmoji,
  RichTextLink,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextTeamMention,
  RichTextText,
  RichTextUsergroupMention,
  RichTextUserMention,
} from '@slack/types';
import { z } from 'zod';
import { boundedText } from './composition.ts';
import { tied } from './tied.ts';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
const INDENT = 8;
const BLOCK_ID = 255;

const flag = z.boolean().exactOptional();
const styled = {
  style: z
    .strictObject({ bold: flag, code: flag, italic: flag, strike: flag, underline: flag })
    .exactOptional(),
};
const bordered = { border: z.literal([0, 1]).exactOptional() };

// https://docs.slack.dev/reference/block-kit/block-elements/date-element#date-format-strings
const DATE_TOKENS: ReadonlySet<string> = new Set([
  '{day_divider_pretty}',
  '{date_num}',
  '{date_slash}',
  '{date_long}',
  '{date_long_full}',
  '{date_long_pretty}',
  '{date}',
  '{date_pretty}',
  '{date_short}',
  '{date_short_pretty}',
  '{time}',
  '{time_secs}',
  '{ago}',
]);

/** Slack's reference promises nothing for a format with another token, or with none. */
function isDateFormat(format: string): boolean {
  const tokens = format.match(/\{[^}]*\}?/g) ?? [];
  return tokens.length > 0 && tokens.every((token) => DATE_TOKENS.has(token));
}

const text = tied<RichTextText>()(
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...styled }),
);
const link = tied<RichTextLink>()(
  z.strictObject({
    type: z.literal('link'),
    url: z.string().min(1),
    text: z.string().exactOptional(),
    unsafe: flag,
    ...styled,
  }),
);

const element = z.discriminatedUnion('type', [
  text,
  link,
  tied<RichTextBroadcastMention>()(
    z.strictObject({
      type: z.literal('broadcast'),
      range: z.enum(['here', 'channel', 'everyone']),
      ...styled,
    }),
  ),
  tied<RichTextColor>()(z.strictObject({ type: z.literal('color'), value: z.string(), ...styled })),
  tied<RichTextChannelMention>()(
    z.strictObject({ type: z.literal('channel'), channel_id: z.string(), ...styled }),
  ),
  tied<RichTextDate>()(
    z.strictObject({
      type: z.literal('date'),
      timestamp: z.int(),
      format: z.string().refine(isDateFormat, { message: 'invalid date format' }),
      url: z.string().exactOptional(),
      fallback: z.string().exactOptional(),
      ...styled,
    }),
  ),
  tied<RichTextEmoji>()(
    z.strictObject({
      type: z.literal('emoji'),
      name: z.string().min(1),
      unicode: z.string().exactOptional(),
      url: z.string().exactOptional(),
      ...styled,
    }),
  ),
  tied<RichTextTeamMention>()(z.strictObject({ type: z.literal('team'), team_id: z.string(), ...styled })),
  tied<RichTextUserMention>()(z.strictObject({ type: z.literal('user'), user_id: z.string(), ...styled })),
  tied<RichTextUsergroupMention>()(
    z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string(), ...styled }),
  ),
]);

const section = tied<RichTextSection>()(
  z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(element) }),
);

export const richText = tied<RichTextBlock>()(
  z.strictObject({
    type: z.literal('rich_text'),
    block_id: boundedText(BLOCK_ID).exactOptional(),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          section,
          tied<RichTextList>()(
            z.strictObject({
              type: z.literal('rich_text_list'),
              elements: z.array(section).min(1),
              style: z.enum(['bullet', 'ordered']),
              indent: z.int().min(0).max(INDENT).exactOptional(),
              ...bordered,
            }),
          ),
          tied<RichTextQuote>()(
            z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(element), ...bordered }),
          ),
          tied<RichTextPreformatted>()(
            z.strictObject({
              type: z.literal('rich_text_preformatted'),
              elements: z.array(z.discriminatedUnion('type', [text, link])),
              ...bordered,
            }),
          ),
        ]),
      )
      .min(1),
  }),
);

export type RichTextPart = z.output<typeof element>;
