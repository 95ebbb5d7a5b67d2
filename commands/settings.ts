import type { Actor } from '../src/chat/actor.ts';
import { type Asking, type Command, type CommandGroup, defineCommand } from '../src/chat/command.ts';
import { MENTION_LENGTH, mentioned, readMention } from '../src/chat/mention.ts';
import type { Span } from '../src/chat/message.ts';
import { Refusal, refusal, sentence } from '../src/chat/refusal.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { Notice } from '../src/core/posts/post.ts';
import { MODERATORS_LIMIT, type Who } from '../src/core/settings/settings.ts';
import { mentionOf } from '../src/views/mention-of.ts';
import { NOTICES_SHOWN, settingsMessage, told } from '../src/views/settings.ts';
import { obstaclesText } from '../src/views/sharing.ts';
import { inCommunity } from './in-community.ts';
import { communityOf, type Services } from './services.ts';

const show = defineCommand<Services>()({
  name: 'settings show',
  access: 'moderator',
  options: {},
  describe: (t) => t.settings.show.describe,
  examples: ['settings show'],
  run: ({ ...asking }, services) => shown(asking, services),
  actions: {},
});

const moderators = defineCommand<Services>()({
  name: 'settings moderators',
  access: 'moderator',
  // A notice of the change may be posted.
  late: true,
  options: {
    add: {
      required: false,
      kind: 'mention',
      maxLength: MENTION_LENGTH,
      describe: (t) => t.settings.moderators.add,
    },
    remove: {
      required: false,
      kind: 'mention',
      maxLength: MENTION_LENGTH,
      describe: (t) => t.settings.moderators.remove,
    },
  },
  describe: (t) => t.settings.moderators.describe,
  examples: ['settings moderators'],

  async run({ options: { add, remove }, ...asking }, services) {
    const { actor, t } = asking;
    if (add !== undefined && remove !== undefined) throw refusal(t.settings.moderators.both);
    if (add !== undefined) return added(whoOf(add), asking, services);
    if (remove === undefined) return shown(asking, services);

    const who = whoOf(remove);
    const community = inCommunity(actor, t);
    const was = await services.settings.removeModerator(community, who, actor.userId);
    if (!was) return told(t.settings.moderators.wasNone<Span>(mentionOf(who)));
    await notify({ code: 'moderator-removed', who }, actor, services);
    return told(t.settings.moderators.removed<Span>(mentionOf(who)));
  },

  actions: {},
});

async function added(who: Who, { actor, t }: Asking, services: Services): Promise<Reply> {
  const community = inCommunity(actor, t);
  // On Discord the role of everybody bears the server's own id.
  if (who.kind === 'role' && who.id === actor.tenantId) throw refusal(t.settings.moderators.everyone);
  const outcome = await services.settings.addModerator(community, who, actor.userId);
  if (outcome === 'full') throw refusal(t.settings.moderators.tooMany(MODERATORS_LIMIT));
  if (outcome === 'was-one') return told(t.settings.moderators.wasOne<Span>(mentionOf(who)));
  await notify({ code: 'moderator-added', who }, actor, services);
  return told(t.settings.moderators.added<Span>(mentionOf(who)));
}

/** A channel that is chosen, or none; the first post there is the proof that others will arrive. */
function channelCommand(
  name: 'notices' | 'log',
  {
    set,
    setIn,
    unset,
  }: {
    /** What the channel is told, if it is one. */
    readonly set: (channel: string | null) => Notice;
    readonly setIn: (settings: Services['settings']) => Services['settings']['setNoticesChannel'];
    readonly unset: (t: Asking['t']) => string;
  },
): Command<Services> {
  return defineCommand<Services>()({
    name: `settings ${name}`,
    access: 'moderator',
    // The channel is looked at, and something posted there.
    late: true,
    options: {
      channel: {
        required: false,
        kind: 'channel',
        maxLength: MENTION_LENGTH,
        describe: (t) => t.settings[name].channel,
      },
    },
    describe: (t) => t.settings[name].describe,
    examples: [`settings ${name}`],

    async run({ options: { channel }, actor, t }, services) {
      const community = inCommunity(actor, t);
      const store = setIn(services.settings);
      if (channel === undefined) {
        await store(community, null, actor.userId);
        await notify(set(null), actor, services);
        return told(unset(t));
      }
      const posting = services.postingOn(actor.platform);
      if (posting === null) throw refusal(t.settings.noChannels);
      const obstacles = await posting.check(actor.tenantId, channel);
      const cannot = (why: string) => {
        const said = [...t.settings.notices.cannot<Span>({ channel }), ' ', why];
        return new Refusal(sentence(said, why));
      };
      if (obstacles.length > 0) throw cannot(obstaclesText(obstacles, t));
      // Only once it arrived is the choice kept.
      const delivery = await services.outbox.put(
        {
          community,
          content: { kind: 'notice', notice: set(channel) },
          locale: actor.locale,
          channel,
          by: actor.userId,
        },
        null,
      );
      if (delivery.kind === 'unreachable') throw cannot(obstaclesText(delivery.obstacles, t));
      await store(community, channel, actor.userId);
      return told(t.settings[name].set<Span>({ channel }));
    },

    actions: {},
  });
}

