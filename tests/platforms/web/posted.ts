import type { Posted, PostedMessage } from '../../../src/platforms/web/wire.ts';
import { exchange } from './exchange.ts';
import type { Playground } from './playground.ts';

/** What the page is shown of the channel. */
export async function posted(playground: Playground): Promise<readonly PostedMessage[]> {
  const { status, body } = await exchange(playground, '/api/channel');
  if (status !== 200) throw new Error(`${status}: ${body}`);
  const { posts }: Posted = JSON.parse(body);
  return posts;
}
