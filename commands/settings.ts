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

const notices = defineCommand<Services>()({
  name: 'settings notices',
  access: 'moderator',
  // The channel is looked at, and the first notice posted there.
  late: true,
  options: {
    channel: {
      required: false,
      kind: 'channel',
      maxLength: MENTION_LENGTH,
      describe: (t) => t.settings.notices.channel,
    },
  },
  describe: (t) => t.settings.notices.describe,
  examples: ['settings notices'],

  async run({ options: { channel }, actor, t }, services) {
    const community = inCommunity(actor, t);
    if (channel === undefined) {
      await services.settings.setNoticesChannel(community, null, actor.userId);
      await notify({ code: 'channel-unset' }, actor, services);
      return told(t.settings.notices.unset);
    }
    const posting = services.postingOn(actor.platform);
    if (posting === null) throw refusal(t.settings.noChannels);
    const obstacles = await posting.check(actor.tenantId, channel);
    const cannot = (why: string) => {
      const said = [...t.settings.notices.cannot<Span>({ channel }), ' ', why];
      return new Refusal(sentence(said, why));
    };
    if (obstacles.length > 0) throw cannot(obstaclesText(obstacles, t));
    // The first notice is the proof that others will arrive; only then is the choice kept.
    const delivery = await services.outbox.put(
      {
        community,
        content: { kind: 'notice', notice: { code: 'channel-set', channel } },
        locale: actor.locale,
        channel,
        by: actor.userId,
      },
      null,
    );
    if (delivery.kind === 'unreachable') throw cannot(obstaclesText(delivery.obstacles, t));
    await services.settings.setNoticesChannel(community, channel, actor.userId);
    return told(t.settings.notices.set<Span>({ channel }));
  },

  actions: {},
});

export const settingsGroup: CommandGroup = { name: 'settings', describe: (t) => t.settings.describe };
export const settings: readonly Command<Services>[] = [show, moderators, notices];

async function shown({ actor, t }: Asking, services: Services): Promise<Reply> {
  const community = inCommunity(actor, t);
  const [moderating, channel, held] = await Promise.all([
    services.settings.moderators(community),
    services.settings.noticesChannel(community),
    services.posts.held(community, NOTICES_SHOWN),
  ]);
  return settingsMessage({ platform: actor.platform, moderators: moderating, notices: channel, held }, t);
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
