import {
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RESTAPIAttachment,
} from 'discord-api-types/v10';
import { componentFaults } from './check-components.ts';
import { emptyMessage, type FormFault } from './refusal.ts';

/** What the bot sends to say something, wherever it sends it. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: APIEmbed[] | null;
  readonly components?: APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly attachments?: RESTAPIAttachment[] | null;
  readonly poll?: unknown;
  readonly sticker_ids?: string[] | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id: string } | null;
}

/** A bot's; only those who pay have 4,000: https://docs.discord.com/developers/resources/message#create-message */
const CONTENT = 2000;
/** Of all embeds together: https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const EMBEDS = 6000;
const LEGACY = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

const SILENT = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;
/** Which flags may be set where; Discord keeps silent about others, this fake doesn't. */
export const FLAGS = {
  post: SILENT | MessageFlags.IsComponentsV2,
  reply: SILENT | MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
  edit: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
} as const;

/** What the published schema can't say of a message; `flagsBefore` are those of the message it edits. */
export function messageFaults(
  body: MessageBody,
  { allowed, flagsBefore = 0 }: { allowed: number; flagsBefore?: number },
): FormFault[] {
  const flags = body.flags ?? 0;
  const v2 = ((flags | flagsBefore) & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...(flags & ~allowed
      ? [{ path: ['flags'], code: 'MESSAGE_FLAGS_INVALID', message: 'These flags cannot be set here' }]
      : []),
    ...(v2 ? LEGACY.filter((key) => filled(body[key])).map(legacyBesideV2) : []),
    ...lengthFaults(body),
    ...componentFaults(body.components ?? [], { v2 }),
  ];
}

/** @throws Refusal if nothing at all would be there to see. */
export function refuseEmpty(body: MessageBody, files: number): void {
  const { content, embeds, components, attachments, poll, sticker_ids } = body;
  if (files > 0 || [content, embeds, components, attachments, poll, sticker_ids].some(filled)) return;
  throw emptyMessage();
}

/** @throws Refusal if an edit would leave nothing to see. */
export function refuseEmptied(before: APIMessage, body: MessageBody, files: number): void {
  const { content, embeds, components, attachments } = before;
  const left: MessageBody = { content, embeds, components: components ?? [], ...body };
  refuseEmpty(left, files + (body.attachments === undefined ? attachments.length : 0));
}

/** This house's rule: nothing may notify anybody. Null if it is kept. */
export function mentionsFault({ allowed_mentions }: MessageBody): string | null {
  const parse = allowed_mentions?.parse;
  if (!Array.isArray(parse)) return 'allowed_mentions.parse is missing: it must be []';
  const named = [...parse, ...(allowed_mentions?.users ?? []), ...(allowed_mentions?.roles ?? [])];
  return named.length === 0 ? null : `allowed_mentions lets ${named.join(', ')} be notified`;
}

function filled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function legacyBesideV2(key: string): FormFault {
  return {
    path: [key],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  };
}

function lengthFaults({ content, embeds }: MessageBody): FormFault[] {
  const faults: FormFault[] = [];
  if ((content ?? '').length > CONTENT)
    faults.push({
      path: ['content'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${CONTENT} or fewer in length.`,
    });
  if ((embeds ?? []).reduce((sum, embed) => sum + textIn(embed), 0) > EMBEDS)
    faults.push({
      path: ['embeds'],
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${EMBEDS}`,
    });
  return faults;
}

function textIn({ title, description, footer, author, fields = [] }: APIEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap((field) => [field.name, field.value]),
  ];
  return texts.reduce((sum, text) => sum + (text ?? '').length, 0);
}
