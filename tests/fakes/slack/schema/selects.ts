import type {
  ChannelsSelect,
  ConversationsSelect,
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiStaticSelect,
  MultiUsersSelect,
  PlainTextOption,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { z } from 'zod';
import { conversationFilter, option, optionGroups, options } from './composition.ts';
import { picked } from './element-parts.ts';
import { tied } from './tied.ts';

const several = { max_selected_items: z.int().min(1).exactOptional() };
const respondable = { response_url_enabled: z.boolean().exactOptional() };
const ids = z.array(z.string()).exactOptional();

interface Choosing {
  readonly options?: readonly PlainTextOption[];
  readonly option_groups?: readonly { readonly options: readonly PlainTextOption[] }[];
  readonly initial_option?: PlainTextOption;
  readonly initial_options?: readonly PlainTextOption[];
}

/** Exactly one of the two lists is given, and what is chosen at first is in it. */
function choosesFromOneList({ value, issues }: z.core.ParsePayload<Choosing>): void {
  const { options: all, option_groups: groups, initial_option: first, initial_options: several = [] } = value;
  const complain = (message: string) => issues.push({ code: 'custom', input: value, message });
  if ((all === undefined) === (groups === undefined)) {
    complain('must provide exactly one of `options` and `option_groups`');
  }
  const offered = [...(all ?? []), ...(groups ?? []).flatMap(({ options }) => options)];
  for (const chosen of first === undefined ? several : [first]) {
    if (!offered.some((each) => each.value === chosen.value))
      complain('an initial option is not among the options');
  }
}

const staticSelect = tied<StaticSelect>()(
  z
    .strictObject({
      type: z.literal('static_select'),
      ...picked,
      initial_option: option.exactOptional(),
      options: options.exactOptional(),
      option_groups: optionGroups.exactOptional(),
    })
    .check(choosesFromOneList),
);

const multiStaticSelect = tied<MultiStaticSelect>()(
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...picked,
      ...several,
      initial_options: options.exactOptional(),
      options: options.exactOptional(),
      option_groups: optionGroups.exactOptional(),
    })
    .check(choosesFromOneList),
);

const usersSelect = tied<UsersSelect>()(
  z.strictObject({ type: z.literal('users_select'), ...picked, initial_user: z.string().exactOptional() }),
);
const multiUsersSelect = tied<MultiUsersSelect>()(
  z.strictObject({ type: z.literal('multi_users_select'), ...picked, ...several, initial_users: ids }),
);

const ofConversations = {
  ...picked,
  default_to_current_conversation: z.boolean().exactOptional(),
  filter: conversationFilter.exactOptional(),
};
const conversationsSelect = tied<ConversationsSelect>()(
  z.strictObject({
    type: z.literal('conversations_select'),
    ...ofConversations,
    ...respondable,
    initial_conversation: z.string().exactOptional(),
  }),
);
const multiConversationsSelect = tied<MultiConversationsSelect>()(
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...ofConversations,
    ...several,
    initial_conversations: ids,
  }),
);
const channelsSelect = tied<ChannelsSelect>()(
  z.strictObject({
    type: z.literal('channels_select'),
    ...picked,
    ...respondable,
    initial_channel: z.string().exactOptional(),
  }),
);
const multiChannelsSelect = tied<MultiChannelsSelect>()(
  z.strictObject({ type: z.literal('multi_channels_select'), ...picked, ...several, initial_channels: ids }),
);

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element, and those for several choices. */
export const selects = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;
