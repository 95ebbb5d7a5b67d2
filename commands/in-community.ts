import { type Actor, directTenant } from '../src/chat/actor.ts';
import { refusal } from '../src/chat/refusal.ts';
import type { CommunityKey } from '../src/core/dossier/dossier.ts';
import type { Texts } from '../src/texts/catalogue.ts';
import { communityOf } from './services.ts';

/** @throws Refusal in a direct message, which belongs to none. */
export function inCommunity(actor: Actor, t: Texts): CommunityKey {
  if (actor.tenantId === directTenant) throw refusal(t.settings.direct);
  return communityOf(actor);
}
