import type { Texts } from '../texts/catalogue.ts';
import { ACTION_REF_LIMIT, type ActionRef, actionRef } from './action.ts';
import type { Actor } from './actor.ts';
import type { Block, Message } from './message.ts';

/** The action behind every button that shares what it stands under; its argument is what shows that again. */
export const shareAction = 'share';

/** As many buttons as stand in one row on every platform. */
const ROW = 5;

/** The same message is offered in the same way, so that whoever renders it can tell that it is the same. */
const offering = new WeakMap<Message, Message>();

/** The message with a button to share it, if it is for sharing and whoever asked stands where it can be shared. */
export function offeringToShare(message: Message, { place }: Actor, t: Texts): Message {
  const { share, blocks } = message;
  if (share === undefined || place === null) return message;
  if (shareAction.length + 1 + share.length > ACTION_REF_LIMIT) return message;
  const known = offering.get(message);
  if (known !== undefined) return known;
  const button = { on: actionRef(shareAction, share), label: t.sharing.share };
  const last = blocks.at(-1);
  const joined: readonly Block[] =
    last?.kind === 'buttons' && last.buttons.length < ROW
      ? [...blocks.slice(0, -1), { kind: 'buttons', buttons: [...last.buttons, button] }]
      : [...blocks, { kind: 'buttons', buttons: [button] }];
  const offered = { ...message, blocks: joined };
  offering.set(message, offered);
  return offered;
}

/** What shows the shared message again; null if no button of ours can have carried it. */
export function readShared(arg: string): ActionRef | null {
  return /^[a-z][a-z.-]*:/.test(arg) && arg.length <= ACTION_REF_LIMIT ? (arg as ActionRef) : null;
}