const notices = channelCommand('notices', {
  set: (channel) => (channel === null ? { code: 'channel-unset' } : { code: 'channel-set', channel }),
  setIn: (settings) => settings.setNoticesChannel,
  unset: (t) => t.settings.notices.unset,
});

const log = channelCommand('log', {
  set: (channel) => (channel === null ? { code: 'log-unset' } : { code: 'log-set', channel }),
  setIn: (settings) => settings.setLogChannel,
  unset: (t) => t.settings.log.unset,
});

const review = defineCommand<Services>()({
  name: 'settings review',
  access: 'moderator',
  // A notice of the change may be posted.
  late: true,
  options: {
    number: {
      required: true,
      maxLength: 20,
      describe: (t) => t.settings.review.number,
      suggest: async () => ['one', 'two'].map((word) => ({ value: word, label: word })),
    },
  },
  describe: (t) => t.settings.review.describe,
  examples: ['settings review two'],

  async run({ options: { number }, actor, t }, services) {
    const community = inCommunity(actor, t);
    const moderators = AGREEING[number.toLowerCase()];
    if (moderators === undefined) throw refusal(t.settings.review.unknown(number));
    await services.settings.setReview(community, moderators, actor.userId);
    await notify({ code: 'review-set', moderators }, actor, services);
    return told(t.settings.review.set[moderators]);
  },

  actions: {},
});

const AGREEING: Readonly<Record<string, 1 | 2 | undefined>> = { one: 1, two: 2, '1': 1, '2': 2 };

const who = {
  required: true,
  kind: 'mention',
  maxLength: MENTION_LENGTH,
  describe: (t) => t.settings.block.who,
} as const satisfies Command<Services>['options'][string];

const block = defineCommand<Services>()({
  name: 'settings block',
  access: 'moderator',
  late: true,
  options: { who },
  describe: (t) => t.settings.block.describe,
  examples: [],

  async run({ options, actor, t }, services) {
    const member = memberOf(options.who, t);
    const was = !(await services.settings.block(inCommunity(actor, t), member.id, actor.userId));
    if (was) return told(t.settings.block.wasBlocked<Span>(mentionOf(member)));
    await notify({ code: 'member-blocked', member: member.id }, actor, services);
    return told(t.settings.block.blocked<Span>(mentionOf(member)));
  },

  actions: {},
});

const unblock = defineCommand<Services>()({
  name: 'settings unblock',
  access: 'moderator',
  late: true,
  options: { who },
  describe: (t) => t.settings.unblock.describe,
  examples: [],

  async run({ options, actor, t }, services) {
    const member = memberOf(options.who, t);
    const was = await services.settings.unblock(inCommunity(actor, t), member.id, actor.userId);
    if (!was) return told(t.settings.unblock.wasNot<Span>(mentionOf(member)));
    await notify({ code: 'member-unblocked', member: member.id }, actor, services);
    return told(t.settings.unblock.unblocked<Span>(mentionOf(member)));
  },

  actions: {},
});

/** @throws Refusal if it is a role */
function memberOf(mention: string, t: Asking['t']): Who {
  const named = whoOf(mention);
  if (named.kind === 'role') throw refusal(t.settings.block.onlyMembers);
  return named;
}

export const settingsGroup: CommandGroup = { name: 'settings', describe: (t) => t.settings.describe };
export const settings: readonly Command<Services>[] = [
  show,
  moderators,
  notices,
  log,
  review,
  block,
  unblock,
];

async function shown({ actor, t }: Asking, services: Services): Promise<Reply> {
  const community = inCommunity(actor, t);
  const { settings: chosen, posts } = services;
  const [moderating, channel, logged, agreeing, blocked, held] = await Promise.all([
    chosen.moderators(community),
    chosen.noticesChannel(community),
    chosen.logChannel(community),
    chosen.review(community),
    chosen.blocked(community),
    posts.held(community, NOTICES_SHOWN),
  ]);
  return settingsMessage(
    {
      platform: actor.platform,
      moderators: moderating,
      notices: channel,
      log: logged,
      review: agreeing,
      blocked,
      held,
    },
    t,
  );
}

/** Tells the moderators, in their channel or where it waits for them. */
async function notify(notice: Notice, actor: Actor, services: Services): Promise<void> {
  const community = communityOf(actor);
  const notices = await services.settings.noticesChannel(community);
  await services.outbox.put(
    {
      community,
      content: { kind: 'notice', notice },
      locale: actor.locale,
      channel: notices?.channel ?? null,
      by: actor.userId,
    },
    null,
  );
}

/** The router lets only mentions through. */
function whoOf(value: string): Who {
  const mention = readMention(value);
  if (mention === null) throw new TypeError(`no mention: ${value}`);
  return mentioned(mention);
}
