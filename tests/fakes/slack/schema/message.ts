import { z } from 'zod';
import { blocksUpTo } from './blocks.ts';
import { boundedText } from './composition.ts';

// https://docs.slack.dev/reference/block-kit/blocks
const BLOCKS = 50;
/** Of all blocks of a message as JSON: https://github.com/slackapi/bolt-js/issues/2509 */
export const ALL_BLOCKS = 13_200;
/** https://docs.slack.dev/reference/methods/chat.postMessage: what is longer is cut. */
export const TEXT = 40_000;

const flag = z.boolean().exactOptional();
const words = {
  text: z.string().exactOptional(),
  blocks: blocksUpTo(BLOCKS).exactOptional(),
};
const reading = {
  mrkdwn: flag,
  link_names: flag,
  parse: z.enum(['none', 'full']).exactOptional(),
};
const metadata = {
  metadata: z
    .strictObject({ event_type: boundedText(255), event_payload: z.record(z.string(), z.unknown()) })
    .exactOptional(),
};

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const postedMessage = z.strictObject({
  channel: z.string(),
  ...words,
  ...reading,
  ...metadata,
  thread_ts: z.string().exactOptional(),
  reply_broadcast: flag,
  unfurl_links: flag,
  unfurl_media: flag,
});

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const ephemeralMessage = z.strictObject({
  channel: z.string(),
  user: z.string(),
  ...words,
  ...reading,
  thread_ts: z.string().exactOptional(),
});

/** https://docs.slack.dev/reference/methods/chat.update */
export const updatedMessage = z.strictObject({
  channel: z.string(),
  ts: z.string(),
  ...words,
  ...metadata,
  link_names: flag,
  parse: z.enum(['none', 'full']).exactOptional(),
});

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const responseMessage = z.strictObject({
  ...words,
  ...reading,
  response_type: z.enum(['ephemeral', 'in_channel']).exactOptional(),
  replace_original: flag,
  delete_original: flag,
  thread_ts: z.string().exactOptional(),
  unfurl_links: flag,
  unfurl_media: flag,
});

export type ResponseMessage = z.output<typeof responseMessage>;
