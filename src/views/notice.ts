import type { Message, Span, Text } from '../chat/message.ts';
import { plainText } from '../chat/message.ts';
import type { LogEntry } from '../core/editing/editing.ts';
import type { Notice } from '../core/posts/post.ts';
import type { Texts } from '../texts/catalogue.ts';
import { correctionBlocks } from './corrections.ts';
import { doerOf, mentionOf } from './mention-of.ts';
import { momentSpan } from './moment.ts';
import { message } from './pages.ts';
import { numberOf } from './statement.ts';
import { dayOf } from './when.ts';

/** What moderators must know, in one sentence. */
export function noticeText(notice: Notice, by: string, t: Texts): Text {
  const actor = doerOf(by, t, true);
  switch (notice.code) {
    case 'log':
      return logText(notice.entry, actor, t);
    case 'moderator-added':
      return t.settings.notice.moderatorAdded<Span>(actor, mentionOf(notice.who));
    case 'moderator-removed':
      return t.settings.notice.moderatorRemoved<Span>(actor, mentionOf(notice.who));
    case 'channel-set':
      return t.settings.notice.channelSet<Span>(actor, { channel: notice.channel });
    case 'channel-unset':
      return t.settings.notice.channelUnset<Span>(actor);
    case 'corrected':
      return correctedText(notice, t);
    case 'suggestion-settled':
      return settledText(notice, t);
    case 'log-set':
      return t.settings.notice.logSet<Span>(actor, { channel: notice.channel });
    case 'log-unset':
      return t.settings.notice.logUnset<Span>(actor);
    case 'review-set':
      return t.settings.notice.reviewSet[notice.moderators]<Span>(actor);
    case 'member-blocked':
      return t.settings.notice.blocked<Span>(actor, doerOf(notice.member, t));
    case 'member-unblocked':
      return t.settings.notice.unblocked<Span>(actor, doerOf(notice.member, t));
    case 'schedule-set':
      return t.quiz.notice.scheduleSet<Span>(actor);
    case 'schedule-paused':
      return t.quiz.notice.paused[notice.trouble]<Span>({ channel: notice.channel }, notice.schedule);
    case 'rounds-skipped':
      return t.quiz.notice.skipped<Span>(
        { channel: notice.channel },
        notice.count,
        momentSpan(new Date(notice.due), 'UTC', t),
      );
    case 'round-corrected':
      return t.quiz.notice.roundCorrected(dayOf(new Date(notice.due), t), notice.questions);
    case 'round-unposted':
      return t.quiz.notice.roundUnposted<Span>({ channel: notice.channel });
    case 'result-unposted':
      return t.quiz.notice.resultUnposted<Span>({ channel: notice.channel });
    default:
      return notice satisfies never;
  }
}

function logText({ act, event, claim, consent, reason }: LogEntry, actor: Span, t: Texts): Text {
  const what = t.log.acts[act]<Span>(actor, claim === null ? event : t.log.claim(numberOf(claim), event));
  const agreed = consent.flatMap((id, place): readonly Span[] => [place === 0 ? ' ' : ', ', doerOf(id, t)]);
  return [
    ...what,
    ...(consent.length === 0 ? [] : [' ', t.log.agreed, ...agreed, '.']),
    ...(reason === null ? [] : [' ', t.log.reason, ' ', reason]),
  ];
}

function correctedText(
  { event, shared, corrections }: Extract<Notice, { code: 'corrected' }>,
  t: Texts,
): Text {
  const blocks = correctionBlocks(corrections, t);
  const told = blocks.flatMap((block) =>
    block.kind === 'text' || block.kind === 'note' ? [' ', ...spans(block.text)] : [],
  );
  return [t.sharing.uneditable(event, dayOf(new Date(shared), t)), ...told];
}

function settledText(
  { state, event, claim, reason }: Extract<Notice, { code: 'suggestion-settled' }>,
  t: Texts,
): Text {
  if (state === 'declined') return t.claim.toldDeclined(event, reason ?? '');
  return t.claim.toldPublished(event, claim === null ? '' : numberOf(claim));
}

function spans(text: Text): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

function headingOf({ code }: Notice, t: Texts): string {
  if (code === 'log') return t.log.heading;
  if (code === 'suggestion-settled') return t.claim.mineHeading;
  return code === 'corrected' || code === 'round-corrected'
    ? t.sharing.correction
    : t.settings.notice.heading;
}

export function noticeMessage(notice: Notice, by: string, t: Texts): Message {
  const text = noticeText(notice, by, t);
  const heading = headingOf(notice, t);
  return message(`${heading}: ${plainText(text)}`, [
    { kind: 'note', text: heading },
    { kind: 'text', text },
  ]);
}
