import type { PlatformName } from '../chat/actor.ts';
import type { Block, Message, Span, Text } from '../chat/message.ts';
import { plainText } from '../chat/message.ts';
import { sentence } from '../chat/refusal.ts';
import type { Post } from '../core/posts/post.ts';
import type { AddedModerator, NoticesChannel } from '../core/settings/settings.ts';
import type { Texts } from '../texts/catalogue.ts';
import { doerOf, mentionOf } from './mention-of.ts';
import { noticeText } from './notice.ts';
import { message } from './pages.ts';

/** As many notices as are shown where they wait. */
export const NOTICES_SHOWN = 5;

export interface ShownSettings {
  readonly platform: PlatformName;
  readonly moderators: readonly AddedModerator[];
  readonly notices: NoticesChannel | null;
  readonly log: string | null;
  readonly review: 1 | 2;
  readonly blocked: { readonly listed: readonly string[]; readonly count: number };
  readonly held: { readonly newest: readonly Post[]; readonly count: number };
}

export function settingsMessage(
  { platform, moderators, notices, log, review, blocked, held }: ShownSettings,
  t: Texts,
): Message {
  const { show } = t.settings;
  const managers = platform === 'discord' || platform === 'slack' ? platform : 'other';
  return message(show.summary, [
    { kind: 'heading', text: show.heading },
    {
      kind: 'fields',
      fields: [
        { name: show.moderators, value: show.managers[managers] },
        { name: show.added, value: addedText(moderators, t) },
        { name: show.notices, value: channelText(notices, t) },
        { name: show.log, value: log === null ? show.logOff : show.logTo<Span>({ channel: log }) },
        { name: show.review, value: show.agreeing[review] },
        { name: show.blocked, value: blockedText(blocked, t) },
      ],
    },
    ...heldBlocks(held, t),
  ]);
}

function addedText(moderators: readonly AddedModerator[], t: Texts): Text {
  if (moderators.length === 0) return t.settings.show.noneAdded;
  return moderators.flatMap(({ who }, index) => (index === 0 ? [mentionOf(who)] : [', ', mentionOf(who)]));
}

function blockedText({ listed, count }: ShownSettings['blocked'], t: Texts): Text {
  if (count === 0) return t.settings.show.nobody;
  const names = listed.flatMap((id, index) => (index === 0 ? [doerOf(id, t)] : [', ', doerOf(id, t)]));
  return count > listed.length ? [...names, ' ', t.settings.show.others(count - listed.length)] : names;
}

function channelText(notices: NoticesChannel | null, t: Texts): Text {
  if (notices === null) return t.settings.show.noChannel;
  const { channel, by, at } = notices;
  return t.settings.show.channel<Span>({ channel }, doerOf(by, t), day(at, t));
}

function heldBlocks({ newest, count }: ShownSettings['held'], t: Texts): readonly Block[] {
  if (count === 0) return [];
  const { show } = t.settings;
  const lines = newest.flatMap(({ content, by, at }): readonly Block[] =>
    content.kind === 'notice'
      ? [{ kind: 'text', text: [`${day(at, t)}: `, ...spansOf(noticeText(content.notice, by, t))] }]
      : [],
  );
  const older = count - newest.length;
  return [
    { kind: 'heading', text: show.waiting(count) },
    ...lines,
    ...(older > 0 ? [{ kind: 'note' as const, text: show.andMore(older) }] : []),
  ];
}

function spansOf(text: Text): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** The UTC day. */
function day(at: Date, t: Texts): string {
  return at.toLocaleDateString(t.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** One sentence that may name people and channels. */
export function told(text: Text): Message {
  return sentence(text, plainText(text));
}
