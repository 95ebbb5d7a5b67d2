import type { Presence } from '../../chat/platform.ts';

/** What Discord dispatches, as far as it is looked at: https://docs.discord.com/developers/events/gateway-events */
export interface Dispatched {
  readonly t?: string | null;
  readonly d?: unknown;
}

interface Guild {
  readonly id?: unknown;
}

/** Where the bot is, as an event of the gateway tells; null if it tells nothing of that. */
export function presenceIn({ t, d }: Dispatched): Presence | null {
  if (typeof d !== 'object' || d === null) return null;
  switch (t) {
    case 'READY':
      return joinedOnly(d);
    case 'GUILD_CREATE':
      return told('joined', 'id' in d ? d.id : null);
    case 'GUILD_DELETE':
      // With it, a guild is only out of reach.
      return 'unavailable' in d && d.unavailable === true ? null : told('left', 'id' in d ? d.id : null);
    case 'INTERACTION_CREATE':
      return told('joined', 'guild_id' in d ? d.guild_id : null);
    default:
      return null;
  }
}

function told(kind: 'joined' | 'left', id: unknown): Presence | null {
  return typeof id === 'string' ? { kind, tenantId: id } : null;
}

/** Servers that have an outage are among them. One of several connections tells only its share. */
function joinedOnly(ready: { readonly guilds?: unknown; readonly shard?: unknown }): Presence | null {
  const { guilds, shard } = ready;
  if (!Array.isArray(guilds) || (Array.isArray(shard) && shard[1] !== 1)) return null;
  const ids = guilds.map((guild: Guild) => guild.id).filter((id) => typeof id === 'string');
  return ids.length === guilds.length ? { kind: 'joined-only', tenantIds: ids } : null;
}
