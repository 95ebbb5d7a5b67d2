import { LRUCache } from 'lru-cache';
import { mentioned } from '../../chat/mention.ts';
import type { Message, Text } from '../../chat/message.ts';
import { late, within } from '../../chat/pauses.ts';
import type { Names } from './rich-text.ts';
import type { WebClient } from './web-client.ts';

/** In milliseconds: how long rights are taken for granted. */
const FRESH = 60_000;
const PEOPLE = 5_000;
/** In milliseconds: how long an answer waits to learn somebody's name and language. */
const PATIENCE = 400;
const NAMES = 25;

export interface Person {
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  /** Belongs to another workspace. */
  readonly outsider: boolean;
  /** Administers the workspace. */
  readonly manages: boolean;
}

/** Members, as `users.info` tells of them: https://docs.slack.dev/reference/methods/users.info */
export class People {
  readonly #known: LRUCache<string, Person>;

  constructor(ask: (userId: string) => Promise<Person>) {
    this.#known = new LRUCache<string, Person>({
      max: PEOPLE,
      ttl: FRESH,
      fetchMethod: ask,
      // A name that is old is better than none.
      noDeleteOnFetchRejection: true,
    });
  }

  /** With rights no older than a minute; rejects as the call does. */
  async fresh(userId: string): Promise<Person | null> {
    return (await this.#known.fetch(userId)) ?? null;
  }

  /** As they were last known; null if nothing is learnt of them soon. */
  async soon(userId: string): Promise<Person | null> {
    const known = this.#known.peek(userId, { allowStale: true });
    const asked = this.#known.has(userId) ? null : this.fresh(userId).catch(() => null);
    if (known !== undefined || asked === null) return known ?? null;
    const person = await within(asked, PATIENCE);
    return person === late ? null : person;
  }

  /** What those are called whom a message mentions. */
  async namesIn(message: Message): Promise<Names> {
    const ids = [...new Set(textsOf(message).flatMap(userIds))].slice(0, NAMES);
    const people = await Promise.all(ids.map(async (id) => [id, await this.soon(id)] as const));
    return new Map(people.flatMap(([id, person]) => (person === null ? [] : [[id, person.name]])));
  }
}

/** Asks Slack, on behalf of one workspace. */
export function personByInfo(client: WebClient, teamId: string): (userId: string) => Promise<Person> {
  return async (userId) => {
    const { user } = await client.users.info({ user: userId, include_locale: true });
    const display = user?.profile?.display_name;
    const outsider =
      user?.is_stranger === true ||
      (user?.team_id !== teamId && user?.enterprise_user?.teams?.includes(teamId) !== true);
    const trusted = !outsider && user?.deleted !== true && user?.is_restricted !== true;
    return {
      name: (display === '' ? undefined : display) ?? user?.real_name ?? user?.name ?? userId,
      locale: user?.locale ?? 'en',
      outsider,
      manages:
        trusted && (user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true),
    };
  };
}

function userIds(text: Text): readonly string[] {
  if (typeof text === 'string') return [];
  return text.flatMap((span) => {
    if (typeof span === 'string' || !('mention' in span)) return [];
    const { kind, id } = mentioned(span.mention);
    return kind === 'user' ? [id] : [];
  });
}

function textsOf({ blocks }: Message): readonly Text[] {
  return blocks.flatMap((block): readonly Text[] => {
    switch (block.kind) {
      case 'text':
      case 'note':
        return [block.text];
      case 'quote':
        return [block.text, block.attribution];
      case 'fields':
        return block.fields.map(({ value }) => value);
      case 'heading':
      case 'buttons':
      case 'select':
      case 'file':
        return [];
      default:
        return block satisfies never;
    }
  });
}
