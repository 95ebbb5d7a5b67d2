import type { Block, Button, Message, Text } from '../chat/message.ts';
import { nothingToErase, type Stored } from '../core/privacy/privacy.ts';
import type { Texts } from '../texts/catalogue.ts';
import { privacyAsk, privacyErase, privacyFile, privacyList, privacyShow, privacyUnlist } from './actions.ts';
import { message } from './pages.ts';

const FILE_NAME = 'whosaid.json';

export interface PrivacyShown {
  readonly stored: Stored;
  /** In a direct message there are no leaderboards. */
  readonly direct: boolean;
}

/** What is stored about whoever asks, in counts; `told` stands on top. */
export function privacyMessage({ stored, direct }: PrivacyShown, t: Texts, told?: string): Message {
  const fields = fieldsOf(stored, direct, t);
  return message(t.privacy.heading, [
    ...(told === undefined ? [] : [{ kind: 'text', text: told } as const]),
    { kind: 'heading', text: t.privacy.heading },
    fields.length === 0 ? { kind: 'text', text: t.privacy.nothing } : { kind: 'fields', fields },
    { kind: 'note', text: direct ? t.privacy.direct : t.privacy.community },
    ...buttonsOf(stored, direct, fields.length > 0, t),
  ]);
}

type Field = { readonly name: string; readonly value: Text };

function fieldsOf(stored: Stored, direct: boolean, t: Texts): readonly Field[] {
  const { player, rounds, practiceCards: cards, practiceSittings: sittings, posts } = stored;
  const played = rounds.filter(({ answers, score }) => answers.length > 0 || score !== null);
  const given = sum(played.map(({ answers }) => answers.length));
  const scores = played.filter(({ score }) => score !== null).length;
  const previews = rounds.filter(({ previewedAt }) => previewedAt !== null).length;
  const shared = posts.filter(({ kind }) => kind === 'share').length;
  const { schedules, roundsSetUp, settingChanges, revisions, drafts, decisions, consents } = stored;
  const { grants, blocks } = stored;
  const handedIn = drafts.filter(({ waitingSince }) => waitingSince !== null).length;
  return [
    ...field(player !== null, t.privacy.playerField, t.privacy.player(player?.name ?? '', player?.id ?? '')),
    ...field(played.length > 0, t.privacy.roundsField, t.privacy.rounds(given, played.length, scores)),
    ...field(previews > 0, t.privacy.previewsField, t.privacy.previews(previews)),
    ...field(
      cards.length + sittings.length > 0,
      t.privacy.practiceField,
      t.privacy.practice(cards.length, sittings.length),
    ),
    ...field(
      player !== null && !direct,
      t.privacy.boardsField,
      player?.listed === false ? t.privacy.unlisted : t.privacy.listed,
    ),
    ...field(posts.length > 0, t.privacy.postsField, t.privacy.posts(shared, posts.length - shared)),
    ...field(schedules.length > 0, t.privacy.schedulesField, t.privacy.schedules(schedules.length)),
    ...field(roundsSetUp.length > 0, t.privacy.roundsSetUpField, t.privacy.roundsSetUp(roundsSetUp.length)),
    ...field(
      settingChanges.length + revisions.length > 0,
      t.privacy.changesField,
      t.privacy.changes(settingChanges.length, revisions.length),
    ),
    ...field(drafts.length > 0, t.privacy.draftsField, t.privacy.drafts(handedIn, drafts.length - handedIn)),
    ...field(
      decisions.length + consents.length > 0,
      t.privacy.decisionsField,
      t.privacy.decisions(decisions.length, consents.length),
    ),
    ...field(grants.length > 0, t.privacy.grantsField, t.privacy.grants(grants.length)),
    ...field(blocks.length > 0, t.privacy.blocksField, t.privacy.blocks(blocks.length)),
  ];
}

function field(shown: boolean, name: string, value: string): readonly Field[] {
  return shown ? [{ name, value }] : [];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

function buttonsOf(stored: Stored, direct: boolean, something: boolean, t: Texts): readonly Block[] {
  const listing: Button =
    stored.player?.listed === false
      ? { on: privacyList.ref({}), label: t.privacy.list }
      : { on: privacyUnlist.ref({}), label: t.privacy.unlist };
  const buttons = [
    ...(something ? [{ on: privacyFile.ref({}), label: t.privacy.file }] : []),
    ...(direct ? [] : [listing]),
    ...(nothingToErase(stored) ? [] : [{ on: privacyAsk.ref({}), label: t.privacy.erase }]),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** Everything, in a file for people and programs: dates are ISO 8601 in UTC. */
export function privacyFileMessage(community: string, stored: Stored, t: Texts): Message {
  const text = `${harmless(JSON.stringify({ community, ...stored }, null, 2))}\n`;
  return message(t.privacy.fileHeading, [
    { kind: 'heading', text: t.privacy.fileHeading },
    { kind: 'file', name: FILE_NAME, text, personal: true },
  ]);
}

/** What can't be seen, or turns the direction of a line, is written as JSON can write it too. */
function harmless(json: string): string {
  return json.replace(/[\p{Cf}\p{Zl}\p{Zp}\u007F-\u009F]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Asks whether they mean it. */
export function eraseMessage({ drafts, grants, blocks }: Stored, t: Texts): Message {
  return message(t.privacy.askHeading, [
    { kind: 'heading', text: t.privacy.askHeading },
    { kind: 'text', text: t.privacy.asks.goes },
    { kind: 'text', text: t.privacy.asks.stays },
    ...(drafts.length === 0 ? [] : [{ kind: 'text', text: t.privacy.asks.drafts } as const]),
    { kind: 'text', text: t.privacy.asks.posts },
    ...(grants.length === 0 ? [] : [{ kind: 'text', text: t.privacy.asks.grants } as const]),
    ...(blocks.length === 0 ? [] : [{ kind: 'text', text: t.privacy.asks.blocks } as const]),
    {
      kind: 'buttons',
      buttons: [
        { on: privacyErase.ref({}), label: t.privacy.eraseNow },
        { on: privacyShow.ref({}), label: t.privacy.keep },
      ],
    },
  ]);
}

export function erasedMessage({ grants }: Stored, t: Texts): Message {
  const told = grants.length === 0 ? t.privacy.erased : t.privacy.erasedButGrants;
  return message(told, [
    { kind: 'text', text: told },
    { kind: 'note', text: t.privacy.again },
  ]);
}
