import {
  type APIAttachment,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIUser,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { MessageBody } from './check-message.ts';
import { componentsIn } from './component-tree.ts';
import type { FakeChannel } from './guild.ts';
import type { StoredMessage, World } from './world.ts';

export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Origin {
  readonly author: APIUser;
  readonly seenBy?: string | null;
  readonly flags?: number;
  /** What an interaction's response has beside the rest. */
  readonly extra?: Partial<APIMessage>;
  readonly files?: readonly SentFile[];
}

export function storeMessage(
  world: World,
  channel: FakeChannel,
  body: MessageBody,
  origin: Origin,
): APIMessage {
  const message: APIMessage = {
    id: world.nextId(),
    channel_id: channel.id,
    author: origin.author,
    content: body.content ?? '',
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: attachmentsFrom(world, body, origin.files ?? [], []),
    embeds: body.embeds ?? [],
    pinned: false,
    type: MessageType.Default,
    flags: (body.flags ?? 0) | (origin.flags ?? 0),
    components: numbered(body.components ?? []),
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...origin.extra,
  };
  const stored: StoredMessage = { message, seenBy: origin.seenBy ?? null, deleted: false };
  world.messages.set(message.id, stored);
  return message;
}

/** What is left out stays as it was. */
export function editMessage(
  world: World,
  message: APIMessage,
  body: MessageBody,
  files: readonly SentFile[],
): APIMessage {
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
  if (body.components !== undefined) message.components = numbered(body.components ?? []);
  if (body.attachments !== undefined || files.length > 0)
    message.attachments = attachmentsFrom(world, body, files, message.attachments);
  const sticky = (message.flags ?? 0) & ~MessageFlags.Loading;
  message.flags = sticky | ((body.flags ?? 0) & MessageFlags.IsComponentsV2);
  message.edited_timestamp = new Date(world.now()).toISOString();
  return message;
}

function attachmentsFrom(
  world: World,
  { attachments }: MessageBody,
  files: readonly SentFile[],
  before: readonly APIAttachment[],
): APIAttachment[] {
  const kept =
    attachments === undefined || attachments === null
      ? before
      : before.filter(({ id }) => attachments.some((attachment) => attachment.id === id));
  const added = files.map(({ name, type, bytes }): APIAttachment => {
    const id = world.nextId();
    world.files.set(id, { type, bytes });
    const url = `/attachments/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size: bytes.length, url, proxy_url: url, content_type: type };
  });
  return [...kept, ...added];
}

/** Discord numbers what came without an `id`. */
function numbered(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone([...components]);
  let next = 1;
  for (const { component } of componentsIn(copy)) {
    component.id ||= next;
    next = Math.max(next, component.id) + 1;
  }
  return copy;
}
