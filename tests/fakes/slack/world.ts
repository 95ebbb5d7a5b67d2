import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import { type Block, controlsOf } from './schema/blocks.ts';
import type { SentView } from './schema/view.ts';

export type Via =
  | 'ack'
  | 'response_url'
  | 'chat.postEphemeral'
  | 'chat.postMessage'
  | 'chat.update'
  | 'chat.delete'
  | 'files.completeUploadExternal'
  | 'person';

export interface Message {
  /** Unique among all messages, private ones too. */
  readonly ts: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** The one person who sees it; null if all of the channel do. */
  readonly visibleTo: string | null;
  /** The person who wrote it; null if the bot did. */
  readonly author: string | null;
  text: string;
  blocks: readonly Block[];
  edited: boolean;
  deleted: boolean;
}

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  sent: SentView;
  /** By block id: what the last submission was refused for. */
  errors: Readonly<Record<string, string>>;
}

/** Something has come before somebody's eyes. `interaction` is the id of what it answers, where Slack knows it. */
export type Sight =
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly via: Via;
      readonly interaction: string | null;
    }
  | { readonly kind: 'view'; readonly view: OpenView; readonly interaction: string | null };

/** What this workspace looks like to its people. */
export interface World {
  readonly clock: Clock;
  readonly messages: Message[];
  /** What was handed in, by id. */
  readonly files: Map<string, Uint8Array>;
  readonly homes: Map<string, OpenView>;
  /** Open modals by person, the topmost last. */
  readonly modals: Map<string, OpenView[]>;
  post(given: NewMessage, via: Via, interaction: string | null): Message;
  change(
    message: Message,
    words: Pick<Message, 'text' | 'blocks'>,
    via: Via,
    interaction: string | null,
  ): void;
  remove(message: Message, via: Via, interaction: string | null): void;
  find(channel: string, ts: string): Message | undefined;
  viewOf(id: string): OpenView | undefined;
  makeView(user: string, sent: SentView, previous: OpenView | null): OpenView;
  changeView(view: OpenView, sent: SentView): void;
  show(view: OpenView, interaction: string | null): void;
  /** @returns a function that ends the watch. */
  watch(listener: (sight: Sight) => void): () => void;
  timestamp(): string;
}

type NewMessage = Pick<Message, 'channel' | 'threadTs' | 'visibleTo' | 'text' | 'blocks'> & {
  readonly author?: string;
};

export function makeWorld(clock: Clock): World {
  const messages: Message[] = [];
  const homes = new Map<string, OpenView>();
  const files = new Map<string, Uint8Array>();
  const modals = new Map<string, OpenView[]>();
  const listeners = new Set<(sight: Sight) => void>();
  let sequence = 0;

  const timestamp = (): string => {
    sequence += 1;
    return `${Math.floor(clock.now() / 1_000)}.${String(sequence).padStart(6, '0')}`;
  };
  const tell = (sight: Sight): void => {
    for (const listener of [...listeners]) listener(sight);
  };
  const hashNow = (): string => `${timestamp()}.${randomId('')}`;

  return {
    clock,
    messages,
    homes,
    files,
    modals,
    timestamp,
    post: ({ author = null, blocks, ...given }, via, interaction) => {
      const message: Message = {
        ...given,
        ts: timestamp(),
        author,
        blocks: withIds(blocks),
        edited: false,
        deleted: false,
      };
      messages.push(message);
      tell({ kind: 'message', message, via, interaction });
      return message;
    },
    change: (message, { text, blocks }, via, interaction) => {
      Object.assign(message, { text, blocks: withIds(blocks), edited: true });
      tell({ kind: 'message', message, via, interaction });
    },
    remove: (message, via, interaction) => {
      message.deleted = true;
      tell({ kind: 'message', message, via, interaction });
    },
    find: (channel, ts) =>
      messages.find((each) => each.ts === ts && each.channel === channel && !each.deleted),
    viewOf: (id) => [...homes.values(), ...[...modals.values()].flat()].find((view) => view.id === id),
    makeView: (user, sent, previous) => {
      const id = randomId('V');
      return {
        id,
        user,
        rootId: previous?.rootId ?? id,
        previousId: previous?.id ?? null,
        hash: hashNow(),
        sent: { ...sent, blocks: withIds(sent.blocks) },
        errors: {},
      };
    },
    changeView: (view, sent) => {
      Object.assign(view, { hash: hashNow(), sent: { ...sent, blocks: withIds(sent.blocks) }, errors: {} });
    },
    show: (view, interaction) => tell({ kind: 'view', view, interaction }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function randomId(prefix: string): string {
  return prefix + randomBytes(5).toString('hex').toUpperCase();
}

/** Blocks and controls without a name get one from Slack. */
function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const named = structuredClone(block);
    named.block_id ??= randomId('b');
    for (const control of controlsOf(named)) control.action_id ??= randomId('a');
    return named;
  });
}
