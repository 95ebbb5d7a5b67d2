import { AttachmentFault } from './attached.ts';

/** Until a download is given up, in milliseconds. */
const TIMEOUT = 20_000;

/**
 * Reads what is there, and no more of it than `limit` bytes. It must be https (or, at a stand-in on this computer, http) and
 * on one of these hosts, and leads nowhere else: what is sent with the request is for that host alone.
 * @throws AttachmentFault
 */
export async function download(
  address: string,
  {
    limit,
    hosts,
    headers = {},
  }: {
    readonly limit: number;
    /** As `URL.host` tells them. */
    readonly hosts: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<Uint8Array> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !hosts.includes(url.host)) throw new AttachmentFault('unreadable');
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok || response.body === null) throw new AttachmentFault('unreadable');
    return await collected(response.body, limit);
  } catch (error) {
    if (error instanceof AttachmentFault) throw error;
    throw new AttachmentFault('unreadable', { cause: error });
  }
}

async function collected(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    // Leaving the loop ends the download.
    if (length > limit) throw new AttachmentFault('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
