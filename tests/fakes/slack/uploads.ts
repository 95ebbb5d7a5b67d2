import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Json } from './json.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId } from './world.ts';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes: Buffer | null;
}

/** Files on their way: https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
export class Uploads {
  readonly #origin: () => string;
  readonly #all = new Map<string, Upload>();

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  expect(name: string, length: number): Json {
    const id = randomId('F');
    this.#all.set(id, { id, name, length, bytes: null });
    return { upload_url: `${this.#origin()}/upload/${id}`, file_id: id };
  }

  /** Whether that is what was announced: the bytes themselves, or a form with them. */
  async take(id: string, request: IncomingMessage): Promise<boolean> {
    const bytes = await bytesOf(request);
    const upload = this.#all.get(id);
    if (upload === undefined || upload.bytes !== null || bytes.length !== upload.length) return false;
    upload.bytes = bytes;
    return true;
  }

  /** @throws SlackRefusal if nothing came. */
  complete(id: string): Upload & { readonly text: string } {
    const upload = this.#all.get(id);
    if (upload?.bytes == null) throw new SlackRefusal('file_not_found');
    this.#all.delete(id);
    return { ...upload, text: upload.bytes.toString('utf8') };
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const body = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [part] = [...form.values()];
  return part instanceof Blob ? Buffer.from(await part.arrayBuffer()) : Buffer.from(part ?? '');
}
