import { createHmac } from 'node:crypto';

/**
 * The items in an order that only the seed decides: by HMAC-SHA256 (RFC 2104) of each one's key, keyed with the seed.
 * Nobody without the seed can tell anything of it. Orders for different purposes have nothing to do with each other.
 */
export function shuffled<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  seed: string,
  purpose: string,
): readonly T[] {
  return items
    .map((item) => ({ item, rank: rankOf(keyOf(item)) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
    .map(({ item }) => item);

  function rankOf(key: string): string {
    return createHmac('sha256', seed).update(`${purpose}\n${key}`).digest('hex');
  }
}
