import type { HomeView, ModalView } from '@slack/types';
import { z } from 'zod';
import { blocksUpTo } from './blocks.ts';
import { boundedText, plainText } from './composition.ts';
import { tied } from './tied.ts';

// https://docs.slack.dev/reference/views
const BLOCKS = 100;
const TITLE = 24;
const BUTTON = 24;
const CALLBACK_ID = 255;
const PRIVATE_METADATA = 3_000;
const EXTERNAL_ID = 255;

const base = {
  blocks: blocksUpTo(BLOCKS),
  private_metadata: z.string().max(PRIVATE_METADATA).exactOptional(),
  callback_id: boundedText(CALLBACK_ID).exactOptional(),
  external_id: z.string().max(EXTERNAL_ID).exactOptional(),
};

export const homeView = tied<HomeView>()(z.strictObject({ type: z.literal('home'), ...base }));

export const modalView = tied<ModalView>()(
  z
    .strictObject({
      type: z.literal('modal'),
      ...base,
      title: plainText(TITLE),
      close: plainText(BUTTON).exactOptional(),
      submit: plainText(BUTTON).exactOptional(),
      clear_on_close: z.boolean().exactOptional(),
      notify_on_close: z.boolean().exactOptional(),
    })
    .refine(({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'), {
      message: 'missing required field: submit (a modal with an input block needs it)',
    }),
);

export type SentView = z.output<typeof homeView> | z.output<typeof modalView>;
