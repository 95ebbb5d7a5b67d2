import { parseAccept } from 'hono/utils/accept';
import type { Actor } from '../../chat/actor.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { LOCAL_CHANNEL, LOCAL_TENANT } from './channel.ts';
import type { ActingAs } from './wire.ts';

/** How many people the page can act as. */
export const LOCAL_MEMBERS = 3;

/** The browser's preferred language as a BCP 47 tag, from `Accept-Language` (RFC 9110); English if it names none. */
export function preferredLocale(acceptLanguage: string | undefined): string {
  const wanted = parseAccept(acceptLanguage ?? '').map(({ type }) => type);
  return wanted.find(isLanguageTag) ?? 'en';
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // that is how Intl says that it is none
  }
}

/** Nobody vouches for a playground's people: they are whoever the page says. */
export function localActor(as: ActingAs, locale: string, t: Texts): Actor {
  return {
    platform: 'web',
    tenantId: LOCAL_TENANT,
    userId: `member-${as.member}`,
    name: t.playground.member(as.member),
    locale,
    roles: [],
    place: { channel: LOCAL_CHANNEL, obstacles: [] },
    outsider: false,
    isManager: async () => as.moderator,
  };
}
