import type { Texts } from '../texts/catalogue.ts';
import { refusal } from './refusal.ts';

/** A file that somebody handed in, and that nobody has read yet. */
export interface Attached {
  readonly name: string;
  /** In bytes, as the platform tells it; what it says is not relied on. */
  readonly size: number;
  /**
   * Its content, of which no more than `limit` bytes are ever held.
   * @throws AttachmentFault
   */
  read(limit: number): Promise<Uint8Array>;
}

/** By the names of the fields they were handed in by. */
export type AttachedFiles = Readonly<Record<string, Attached>>;

/** `too-large`: longer than was asked for. `unreadable`: the platform did not hand it out, or not in time. */
export class AttachmentFault extends Error {
  override readonly name = 'AttachmentFault';
  readonly why: 'too-large' | 'unreadable';

  constructor(why: AttachmentFault['why'], options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

/** The content of a file, of at most `limit` bytes. @throws Refusal */
export async function readAttached(file: Attached, limit: number, t: Texts): Promise<Uint8Array> {
  const megabytes = Math.floor(limit / 1_000_000);
  if (file.size > limit) throw refusal(t.router.fileTooLarge(megabytes));
  try {
    return await file.read(limit);
  } catch (error) {
    if (!(error instanceof AttachmentFault)) throw error;
    throw refusal(error.why === 'too-large' ? t.router.fileTooLarge(megabytes) : t.router.fileUnreadable);
  }
}
