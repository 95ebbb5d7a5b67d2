import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import type { Naming } from '../../texts/naming.ts';
import type { People } from './people.ts';

/** Who did something, as Slack's payload tells. */
export interface Doer {
  readonly userId: string;
  /** The workspace that they belong to. */
  readonly teamId: string | null;
  readonly userName: string;
  /** Null where no channel is in sight. */
  readonly channel: string | null;
}

/** https://docs.slack.dev/reference/objects/conversation-object: a direct message's id begins so. */
const DIRECT = 'D';

/** Slack lets people use an app only where they may write, so that no rights of theirs are asked for. */
export function actorsOf(teamId: string, people: People, command: Naming): (doer: Doer) => Promise<Actor> {
  return async ({ userId, teamId: theirs, userName, channel }) => {
    const person = await people.soon(userId);
    const outsider = theirs !== teamId || person?.outsider === true;
    return {
      platform: 'slack',
      tenantId: teamId,
      userId,
      name: person?.name ?? userName,
      locale: person?.locale ?? 'en',
      command,
      roles: [],
      place: placeOf(channel),
      outsider,
      isManager: async () => !outsider && (await people.fresh(userId))?.manages === true,
    };
  };
}

function placeOf(channel: string | null): Place | null {
  return channel === null || channel.startsWith(DIRECT) ? null : { channel, obstacles: [] };
}
